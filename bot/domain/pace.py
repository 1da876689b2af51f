"""How two people's stages begin, go on and go back; knows nobody's name and sends nothing."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.domain.people import Person

BEGINNING, LAST_STAGE = 1, 3
"""Everybody begins at the first stage, whatever their role."""

ASKS_AFTER = timedelta(days=21)
"""How long a stage lasts, and how long an answer holds, before somebody is asked whether they are ready for more."""

ASKS_AFTER_ANSWERS = 6
"""How many nudges somebody has answered in a stage before they are asked."""


def effective_stage(people: Iterable[Person]) -> int:
    """The stage that what comes to both goes by: the lowest of theirs."""
    return min(one.stage for one in people)


def earliest_look(person: Person) -> datetime:
    """When (UTC) to look again whether to ask them; for everybody alike, so that the calendar tells nothing."""
    pace = person.pace
    return max(at for at in (pace.since, pace.said_at, pace.asked_at) if at is not None) + ASKS_AFTER


def may_be_asked(person: Person, now: datetime) -> bool:
    """Whether it is time for the question, apart from how much they have answered."""
    return person.stage < LAST_STAGE and now >= earliest_look(person)
