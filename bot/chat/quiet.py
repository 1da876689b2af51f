"""/quietdates: adding, seeing and removing one's own quiet days."""

from bot.chat.about import one_id
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.service import quiet
from bot.texts.calendar_days import AmbiguousDayError, read_year_day
from bot.texts.card import Card
from bot.texts.cards import quiet as cards
from bot.texts.hours import squeeze


async def asked(turn: Turn, words: str) -> None:
    """/quietdates shows the days; with a day behind it, it adds that one."""
    if words:
        await _add(turn, words)
    else:
        await turn.say(await _card(turn))


async def asked_day(turn: Turn) -> None:
    await quiet.refuse_when_full(turn.work, turn.person)
    await turn.work.people.set(turn.person.id, expects="quiet.day")
    await turn.show(turn.voice.text("quiet-ask"))


async def wrote_day(turn: Turn) -> None:
    await _add(turn, turn.message.text or "")


async def removed(turn: Turn, *about: str) -> None:
    await quiet.remove(turn.work, turn.person, one_id(about))
    await turn.show(await _card(turn))


async def _add(turn: Turn, words: str) -> None:
    """What cannot be read is asked for once more, with the reason."""
    try:
        day, reason = read_year_day(squeeze(words)), "quiet-unknown"
    except AmbiguousDayError:
        day, reason = None, "quiet-ambiguous"
    if day is None:
        await turn.work.people.set(turn.person.id, expects="quiet.day")
        await turn.say(turn.voice.text(reason))
        return
    await turn.work.people.set(turn.person.id, expects=None)
    await quiet.add(turn.work, turn.person, day)
    await turn.say(await _card(turn))


async def _card(turn: Turn) -> Card:
    return cards.own_days(turn.voice, await quiet.own(turn.work, turn.person))


def setup(routes: Routes) -> None:
    routes.command("quietdates", asked)
    routes.tap("quiet.add", asked_day)
    routes.tap("quiet.remove", removed)
    routes.answer("quiet.day", wrote_day)
