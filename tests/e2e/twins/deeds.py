"""What both of two people do in an ordinary life with the bot, and what only a curious partner does; holds no test."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.texts.actions.journal import TurnTo
from bot.texts.actions.nudge import Another, NotToday
from bot.texts.actions.pace import AskTouch, ShowPace
from bot.texts.actions.reflection import Share, ShareNow, TakeBackShared
from bot.texts.actions.role import AskRole
from bot.texts.actions.settings import AskDays, AskPlace
from bot.texts.actions.welcome import ChooseHour
from tests.e2e.story import Phone
from tests.e2e.twins import meetings
from tests.e2e.twins.scene import Scene

Deed = Callable[[Scene, Phone], Awaitable[object]]
"""Returns what was done, as far as the other may see it; something false when nothing was."""


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


async def reads(scene: Scene, phone: Phone) -> bool:
    """All that says how things stand."""
    for words in ("/journal", "/checkin", "/quietdates", "/start", "/settings"):
        await phone.says(words)
    for action in (ShowPace(), AskTouch(), AskPlace(), AskRole(), AskDays()):
        await scene.taps(phone, action)
    return True


async def shares(scene: Scene, phone: Phone) -> bool:
    """Something by itself, no answer."""
    await scene.writes(phone)
    entry = await scene.entry(phone)
    assert entry is not None
    await scene.taps(phone, Share(entry.newest.id, (await scene.couple()).id))
    return True


async def answers_together(scene: Scene, phone: Phone) -> object:
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
    return nudge.local_date


async def shares_own_answer(scene: Scene, phone: Phone) -> bool:
    """An answer to a prompt that is one's own alone: of that one the copy shows nothing."""
    await phone.says("/today")
    nudge = await scene.nudge(phone)
    if nudge is None or nudge.couple_id is not None or "For today" not in phone.last.text:
        return False
    scene.words += 1
    await phone.says(f"An answer, number {scene.words}.", reply_to=phone.last.id)
    entry = await scene.entry(phone)
    assert entry is not None
    await scene.taps(phone, Share(entry.newest.id, (await scene.couple()).id))
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


async def pries(scene: Scene, phone: Phone) -> bool:
    """Taps with the numbers of the other's rows, where there are any, and with made-up ones."""
    entry, nudge = await scene.entry(scene.ana, "private"), await scene.nudge(scene.ana)
    couple, since = await scene.couple(), scene.story.clock.now() - timedelta(days=1)
    number = entry.newest.id if entry and entry.newest.created_at > since else 12345678901
    asked = nudge.id if nudge and nudge.created_at > since else 12345678901
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
    "shares an answer of their own": shares_own_answer,
    "does not wait": does_not_wait,
    "edits shared": edits_shared,
    "takes back": takes_back,
    "suggests": meetings.suggests,
    "suggests and takes back": meetings.suggests_and_takes_back,
    "agrees": meetings.agrees,
    "moves": meetings.moves,
    "moves on today": meetings.moves_on_today,
    "skips": meetings.skips,
    "meets": meetings.meets,
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
