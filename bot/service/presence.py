"""People who block the bot and come back: their nudges rest meanwhile and nothing else changes."""

from bot.domain.people import Person
from bot.service import calendar
from bot.store.work import Work


async def rest(work: Work, person_id: int) -> None:
    """They blocked the bot: nothing falls due for them until they come back.

    Harmless for somebody who was erased while a message to them was on its way.
    """
    await work.people.set(person_id, resting=1)
    await work.outbox.hold(person_id)
    try:
        person = await work.people.get(person_id)
    except LookupError:
        return
    await calendar.arrange(work, person)


async def welcome_back(work: Work, person: Person) -> Person:
    """They came back: what was held for them is sent, and their days go on from now."""
    await work.people.set(person.id, resting=0)
    await work.outbox.release(person.id)
    person = await work.people.get(person.id)
    await calendar.arrange(work, person)
    return person
