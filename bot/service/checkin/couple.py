"""The couple of who plans a check-in, and both its calendars; knows no words."""

from bot.domain.errors import Refusal
from bot.domain.people import Couple, Person
from bot.service import together
from bot.service.checkin import calendar
from bot.service.nudge import calendar as nudge_calendar
from bot.store.work import Work


async def couple_of(work: Work, person: Person) -> Couple:
    """Raises Refusal for somebody without a partner."""
    couple = await work.couples.of(person.id)
    if couple is None:
        raise Refusal("checkin-alone")
    return couple


async def arrange_both(work: Work, couple: Couple) -> None:
    """Both calendars follow the couple's plan."""
    await together.note(work, couple.id)
    for one in (couple.first, couple.second):
        await calendar.arrange(work, one)
        await nudge_calendar.arrange(work, one)
