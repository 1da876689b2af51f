"""What a prompt is and what a library of them holds; must not know where prompts come from."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from types import MappingProxyType
from typing import Literal

Audience = Literal["both", "hurt", "repairing"]
Cost = Literal["free", "low", "some"]


@dataclass(frozen=True, slots=True)
class Prompt:
    """One doable thing for today. `minutes` is an honest estimate; `stage` the earliest it may come in."""

    id: str
    practice: str
    text: str
    why: str
    stage: int
    audience: Audience
    minutes: int
    apart: bool
    cost: Cost
    lot: int = field(init=False, repr=False, compare=False)
    """The id's own number, 64 bits, out of which each person's order of the prompts is drawn."""

    def __post_init__(self) -> None:
        """Draw the lot once: choosing compares hundreds of them."""
        object.__setattr__(self, "lot", lot_of(self.id))


def lot_of(name: str) -> int:
    """A number of 64 bits that looks random and is the same for a name everywhere, for ever."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest())


def is_first(practice: str, prompt_id: str, had: Collection[str]) -> bool:
    """Whether no other prompt of its practice stands among those that somebody has had.

    Ids begin with their practice, so prompts that have left the library still count.
    """
    return not any(one != prompt_id and one.rpartition("-")[0] == practice for one in had)


@dataclass(frozen=True, slots=True)
class Library:
    """All prompts, by id and by practice. Build it with `Library.of`."""

    by_id: Mapping[str, Prompt]
    by_practice: Mapping[str, tuple[Prompt, ...]]

    @classmethod
    def of(cls, prompts: Iterable[Prompt]) -> "Library":
        """A library of `prompts`; raises ValueError when two share an id."""
        by_id: dict[str, Prompt] = {}
        by_practice: dict[str, list[Prompt]] = {}
        for prompt in prompts:
            if prompt.id in by_id:
                raise ValueError(f"two prompts are called {prompt.id}")
            by_id[prompt.id] = prompt
            by_practice.setdefault(prompt.practice, []).append(prompt)
        groups = {practice: tuple(group) for practice, group in by_practice.items()}
        return cls(MappingProxyType(by_id), MappingProxyType(groups))

    def practice(self, name: str) -> tuple[Prompt, ...]:
        """The prompts of one practice; none when there is no such practice."""
        return self.by_practice.get(name, ())


_OF_TWO = re.compile(
    r"\b(?:partner\w*|you two|two of you|both of you|each other\w*|one another|together|couple\w*|apart|"
    r"each (?:say|tell|write|choose|pick|name|take)|the other\w*|between you)\b",
    re.IGNORECASE,
)
# practices that are about two people, however they are worded
_NEVER_ALONE = frozenset(
    {"connection", "memories", "checkin-prep", "needs", "apology", "non-defensiveness", "responsibility"}
    | {"willingness", "expectations"}
)


def for_one_alone(library: Library) -> Library:
    """Only what speaks of no partner and needs none: for somebody whose couple has ended."""
    return Library.of(
        prompt
        for prompt in library.by_id.values()
        if prompt.practice not in _NEVER_ALONE and not _OF_TWO.search(f"{prompt.text} {prompt.why}")
    )
