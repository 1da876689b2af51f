"""Whether two people live in one place: said by either, told to the other, and true for both."""

from bot.domain.errors import Refusal
from bot.domain.events.living import LivingChanged
from bot.domain.people import Couple, Person
from bot.service import together
from bot.store.work import Work


async def is_apart(work: Work, person: Person) -> bool:
    """Raises Refusal for somebody without a partner."""
    return (await together.settings(work, await _couple(work, person))).apart


async def say(work: Work, person: Person, *, apart: bool) -> None:
    """From now on it holds for both. Raises Refusal for somebody without a partner."""
    couple = await _couple(work, person)
    if await is_apart(work, person) == apart:
        return
    await together.live_apart(work, couple, apart=apart)
    other = couple.other(person.id)
    work.events.add(LivingChanged(to=other, partner_id=person.id, partner=person.called, apart=apart))


async def as_it_stands(work: Work, person: Person) -> LivingChanged | None:
    """What their partner has said, for somebody who was left in peace meanwhile."""
    partner = await work.couples.partner_of(person.id)
    if partner is None:
        return None
    apart = await is_apart(work, person)
    return LivingChanged(to=person, partner_id=partner.id, partner=partner.called, apart=apart)


async def _couple(work: Work, person: Person) -> Couple:
    couple = await work.couples.of(person.id)
    if couple is None:
        raise Refusal("trouble-old-button")
    return couple
