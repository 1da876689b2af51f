"""So much within an hour, and no more, whatever the clock does."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, strategies as st

from bot.domain.quota import Quota

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def admitted(quota: Quota, gaps: list[float]) -> list[datetime]:
    """When one was let through of those that come so many minutes after each other."""
    used_until, now, through = None, NOON, []
    for gap in gaps:
        now += timedelta(minutes=gap)
        if quota.has_room(used_until, now):
            used_until = quota.used(used_until, now)
            through.append(now)
    return through


def test_so_many_at_once_and_then_one_for_each_that_came_back() -> None:
    assert admitted(Quota(3), [0, 0, 0, 0, 0, 19, 1, 1]) == [
        NOON,
        NOON,
        NOON,
        NOON + timedelta(minutes=20),
    ]


@given(st.integers(1, 8), st.lists(st.floats(0, 40), max_size=60))
def test_no_hour_holds_more_than_twice_the_measure(most: int, gaps: list[float]) -> None:
    through = admitted(Quota(most), gaps)
    for first, began in enumerate(through):
        assert sum(began <= at < began + HOUR for at in through[first:]) <= 2 * most


@given(st.integers(1, 8), st.integers(0, 20), st.floats(-1e6, 1e6))
def test_all_of_it_has_come_back_after_an_hour_at_most(most: int, used: int, minutes: float) -> None:
    quota, used_until = Quota(most), None
    for _ in range(used):
        if quota.has_room(used_until, NOON):
            used_until = quota.used(used_until, NOON)
    later = NOON + timedelta(minutes=minutes)
    over_at = quota.over_at(used_until, later)
    assert later <= over_at <= later + HOUR
    assert minutes < 0 or quota.has_room(used_until, over_at)
    assert len(admitted(quota, [0] * most)) == most
