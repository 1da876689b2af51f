"""The taps of a check-in under way: each turns the tapped card, and the service turns the partner's."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.service import checkin_meeting
from bot.texts.actions.meeting import (
    Backward,
    ChooseBreak,
    Close,
    Forward,
    GoOn,
    Reopen,
    ShowAgain,
    Start,
    TakeBreak,
)


async def started(turn: Turn, action: Start) -> str | None:
    begun = await checkin_meeting.start(turn.work, turn.texts, turn.person, action.checkin_id)
    await turn.show(turn.voice.text("checkin-opened"))
    return None if begun else turn.voice.plain("checkin-already-open")


async def shown(turn: Turn, action: ShowAgain) -> None:
    await checkin_meeting.show_again(turn.work, turn.texts, turn.person, action.checkin_id)
    await turn.put_away()


async def went_on(turn: Turn, action: Forward) -> None:
    await turn.show(
        await checkin_meeting.turn(turn.work, turn.texts, turn.person, action.checkin_id, action.step, by=1)
    )


async def went_back(turn: Turn, action: Backward) -> None:
    await turn.show(
        await checkin_meeting.turn(turn.work, turn.texts, turn.person, action.checkin_id, action.step, by=-1)
    )


async def _turn(turn: Turn, action: Forward | Backward, *, by: int) -> None:
    number, step = action.checkin_id, action.step
    await turn.show(await checkin_meeting.turn(turn.work, turn.texts, turn.person, number, step, by=by))


async def took_break(turn: Turn, action: TakeBreak) -> None:
    await turn.show(await checkin_meeting.take_break(turn.work, turn.texts, turn.person, action.checkin_id))


async def chose_break(turn: Turn, action: ChooseBreak) -> None:
    await turn.show(
        await checkin_meeting.set_break(turn.work, turn.texts, turn.person, action.checkin_id, action.minutes)
    )


async def came_back(turn: Turn, action: GoOn) -> None:
    await turn.show(await checkin_meeting.go_on(turn.work, turn.texts, turn.person, action.checkin_id))


async def closed(turn: Turn, action: Close) -> None:
    await turn.show(await checkin_meeting.close(turn.work, turn.texts, turn.person, action.checkin_id))


async def reopened(turn: Turn, action: Reopen) -> None:
    await turn.show(await checkin_meeting.reopen(turn.work, turn.texts, turn.person, action.checkin_id))


def setup(routes: Routes) -> None:
    routes.tap(Start, started)
    routes.tap(ShowAgain, shown)
    routes.tap(Forward, went_on)
    routes.tap(Backward, went_back)
    routes.tap(TakeBreak, took_break)
    routes.tap(ChooseBreak, chose_break)
    routes.tap(GoOn, came_back)
    routes.tap(Close, closed)
    routes.tap(Reopen, reopened)
