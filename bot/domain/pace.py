"""How two people's stages begin, go on and go back; knows nobody's name and sends nothing."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.domain.people import Person, Role

LAST_STAGE = 3

GROWS_AFTER = timedelta(days=28)
"""Where nobody's trust was hurt, the second stage gives way to the third after this long."""

ASKS_AFTER = timedelta(days=21)
"""How long a stage lasts, and how long an answer holds, before anybody is asked whether they are ready for more."""

ASKS_AFTER_ANSWERS = 6
"""How many nudges somebody has answered in a stage before they are asked."""

_NEEDS_STEADINESS: frozenset[Role | None] = frozenset({"hurt", "mixed"})


def has_hurt(roles: Iterable[Role | None]) -> bool:
    """Whether the trust of any of them was hurt, wholly or in part."""
    return any(role in _NEEDS_STEADINESS for role in roles)


def beginning_stage(roles: Iterable[Role | None]) -> int:
    """Stage 1 (steady) where trust was hurt, else stage 2 (attune)."""
    return 1 if has_hurt(roles) else 2


def effective_stage(people: Iterable[Person]) -> int:
    """The stage that what comes goes by: the lowest of theirs."""
    return min(one.stage for one in people)


def holds_back(person: Person) -> bool:
    """Whether they asked for a step back and have not asked for more since: nothing moves them on but they."""
    return person.pace.said == "back"


def grows(people: Iterable[Person], person: Person, now: datetime) -> bool:
    """Whether time alone takes this one of them from the second stage to the third."""
    together = list(people)
    return (
        len(together) > 1
        and not has_hurt(one.role for one in together)
        and person.stage == 2
        and not holds_back(person)
        and now - person.stage_since >= GROWS_AFTER
    )


def earliest_look(person: Person) -> datetime:
    """When (UTC) to look again whether their stage goes on; for every role alike, so that it tells of none."""
    known = (person.stage_since, person.pace.said_at, person.pace.asked_at)
    return max(at for at in known if at is not None) + ASKS_AFTER


def may_be_asked(person: Person, now: datetime) -> bool:
    """Whether it is time for the question, apart from how much they have answered."""
    return has_hurt([person.role]) and person.stage < LAST_STAGE and now >= earliest_look(person)
