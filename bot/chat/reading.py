"""What somebody does with words that their partner shared: thanks, or an answer; nothing goes without a tap."""

from bot.chat import copies, reflections as entries
from bot.chat.context import Context, Misread
from bot.chat.messages import read_content
from bot.chat.routes import Routes
from bot.domain.events.sharing import Thanked
from bot.domain.kinds import About, Subject
from bot.domain.questions import Question, QuestionKind
from bot.service import news, post, reading
from bot.store.work import Work
from bot.texts.actions.reading import Thank, WriteAnswer
from bot.texts.card import Card
from bot.texts.cards.copy import answer_card
from bot.texts.texts import Texts


async def thanked(context: Context, action: Thank) -> str:
    """Tell the author; the button goes, the words stay."""
    author = await reading.thank(context.work, context.person, action.part_id)
    about = await context.work.bubbles.about(context.person.id, context.tapped_id or 0)
    if about is not None and about.subject is Subject.COPY and context.tapped_id is not None:
        card = await copies.shown_again(context.work, context.texts, context.person, author.called, about)
        if card is not None:
            await post.edit(context.work, context.person, context.tapped_id, card, author=author.id)
    return context.voice.plain("read-thanked", name=author.called)


async def asked(context: Context, action: WriteAnswer) -> None:
    """Open the reply box; what is written stays theirs until they send it."""
    author = await reading.may_answer(context.work, context.person, action.part_id)
    about = About(Subject.ANSWER, action.part_id)
    await context.ask(
        answer_card(context.voice, author.called), reading.answering(action.part_id), anew=True, about=about
    )


async def wrote(context: Context, question: Question) -> None:
    """Raises Misread for what is about something else: a nudge has come since they were asked."""
    part_id = question.about or 0
    await reading.may_answer(context.work, context.person, part_id)
    if await reading.is_overtaken(context.work, context.person, question):
        raise Misread("read-gone", question)
    read = read_content(context.message)
    if read is None:
        raise Misread("read-gone", question)
    await entries.keep(context, entries.written(context, read, answers=part_id))


async def question_card(context: Context, question: Question) -> Card | None:
    part = await context.work.reflections.shared_with(context.person.id, question.about or 0)
    partner = await context.work.couples.partner_of(context.person.id)
    return answer_card(context.voice, partner.called) if part is not None and partner is not None else None


async def said_thanks(work: Work, texts: Texts, event: Thanked) -> None:
    words = texts.voice(event.to.language).text("read-thanks", name=event.reader)
    await news.tell(work, event.to, Card(words), reply_to=event.part.message_id)


def setup(routes: Routes) -> None:
    routes.event(Thanked, said_thanks)
    routes.tap(Thank, thanked)
    routes.tap(WriteAnswer, asked)
    routes.question(QuestionKind.ANSWER, question_card, wrote)
