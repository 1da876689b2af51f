"""What a prompt is and what a library of them holds; must not know where prompts come from."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from types import MappingProxyType
from typing import Literal

from bot.domain.people import Role

Audience = Literal["both", "hurt", "repairing"]
Company = Literal["alone", "anyone", "partner"]
"""Who it takes: nobody else; nobody, or whoever likes to join; the partner."""

PromptKind = Literal["talk", "write", "notice", "do", "go out", "play", "make", "rest"]
When = Literal["any", "morning", "evening", "outing"]
NotWhere = Literal["affair", "money"]
Cost = Literal["free", "low", "some"]

CHECKIN_PRACTICE = "checkin-prep"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One doable thing for today.

    `minutes` is an honest estimate, `stage` the earliest it may come in. `apart` says that two who are in
    different places can do it, `touch` that bodies are in it, `not_where` where it would hurt.
    """

    id: str
    practice: str
    text: str
    stage: int
    audience: Audience
    company: Company
    kind: PromptKind
    minutes: int
    cost: Cost
    why: str = ""
    """Why it helps; most have none."""
    apart: bool = False
    when: When = "any"
    touch: bool = False
    not_where: frozenset[NotWhere] = frozenset()
    lot: int = field(init=False, repr=False, compare=False)
    """The id's own number, 64 bits, out of which each person's order of the prompts is drawn."""

    def __post_init__(self) -> None:
        """Draw the lot once: choosing compares hundreds of them."""
        object.__setattr__(self, "lot", lot_of(self.id))

    @property
    def works_apart(self) -> bool:
        """Whether two who are in different places tonight can do it."""
        return self.company != "partner" or self.apart

    @property
    def is_shared(self) -> bool:
        """Whether both partners get it on the same date: for both, and not for one alone.

        Those that prepare a check-in are shared in whatever company.
        """
        if self.practice == CHECKIN_PRACTICE:
            return self.audience == "both"
        return self.audience == "both" and self.company != "alone" and self.when == "any"

    @property
    def is_own(self) -> bool:
        """Whether it comes to one person, on a day of their own."""
        if self.practice == CHECKIN_PRACTICE:
            return False
        return self.audience != "both" or self.company == "alone"


def lot_of(name: str) -> int:
    """A number of 64 bits that looks random and is the same for a name everywhere, for ever."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest())


def practice_of(prompt_id: str) -> str:
    """The practice with which an id begins, also when the prompt has left the library."""
    return prompt_id.rpartition("-")[0]


def is_first(practice: str, prompt_id: str, had: Collection[str]) -> bool:
    """Whether no other prompt of its practice stands among those that somebody has had.

    Ids begin with their practice, so prompts that have left the library still count.
    """
    return not any(one != prompt_id and practice_of(one) == practice for one in had)


@dataclass(frozen=True, slots=True)
class FirstWeek:
    """The ids of a first week: `own` by role in their order, `shared` by the number of the date, from 0."""

    own: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    shared: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Library:
    """All prompts, by id, and by practice those that come to both partners and those that come to one.

    The two pools never meet. Build it with `Library.of`.
    """

    by_id: Mapping[str, Prompt]
    by_practice: Mapping[str, tuple[Prompt, ...]]
    shared: Mapping[str, tuple[Prompt, ...]]
    own: Mapping[str, tuple[Prompt, ...]]
    first_week: FirstWeek = FirstWeek()

    @classmethod
    def of(cls, prompts: Iterable[Prompt], first_week: FirstWeek | None = None) -> "Library":
        """A library of `prompts`; raises ValueError when two share an id."""
        by_id: dict[str, Prompt] = {}
        for prompt in prompts:
            if prompt.id in by_id:
                raise ValueError(f"two prompts are called {prompt.id}")
            by_id[prompt.id] = prompt
        return cls(
            MappingProxyType(by_id),
            _by_practice(by_id.values()),
            _by_practice(prompt for prompt in by_id.values() if prompt.is_shared),
            _by_practice(prompt for prompt in by_id.values() if prompt.is_own),
            first_week or FirstWeek(),
        )

    def practice(self, name: str) -> tuple[Prompt, ...]:
        """The prompts of one practice; none when there is no such practice."""
        return self.by_practice.get(name, ())


def _by_practice(prompts: Iterable[Prompt]) -> Mapping[str, tuple[Prompt, ...]]:
    groups: dict[str, list[Prompt]] = {}
    for prompt in prompts:
        groups.setdefault(prompt.practice, []).append(prompt)
    return MappingProxyType({practice: tuple(group) for practice, group in groups.items()})


_OF_TWO = re.compile(
    r"\b(?:partner\w*|you two|two of you|both of you|each other\w*|one another|together|couple\w*|apart|"
    r"each (?:say|tell|write|choose|pick|name|take)|the other\w*|between you)\b",
    re.IGNORECASE,
)


def speaks_of_partner(words: str) -> bool:
    """Whether a text names a partner or two people, as far as its words tell."""
    return _OF_TWO.search(words) is not None


def for_one_alone(library: Library) -> Library:
    """Only what needs no partner and speaks of none: for somebody whose couple has ended."""
    return Library.of(
        (
            prompt
            for prompt in library.by_id.values()
            if prompt.company != "partner"
            and prompt.practice != CHECKIN_PRACTICE
            and not speaks_of_partner(f"{prompt.text} {prompt.why}")
        ),
        library.first_week,
    )
