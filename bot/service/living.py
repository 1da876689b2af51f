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


async def _couple(work: Work, person: Person) -> Couple:
    couple = await work.couples.of(person.id)
    if couple is None:
        raise Refusal("trouble-old-button")
    return couple
