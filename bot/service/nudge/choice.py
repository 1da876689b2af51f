"""Which prompt somebody gets: what is known about them, put before the rules; gives and shows nothing."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from bot.domain.localtime import local_date
from bot.domain.own import OwnInput, choose_own, fit
from bot.domain.people import Couple, Person
from bot.domain.prompts import Library, Prompt
from bot.domain.rhythm import FIRST_WEEK, DayKind, kind_of, track_of
from bot.service import signs, together
from bot.service.checkin import preparation
from bot.store.work import Work

Nothing = Literal["free", "talk", "none"]
"""Why a date brings nothing: its track is switched off, the check-in's date had its preparation, nothing is left."""


@dataclass(frozen=True)
class Chosen:
    """`couple_id` is set where both answer it together: it is their shared one, and the same for both of them."""

    prompt: Prompt
    couple_id: int | None = None


async def for_day(work: Work, library: Library, person: Person, day: date) -> Chosen | Nothing:
    """What a date brings to somebody: what both get, where it suits them, or one of their own."""
    couple = await work.couples.of(person.id)
    wanted = await _own_input(work, person, couple, day)
    if couple is None:
        return _alone(library, wanted)
    prepares = await preparation.on(work, couple, person, day)
    if prepares is not None:
        shared = await together.preparation_of(work, library, couple, prepares)
        return _shared(library, wanted, couple, shared) if shared else _own(library, wanted)
    if await preparation.is_talk_day(work, couple, person, day):
        return "talk"
    kind = await together.kind(work, couple, day)
    if _is_off(kind, wanted.tracks):
        return "free"
    shared = await together.prompt_of(work, library, couple, day)
    if kind in ("own", "checkin") or shared is None:
        return _own(library, wanted)
    return _shared(library, wanted, couple, shared)


async def is_free(work: Work, person: Person, day: date) -> bool:
    """Whether a date brings nothing: its track is switched off, or it is that of a check-in which was held already."""
    couple = await work.couples.of(person.id)
    if couple is None:
        return _is_off(kind_of(day, person.stage), person.tracks)
    if await preparation.on(work, couple, person, day) is not None:
        return False
    if await preparation.is_talk_day(work, couple, person, day):
        return True
    return _is_off(await together.kind(work, couple, day), person.tracks)


async def instead_of(
    work: Work, library: Library, person: Person, day: date, prompt_id: str
) -> Prompt | None:
    """One of their own that differs from this and from all they had on that date; None when none is left."""
    wanted = await _own_input(work, person, await work.couples.of(person.id), day)
    had = {prompt for prompt, last in wanted.seen.items() if last == day}
    return choose_own(library, replace(wanted, exclude=frozenset({prompt_id, *had})))


def _shared(library: Library, wanted: OwnInput, couple: Couple, prompt_id: str) -> Chosen | Nothing:
    """What does not suit one person is replaced for them alone; the partner's is untouched.

    A prompt that would hurt somewhere is answered by each for themselves: what is shared of it looks the same
    whether its author had it, or another in its place.
    """
    prompt = library.by_id.get(prompt_id)
    fits = fit(prompt, wanted) if prompt else "another"
    if prompt is not None and fits == "fits":
        return Chosen(prompt, None if prompt.not_where else couple.id)
    return "free" if fits == "free" else _own(library, wanted)


def _is_off(kind: DayKind, tracks: Collection[str]) -> bool:
    track = track_of(kind)
    return track is not None and track not in tracks


def _own(library: Library, wanted: OwnInput) -> Chosen | Nothing:
    prompt = choose_own(library, wanted)
    return Chosen(prompt) if prompt else "none"


def _alone(library: Library, wanted: OwnInput) -> Chosen | Nothing:
    """Without a partner each date is one's own, and the day of a track brings something of it."""
    kind = kind_of(wanted.day, wanted.stage)
    if _is_off(kind, wanted.tracks):
        return "free"
    wish = None if wanted.first_week else track_of(kind)
    return _own(library, replace(wanted, wish=wish))


async def _own_input(work: Work, person: Person, couple: Couple | None, day: date) -> OwnInput:
    preferences = await work.preferences.of(person.id)
    shared = await together.settings(work, couple) if couple else None
    return OwnInput(
        day=day,
        role=person.role or "unsaid",
        stage=person.stage,
        paired=couple is not None,
        tracks=frozenset(person.tracks),
        disliked=await work.seen.disliked(person.id),
        seen=await work.seen.of(person.id),
        leaning=await signs.leaning(work, person),
        fewer=preferences.fewer,
        broken=preferences.keeps_away,
        minute=person.nudge_minute if person.nudge_minute is not None else 0,
        touch=shared.touch if shared else False,
        apart=shared.apart if shared else False,
        seed=person.id,
        first_week=_is_first_week(person, couple, day),
    )


def _is_first_week(person: Person, couple: Couple | None, day: date) -> bool:
    if couple is not None:
        began = couple.together_since.date()
    elif person.onboarded_at is not None:
        began = local_date(person.onboarded_at, person.zone_or_utc)
    else:
        return False
    return day < began + timedelta(days=len(FIRST_WEEK))
