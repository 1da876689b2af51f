"""What two people do about their weekly check-in; holds no test."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.texts.actions.checkin import Agree, MoveByHours, MoveToDay, Skip, Withdraw
from bot.texts.actions.meeting import Close, Forward, Start
from tests.e2e.story import Phone
from tests.e2e.twins.scene import Scene


async def suggests(scene: Scene, phone: Phone) -> bool:
    """A moment of the week, in the words of their own clock."""
    await phone.says(await _suggestion(scene, phone))
    return True


async def _suggestion(scene: Scene, phone: Phone) -> str:
    now = scene.story.clock.now()
    moment = now.replace(hour=18 if now.day % 2 else 9, minute=30) + timedelta(days=1 + now.day % 5)
    async with scene.story.app.database.transaction(now) as work:
        zone = (await scene.person(work, phone)).zone_or_utc
    return f"/checkin {moment.astimezone(ZoneInfo(zone)):%A %H:%M}"


async def suggests_and_takes_back(scene: Scene, phone: Phone) -> bool:
    """In one breath: whatever the answer tells, the other should get the suggestion all the same."""
    phone.person.say(await _suggestion(scene, phone))
    number = await _next_proposal(scene)
    tap = phone.person._tap(phone.person._stored(phone.last.id), Withdraw(number).pack())
    if phone is scene.ben:
        scene.ear.taps.add(tap)
    await scene.story.run_until_idle()
    return True


async def _next_proposal(scene: Scene) -> int:
    async with scene.story.app.database.transaction(scene.story.clock.now()) as work:
        row = await work.tx.one("SELECT last FROM sequence WHERE name = 'proposals'")
        return int(row["last"]) + 1 if row else 1


async def agrees(scene: Scene, phone: Phone) -> bool:
    couple = await scene.couple()
    async with scene.story.app.database.transaction(scene.story.clock.now()) as work:
        proposal = await work.checkins.proposal(couple.id)
    if proposal is not None:
        await scene.taps(phone, Agree(proposal.id))
    return proposal is not None


async def _checkin(scene: Scene) -> int:
    couple = await scene.couple()
    async with scene.story.app.database.transaction(scene.story.clock.now()) as work:
        latest, coming = await work.checkins.latest_due(couple.id), await work.checkins.upcoming(couple.id)
    found = coming or latest
    return found.id if found else 0


async def moves(scene: Scene, phone: Phone) -> bool:
    await scene.taps(phone, f"checkin.move:{await _checkin(scene)}")
    day = scene.story.clock.now().date().toordinal() + 2
    await scene.taps(phone, MoveToDay(await _checkin(scene), scene.story.clock.now().date().fromordinal(day)))
    return True


async def moves_on_today(scene: Scene, phone: Phone) -> bool:
    number = await _checkin(scene)
    await scene.taps(phone, f"checkin.later:{number}")
    await scene.taps(phone, MoveByHours(number, 2))
    return True


async def skips(scene: Scene, phone: Phone) -> bool:
    await scene.taps(phone, Skip(await _checkin(scene)))
    return True


async def meets(scene: Scene, phone: Phone) -> bool:
    number = await _checkin(scene)
    for action in (Start(number), Forward(number, 0), Forward(number, 1), Close(number)):
        await scene.taps(phone, action)
    return True
