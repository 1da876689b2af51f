"""How much of what a partner does may come within an hour, and with a sound; shows nothing."""

from datetime import datetime

from bot.domain.people import Person
from bot.domain.quota import BELLS, MESSAGES, Quota
from bot.store.work import Work

_KINDS = {BELLS: "news.bells", MESSAGES: "news.messages"}
_WAIT = "news.wait"


async def takes_one(work: Work, to: Person, quota: Quota) -> bool:
    """Use one of a quota of theirs; False when there is no room for it."""
    kind = _KINDS[quota]
    used_until = await work.cooldowns.at(to.id, kind)
    if not quota.has_room(used_until, work.now):
        return False
    await work.cooldowns.set(to.id, kind, quota.used(used_until, work.now))
    return True


async def over_at(work: Work, to: Person) -> datetime | None:
    """Until when (UTC) one more message of a partner has to wait; None when it comes now, and uses one.

    Once one has to wait, all that come later wait as long: their order stays.
    """
    waits_until = await work.cooldowns.at(to.id, _WAIT)
    if waits_until is not None and work.now < waits_until <= work.now + MESSAGES.per:
        return waits_until
    if await takes_one(work, to, MESSAGES):
        return None
    until = MESSAGES.over_at(await work.cooldowns.at(to.id, _KINDS[MESSAGES]), work.now)
    await work.cooldowns.set(to.id, _WAIT, until)
    return until
