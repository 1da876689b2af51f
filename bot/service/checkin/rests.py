"""Whether somebody is called to a check-in in spite of their pause; the partner learns nothing of either."""

from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from bot.domain import checkin_pause as rules
from bot.domain.checkin import Checkin
from bot.domain.people import Person
from bot.store.work import Work


async def is_called(work: Work, person: Person, checkin: Checkin) -> bool:
    """Whether it comes to them: they can be reached, and do not pause or have kept this one."""
    if not person.onboarded or person.unreachable:
        return False
    return not person.paused or await has_kept(work, person, checkin)


async def sits_out(work: Work, person: Person, checkin: Checkin) -> bool:
    """Whether it falls into their pause, and they have not kept it."""
    falls = person.paused and rules.falls_into(checkin.starts_at, person.paused_until)
    return falls and not await has_kept(work, person, checkin)


async def has_kept(work: Work, person: Person, checkin: Checkin) -> bool:
    """Whether they have said that they want to be called to it."""
    return (await work.preferences.of(person.id)).kept_checkin == checkin.id


async def left_out_at(work: Work, person: Person, coming: Checkin) -> datetime | None:
    """When (UTC) the one to come is left out because of their pause, unless they say something before."""
    if person.unreachable or person.paused_at is None or not await sits_out(work, person, coming):
        return None
    draw = _draw(person.id, coming.id)
    return rules.left_out_at(person.paused_at, coming.starts_at, person.zone_or_utc, draw)


async def note_kept(work: Work, person: Person, checkin: Checkin | None) -> None:
    """From now on this one is kept; None: none is."""
    preferences = await work.preferences.of(person.id)
    number = checkin.id if checkin else None
    if preferences.kept_checkin != number:
        await work.preferences.keep(person.id, replace(preferences, kept_checkin=number))


def _draw(person_id: int, checkin_id: int) -> float:
    """A number from 0 to 1 that nobody else can work out, and that is the same at every look."""
    drawn = blake2b(f"{person_id} {checkin_id}".encode(), digest_size=4).digest()
    return int.from_bytes(drawn, "big") / 2**32
