"""What both get depends on what both share and on the date, never on who looks when, or whether anybody does."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings as how, strategies as st

from bot.domain.rhythm import kind_of
from bot.domain.shared import KEPT, Past, Settings, changed, prepared, settled
from tests.domain.libraries import library

LIBRARY = library()
BEGAN = date(2026, 11, 23)
START = datetime(2026, 11, 23, 10, tzinfo=UTC)
LONG_AGO = date(2026, 11, 2)  # behind its first week, in which a change of most settings changes nothing
WEEKS = 2


@dataclass(frozen=True)
class Look:
    """Somebody asks at an instant what their date brings; clocks on Earth are 12 hours behind UTC to 14 before."""

    at: datetime
    ahead: int

    @property
    def day(self) -> date:
        return (self.at + timedelta(hours=self.ahead)).date()


instants = st.integers(0, WEEKS * 7 * 24 * 4).map(lambda quarter: START + timedelta(minutes=15 * quarter))
looks = st.lists(st.builds(Look, instants, st.integers(-12, 14)), max_size=25)
changes = st.lists(
    st.tuples(
        instants,
        st.builds(
            Settings,
            st.integers(1, 3),
            st.one_of(st.none(), st.integers(0, 6)),
            st.booleans(),
            st.booleans(),
        ),
    ),
    max_size=5,
)


def told(asked: list[Look], set_to: list[tuple[datetime, Settings]], seed: int) -> dict[Look, str | None]:
    """What each look was told, in a life with these looks and changes."""
    past, answers, now = changed(Past(), Settings(), START), dict[Look, str | None](), Settings()
    events: list[tuple[datetime, int, Settings | Look]] = [(at, 0, to) for at, to in set_to]
    events += [(look.at, 1, look) for look in asked]
    events.sort(key=_order)
    for at, _, event in events:
        if isinstance(event, Settings):
            now = event
            past = changed(past, now, at)
        else:
            past = settled(LIBRARY, changed(past, now, at), event.day, began=LONG_AGO, seed=seed)
            held = past.settings_on(event.day)
            kind = kind_of(event.day, held.stage, held.checkin_weekday, LONG_AGO)
            where = past.preparations if kind == "checkin" else past.days
            answers[event] = where.get(event.day)
            assert (kind == "own" and event.day not in where) or event.day < LONG_AGO or answers[event]
    return answers


def _order(event: tuple[datetime, int, Settings | Look]) -> tuple[datetime, int]:
    return event[:2]


@given(mine=looks, theirs=looks, set_to=changes, seed=st.integers(1, 99))
@how(max_examples=150, deadline=None)
def test_what_one_is_told_does_not_depend_on_when_the_other_looks(
    mine: list[Look], theirs: list[Look], set_to: list[tuple[datetime, Settings]], seed: int
) -> None:
    alone, beside = told(mine, set_to, seed), told([*mine, *theirs], set_to, seed)
    assert {look: beside[look] for look in mine} == alone


@given(step=st.integers(1, 30), seed=st.integers(1, 99))
@how(max_examples=30, deadline=None)
def test_dates_that_nobody_met_count_like_all_others(step: int, seed: int) -> None:
    daily = rarely = changed(Past(), Settings(2, 6), START)
    for number in range(0, 120, step):
        rarely = settled(LIBRARY, rarely, BEGAN + timedelta(days=number), began=BEGAN, seed=seed)
    last = BEGAN + timedelta(days=number)
    for number in range((last - BEGAN).days + 1):
        daily = settled(LIBRARY, daily, BEGAN + timedelta(days=number), began=BEGAN, seed=seed)
    assert (daily.had, daily.through) == (rarely.had, rarely.through)


def test_a_change_holds_from_the_first_date_that_has_begun_nowhere() -> None:
    past = changed(Past(), Settings(1), START)
    past = changed(past, Settings(2), datetime(2026, 12, 1, 9, 59, tzinfo=UTC))
    assert past.settings_on(date(2026, 12, 1)).stage == 1
    assert past.settings_on(date(2026, 12, 2)).stage == 2
    past = changed(past, Settings(3), datetime(2026, 12, 1, 10, 0, tzinfo=UTC))  # at UTC+14 it is the 2nd
    assert [past.settings_on(date(2026, 12, day)).stage for day in (1, 2, 3)] == [1, 2, 3]
    assert changed(past, Settings(3), datetime(2027, 1, 1, tzinfo=UTC)) == past
    assert changed(past, Settings(2), datetime(2026, 12, 1, 11, tzinfo=UTC)).settings[-1][1].stage == 2


def test_what_prepares_a_check_in_that_was_moved_ahead_is_the_one_of_its_date() -> None:
    past = settled(LIBRARY, changed(Past(), Settings(1, 6), START), date(2026, 12, 2), began=BEGAN, seed=5)
    sunday = date(2026, 12, 6)
    ahead = prepared(LIBRARY, past, sunday, seed=5)
    later = settled(LIBRARY, ahead, sunday, began=BEGAN, seed=5)
    assert ahead.preparations[sunday] == later.preparations[sunday]
    assert prepared(LIBRARY, later, sunday, seed=5) == later
    usual = settled(LIBRARY, past, sunday, began=BEGAN, seed=5)
    assert usual.had == later.had


def test_old_dates_are_forgotten_and_what_was_had_is_not() -> None:
    past = settled(
        LIBRARY,
        changed(Past(), Settings(1, 6), START),
        BEGAN + timedelta(days=200),
        began=BEGAN,
        seed=5,
    )
    assert min(past.days) >= BEGAN + timedelta(days=200) - KEPT
    assert len(past.had) > 100


def test_a_library_without_anything_for_both_gives_nothing() -> None:
    empty = library((("needs", "hurt", "alone", (5, 0, 0)),))
    past = settled(empty, changed(Past(), Settings(1, 6), START), date(2026, 12, 30), began=BEGAN, seed=5)
    assert (past.had, past.days, past.through) == ({}, {}, date(2026, 12, 30))


def test_when_all_were_had_the_longest_unseen_comes_again() -> None:
    few = library((("gratitude", "both", "anyone", (6, 0, 0)),))
    past = changed(Past(), Settings(1, 6), START)
    given = []
    for number in range(60):
        day = BEGAN + timedelta(days=number)
        past = settled(few, past, day, began=BEGAN, seed=5)
        if day in past.days:
            given.append(past.days[day])
    assert all(len(set(given[start : start + 6])) == 6 for start in range(len(given) - 6))
