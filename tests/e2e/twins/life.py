"""The lives of two people that are lived twice: who they are and what they do when; holds no test."""

from dataclasses import dataclass
from typing import Literal, get_args

from hypothesis import strategies as st

from bot.domain.people import Role
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
    """`act_at`: the minute at which Ana does in one of two runs what she does not do in the other."""

    seed: int
    ana: Someone
    ben: Someone
    steps: tuple[Step, ...]
    act_at: int
    days: int = DAYS


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
    both = st.tuples(st.sampled_from(("ana", "ben")), st.sampled_from(sorted(DEEDS)))
    his = st.tuples(st.just("ben"), st.sampled_from(sorted(BENS_OWN)))
    return st.builds(lambda minute, what: Step(minute, *what), minutes, both | his)


def lives() -> st.SearchStrategy[Life]:
    steps = st.lists(_steps(), min_size=12, max_size=40, unique_by=lambda step: step.minute)
    return st.builds(
        Life,
        seed=st.integers(0, 2**32),
        ana=someone(),
        ben=someone(),
        steps=steps.map(lambda some: tuple(sorted(some, key=lambda step: step.minute))),
        act_at=st.integers(0, 16 * _MINUTES // 10).map(lambda tenth: 10 * tenth + 3),
    )
