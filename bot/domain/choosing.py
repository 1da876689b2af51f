"""Picks the prompt of a date from what people have had; must not know how anything is stored."""

from collections.abc import Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import blake2b

from bot.domain.people import TRACKS, Role
from bot.domain.prompts import Audience, Library, Prompt
from bot.domain.rhythm import (
    CHECKIN_PRACTICE,
    TOGETHER_PRACTICES,
    Slot,
    own_practices,
    plan_for,
    week_number,
)

# A practice that someone's signs point to comes round as if it had rested this much longer.
_LEANING = timedelta(days=14)

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
    own = _own_chain(library, wanted, last)
    chain = [*_shared_chain(library, wanted, slot, last), *own]
    if not slot.shared:
        chain = [*own, *chain]
    return _pick(library, wanted, chain, _AUDIENCES[wanted.role], last)


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
        and (prompt.practice != CHECKIN_PRACTICE or slot_of(wanted).kind == "checkin")
        and (prompt.practice not in TRACKS or prompt.practice in wanted.tracks)
    )


def _shared_chain(library: Library, wanted: ChoiceInput, slot: Slot, last: Mapping[str, date]) -> list[str]:
    """The slot's practice first, then what stands in for it once every prompt of it has been had."""
    on = _rested(library, [track for track in TRACKS if track in wanted.tracks], wanted, last)
    others = _rested(library, ("future", *TOGETHER_PRACTICES), wanted, last)
    if slot.kind == "together":
        return [*_rested(library, TOGETHER_PRACTICES, wanted, last), *on, "future"]
    if slot.kind == "checkin":
        return [CHECKIN_PRACTICE, *_first("connection", on), *others]
    return _first(slot.kind, [*on, *others])


def _own_chain(library: Library, wanted: ChoiceInput, last: Mapping[str, date]) -> list[str]:
    """The role's own practices; every other week what someone's signs point to goes before them."""
    own = _rested(library, own_practices(wanted.role, wanted.day), wanted, last)
    leant = sorted(wanted.leaning) if week_number(wanted.day) % 2 == 0 else []
    return [*_rested(library, leant, wanted, last), *own]


def _first(name: str, practices: Sequence[str]) -> list[str]:
    return sorted(practices, key=lambda practice: practice != name)


def _rested(
    library: Library, practices: Sequence[str], wanted: ChoiceInput, last: Mapping[str, date]
) -> list[str]:
    """Practices with the longest rest first: that keeps them balanced over the weeks."""

    def rest(practice: str) -> tuple[date, bytes]:
        had = [last[prompt.id] for prompt in library.practice(practice) if prompt.id in last]
        latest = max(had, default=date.min + _LEANING)
        return latest - _LEANING if practice in wanted.leaning else latest, _rank(wanted.seed, practice)

    return sorted(practices, key=rest)


def _pick(
    library: Library,
    wanted: ChoiceInput,
    chain: Sequence[str],
    audiences: AbstractSet[Audience],
    last: Mapping[str, date],
) -> Prompt | None:
    """The first practice of the chain with a prompt not yet had; when all were had, the longest unseen."""
    had: list[Prompt] = []
    replaced = [library.by_id[name] for name in wanted.exclude if name in library.by_id]
    for practice in dict.fromkeys(chain):
        able = [
            prompt
            for prompt in library.practice(practice)
            if prompt.audience in audiences and suits(prompt, wanted) and _is_another(prompt, replaced)
        ]
        fresh = [prompt for prompt in able if prompt.id not in last]
        if fresh:
            return min(fresh, key=lambda prompt: _rank(wanted.seed, prompt.id))
        had += able
    return min(had, key=lambda prompt: (last[prompt.id], _rank(wanted.seed, prompt.id)), default=None)


def _is_another(prompt: Prompt, replaced: Sequence[Prompt]) -> bool:
    """Whether `prompt` is a real change from each of `replaced`: another practice, or an easier thing."""
    return all(
        prompt.practice != old.practice or (prompt.minutes < old.minutes and prompt.stage <= old.stage)
        for old in replaced
    )


def _latest(one: Mapping[str, date], other: Mapping[str, date]) -> dict[str, date]:
    return {name: max(one.get(name, date.min), other.get(name, date.min)) for name in {**one, **other}}


def _rank(seed: int, name: str) -> bytes:
    """A place in an order that differs between seeds and never depends on what else is in the library."""
    return blake2b(name.encode(), digest_size=8, key=seed.to_bytes(16, "big", signed=True)).digest()
