"""What both of two people do in an ordinary life with the bot, and what only a curious partner does; holds no test."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.texts.actions.checkin import Agree, MoveByHours, MoveToDay, Skip, Withdraw
from bot.texts.actions.journal import TurnTo
from bot.texts.actions.meeting import Close, Forward, Start
from bot.texts.actions.nudge import Another, NotToday
from bot.texts.actions.reflection import Share, ShareNow, TakeBackShared
from bot.texts.actions.welcome import ChooseHour
from tests.e2e.story import Phone
from tests.e2e.twins.scene import Scene

Deed = Callable[[Scene, Phone], Awaitable[bool]]
"""Returns whether anything was done."""


async def today(_scene: Scene, phone: Phone) -> bool:
    await phone.says("/today")
    return True


async def another(scene: Scene, phone: Phone) -> bool:
    nudge = await scene.nudge(phone)
    if nudge is not None:
        await scene.taps(phone, Another(nudge.id, nudge.prompt_id))
    return nudge is not None


async def not_today(scene: Scene, phone: Phone) -> bool:
    nudge = await scene.nudge(phone)
    if nudge is not None:
        await scene.taps(phone, NotToday(nudge.id))
    return nudge is not None


async def writes(scene: Scene, phone: Phone) -> bool:
    await scene.writes(phone)
    return True


async def answers_privately(_scene: Scene, phone: Phone) -> bool:
    await phone.says("/today")
    await phone.says("I did it.", reply_to=phone.last.id)
    return True


async def reads(_scene: Scene, phone: Phone) -> bool:
    for words in ("/journal", "/checkin", "/settings", "/quietdates", "/start"):
        await phone.says(words)
    return True


async def shares(scene: Scene, phone: Phone) -> bool:
    """Something by itself, no answer."""
    await scene.writes(phone)
    entry = await scene.entry(phone)
    assert entry is not None
    await scene.taps(phone, Share(entry.newest.id, (await scene.couple()).id))
    return True


async def answers_together(scene: Scene, phone: Phone) -> bool:
    """What both were asked, where that is what they have; it waits for the other's."""
    await phone.says("/today")
    nudge = await scene.nudge(phone)
    if nudge is None or nudge.couple_id is None or "For today" not in phone.last.text:
        return False
    scene.words += 1
    await phone.says(f"An answer, number {scene.words}.", reply_to=phone.last.id)
    entry = await scene.entry(phone)
    assert entry is not None
    await scene.taps(phone, Share(entry.newest.id, nudge.couple_id))
    return True


async def does_not_wait(scene: Scene, phone: Phone) -> bool:
    entry = await scene.entry(phone, "waiting")
    if entry is not None:
        await scene.taps(phone, ShareNow(entry.newest.id, (await scene.couple()).id))
    return entry is not None


async def edits_shared(scene: Scene, phone: Phone) -> bool:
    entry = await scene.entry(phone, "shared")
    if entry is not None:
        scene.words += 1
        await phone.edits(entry.first.message_id, f"Better words, number {scene.words}.")
    return entry is not None


async def takes_back(scene: Scene, phone: Phone) -> bool:
    entry = await scene.entry(phone, "shared") or await scene.entry(phone, "waiting")
    if entry is not None:
        await scene.taps(phone, TakeBackShared(entry.newest.id, (await scene.couple()).id))
    return entry is not None


async def suggests(scene: Scene, phone: Phone) -> bool:
    """A moment of the week, in the words of their own clock."""
    await phone.says(await _suggestion(scene, phone))
    return True


async def _suggestion(scene: Scene, phone: Phone) -> str:
    now = scene.story.clock.now()
    moment = now.replace(hour=18 if now.day % 2 else 9, minute=30) + timedelta(days=1 + now.day % 5)
    async with scene.story.app.database.transaction(now) as work:
        zone = (await scene.person(work, phone)).at
    return f"/checkin {moment.astimezone(ZoneInfo(zone)):%A %H:%M}"


async def suggests_and_takes_back(scene: Scene, phone: Phone) -> bool:
    """In one breath: whatever the answer tells, the other should get the suggestion all the same."""
    phone.person.say(await _suggestion(scene, phone))
    number = await _next_proposal(scene)
    tap = phone.person._tap(phone.person._stored(phone.last.id), Withdraw(number).pack())
    if phone is scene.ben:
        scene.ear.taps.add(tap)
    await scene.story.settle()
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


async def pries(scene: Scene, phone: Phone) -> bool:
    """Taps with the numbers of the other's rows, where there are any, and with made-up ones."""
    entry, nudge = await scene.entry(scene.ana, "private"), await scene.nudge(scene.ana)
    couple = await scene.couple()
    number = entry.newest.id if entry else 12345678901
    asked = nudge.id if nudge else 12345678901
    await scene.taps(phone, TurnTo(number))
    for verb in ("journal.whole", "journal.media", "journal.delete", "journal.gone", "journal.back"):
        await scene.taps(phone, f"{verb}:{number}")
    for verb in ("share.yes", "share.now", "share.back", "journal.share", "share.keep"):
        await scene.taps(phone, f"{verb}:{number}:{couple.id}")
    for verb in ("nudge.reply", "nudge.more", "nudge.skip", "nudge.hard"):
        await scene.taps(phone, f"{verb}:{asked}")
    return True


async def changes_his_hour(scene: Scene, phone: Phone) -> bool:
    """The answer says when the next nudge comes."""
    await scene.taps(phone, ChooseHour(60 * (scene.words % 24)))
    return True


async def pauses_and_resumes(_scene: Scene, phone: Phone) -> bool:
    """The second answer says when the next nudge comes."""
    await phone.says("/pause tomorrow")
    await phone.says("/resume")
    return True


async def looks_at_help(scene: Scene, phone: Phone) -> bool:
    for words in ("/help", "/privacy", "/support", "/signs", "/pause", "/leave", "/forget", "/invite"):
        await phone.says(words)
    await scene.taps(phone, "settings.open")
    return True


PRIVATE_DEEDS: dict[str, Deed] = {
    "today": today,
    "another one": another,
    "not today": not_today,
    "writes": writes,
    "answers privately": answers_privately,
    "reads": reads,
}
"""Of these the other gets nothing."""

SEEN_DEEDS: dict[str, Deed] = {
    "shares": shares,
    "answers together": answers_together,
    "does not wait": does_not_wait,
    "edits shared": edits_shared,
    "takes back": takes_back,
    "suggests": suggests,
    "suggests and takes back": suggests_and_takes_back,
    "agrees": agrees,
    "moves": moves,
    "moves on today": moves_on_today,
    "skips": skips,
    "meets": meets,
}
"""Of these the other gets something, as both know."""

DEEDS = PRIVATE_DEEDS | SEEN_DEEDS
BENS_OWN: dict[str, Deed] = {
    "pries": pries,
    "looks at help": looks_at_help,
    "changes his hour": changes_his_hour,
    "pauses and resumes": pauses_and_resumes,
    "draws again": another,
}
"""What only Ben does, who wants to know; Ana does all of this too, as one private act."""
