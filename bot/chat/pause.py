"""/pause and /resume: reads how long, and says what it means in one sentence."""

from datetime import date, timedelta

from bot.chat.checkin import pausing as checkin_pausing
from bot.chat.routes import Routes
from bot.chat.turn import Misread, Turn
from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.domain.questions import Question, QuestionKind
from bot.service import pausing
from bot.service.nudge import coming
from bot.texts.actions.pause import NoPause, PauseFor
from bot.texts.card import Card
from bot.texts.cards import pause as cards
from bot.texts.cards.settings import local_words
from bot.texts.saying import say_time
from bot.texts.when import Unreadable, read_pause_day

_ASKED = Question(QuestionKind.PAUSE)


async def ask_or_pause(turn: Turn, words: str) -> None:
    if words:
        await _pause_in_words(turn, words)
    else:
        await ask(turn)


async def ask(turn: Turn) -> None:
    await turn.ask(cards.ask(turn.voice), _ASKED)


async def wrote_how_long(turn: Turn, _question: Question) -> None:
    await _pause_in_words(turn, turn.message.text or "")


async def tapped(turn: Turn, action: PauseFor) -> None:
    end = local_date(turn.work.now, turn.person.at) + timedelta(days=action.days)
    await _pause(turn, end if action.days else None)


async def cancelled(turn: Turn, _action: NoPause) -> None:
    await turn.show(turn.voice.text("pause-cancelled"))


async def resumed(turn: Turn, _words: str) -> None:
    was_paused = turn.person.paused
    person = await pausing.resume(turn.work, turn.person)
    await turn.say(await _next_words(turn, person, "pause-resumed" if was_paused else "pause-not-paused"))


async def _pause_in_words(turn: Turn, words: str) -> None:
    """Say what was understood. Raises Misread for what cannot be read."""
    try:
        ends_on = read_pause_day(words, local_date(turn.work.now, turn.person.at))
    except Unreadable as unreadable:
        raise Misread(f"pause-{unreadable.reason}", _ASKED) from None
    await _pause(turn, ends_on)


async def _pause(turn: Turn, ends_on: date | None) -> None:
    """Rest until that date, say what this means, and ask about a check-in that falls into it."""
    person = await pausing.pause(turn.work, turn.person, ends_on)
    await turn.show(_meaning(turn, person))
    await checkin_pausing.ask_if_one_falls(turn, person)


def _meaning(turn: Turn, person: Person) -> str:
    if person.paused_until is None:
        return turn.voice.text("pause-until-open")
    day, _ = local_words(turn.voice, person, person.paused_until, turn.work.now)
    return turn.voice.text("pause-until", day=day, time=say_time(person.nudge_minute or 0))


async def _next_words(turn: Turn, person: Person, key: str) -> str:
    next_at = await coming.coming_at(turn.work, person)
    if next_at is None:
        return turn.voice.text(f"{key}-quiet")
    day, time = local_words(turn.voice, person, next_at, turn.work.now)
    return turn.voice.text(key, day=day, time=time)


async def _question(turn: Turn, _question: Question) -> Card | None:
    return cards.ask(turn.voice)


def setup(routes: Routes) -> None:
    routes.command("pause", ask_or_pause)
    routes.command("resume", resumed)
    routes.tap(PauseFor, tapped)
    routes.tap(NoPause, cancelled)
    routes.question(QuestionKind.PAUSE, _question, wrote_how_long)
