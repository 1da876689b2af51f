"""Lives of people, day by day through the rules alone: what each date brought, and why; holds no test."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.own import OwnInput, choose_own, fit
from bot.domain.people import TRACKS, Role
from bot.domain.preferences import Broken, Preferences
from bot.domain.prompts import Library, Prompt
from bot.domain.rhythm import FIRST_WEEK, DayKind, kind_of, track_of
from bot.domain.shared import Past, Settings, changed, settled

MONDAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Day:
    """`prompt` is None on a free day; `shared` where it is the one that both have."""

    day: date
    stage: int
    kind: DayKind
    prompt: Prompt | None
    shared: bool


@dataclass(frozen=True)
class Couple:
    """What both share. `stages` are the days of their life on which the effective stage changes."""

    library: Library
    seed: int = 7
    checkin_weekday: int | None = 6
    stages: Mapping[int, int] = field(default_factory=dict)
    touch: bool = False
    apart: bool = False

    def dates(self, days: int) -> Iterator[tuple[date, Settings, DayKind, Prompt | None]]:
        past, stage = Past(), 1
        for number in range(days):
            day = MONDAY + timedelta(days=number)
            stage = self.stages.get(number, stage)
            settings = Settings(stage, self.checkin_weekday, self.touch, self.apart)
            past = changed(past, settings, datetime.combine(day, time(12), UTC))
            past = settled(self.library, past, day, began=MONDAY, seed=self.seed)
            held = past.settings_on(day)
            kind = kind_of(day, held.stage, held.checkin_weekday, MONDAY)
            name = past.preparations.get(day) if kind == "checkin" else past.days.get(day)
            yield day, held, kind, self.library.by_id[name] if name else None


def live(
    couple: Couple,
    days: int,
    *,
    role: Role = "unsaid",
    broken: Broken | None = None,
    tracks: frozenset[str] = frozenset(TRACKS),
    seed: int = 11,
    fewer: frozenset[str] = frozenset(),
    leaning: frozenset[str] = frozenset(),
    minute: int = 19 * 60,
) -> list[Day]:
    """One of the two, who has a nudge on every date and stands where the couple does."""
    life, seen = list[Day](), dict[str, date]()
    for day, settings, kind, both in couple.dates(days):
        wanted = OwnInput(
            day=day,
            role=role,
            stage=settings.stage,
            tracks=tracks,
            seen=seen,
            leaning=leaning,
            fewer=fewer,
            broken=Preferences(broken).keeps_away,
            minute=minute,
            touch=settings.touch,
            apart=settings.apart,
            seed=seed,
            first_week=(day - MONDAY).days < len(FIRST_WEEK),
        )
        track = track_of(kind)
        fits = fit(both, wanted) if both else "another"
        if (track and track not in tracks) or fits == "free":
            prompt, shared = None, False
        elif both is not None and fits == "fits":
            prompt, shared = both, True
        else:
            prompt, shared = choose_own(couple.library, wanted), False
        if prompt is not None:
            seen[prompt.id] = day
        life.append(Day(day, settings.stage, kind, prompt, shared))
    return life


def live_alone(
    library: Library, days: int, *, role: Role = "unsaid", seed: int = 11, stage: int = 1
) -> list[Day]:
    """Somebody without a partner."""
    life, seen = list[Day](), dict[str, date]()
    for number in range(days):
        day = MONDAY + timedelta(days=number)
        kind, first_week = kind_of(day, stage), number < len(FIRST_WEEK)
        wanted = OwnInput(
            day=day,
            role=role,
            stage=stage,
            paired=False,
            seen=seen,
            seed=seed,
            wish=None if first_week else track_of(kind),
            first_week=first_week,
        )
        prompt = choose_own(library, wanted)
        if prompt is not None:
            seen[prompt.id] = day
        life.append(Day(day, stage, kind, prompt, shared=False))
    return life
