"""What a partner did that waits while its reader is left in peace; knows no matter of its own and shows nothing."""

from collections import Counter
from datetime import datetime

from bot.domain.events.partner import FromPartner, GatheredChanged
from bot.domain.held import Held, Item, Matter
from bot.domain.kinds import Kind
from bot.domain.people import Couple, Person
from bot.service import peace, quotas
from bot.service.nudge import calendar as nudge_calendar
from bot.store.work import Work


async def keeps_back(work: Work, event: FromPartner) -> bool:
    """Whether it waits, since its reader is left in peace or has had much of it within an hour; from now on it does."""
    reader = await work.people.get(event.to.id)
    if event.asked_for:
        return False
    if await peace.holds(work, reader):
        await hold(work, reader, event.item)
        return True
    too_many_until = await quotas.over_at(work, reader) if event.item.is_told else None
    if too_many_until is not None:
        await hold(work, reader, event.item, not_before=too_many_until)
    return too_many_until is not None


async def hold(work: Work, reader: Person, item: Item, *, not_before: datetime | None = None) -> None:
    """Have it wait until its reader is not left in peace, and until `not_before` (aware UTC) if there is too much."""
    await work.held.keep(reader.id, (await work.held.of(reader.id)).with_waiting(item, not_before))
    await arrange(work, reader)


async def arrange(work: Work, person: Person) -> None:
    """Set or clear when what waits is gathered, from how things are now."""
    held = await work.held.of(person.id)
    ends_at = await peace.ends_at(work, person) if held.waiting else None
    if ends_at is None or not nudge_calendar.may_come(person, Kind.GATHER):
        if await work.schedule.get(person.id, Kind.GATHER) is not None:
            await work.schedule.clear(person.id, Kind.GATHER)
        return
    await work.schedule.set(person.id, Kind.GATHER, max(ends_at, held.not_before or ends_at))


async def forget(work: Work, reader: Person, partner: Person, item: Item) -> None:
    """It was taken back: it never comes, and where the gathered card tells of it, that changes."""
    before = await work.held.of(reader.id)
    after = before.without(item)
    await work.held.keep(reader.id, after)
    if item in before.told:
        changed = GatheredChanged(
            to=reader, partner=partner.called, counts=counts(after), put_off=before.put_off
        )
        work.events.add(changed)


async def forget_all(work: Work, couple: Couple) -> None:
    """They part: nothing of the other comes by itself any more. What was shared stays in their journals."""
    for one in (couple.first, couple.second):
        await work.held.keep(one.id, Held())


async def unseen(work: Work, person: Person, matter: Matter) -> frozenset[int]:
    """The numbers of what waits while they know nothing of it."""
    waiting = (await work.held.of(person.id)).waiting
    return frozenset(item.number for item in waiting if item.matter is matter)


def counts(held: Held) -> Counter[Matter]:
    """How many of each matter the gathered card tells of."""
    return Counter(item.matter for item in held.told)
