"""The lives of two people that are lived twice: who they are and what they do when; holds no test."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Literal, get_args

from hypothesis import strategies as st

from bot.domain.localtime import instant_at
from bot.domain.people import Role
from tests.e2e.story import MONDAY_NOON
from tests.e2e.twins.deeds import BENS_OWN, DEEDS

Name = Literal["ana", "ben"]

ZONES = (
    "Europe/Lisbon",
    "Pacific/Auckland",
    "America/New_York",
    "Pacific/Kiritimati",
    "Asia/Kolkata",
    "Pacific/Honolulu",
)
DAYS = 22
_MINUTES = 24 * 60
_OFTEN = (*sorted(DEEDS), *("answers together", "shares an answer of their own", "shares") * 3)


@dataclass(frozen=True)
class Someone:
    """`minute` of the local day is when their nudges come, `stage` what they have said of the pace."""

    role: Role
    zone: str
    minute: int
    stage: int


@dataclass(frozen=True)
class Step:
    """What somebody does so many minutes after the two became a couple."""

    minute: int
    who: Name
    deed: str


@dataclass(frozen=True)
class Life:
    """`act_at`: the minute at which Ana does in one of two runs what she does not do in the other.

    `planned`: they have agreed on a weekly check-in. `curious`: Ben asks for every date's prompt before it comes, and
    when the next one is to come. `open`: every third day Ana shares what she answers.
    """

    seed: int
    ana: Someone
    ben: Someone
    steps: tuple[Step, ...]
    act_at: int
    planned: bool = False
    days: int = DAYS
    curious: bool = False
    open: bool = False

    @property
    def all_steps(self) -> tuple[Step, ...]:
        return tuple(sorted((*self.steps, *self._looks(), *self._shares()), key=lambda step: step.minute))

    def _shares(self) -> Iterator[Step]:
        for day in range(1, self.days if self.open else 0, 3):
            yield Step(day * _MINUTES + 605, "ana", "answers together")
            yield Step(day * _MINUTES + 615, "ana", "shares an answer of their own")

    def _looks(self) -> Iterator[Step]:
        for day in range(1, self.days if self.curious else 0):
            midnight = instant_at(self.ben.zone, MONDAY_NOON.date() + timedelta(days=day), 0)
            minute = int((midnight - MONDAY_NOON) / timedelta(minutes=1))
            if minute > 0:
                yield Step(minute + 5, "ben", "today")
                yield Step(minute + 9, "ben", "pauses and resumes")


def someone() -> st.SearchStrategy[Someone]:
    return st.builds(
        Someone,
        role=st.sampled_from(get_args(Role)),
        zone=st.sampled_from(ZONES),
        minute=st.integers(0, 47).map(lambda half: 30 * half),
        stage=st.integers(1, 3),
    )


def _steps() -> st.SearchStrategy[Step]:
    # an odd minute: acts of two steps and what falls due never come at the same instant
    minutes = st.integers(0, DAYS * _MINUTES // 10 - 1).map(lambda tenth: 10 * tenth + 7)
    both = st.tuples(st.sampled_from(("ana", "ben")), st.sampled_from(_OFTEN))
    his = st.tuples(st.just("ben"), st.sampled_from(sorted(BENS_OWN)))
    return st.builds(lambda minute, what: Step(minute, *what), minutes, both | his)


def curious(life: Life) -> Life:
    """The same life with a Ben who looks at every date as soon as it has begun, before its nudge can come."""
    steps = tuple(step for step in life.steps if step.who == "ana" or step.deed != "changes his hour")
    return replace(life, steps=steps, curious=True, ben=replace(life.ben, minute=max(life.ben.minute, 30)))


def lives() -> st.SearchStrategy[Life]:
    steps = st.lists(_steps(), min_size=12, max_size=40, unique_by=lambda step: step.minute)
    return st.builds(
        Life,
        seed=st.integers(0, 2**32),
        ana=someone(),
        ben=someone(),
        steps=steps.map(lambda some: tuple(sorted(some, key=lambda step: step.minute))),
        planned=st.booleans(),
        open=st.booleans(),
        act_at=st.integers(0, 16 * _MINUTES // 10).map(lambda tenth: 10 * tenth + 3),
    )
