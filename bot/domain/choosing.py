"""Picks the prompt of a date from what people have had; must not know how anything is stored."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain

from bot.domain.people import TRACKS, Role
from bot.domain.prompts import CHECKIN_PRACTICE, Audience, Library, Prompt, lot_of
from bot.domain.rhythm import (
    TOGETHER_PRACTICES,
    Slot,
    own_practices,
    plan_for,
    week_number,
)

# A practice that someone's signs point to comes round as if it had rested this much longer.
_LEANING = timedelta(days=14)

_ODD, _64_BITS = 0x9E3779B97F4A7C15, 0xFFFFFFFFFFFFFFFF  # 2^64 divided by the golden ratio

_AUDIENCES: Mapping[Role, frozenset[Audience]] = {
    "hurt": frozenset({"both", "hurt"}),
    "repairing": frozenset({"both", "repairing"}),
    "mixed": frozenset({"both", "hurt", "repairing"}),
    "unsaid": frozenset({"both"}),
}


@dataclass(frozen=True, slots=True)
class ChoiceInput:
    """Everything a choice depends on.

    For a shared prompt: `stage` is the lower of the two, `tracks` those both have on, `disliked` what
    either turned down, `couple_seen` the last local date on which either of them had a prompt. For an own
    prompt `stage`, `tracks`, `disliked` and `seen` are the person's. `exclude` holds what "another one"
    must replace.
    """

    day: date
    role: Role = "unsaid"
    stage: int = 1
    tracks: frozenset[str] = frozenset(TRACKS)
    disliked: frozenset[str] = frozenset()
    seen: Mapping[str, date] = field(default_factory=dict)
    couple_seen: Mapping[str, date] = field(default_factory=dict)
    leaning: frozenset[str] = frozenset()
    seed: int = 0
    checkin_weekday: int | None = None
    exclude: frozenset[str] = frozenset()


def slot_of(wanted: ChoiceInput) -> Slot:
    """What the date is for, under these tracks and this check-in day."""
    return plan_for(wanted.day, wanted.tracks, wanted.checkin_weekday)


def choose_shared(library: Library, wanted: ChoiceInput) -> Prompt | None:
    """The prompt that both partners get on this date; None when the slot is not shared or nothing is left."""
    slot = slot_of(wanted)
    if not slot.shared:
        return None
    last = wanted.couple_seen
    return _pick(library, wanted, _shared_chain(library, wanted, slot, last), frozenset({"both"}), last)


def choose_own(library: Library, wanted: ChoiceInput) -> Prompt | None:
    """A prompt for one person: an own slot, no partner yet, or a shared prompt that does not suit them."""
    slot = slot_of(wanted)
    last = _latest(wanted.seen, wanted.couple_seen)
    shared, own = _shared_chain(library, wanted, slot, last), _own_chain(library, wanted, last)
    order = (shared, own) if slot.shared else (own, shared)
    return _pick(library, wanted, chain.from_iterable(order), _AUDIENCES[wanted.role], last)


def choose(library: Library, wanted: ChoiceInput) -> Prompt | None:
    """The shared prompt where the date has one, else the person's own."""
    return choose_shared(library, wanted) or choose_own(library, wanted)


def suits(prompt: Prompt, wanted: ChoiceInput) -> bool:
    """Whether a shared prompt suits one person: their stage, their tracks, and not turned down by them.

    One that prepares a check-in suits nobody once that has been put off.
    """
    return (
        prompt.stage <= wanted.stage
        and prompt.id not in wanted.disliked
        and _practice_suits(prompt.practice, wanted)
    )


def _practice_suits(practice: str, wanted: ChoiceInput) -> bool:
    if practice == CHECKIN_PRACTICE:
        return slot_of(wanted).kind == "checkin"
    return practice not in TRACKS or practice in wanted.tracks


def _shared_chain(
    library: Library, wanted: ChoiceInput, slot: Slot, last: Mapping[str, date]
) -> Iterator[str]:
    """The slot's practice first, then what stands in for it once every prompt of it has been had.

    One by one: what stands in is rarely asked for, and dear to find.
    """
    on = [track for track in TRACKS if track in wanted.tracks]
    if slot.kind == "together":
        yield from _rested(library, TOGETHER_PRACTICES, wanted, last)
    elif slot.kind == "checkin":
        yield from [CHECKIN_PRACTICE, *(["connection"] if "connection" in on else [])]
    elif slot.kind != "own":
        yield slot.kind
    yield from _rested(library, on, wanted, last)
    yield from _rested(library, ("future", *TOGETHER_PRACTICES), wanted, last)


def _own_chain(library: Library, wanted: ChoiceInput, last: Mapping[str, date]) -> Iterator[str]:
    """The role's own practices; every other week what someone's signs point to goes before them."""
    if week_number(wanted.day) % 2 == 0:
        yield from _rested(library, sorted(wanted.leaning), wanted, last)
    yield from _rested(library, own_practices(wanted.role, wanted.day), wanted, last)


def _rested(
    library: Library, practices: Sequence[str], wanted: ChoiceInput, last: Mapping[str, date]
) -> list[str]:
    """Practices with the longest rest first: that keeps them balanced over the weeks."""

    def rest(practice: str) -> tuple[date, int]:
        had = [last[prompt.id] for prompt in library.practice(practice) if prompt.id in last]
        latest = max(had, default=date.min + _LEANING)
        return latest - _LEANING if practice in wanted.leaning else latest, rank(lot_of(practice))

    rank = _ranks(wanted.seed)
    return sorted(practices, key=rest)


def _pick(
    library: Library,
    wanted: ChoiceInput,
    practices: Iterable[str],
    audiences: AbstractSet[Audience],
    last: Mapping[str, date],
) -> Prompt | None:
    """From the first practice that has a prompt not yet had; when all were had, the longest unseen."""
    rank = _ranks(wanted.seed)
    replaced = [library.by_id[name] for name in wanted.exclude if name in library.by_id]
    tried: dict[str, list[Prompt]] = {}
    for practice in practices:
        if practice in tried:
            continue
        able = tried[practice] = _able(library, practice, wanted, audiences, replaced)
        fresh = [prompt for prompt in able if prompt.id not in last]
        if fresh:
            return min(fresh, key=lambda prompt: rank(prompt.lot))
    had = chain.from_iterable(tried.values())
    return min(had, key=lambda prompt: (last[prompt.id], rank(prompt.lot)), default=None)


def _able(
    library: Library,
    practice: str,
    wanted: ChoiceInput,
    audiences: AbstractSet[Audience],
    replaced: Sequence[Prompt],
) -> list[Prompt]:
    """The prompts of a practice that somebody may be given."""
    if not _practice_suits(practice, wanted):
        return []
    return [
        prompt
        for prompt in library.practice(practice)
        if prompt.stage <= wanted.stage
        and prompt.audience in audiences
        and prompt.id not in wanted.disliked
        and (not replaced or _is_another(prompt, replaced))
    ]


def _is_another(prompt: Prompt, replaced: Sequence[Prompt]) -> bool:
    """Whether `prompt` is a real change from each of `replaced`: another practice, or an easier thing."""
    return all(
        prompt.practice != old.practice or (prompt.minutes < old.minutes and prompt.stage <= old.stage)
        for old in replaced
    )


def _latest(one: Mapping[str, date], other: Mapping[str, date]) -> Mapping[str, date]:
    if not one or not other:
        return one or other
    return {name: max(one.get(name, date.min), other.get(name, date.min)) for name in {**one, **other}}


def _ranks(seed: int) -> Callable[[int], int]:
    """What puts lots into an order that differs between seeds and never depends on what else is in the library.

    Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4): the key turns over bits of the lot,
    the multiplication carries each of them into all that are above it.
    """
    key = lot_of(str(seed))
    return lambda lot: (lot ^ key) * _ODD & _64_BITS
