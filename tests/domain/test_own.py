"""What one person gets on a day of their own is chosen from what is theirs, and is theirs to change."""

from dataclasses import replace
from datetime import date, timedelta
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given, settings as how, strategies as st

from bot.domain.own import OwnInput, choose_own, fit
from bot.domain.people import TRACKS, Role
from bot.domain.prompts import Library, Prompt, for_one_alone
from tests.domain.libraries import library

LIBRARY = library()
MONDAY = date(2026, 11, 23)
ROLES: tuple[Role, ...] = ("hurt", "repairing", "mixed", "unsaid")


def of(practice: str, number: int = 1, **other: Any) -> Prompt:
    prompt = Prompt(
        id=f"{practice}-{number:03}",
        practice=practice,
        text="",
        stage=1,
        audience="both",
        company="anyone",
        kind="talk",
        minutes=5,
        cost="free",
    )
    return replace(prompt, **other)


@pytest.mark.parametrize(
    ("prompt", "becomes"),
    [
        (of("memories"), "fits"),
        (of("memories", stage=3), "another"),
        (of("memories", number=7), "another"),
        (of("memories", not_where=frozenset({"money"})), "another"),
        (of("memories", not_where=frozenset({"affair"})), "fits"),
        (of("memories", touch=True), "another"),
        (of("memories", kind="play"), "another"),
        (of("gratitude"), "free"),
        (of("gratitude", stage=3), "free"),
    ],
)
def test_a_shared_prompt_fits_or_is_replaced_or_leaves_the_day_free(prompt: Prompt, becomes: str) -> None:
    even_week = MONDAY + timedelta(days=7 * (MONDAY.toordinal() // 7 % 2))
    wanted = OwnInput(
        even_week,
        stage=2,
        tracks=frozenset({"memories", "connection"}),
        disliked=frozenset({"memories-007"}),
        broken="money",
        fewer=frozenset({"play"}),
    )
    assert fit(prompt, wanted) == becomes
    other_week = replace(wanted, day=even_week + timedelta(days=7))
    assert fit(prompt, other_week) == ("fits" if prompt.kind == "play" else becomes)


@given(
    role=st.sampled_from(ROLES),
    stage=st.integers(1, 3),
    days=st.integers(1, 60),
    fewer=st.frozensets(st.sampled_from(["write", "talk", "needs"])),
    seed=st.integers(1, 99),
)
@how(max_examples=60, deadline=None)
def test_another_one_is_a_real_change_each_time(
    role: Role, stage: int, days: int, fewer: frozenset[str], seed: int
) -> None:
    wanted = OwnInput(MONDAY + timedelta(days=days), role=role, stage=stage, fewer=fewer, seed=seed)
    had: list[Prompt] = []
    while len(had) < 8 and (
        prompt := choose_own(LIBRARY, replace(wanted, exclude=frozenset(one.id for one in had)))
    ):
        assert prompt.stage <= stage
        assert prompt.is_own
        for old in had:
            assert prompt.id != old.id
            assert prompt.practice != old.practice or prompt.minutes < old.minutes
        had.append(prompt)
    assert len(had) >= 4


def test_another_one_in_place_of_a_shared_one_is_their_own() -> None:
    shared = next(one for one in LIBRARY.by_id.values() if one.is_shared)
    prompt = choose_own(LIBRARY, OwnInput(MONDAY, role="hurt", exclude=frozenset({shared.id})))
    assert prompt is not None
    assert prompt.is_own


def test_when_everything_was_had_the_longest_unseen_comes_again() -> None:
    few = library((("needs", "hurt", "alone", (3, 0, 0)),))
    seen = {f"needs-{number:03}": MONDAY + timedelta(days=number) for number in (1, 2, 3)}
    prompt = choose_own(few, OwnInput(MONDAY + timedelta(days=9), role="hurt", seen=seen))
    assert prompt is not None
    assert prompt.id == "needs-001"


def test_with_nothing_left_there_is_nothing() -> None:
    few = library((("needs", "hurt", "alone", (3, 0, 0)),))
    assert choose_own(few, OwnInput(MONDAY, role="repairing")) is None
    assert choose_own(few, OwnInput(MONDAY, role="hurt", disliked=frozenset(few.by_id))) is None


@given(role=st.sampled_from(ROLES), seed=st.integers(1, 9), data=st.data())
@how(max_examples=40, deadline=None)
def test_what_joins_or_leaves_the_library_changes_nobodys_order(
    role: Role, seed: int, data: st.DataObject
) -> None:
    wanted = OwnInput(MONDAY, role=role, seed=seed, stage=2)
    chosen = choose_own(LIBRARY, wanted)
    assert chosen is not None
    gone = data.draw(st.sets(st.sampled_from([one for one in LIBRARY.by_id if one != chosen.id]), max_size=1))
    smaller = Library.of(one for one in LIBRARY.by_id.values() if one.id not in gone)
    again = choose_own(smaller, wanted)
    assert again is not None
    assert again.practice != chosen.practice or again == chosen


def test_people_have_orders_of_their_own() -> None:
    first = {choose_own(LIBRARY, OwnInput(MONDAY, role="hurt", seed=seed)) for seed in range(40)}
    assert len(first) > 10


def test_who_was_left_gets_nothing_that_speaks_of_two() -> None:
    prompts = [
        of("needs", 1, company="alone", text="Name one thing that you need today."),
        of("needs", 2, company="alone", text="Think of what your partner said."),
        of("needs", 3, company="partner", text="Say one thing aloud."),
        of("checkin-prep", 4, company="alone", text="Sit down before you talk."),
    ]
    assert list(for_one_alone(Library.of(prompts)).by_id) == ["needs-001"]


def test_a_choice_takes_no_time_worth_speaking_of() -> None:
    """Three years of history; the page of figures measures it whole, with reading it from the database."""
    names = sorted(LIBRARY.by_id)
    seen = {name: MONDAY - timedelta(days=number) for number, name in enumerate(names) if number % 5}
    wanted = OwnInput(
        MONDAY, role="mixed", stage=3, seen=seen, fewer=frozenset({"write"}), tracks=frozenset(TRACKS)
    )
    took = []
    for _ in range(20):
        began = perf_counter()
        choose_own(LIBRARY, wanted)
        took.append(perf_counter() - began)
    assert min(took) < 0.002
