"""What a check-in, a nudge and an invite can become is a rule of their own; nothing else can be written."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from bot.domain.checkin import Checkin, Meeting, State
from bot.domain.invites import LIFETIME, Invite
from bot.domain.nudges import Nudge, NudgeState

NOW = datetime(2026, 11, 29, 18, tzinfo=UTC)
CHECKIN = Checkin(1, 2, Meeting(date(2026, 11, 29), NOW))
NUDGE = Nudge(1, 2, date(2026, 11, 29), "memories-001", 3, "open", NOW)
INVITE = Invite(1, 2, None, "open", NOW + LIFETIME)

CHANGES: dict[str, Callable[[Checkin], Checkin]] = {
    "begun": Checkin.begun,
    "skipped": Checkin.skipped,
    "closed": Checkin.closed,
    "moved": lambda one: one.moved(NOW + timedelta(hours=1)),
    "turned": lambda one: one.turned_to(one.step + 1),
    "interrupted": lambda one: one.interrupted(NOW),
    "resting": lambda one: one.resting_for(timedelta(minutes=20), NOW),
    "resumed": Checkin.resumed,
}

POSSIBLE: dict[tuple[State, bool], set[str]] = {
    ("planned", False): {"begun", "skipped", "moved"},
    ("started", False): {"closed", "turned", "interrupted"},
    ("started", True): {"closed", "resting", "resumed"},
    ("done", False): {"begun"},
    ("skipped", False): set(),
}
"""By state, and whether a break of open length goes on."""


@given(st.lists(st.sampled_from(sorted(CHANGES)), max_size=12))
def test_a_check_in_becomes_only_what_it_can_be(wanted: list[str]) -> None:
    one = CHECKIN
    for name in wanted:
        resting = one.break_at is not None
        possible = set(POSSIBLE[one.state, resting])
        if one.back_at is not None:
            possible.discard("resting")  # the first choice stands
        if name in possible:
            one = CHANGES[name](one)
        else:
            with pytest.raises(ValueError, match="cannot become"):
                CHANGES[name](one)
        assert one.break_at is None or one.state == "started"
        assert one.back_at is None or one.break_at is not None


def test_whatever_a_break_interrupted_ends_it_and_its_step_is_kept() -> None:
    resting = CHECKIN.begun().turned_to(3).interrupted(NOW).resting_for(timedelta(minutes=20), NOW)
    closed = resting.closed()
    assert (closed.state, closed.step, closed.break_at, closed.back_at) == ("done", 3, None, None)
    assert closed.begun().step == 3


@pytest.mark.parametrize(
    ("state", "skip", "reopen"), [("open", True, False), ("answered", False, False), ("skipped", False, True)]
)
def test_only_an_open_nudge_is_put_aside_and_only_such_a_one_taken_up_again(
    state: NudgeState, skip: bool, reopen: bool
) -> None:
    nudge = replace(NUDGE, state=state)
    for change, possible, becomes in (
        (nudge.skipped, skip, replace(nudge, state="skipped")),
        (nudge.reopened, reopen, replace(nudge, state="open")),
    ):
        if possible:
            assert change() == becomes
        else:
            with pytest.raises(ValueError, match="only"):
                change()


def test_another_prompt_is_nobody_elses_and_open() -> None:
    assert NUDGE.skipped().replaced_by("needs-001") == replace(NUDGE, prompt_id="needs-001", couple_id=None)


def test_an_invite_is_accepted_once_and_ends_once() -> None:
    accepted = INVITE.accepted(7, NOW + timedelta(days=1))
    assert (accepted.invitee_id, accepted.expires_at) == (7, NOW + timedelta(days=8))
    with pytest.raises(ValueError, match="open"):
        accepted.accepted(8, NOW)
    for before in (INVITE, accepted):
        over = before.settled("withdrawn")
        assert over.closed(NOW) == "withdrawn"
        with pytest.raises(ValueError, match="once"):
            over.settled("used")
