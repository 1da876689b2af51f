"""Chooses what both partners get on a date, from what they share alone; must not know anything of one of them."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from bot.domain.order import REST, Rank, by_rest, first_of, longest_unseen, ranks
from bot.domain.people import TRACKS
from bot.domain.prompts import CHECKIN_PRACTICE, Library, Prompt
from bot.domain.rhythm import FIRST_WEEK, DayKind, kind_of, together_practices

KEPT = timedelta(days=40)
"""How long it is remembered which prompt a date had; that it was had is never forgotten."""

_EARLIEST = timedelta(hours=14)  # the first clocks on Earth show a date so long before UTC does (UTC+14)
_DAY = timedelta(days=1)
_PARTNER_ONE_IN = 4


@dataclass(frozen=True, slots=True)
class Settings:
    """What both were told or agreed on: the effective stage, the weekday of the check-in's plan (0 is Monday) or
    None, whether both welcome touch, whether they live apart.
    """

    stage: int = 1
    checkin_weekday: int | None = None
    touch: bool = False
    apart: bool = False


@dataclass(frozen=True)
class Past:
    """What a couple has had together, date by date, whether or not anything of it reached anybody.

    `had` holds each prompt with its last date, `days` and `preparations` what the last weeks' dates had, the
    second by the date for which the check-in is planned. `through` is the last date that is settled. `settings`
    are the changes, each with the date from which it holds, in order.
    """

    had: Mapping[str, date] = field(default_factory=dict)
    days: Mapping[date, str] = field(default_factory=dict)
    preparations: Mapping[date, str] = field(default_factory=dict)
    through: date | None = None
    settings: tuple[tuple[date, Settings], ...] = ()

    def settings_on(self, day: date) -> Settings:
        """Those that hold on a date."""
        at = bisect_right([since for since, _ in self.settings], day)
        return self.settings[max(at - 1, 0)][1] if self.settings else Settings()


def changed(past: Past, settings: Settings, now: datetime) -> Past:
    """From the first date on that has begun nowhere yet, these hold.

    Dates that somebody somewhere may have met keep what they had: who looks first decides nothing.
    """
    if past.settings and past.settings[-1][1] == settings:
        return past
    since = (now + _EARLIEST).date() + _DAY if past.settings else date.min
    before = [entry for entry in past.settings if entry[0] < since]
    return replace(past, settings=(*before, (since, settings)))


def settled(library: Library, past: Past, day: date, *, began: date, seed: int) -> Past:
    """The same past, with every date up to `day` settled, one after the other from the couple's first.

    It depends on nothing that one of them does alone: a date on which nobody was given anything has had its
    prompt all the same.
    """
    if past.through is not None and past.through >= day:
        return past
    walk = _Walk(library, past, seed)
    at = began if past.through is None else past.through + _DAY
    while at <= day:
        walk.settle(at, began)
        at += _DAY
    return walk.past(day)


def prepared(library: Library, past: Past, planned: date, *, seed: int) -> Past:
    """The same past, with what prepares the check-in that is planned for that date."""
    if planned in past.preparations:
        return past
    walk = _Walk(library, past, seed)
    walk.prepare(planned, past.settings_on(planned))
    return walk.past(past.through)


class _Walk:
    """Goes through dates and remembers what each was given."""

    def __init__(self, library: Library, past: Past, seed: int) -> None:
        self._library = library
        self._rank: Rank = ranks(seed)
        self._past = past
        self._had = dict(past.had)
        self._days = dict(past.days)
        self._preparations = dict(past.preparations)

    def past(self, through: date | None) -> Past:
        oldest = through - KEPT if through is not None else date.min
        return replace(
            self._past,
            had=self._had,
            days={day: name for day, name in self._days.items() if day >= oldest},
            preparations={day: name for day, name in self._preparations.items() if day >= oldest},
            through=through,
        )

    def settle(self, day: date, began: date) -> None:
        settings = self._past.settings_on(day)
        kind = kind_of(day, settings.stage, settings.checkin_weekday, began)
        if kind == "checkin":
            self.prepare(day, settings)
        elif kind != "own":
            prompt = self._first_week(day, began) or self._choose(day, kind, settings)
            if prompt is not None:
                self._days[day] = prompt.id
                self._had[prompt.id] = day

    def prepare(self, planned: date, settings: Settings) -> None:
        if planned not in self._preparations:
            chains = iter([CHECKIN_PRACTICE])
            prompt = self._pick(planned, chains, settings, partner=True)
            if prompt is not None:
                self._preparations[planned] = prompt.id
                self._had[prompt.id] = planned

    def _first_week(self, day: date, began: date) -> Prompt | None:
        at = (day - began).days
        if not 0 <= at < len(FIRST_WEEK):
            return None
        return self._library.by_id.get(self._library.first_week.shared.get(at, ""))

    def _choose(self, day: date, kind: DayKind, settings: Settings) -> Prompt | None:
        return self._pick(day, self._practices(kind, settings), settings, partner=self._partner_may(settings))

    def _partner_may(self, settings: Settings) -> bool:
        """In the first stage what takes the partner is one in four: the last three took nobody."""
        if settings.stage > 1:
            return True
        latest = sorted(self._days)[1 - _PARTNER_ONE_IN :]
        shown = [self._library.by_id.get(self._days[day]) for day in latest]
        return not any(prompt is not None and prompt.company == "partner" for prompt in shown)

    def _practices(self, kind: DayKind, settings: Settings) -> Iterator[str]:
        """The day's practice first, then what stands in for it once every prompt of it has been had.

        One by one: what stands in is rarely asked for, and dear to find.
        """
        together = self._in_turn(together_practices(settings.stage))
        if kind == "together":
            yield from together
        else:
            yield kind
            yield from self._in_turn(TRACKS)
        yield from self._in_turn(TRACKS) if kind == "together" else together

    def _in_turn(self, practices: tuple[str, ...]) -> list[str]:
        groups = {practice: self._library.shared.get(practice, ()) for practice in practices}
        return by_rest(groups, self._had, self._rank)

    def _pick(
        self, day: date, practices: Iterator[str], settings: Settings, *, partner: bool
    ) -> Prompt | None:
        tried: dict[str, list[Prompt]] = {}
        for practice in practices:
            if practice in tried:
                continue
            able = tried[practice] = [
                prompt
                for prompt in self._library.shared.get(practice, ())
                if _suits(prompt, settings) and (partner or prompt.company != "partner")
            ]
            prompt = first_of(able, self._had, self._rank)
            prompt = prompt or longest_unseen(able, self._had, self._rank, day - REST)
            if prompt is not None:
                return prompt
        everything = [prompt for able in tried.values() for prompt in able]
        return longest_unseen(everything, self._had, self._rank)


def _suits(prompt: Prompt, settings: Settings) -> bool:
    return (
        prompt.stage <= settings.stage
        and (settings.touch or not prompt.touch)
        and (prompt.works_apart or not settings.apart)
    )
