"""People get a varied year of prompts that suit them, and the choice depends on nothing but its input."""

import time
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations_with_replacement
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from bot.domain.choosing import ChoiceInput, choose, choose_own, choose_shared, slot_of, suits
from bot.domain.people import TRACKS, Role
from bot.domain.prompts import Audience, Library, Prompt
from bot.domain.rhythm import HURT_PRACTICES, REPAIRING_PRACTICES, TOGETHER_PRACTICES
from bot.texts.content import content_root
from bot.texts.library import load_library

MONDAY = date(2026, 11, 23)
ROLES: tuple[Role, ...] = ("hurt", "repairing", "mixed", "unsaid")
ALL = frozenset(TRACKS)
History = dict[str, date]


def made(practice: str, count: int, audience: Audience = "both") -> list[Prompt]:
    return [
        Prompt(
            f"{practice}-{number:03}",
            practice,
            "words",
            "why",
            stage=1 + number % 3,
            audience=audience,
            minutes=5 + number % 4 * 10,
            apart=True,
            cost="free",
        )
        for number in range(1, count + 1)
    ]


def made_library() -> Library:
    prompts = [*made("connection", 90), *made("memories", 90), *made("gratitude", 70), *made("future", 20)]
    for practice in TOGETHER_PRACTICES:
        prompts += made(practice, 20)
    for practice in HURT_PRACTICES:
        prompts += made(practice, 20, "hurt")
    for practice in REPAIRING_PRACTICES:
        prompts += made(practice, 20, "repairing")
    return Library.of(prompts)


class Life:
    """Two people and the days they live; remembers what each was given."""

    def __init__(self, library: Library, roles: tuple[Role, Role], tracks: frozenset[str] = ALL) -> None:
        self.library, self.roles, self.tracks = library, roles, tracks
        self.seen: tuple[History, History] = ({}, {})
        self.given: tuple[list[Prompt], list[Prompt]] = ([], [])
        self.day = MONDAY

    def live(self, days: int, stage: int) -> None:
        for _ in range(days):
            both = {**self.seen[0], **self.seen[1]}
            asked = ChoiceInput(
                self.day, stage=stage, tracks=self.tracks, couple_seen=both, seed=7, checkin_weekday=6
            )
            shared = choose_shared(self.library, asked)
            for who, role in enumerate(self.roles):
                own = replace(asked, role=role, seen=self.seen[who], couple_seen={}, seed=who)
                prompt = shared or choose_own(self.library, own)
                assert prompt is not None
                assert suits(prompt, own)
                self.given[who].append(prompt)
            for who in (0, 1):
                self.seen[who][self.given[who][-1].id] = self.day
            self.day += timedelta(days=1)


PAIRS = list(combinations_with_replacement(ROLES, 2))


@pytest.mark.parametrize("roles", PAIRS)
def test_a_year_in_the_real_library_brings_no_repeat(roles: tuple[Role, Role]) -> None:
    life = Life(load_library(content_root(), "en"), roles)
    for days, stage in ((84, 1), (112, 2), (169, 3)):
        life.live(days, stage)
    for given_to in life.given:
        again = [prompt.id for prompt, count in Counter(given_to).items() if count > 1]
        assert not again


@pytest.mark.parametrize("roles", PAIRS)
def test_eight_weeks_are_balanced_and_right_for_each_role(roles: tuple[Role, Role]) -> None:
    life = Life(made_library(), roles)
    life.live(56, stage=2)
    for role, given_to in zip(roles, life.given, strict=True):
        counted = Counter(prompt.practice for prompt in given_to)
        assert len(set(given_to)) == 56
        assert all(8 <= counted[track] <= 24 for track in TRACKS)
        own = {"hurt": HURT_PRACTICES, "repairing": REPAIRING_PRACTICES, "unsaid": TOGETHER_PRACTICES}
        expected = own.get(role, (*HURT_PRACTICES, *REPAIRING_PRACTICES))
        assert all(counted[practice] >= 1 for practice in expected)
        foreign = {"hurt": "repairing", "repairing": "hurt"}.get(role)
        assert not [prompt for prompt in given_to if prompt.audience == foreign]
        assert all(prompt.stage <= 2 for prompt in given_to)


def test_both_partners_get_the_same_shared_prompt() -> None:
    life = Life(made_library(), ("hurt", "repairing"))
    life.live(28, stage=3)
    same = [one.id == other.id for one, other in zip(*life.given, strict=True)]
    assert same.count(False) == 4  # one day of one's own a week


def test_without_tracks_only_practices_of_ones_own_come() -> None:
    life = Life(made_library(), ("hurt", "repairing"), frozenset())
    life.live(28, stage=3)
    assert {prompt.practice for prompt in life.given[0]} == set(HURT_PRACTICES)
    assert {prompt.practice for prompt in life.given[1]} == set(REPAIRING_PRACTICES)


@pytest.mark.parametrize("role", ROLES)
def test_when_all_was_had_the_longest_unseen_comes(role: Role) -> None:
    library = made_library()
    days = iter(range(10_000))
    seen = {name: MONDAY - timedelta(days=1 + next(days)) for name in library.by_id}
    wanted = ChoiceInput(MONDAY, role=role, stage=3, couple_seen=seen, seen=seen)
    for prompt in (choose_shared(library, wanted), choose_own(library, wanted)):
        assert prompt is not None
        pool = [
            seen[p.id]
            for p in library.by_id.values()
            if p.audience == "both" or p.practice == prompt.practice
        ]
        assert seen[prompt.id] == min(pool) or prompt.audience != "both"


def test_different_couples_get_different_orders() -> None:
    library = made_library()
    first = [choose(library, ChoiceInput(MONDAY, seed=seed)) for seed in range(40)]
    assert len({prompt.id for prompt in first if prompt}) > 10


def test_signs_bring_a_practice_sooner() -> None:
    library, wednesday = made_library(), MONDAY + timedelta(days=2)
    for practice in HURT_PRACTICES:
        wanted = ChoiceInput(wednesday, role="hurt", leaning=frozenset({practice}))
        prompt = choose_own(library, wanted)
        assert prompt is not None
        assert prompt.practice == practice


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_another_one_is_another_practice_or_easier_until_nothing_is_left(data: st.DataObject) -> None:
    library = made_library()
    day = MONDAY + timedelta(days=data.draw(st.integers(0, 60)))
    wanted = ChoiceInput(day, role=data.draw(st.sampled_from(ROLES)), stage=data.draw(st.integers(1, 3)))
    had: list[Prompt] = []
    while prompt := choose_own(library, replace(wanted, exclude=frozenset(old.id for old in had))):
        assert all(
            prompt.practice != old.practice or (prompt.minutes < old.minutes and prompt.stage <= old.stage)
            for old in had
        )
        had.append(prompt)
    assert len(had) >= 4


histories = st.dictionaries(
    st.sampled_from(sorted(made_library().by_id)), st.dates(date(2026, 1, 1), date(2026, 11, 22)), max_size=60
)
inputs = st.builds(
    ChoiceInput,
    day=st.dates(MONDAY, date(2027, 3, 1)),
    role=st.sampled_from(ROLES),
    stage=st.integers(1, 3),
    tracks=st.frozensets(st.sampled_from(sorted(TRACKS))),
    disliked=st.frozensets(st.sampled_from(sorted(made_library().by_id)), max_size=20),
    seen=histories,
    couple_seen=histories,
    seed=st.integers(-(2**60), 2**60),
    checkin_weekday=st.none() | st.integers(0, 6),
)


@given(inputs, st.randoms())
@settings(deadline=None)
def test_the_order_of_the_library_changes_nothing(wanted: ChoiceInput, chance: Random) -> None:
    prompts = list(made_library().by_id.values())
    chance.shuffle(prompts)
    assert choose(Library.of(prompts), wanted) == choose(made_library(), wanted)


@given(inputs, st.sampled_from(sorted(made_library().by_id)))
@settings(deadline=None)
def test_removing_a_prompt_that_was_not_chosen_or_had_changes_nothing(wanted: ChoiceInput, gone: str) -> None:
    library = made_library()
    chosen = choose(library, wanted)
    if (chosen and chosen.id == gone) or gone in {*wanted.seen, *wanted.couple_seen}:
        return
    rest = Library.of(prompt for prompt in library.by_id.values() if prompt.id != gone)
    assert choose(rest, wanted) == chosen


@given(inputs)
@settings(deadline=None)
def test_what_comes_suits(wanted: ChoiceInput) -> None:
    library = made_library()
    shared, own = choose_shared(library, wanted), choose_own(library, wanted)
    assert shared is None or (slot_of(wanted).shared and shared.audience == "both" and suits(shared, wanted))
    assert own is not None
    assert suits(own, wanted)
    assert own.audience in {"both"} | ({wanted.role} if wanted.role != "mixed" else {"hurt", "repairing"})


def test_three_years_of_history_cost_less_than_two_milliseconds() -> None:
    library = load_library(content_root(), "en")
    seen = {name: MONDAY - timedelta(days=number) for number, name in enumerate(library.by_id)}
    wanted = ChoiceInput(MONDAY, role="hurt", stage=3, seen=seen, couple_seen=seen)
    took = []
    for _ in range(30):
        began = time.perf_counter()
        choose_shared(library, wanted)
        took.append(time.perf_counter() - began)
    assert min(took) < 0.002


def test_an_empty_library_gives_nothing() -> None:
    assert choose(Library.of([]), ChoiceInput(MONDAY)) is None


def test_two_prompts_may_not_share_an_id() -> None:
    with pytest.raises(ValueError, match="needs-001"):
        Library.of([*made("needs", 1), *made("needs", 1)])
