"""What may come by itself is said once, and every place that has to know a kind knows each of them."""

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from bot.domain.kinds import ON_TIME, RULES, STALE, SUBJECT_RULES, Kind, Manner, Rules, Subject, manner


def test_every_kind_and_subject_has_its_record() -> None:
    assert RULES.keys() == set(Kind)
    assert SUBJECT_RULES.keys() == set(Subject)


def test_what_has_little_time_to_arrive_is_stale_for_who_comes_back_later() -> None:
    for rules in RULES.values():
        assert rules.stale or rules.lifetime is None or rules.lifetime > STALE


@given(st.sampled_from(Kind), st.timedeltas(timedelta(), timedelta(days=3)), st.booleans(), st.booleans())
def test_later_night_and_quiet_dates_never_make_anything_louder(
    kind: Kind, late: timedelta, at_night: bool, on_quiet_date: bool
) -> None:
    now = manner(RULES[kind], late, at_night=at_night, on_quiet_date=on_quiet_date)
    assert now >= manner(RULES[kind], late, at_night=False, on_quiet_date=False)
    assert manner(RULES[kind], late * 2, at_night=at_night, on_quiet_date=on_quiet_date) >= now


@pytest.mark.parametrize("kind", [kind for kind in Kind if RULES[kind].grace is not None])
def test_nothing_comes_after_its_grace(kind: Kind) -> None:
    grace = RULES[kind].grace
    assert grace is not None
    day = {"at_night": False, "on_quiet_date": False}
    assert manner(RULES[kind], grace, **day) is Manner.LOUD
    assert manner(RULES[kind], grace + timedelta(milliseconds=1), **day) is Manner.SKIPPED


def test_on_a_quiet_date_only_what_has_its_own_date_or_another_waits_for_comes_and_without_a_sound() -> None:
    quiet = {kind: manner(RULES[kind], timedelta(), at_night=False, on_quiet_date=True) for kind in Kind}
    assert {kind for kind, how in quiet.items() if how is Manner.SILENT} == {
        Kind.EVE,
        Kind.CHECKIN,
        Kind.GATHER,
        Kind.INVITE,
    }
    assert {kind for kind, how in quiet.items() if how is Manner.LOUD} == {
        Kind.RESUME,
        Kind.REACH,
        Kind.SNOOZE,
        Kind.LEAVE_OUT,
    }


def test_being_a_little_late_at_night_is_being_on_time() -> None:
    rules = Rules(grace=timedelta(hours=6), lifetime=None, late_at_night=Manner.SKIPPED)
    assert manner(rules, ON_TIME, at_night=True, on_quiet_date=False) is Manner.LOUD
    assert manner(rules, ON_TIME * 2, at_night=True, on_quiet_date=False) is Manner.SKIPPED
