"""The twin lives do see what leaks: where the bot is made to tell something on purpose, they differ."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.chat import copies
from bot.domain.checkin import is_night
from bot.domain.people import Person
from bot.domain.reflections import Reflection
from bot.service import peace, quiet, together
from bot.service.checkin import moves
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.texts import Texts
from tests.e2e.twins.compare import difference, lived
from tests.e2e.twins.life import Life, Someone, Step
from tests.e2e.twins.private import PERHAPS_SHOWN, PRIVATE
from tests.e2e.twins.source import SeededRandomness

ANA = Someone("hurt", "Europe/Lisbon", 19 * 60, 2)
BEN = Someone("repairing", "Europe/Lisbon", 18 * 60, 1)
HOUR, DAY = 60, 24 * 60
LIFE = Life(
    7,
    ANA,
    BEN,
    (
        Step(4 * DAY + 3 * HOUR, "ana", "shares"),
        Step(5 * DAY + 4 * HOUR, "ben", "moves on today"),
        Step(6 * DAY + 3 * HOUR, "ben", "reads"),
    ),
    act_at=3 * DAY + 2 * HOUR,
    planned=True,
    days=8,
)

Leak = Callable[[pytest.MonkeyPatch], None]


def today_tells_of_quiet_dates(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(quiet, "is_own", quiet.is_quiet)


def a_sound_tells_of_a_pause(patch: pytest.MonkeyPatch) -> None:
    async def in_peace(work: Work, person: Person) -> bool:
        partner = await work.couples.partner_of(person.id)
        return (partner is not None and partner.paused) or is_night(work.now, person.zone_or_utc)

    patch.setattr(peace, "holds", in_peace)


def numbers_count(patch: pytest.MonkeyPatch) -> None:
    numbers = itertools.count(10**6)
    patch.setattr(SeededRandomness, "begin", lambda _self, _step: None)
    patch.setattr(SeededRandomness, "bits", lambda _self, _count: next(numbers))


def what_both_get_goes_by_the_faster_one(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(together, "effective_stage", lambda both: max(one.stage for one in both))


def the_hours_on_offer_tell_a_clock(patch: pytest.MonkeyPatch) -> None:
    def later_today(now: object, zone: str) -> list[int]:
        return [1] if zone == "Asia/Tokyo" else [1, 2, 3]

    async def later_hours(work: Work, person: Person, checkin_id: int) -> list[int]:
        couple, _, _ = await moves.movable(work, person, checkin_id)
        return later_today(work.now, couple.other(person.id).zone_or_utc)

    patch.setattr(moves, "later_hours", later_hours)


def a_copy_shows_whatever_its_author_had(patch: pytest.MonkeyPatch) -> None:
    usual = copies._copies

    async def with_prompt(
        work: Work, texts: Texts, reader: Person, author: str, reflection: Reflection, **more: bool
    ) -> tuple[Card, ...]:
        return await usual(work, texts, reader, author, replace(reflection, couple_id=1), **more)

    patch.setattr(copies, "_copies", with_prompt)


LEAKS: dict[str, tuple[Leak, Life]] = {
    "a quiet date": (today_tells_of_quiet_dates, replace(LIFE, curious=True)),
    "pauses": (a_sound_tells_of_a_pause, LIFE),
    "no days": (numbers_count, LIFE),
    "a bit more": (what_both_get_goes_by_the_faster_one, replace(LIFE, ben=replace(BEN, stage=2), days=28)),
    "says that she is repairing": (
        a_copy_shows_whatever_its_author_had,
        replace(LIFE, steps=(Step(7 * DAY + 7, "ana", "shares an answer of their own"),)),
    ),
    "moves elsewhere": (the_hours_on_offer_tell_a_clock, LIFE),
}


@pytest.mark.parametrize("name", LEAKS)
def test_a_leak_is_seen(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    leak, life = LEAKS[name]
    leak(monkeypatch)
    assert difference(lived(life), lived(life, ((PRIVATE | PERHAPS_SHOWN)[name],))) is not None
