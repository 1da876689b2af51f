"""The last of the first questions: which daily ones may come, and the end of the welcome."""

from bot.chat import pairing as pairing_chat
from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.chat.welcome.steps import step_card
from bot.domain.errors import Refusal
from bot.domain.questions import Question, QuestionKind
from bot.service import welcome
from bot.service.nudge import coming
from bot.service.pairing import opening
from bot.texts.actions.welcome import AskTracks, FinishTracks, SwitchTrack
from bot.texts.card import Card
from bot.texts.cards import role as role_cards
from bot.texts.cards.settings import local_words


async def asked(context: Context, _action: AskTracks) -> None:
    await _ask(context)


async def switched(context: Context, action: SwitchTrack) -> None:
    await welcome.switch_track(context.work, context.person, action.track)
    await _ask(await context.again())


async def finished(context: Context, _action: FinishTracks) -> None:
    if context.person.onboarded:
        raise Refusal("trouble-old-button")
    person = await welcome.finish(context.work, context.person)
    next_at = await coming.coming_at(context.work, person)
    if next_at is None:
        words = context.voice.text("welcome-finished-quiet", name=person.called)
    else:
        day, time = local_words(context.voice, person, next_at, context.work.now)
        words = context.voice.text("welcome-finished", name=person.called, day=day, time=time)
    if await opening.waiting_inviter(context.work, person) is None:
        words += "\n\n" + context.voice.text("welcome-finished-alone")
    await context.show(words)
    if not await pairing_chat.show_open(context):
        await context.ask(role_cards.ask(context.voice), Question(QuestionKind.ROLE), anew=True)


async def _ask(context: Context) -> None:
    question = Question(QuestionKind.TRACKS)
    await context.ask(await _question(context, question), question)


async def _question(context: Context, question: Question) -> Card:
    return await step_card(context, question.kind)


def setup(routes: Routes) -> None:
    routes.tap(AskTracks, asked)
    routes.tap(SwitchTrack, switched, early=True)
    routes.tap(FinishTracks, finished, early=True)
    routes.question(QuestionKind.TRACKS, _question)
