"""Everything that somebody can do in private: one of them is what two runs of a life differ by; holds no test."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from typing import get_args

from bot.domain.people import TRACKS, Role
from bot.domain.preferences import Broken
from bot.texts.actions import farewell, pace
from bot.texts.actions.journal import Delete
from bot.texts.actions.nudge import Another, HardDay, NeverAgain, NotToday, Reply, ShowMore
from bot.texts.actions.pace import SetTouch
from bot.texts.actions.pause import PauseFor
from bot.texts.actions.quiet import RemoveDay
from bot.texts.actions.reflection import KeepPrivate
from bot.texts.actions.role import ChooseBroken, ChooseRole
from bot.texts.actions.settings import SwitchDay
from bot.texts.actions.signs import FinishSigns, NeverOfferSigns
from bot.texts.actions.steering import WantFewer
from bot.texts.actions.support import ChooseCountry, NotIt, RemoveSupport
from bot.texts.actions.welcome import ChooseHour, ConfirmZone, SwitchTrack
from bot.texts.callback import Action
from tests.e2e.story import Phone
from tests.e2e.twins.scene import Scene

Act = Callable[[Scene, Phone], Awaitable[None]]


def taps(*actions: Action | str) -> Act:
    async def act(scene: Scene, ana: Phone) -> None:
        for action in actions:
            await scene.taps(ana, action)

    return act


def says(*words: str) -> Act:
    async def act(_scene: Scene, ana: Phone) -> None:
        for one in words:
            await ana.says(one)

    return act


def about_the_nudge(verb: str, times: int = 1) -> Act:
    """A button of the newest daily card, which /today shows."""

    async def act(scene: Scene, ana: Phone) -> None:
        await ana.says("/today")
        for _ in range(times):
            nudge = await scene.nudge(ana)
            if nudge is None:
                return
            await scene.taps(ana, ShowMore(nudge.id))
            match verb:
                case "other":
                    await scene.taps(ana, Another(nudge.id, nudge.prompt_id))
                case "never":
                    await scene.taps(ana, NeverAgain(nudge.id, nudge.prompt_id))
                case "hard":
                    await scene.taps(ana, HardDay(nudge.id))
                case "skip":
                    await scene.taps(ana, NotToday(nudge.id))
                case _:
                    await scene.taps(ana, Reply(nudge.id))

    return act


async def changes_her_hour(scene: Scene, ana: Phone) -> None:
    async with scene.story.app.database.transaction(scene.story.clock.now()) as work:
        minute = (await scene.person(work, ana)).nudge_minute or 0
    await scene.taps(ana, ChooseHour((minute + 690) % 1440))


async def moves_elsewhere(scene: Scene, ana: Phone) -> None:
    async with scene.story.app.database.transaction(scene.story.clock.now()) as work:
        zone = (await scene.person(work, ana)).zone
    await scene.taps(ana, ConfirmZone("Asia/Tokyo" if zone != "Asia/Tokyo" else "Europe/Lisbon"))


async def blocks(_scene: Scene, ana: Phone) -> None:
    await ana.blocks()


async def blocks_and_comes_back(_scene: Scene, ana: Phone) -> None:
    await ana.blocks()
    await ana.unblocks()


async def writes(scene: Scene, ana: Phone) -> None:
    await scene.writes(ana)
    await ana.says("And one more thing.")


async def writes_and_keeps(scene: Scene, ana: Phone) -> None:
    await scene.writes(ana)
    if entry := await scene.entry(ana, "private"):
        await scene.taps(ana, KeepPrivate(entry.newest.id, (await scene.couple()).id))


async def edits(scene: Scene, ana: Phone) -> None:
    await scene.writes(ana)
    if entry := await scene.entry(ana, "private"):
        await ana.edits(entry.first.message_id, "Other words.")


async def deletes(scene: Scene, ana: Phone) -> None:
    await scene.writes(ana)
    if entry := await scene.entry(ana, "private"):
        await ana.says("/journal")
        await scene.taps(ana, Delete(entry.id))


async def writes_of_fear(scene: Scene, ana: Phone) -> None:
    for words in ("I am afraid of him. He hit me again.", "I want to die."):
        before = await ana.says("/journal")
        await ana.says(words, reply_to=before)
    await scene.taps(ana, NotIt("afraid"))


async def looks_for_help(scene: Scene, ana: Phone) -> None:
    await ana.says("/support")
    await scene.taps(ana, ChooseCountry("NZ"))
    await scene.taps(ana, RemoveSupport())


async def sets_a_quiet_date(scene: Scene, ana: Phone, days: int = 3) -> None:
    day = (scene.story.clock.now() + timedelta(days=days)).date()
    await ana.says(f"/quietdates {day.day} {day:%B}")


async def sets_a_far_quiet_date(scene: Scene, ana: Phone) -> None:
    await sets_a_quiet_date(scene, ana, 180)


async def sets_and_removes_a_quiet_date(scene: Scene, ana: Phone) -> None:
    await sets_a_quiet_date(scene, ana)
    async with scene.story.app.database.transaction(scene.story.clock.now()) as work:
        kept = await work.quiet_dates.of((await scene.person(work, ana)).id)
    for one in kept:
        await scene.taps(ana, RemoveDay(one.id))


async def is_silent(_scene: Scene, _ana: Phone) -> None:
    """From now on she does nothing of what he gets nothing of."""


async def sends_a_picture(_scene: Scene, ana: Phone) -> None:
    with suppress(LookupError):
        await ana.says("/journal")
        await ana.sends_photo(caption="Only for me.")


ROLES: dict[str, Act] = {f"says that she is {role}": taps(ChooseRole(role)) for role in get_args(Role)}
BROKEN: dict[str, Act] = {f"says what was broken: {one}": taps(ChooseBroken(one)) for one in get_args(Broken)}

QUIET: dict[str, Act] = {
    **ROLES,
    **BROKEN,
    "signs": taps(FinishSigns(0b10101), FinishSigns(0b01010)),
    "signs, all": taps(FinishSigns(0b11111)),
    "no more signs": taps(NeverOfferSigns()),
    "stays": taps(pace.Stay()),
    "no touch": taps(SetTouch("no")),
    "fewer": taps(WantFewer("talk"), WantFewer("connection"), WantFewer("write")),
    "another one": about_the_nudge("other"),
    "another one, three times": about_the_nudge("other", 3),
    "don't send this again": about_the_nudge("never", 2),
    "not today": about_the_nudge("skip"),
    "opens the reply box": about_the_nudge("reply"),
    "hour": changes_her_hour,
    "writes": writes,
    "writes and keeps": writes_and_keeps,
    "edits": edits,
    "deletes": deletes,
    "a picture": sends_a_picture,
    "words of fear": writes_of_fear,
    "support": looks_for_help,
    "asks for /leave and stays": taps("settings.close", farewell.Stay()),
    "asks to leave": says("/leave", "no"),
    "asks for /forget and stays": says("/forget", "no"),
    "goes half the way to /forget": says("/forget", "yes", "no"),
    "a quiet date that is far": sets_a_far_quiet_date,
    "a quiet date that she removes": sets_and_removes_a_quiet_date,
    "blocks and comes back": blocks_and_comes_back,
    "pauses and resumes": says("/pause", "a week", "/resume"),
    "reads everything": says(
        "/help", "/privacy", "/settings", "/journal", "/checkin", "/quietdates", "/signs"
    ),
}
"""What leaves her able to go on as she would."""

STILL: dict[str, Act] = {
    "hard day": about_the_nudge("hard"),
    "tracks off": taps(*(SwitchTrack(track) for track in TRACKS)),
    "one track off": taps(SwitchTrack("gratitude")),
    "no days": taps(*(SwitchDay(day) for day in range(7))),
    "fewer days": taps(SwitchDay(1), SwitchDay(3), SwitchDay(5)),
    "pauses": taps(PauseFor(0)),
    "pauses for three days": taps(PauseFor(3)),
    "pauses until a date": says("/pause until friday"),
    "blocks": blocks,
    "is silent": is_silent,
    "moves elsewhere": moves_elsewhere,
}
"""What makes her get less, or at other times."""

PRIVATE = QUIET | STILL

PERHAPS_SHOWN: dict[str, Act] = {
    "a bit more": taps(pace.More()),
    "a step back": taps(pace.StepBack()),
    "touch is welcome": taps(SetTouch("yes")),
    "a quiet date": sets_a_quiet_date,
}
"""What shows in some lives, as she is told where she does it."""
