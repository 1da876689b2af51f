"""The last of the first questions: which daily ones may come, and the end of the welcome."""

from bot.chat import pairing as pairing_chat
from bot.chat.routes import Routes
from bot.chat.turn import Turn
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


async def asked(turn: Turn, _action: AskTracks) -> None:
    await _ask(turn)


async def switched(turn: Turn, action: SwitchTrack) -> None:
    await welcome.switch_track(turn.work, turn.person, action.track)
    await _ask(await turn.again())


async def finished(turn: Turn, _action: FinishTracks) -> None:
    if turn.person.onboarded:
        raise Refusal("trouble-old-button")
    person = await welcome.finish(turn.work, turn.person)
    next_at = await coming.coming_at(turn.work, person)
    if next_at is None:
        words = turn.voice.text("welcome-finished-quiet", name=person.called)
    else:
        day, time = local_words(turn.voice, person, next_at, turn.work.now)
        words = turn.voice.text("welcome-finished", name=person.called, day=day, time=time)
    if await opening.waiting_inviter(turn.work, person) is None:
        words += "\n\n" + turn.voice.text("welcome-finished-alone")
    await turn.show(words)
    if not await pairing_chat.show_open(turn):
        await turn.ask(role_cards.ask(turn.voice), Question(QuestionKind.ROLE), anew=True)


async def _ask(turn: Turn) -> None:
    question = Question(QuestionKind.TRACKS)
    await turn.ask(await _question(turn, question), question)


async def _question(turn: Turn, question: Question) -> Card:
    return await step_card(turn, question.kind)


def setup(routes: Routes) -> None:
    routes.tap(AskTracks, asked)
    routes.tap(SwitchTrack, switched, early=True)
    routes.tap(FinishTracks, finished, early=True)
    routes.question(QuestionKind.TRACKS, _question)
