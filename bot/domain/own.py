"""Chooses what one person gets on a day of their own, from what is theirs alone; must not know a partner's."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nlargest
from typing import Literal

from bot.domain.order import REST, first_of, longest_unseen, ranks
from bot.domain.people import TRACKS, Role
from bot.domain.prompts import CHECKIN_PRACTICE, Audience, Library, NotWhere, Prompt, lot_of
from bot.domain.rhythm import week_number

_AUDIENCES: Mapping[Role, frozenset[Audience]] = {
    "hurt": frozenset({"both", "hurt"}),
    "repairing": frozenset({"both", "repairing"}),
    "mixed": frozenset({"both", "hurt", "repairing"}),
    "unsaid": frozenset({"both"}),
}

# How often one for everybody stands among the one-sided. In stage 1 what is for both together has no day yet.
_FOR_ALL_ONE_IN: Mapping[int, int] = {1: 4, 2: 8, 3: 8}

_FEWER_LOOKS_BACK = 20  # prompts of one's own: "at most half as often" is counted over so many

_MORNING, _OUTING, _EVENING = (5 * 60, 11 * 60), (5 * 60, 17 * 60), (16 * 60, 24 * 60)

Fit = Literal["fits", "another", "free"]
"""What becomes of a shared prompt for one of the two: it fits, they get one of their own, or nothing comes."""


@dataclass(frozen=True)
class OwnInput:
    """Everything a choice for one person depends on, all of it theirs, or known to both.

    `seen` and `disliked` are what they had and turned down, `leaning` the practices that their signs point to,
    `fewer` the kinds and practices of which they want fewer, `minute` that of the local day at which their
    nudges come. `touch` says that both welcome it. `wish` is the practice of the day for somebody without a
    partner. `exclude` holds what "another one" must replace.
    """

    day: date
    role: Role = "unsaid"
    stage: int = 1
    paired: bool = True
    tracks: frozenset[str] = frozenset(TRACKS)
    disliked: frozenset[str] = frozenset()
    seen: Mapping[str, date] = field(default_factory=dict)
    leaning: frozenset[str] = frozenset()
    fewer: frozenset[str] = frozenset()
    broken: NotWhere | None = None
    minute: int = 19 * 60
    touch: bool = False
    apart: bool = False
    seed: int = 0
    wish: str | None = None
    first_week: bool = False
    exclude: frozenset[str] = frozenset()


def fit(prompt: Prompt, wanted: OwnInput) -> Fit:
    """Whether a shared prompt suits one person. Whatever it is that does not suit them, the other keeps theirs."""
    if prompt.practice in TRACKS and prompt.practice not in wanted.tracks:
        return "free"
    suits = (
        prompt.stage <= wanted.stage
        and prompt.id not in wanted.disliked
        and wanted.broken not in prompt.not_where
        and (wanted.touch or not prompt.touch)
        and not (week_number(wanted.day) % 2 == 0 and {prompt.kind, prompt.practice} & wanted.fewer)
    )
    return "fits" if suits else "another"


def choose_own(library: Library, wanted: OwnInput) -> Prompt | None:
    """A prompt of their own for this date; None when there is nothing for them at all."""
    able = [prompt for prompt in _pool(library, wanted) if _suits(prompt, wanted)]
    if wanted.first_week and not wanted.exclude and (first := _first_week(library, wanted, able)):
        return first
    replaced = [library.by_id[name] for name in wanted.exclude if name in library.by_id]
    able = [prompt for prompt in able if _is_another(prompt, replaced)]
    recent = _recent(library, wanted)
    fewer = _too_often(wanted, able, recent)
    picked = [prompt for prompt in able if not fewer & {prompt.kind, prompt.practice}]
    return _pick(wanted, picked, recent) or _pick(wanted, able, recent) or _any(wanted, able)


def _pool(library: Library, wanted: OwnInput) -> Iterator[Prompt]:
    for group in library.own.values():
        yield from group
    if not wanted.paired:
        for practice, group in library.shared.items():
            if practice != CHECKIN_PRACTICE:
                yield from group


def _suits(prompt: Prompt, wanted: OwnInput) -> bool:
    return (
        prompt.stage <= wanted.stage
        and prompt.audience in _AUDIENCES[wanted.role]
        and prompt.id not in wanted.disliked
        and (wanted.paired or prompt.company != "partner")
        and (not wanted.apart or prompt.works_apart)
        and wanted.broken not in prompt.not_where
        and (wanted.touch or not prompt.touch)
        and (prompt.practice not in TRACKS or prompt.practice in wanted.tracks)
        and _comes_at(prompt, wanted.minute)
    )


def _comes_at(prompt: Prompt, minute: int) -> bool:
    """Whether a nudge at this minute of the day suits what the prompt says of the hour."""
    if prompt.when == "any":
        return True
    first, last = {"morning": _MORNING, "outing": _OUTING, "evening": _EVENING}[prompt.when]
    return first <= minute <= last


def _first_week(library: Library, wanted: OwnInput, able: Sequence[Prompt]) -> Prompt | None:
    """The next of the role's first week that they have not had."""
    fitting = {prompt.id: prompt for prompt in able}
    names = library.first_week.own.get(wanted.role, ())
    return next((fitting[name] for name in names if name in fitting and name not in wanted.seen), None)


def _is_another(prompt: Prompt, replaced: Sequence[Prompt]) -> bool:
    """Whether `prompt` is a real change from each of `replaced`: another practice, or an easier thing."""
    return all(
        prompt.id != old.id
        and (prompt.practice != old.practice or (prompt.minutes < old.minutes and prompt.stage <= old.stage))
        for old in replaced
    )


def _recent(library: Library, wanted: OwnInput) -> list[Prompt]:
    """What they had last of their own, newest first."""
    newest = nlargest(3 * _FEWER_LOOKS_BACK, wanted.seen.items(), key=lambda entry: (entry[1], entry[0]))
    prompts = [library.by_id[name] for name, day in newest if day < wanted.day and name in library.by_id]
    return [prompt for prompt in prompts if prompt.is_own or not wanted.paired][:_FEWER_LOOKS_BACK]


def _too_often(wanted: OwnInput, able: Sequence[Prompt], recent: Sequence[Prompt]) -> frozenset[str]:
    """Of what they want fewer: the kinds and practices that came half as often as they would, or more."""
    return frozenset(
        name
        for name in wanted.fewer
        if 2 * (_of(name, recent) + 1) * len(able) > _of(name, able) * len(recent)
    )


def _of(name: str, prompts: Sequence[Prompt]) -> int:
    return sum(name in (prompt.kind, prompt.practice) for prompt in prompts)


def _pick(wanted: OwnInput, able: Sequence[Prompt], recent: Sequence[Prompt]) -> Prompt | None:
    """A fresh one, or one that has rested for a year, out of what is next in turn."""
    rank = ranks(wanted.seed)
    groups = [list(group) for group in _in_turn(wanted, able, recent)]
    for group in groups:
        if (prompt := first_of(group, wanted.seen, rank)) is not None:
            return prompt
    for group in groups:
        if prompt := longest_unseen(group, wanted.seen, rank, wanted.day - REST):
            return prompt
    return None


def _any(wanted: OwnInput, able: Sequence[Prompt]) -> Prompt | None:
    return longest_unseen(able, wanted.seen, ranks(wanted.seed))


def _in_turn(
    wanted: OwnInput, able: Sequence[Prompt], recent: Sequence[Prompt]
) -> Iterator[Iterable[Prompt]]:
    """Groups of prompts, the next in turn first: one practice after the other."""
    if wanted.wish is not None:
        yield (prompt for prompt in able if prompt.practice == wanted.wish)
    one_sided = [prompt for prompt in able if prompt.audience != "both"]
    for_all = [prompt for prompt in able if prompt.audience == "both"]
    last = recent[: _FOR_ALL_ONE_IN[wanted.stage] - 1]
    all_of_late = not any(prompt.audience == "both" for prompt in last)
    due = len(last) == _FOR_ALL_ONE_IN[wanted.stage] - 1 and all_of_late
    first, second = (for_all, one_sided) if due else (one_sided, for_all)
    yield from _practices_in_turn(wanted, first)
    yield from _practices_in_turn(wanted, second)


def _practices_in_turn(wanted: OwnInput, prompts: Sequence[Prompt]) -> Iterator[Sequence[Prompt]]:
    """Each practice by how little of it they have had; every other week what their signs point to goes first."""
    groups: dict[str, list[Prompt]] = {}
    for prompt in prompts:
        groups.setdefault(prompt.practice, []).append(prompt)
    rank, leans = ranks(wanted.seed), week_number(wanted.day) % 2 == 0

    def progress(practice: str) -> tuple[bool, float, int]:
        group = groups[practice]
        had = sum(prompt.id in wanted.seen for prompt in group)
        behind = not (leans and practice in wanted.leaning)
        return behind, (had + 1) / len(group), rank(lot_of(practice))

    yield from (groups[practice] for practice in sorted(groups, key=progress))
