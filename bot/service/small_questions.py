"""Whether a small question of ours may come to somebody today, by one rule for all of them; knows none of them."""

from bot.domain import small_questions as rules
from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.service.checkin import talk
from bot.service.nudge import hard_day
from bot.store.work import Work

_OCCURRENCE = "question"
"""Which one it was is not kept here."""


async def may_come(work: Work, person: Person) -> bool:
    """Not on a hard day or during a check-in, and only on a date that has room for one."""
    if await hard_day.is_now(work, person) or await talk.is_under_way(work, person):
        return False
    if await work.waiting.to_ask(person.id) is not None:  # what they made ready to be shared goes first
        return False
    couple = await work.couples.of(person.id)
    both = (couple.first.id, couple.second.id) if couple else (person.id,)
    return rules.is_a_day_for_one(
        local_date(work.now, person.zone_or_utc),
        person.zone_or_utc,
        talks=[one.starts_at for one in await work.checkins.all_of(couple.id)] if couple else (),
        opened_at=await work.shares.last_opened(both),
        asked_on=await work.schedule.last_happened(person.id, _OCCURRENCE),
    )


async def take_the_day(work: Work, person: Person) -> bool:
    """A question comes today, and no other one; False when one has come already."""
    return await work.schedule.happened(
        person.id, _OCCURRENCE, local_date(work.now, person.zone_or_utc).isoformat()
    )
