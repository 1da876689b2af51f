"""What somebody does with words that their partner shared: thanks, or an answer; nothing goes without a tap."""

from bot.chat import copies, reflections as entries
from bot.chat.messages import read_content
from bot.chat.routes import Routes
from bot.chat.turn import Misread, Turn
from bot.domain.events.sharing import Thanked
from bot.domain.kinds import About, Subject
from bot.domain.questions import Question, QuestionKind
from bot.service import news, post, reading
from bot.store.work import Work
from bot.texts.actions.reading import Thank, WriteAnswer
from bot.texts.card import Card
from bot.texts.cards.reflection import answer_card
from bot.texts.texts import Texts


async def thanked(turn: Turn, action: Thank) -> str:
    """Tell the author; the button goes, the words stay."""
    author = await reading.thank(turn.work, turn.person, action.part_id)
    about = await turn.work.bubbles.about(turn.person.id, turn.tapped_id or 0)
    if about is not None and about.subject is Subject.COPY and turn.tapped_id is not None:
        card = await copies.shown_again(turn.work, turn.texts, turn.person, author.called, about)
        if card is not None:
            await post.edit(turn.work, turn.person, turn.tapped_id, card, author=author.id)
    return turn.voice.plain("read-thanked", name=author.called)


async def asked(turn: Turn, action: WriteAnswer) -> None:
    """Open the reply box; what is written stays theirs until they send it."""
    author = await reading.may_answer(turn.work, turn.person, action.part_id)
    about = About(Subject.ANSWER, action.part_id)
    await turn.ask(
        answer_card(turn.voice, author.called), reading.answering(action.part_id), anew=True, about=about
    )


async def wrote(turn: Turn, question: Question) -> None:
    """Raises Misread for what is about something else: a nudge has come since they were asked."""
    part_id = question.about or 0
    await reading.may_answer(turn.work, turn.person, part_id)
    if await reading.is_overtaken(turn.work, turn.person, question):
        raise Misread("read-gone", question)
    read = read_content(turn.message)
    if read is None:
        raise Misread("read-gone", question)
    await entries.keep(turn, entries.written(turn, read, answers=part_id))


async def question_card(turn: Turn, question: Question) -> Card | None:
    part = await turn.work.reflections.shared_with(turn.person.id, question.about or 0)
    partner = await turn.work.couples.partner_of(turn.person.id)
    return answer_card(turn.voice, partner.called) if part is not None and partner is not None else None


async def said_thanks(work: Work, texts: Texts, event: Thanked) -> None:
    words = texts.voice(event.to.language).text("read-thanks", name=event.reader)
    await news.tell(work, event.to, Card(words), reply_to=event.part.message_id)


def setup(routes: Routes) -> None:
    routes.event(Thanked, said_thanks)
    routes.tap(Thank, thanked)
    routes.tap(WriteAnswer, asked)
    routes.question(QuestionKind.ANSWER, question_card, wrote)
