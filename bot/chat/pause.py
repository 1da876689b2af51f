"""/pause and /resume: reads how long, and says what it means in one sentence."""

from datetime import date, timedelta

from bot.chat.checkin import pausing as checkin_pausing
from bot.chat.context import Context, Misread
from bot.chat.routes import Routes
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


async def ask_or_pause(context: Context, words: str) -> None:
    if words:
        await _pause_in_words(context, words)
    else:
        await ask(context)


async def ask(context: Context) -> None:
    await context.ask(cards.ask(context.voice), _ASKED)


async def wrote_how_long(context: Context, _question: Question) -> None:
    await _pause_in_words(context, context.message.text or "")


async def tapped(context: Context, action: PauseFor) -> None:
    end = local_date(context.work.now, context.person.zone_or_utc) + timedelta(days=action.days)
    await _pause(context, end if action.days else None)


async def cancelled(context: Context, _action: NoPause) -> None:
    await context.show(context.voice.text("pause-cancelled"))


async def resumed(context: Context, _words: str) -> None:
    was_paused = context.person.paused
    person = await pausing.resume(context.work, context.person)
    await context.say(
        await _next_words(context, person, "pause-resumed" if was_paused else "pause-not-paused")
    )


async def _pause_in_words(context: Context, words: str) -> None:
    """Say what was understood. Raises Misread for what cannot be read."""
    try:
        ends_on = read_pause_day(words, local_date(context.work.now, context.person.zone_or_utc))
    except Unreadable as unreadable:
        raise Misread(f"pause-{unreadable.reason}", _ASKED) from None
    await _pause(context, ends_on)


async def _pause(context: Context, ends_on: date | None) -> None:
    """Rest until that date, say what this means, and ask about a check-in that falls into it."""
    person = await pausing.pause(context.work, context.person, ends_on)
    await context.show(_meaning(context, person))
    await checkin_pausing.ask_if_one_falls(context, person)


def _meaning(context: Context, person: Person) -> str:
    if person.paused_until is None:
        return context.voice.text("pause-until-open")
    day, _ = local_words(context.voice, person, person.paused_until, context.work.now)
    return context.voice.text("pause-until", day=day, time=say_time(person.nudge_minute or 0))


async def _next_words(context: Context, person: Person, key: str) -> str:
    next_at = await coming.coming_at(context.work, person)
    if next_at is None:
        return context.voice.text(f"{key}-quiet")
    day, time = local_words(context.voice, person, next_at, context.work.now)
    return context.voice.text(key, day=day, time=time)


async def _question(context: Context, _question: Question) -> Card | None:
    return cards.ask(context.voice)


def setup(routes: Routes) -> None:
    routes.command("pause", ask_or_pause)
    routes.command("resume", resumed)
    routes.tap(PauseFor, tapped)
    routes.tap(NoPause, cancelled)
    routes.question(QuestionKind.PAUSE, _question, wrote_how_long)
