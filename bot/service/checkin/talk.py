"""Whether a couple is in the middle of its check-in: nothing else may come between them; knows no words."""

from datetime import timedelta

from bot.domain.people import Person
from bot.store.work import Work

# shorter than a nudge's grace: a check-in left open does not cost the day's nudge
_LONGEST = timedelta(minutes=90)


async def is_under_way(work: Work, person: Person) -> bool:
    """Whether the check-in of their couple is open; one that nobody closed is over after 90 minutes."""
    couple = await work.couples.of(person.id)
    begun = await work.checkins.latest_due(couple.id) if couple else None
    return begun is not None and begun.state == "started" and work.now - begun.starts_at < _LONGEST
