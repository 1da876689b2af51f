"""The taps of a check-in under way: each turns the tapped card, and the service turns the partner's."""

from bot.chat.about import one_id, two_ids
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.service import checkin_meeting


async def started(turn: Turn, *about: str) -> str | None:
    checkin_id = one_id(about)
    begun = await checkin_meeting.start(turn.work, turn.texts, turn.person, checkin_id)
    await turn.show(turn.voice.text("checkin-opened"))
    return None if begun else turn.voice.plain("checkin-already-open")


async def shown(turn: Turn, *about: str) -> None:
    checkin_id = one_id(about)
    await checkin_meeting.show_again(turn.work, turn.texts, turn.person, checkin_id)
    await turn.put_away()


async def went_on(turn: Turn, *about: str) -> None:
    checkin_id, step = two_ids(about)
    await turn.show(await checkin_meeting.turn(turn.work, turn.texts, turn.person, checkin_id, step, by=1))


async def went_back(turn: Turn, *about: str) -> None:
    checkin_id, step = two_ids(about)
    await turn.show(await checkin_meeting.turn(turn.work, turn.texts, turn.person, checkin_id, step, by=-1))


async def took_break(turn: Turn, *about: str) -> None:
    checkin_id = one_id(about)
    await turn.show(await checkin_meeting.take_break(turn.work, turn.texts, turn.person, checkin_id))


async def chose_break(turn: Turn, *about: str) -> None:
    checkin_id, minutes = two_ids(about)
    await turn.show(await checkin_meeting.set_break(turn.work, turn.texts, turn.person, checkin_id, minutes))


async def came_back(turn: Turn, *about: str) -> None:
    checkin_id = one_id(about)
    await turn.show(await checkin_meeting.go_on(turn.work, turn.texts, turn.person, checkin_id))


async def closed(turn: Turn, *about: str) -> None:
    checkin_id = one_id(about)
    await turn.show(await checkin_meeting.close(turn.work, turn.texts, turn.person, checkin_id))


async def reopened(turn: Turn, *about: str) -> None:
    checkin_id = one_id(about)
    await turn.show(await checkin_meeting.reopen(turn.work, turn.texts, turn.person, checkin_id))


def setup(routes: Routes) -> None:
    routes.tap("checkin.start", started)
    routes.tap("agenda.show", shown)
    routes.tap("agenda.next", went_on)
    routes.tap("agenda.back", went_back)
    routes.tap("agenda.break", took_break)
    routes.tap("agenda.rest", chose_break)
    routes.tap("agenda.on", came_back)
    routes.tap("agenda.close", closed)
    routes.tap("agenda.reopen", reopened)
