"""Takes away what prepares a check-in that was skipped or moved; knows no words."""

from bot.domain.kinds import About, Subject
from bot.domain.nudges import Nudge
from bot.domain.people import Couple, Person
from bot.domain.prompts import CHECKIN_PRACTICE, practice_of
from bot.service import post
from bot.service.checkin import preparation
from bot.service.nudge import calendar, snooze
from bot.store.calls import Lane
from bot.store.work import Work


async def take_off_preparation(work: Work, couple: Couple) -> None:
    """What prepares the check-in goes, where nobody has answered it and its day is another now."""
    for person in (couple.first, couple.second):
        nudge = await work.nudges.newest(person.id)
        if nudge is None or nudge.state != "open" or practice_of(nudge.prompt_id) != CHECKIN_PRACTICE:
            continue
        coming = await preparation.coming(work, couple, person)
        if coming is None or coming.day != nudge.local_date:
            await _take_off(work, person, nudge)


async def _take_off(work: Work, person: Person, nudge: Nudge) -> None:
    about = About(Subject.NUDGE, nudge.id)
    message_id = await work.bubbles.find(person.id, about)
    if message_id is not None:
        await post.remove(work, person, message_id, lane=Lane.BROADCAST)
    await work.outbox.drop(person.id, about)
    await snooze.end(work, person, nudge.id)
    await work.nudges.remove(nudge.id)
    await calendar.arrange(work, person)
