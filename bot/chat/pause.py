"""/pause and /resume: reads how long, and says what it means in one sentence."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.service import nudge_calendar, pausing
from bot.texts.card import Card, tap
from bot.texts.cards.settings import local_words
from bot.texts.saying import say_time
from bot.texts.when import Unreadable, read_pause_day

_OFFERED = {"1": "1 day", "3": "3 days", "7": "7 days", "0": "until i say"}


async def ask_or_pause(turn: Turn, words: str) -> None:
    if words:
        await turn.say(await _pause(turn, words))
    else:
        await turn.say(question(turn))


async def tapped(turn: Turn, days: str) -> None:
    if days not in _OFFERED:
        raise Refusal("trouble-old-button")
    await turn.show(await _pause(turn, _OFFERED[days]))


async def cancelled(turn: Turn) -> None:
    await turn.show(turn.voice.text("pause-cancelled"))


async def resumed(turn: Turn, _words: str) -> None:
    was_paused = turn.person.paused
    person = await pausing.resume(turn.work, turn.person)
    await turn.say(await _next_words(turn, person, "pause-resumed" if was_paused else "pause-not-paused"))


async def _pause(turn: Turn, words: str) -> str:
    """The sentence that says what was understood. Raises Refusal for what cannot be read."""
    try:
        ends_on = read_pause_day(words, local_date(turn.work.now, turn.person.at))
    except Unreadable as unreadable:
        raise Refusal(f"pause-{unreadable.reason}") from None
    return _meaning(turn, await pausing.pause(turn.work, turn.person, ends_on))


def _meaning(turn: Turn, person: Person) -> str:
    if person.paused_until is None:
        return turn.voice.text("pause-until-open")
    day, _ = local_words(turn.voice, person, person.paused_until, turn.work.now)
    return turn.voice.text("pause-until", day=day, time=say_time(person.nudge_minute or 0))


async def _next_words(turn: Turn, person: Person, key: str) -> str:
    next_at = await nudge_calendar.next_at(turn.work, person)
    if next_at is None:
        return turn.voice.text(f"{key}-quiet")
    day, time = local_words(turn.voice, person, next_at, turn.work.now)
    return turn.voice.text(key, day=day, time=time)


def question(turn: Turn) -> Card:
    voice = turn.voice
    first = (
        tap(voice.label("pause-day"), "pause.for", 1),
        tap(voice.label("pause-three-days"), "pause.for", 3),
    )
    second = (tap(voice.label("pause-week"), "pause.for", 7), tap(voice.label("pause-open"), "pause.for", 0))
    return Card(voice.text("pause-ask"), (first, second, (tap(voice.label("pause-cancel"), "pause.cancel"),)))


def setup(routes: Routes) -> None:
    routes.command("pause", ask_or_pause)
    routes.command("resume", resumed)
    routes.tap("pause.for", tapped)
    routes.tap("pause.cancel", cancelled)
