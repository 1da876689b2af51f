"""Lives of a year and more: nothing comes twice, too early or where it hurts, and all of one's own comes in time."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain, combinations, cycle, product

import pytest

from bot.domain.own import _AUDIENCES
from bot.domain.people import TRACKS, Role
from bot.domain.preferences import BROKEN, Broken, Preferences
from bot.domain.prompts import Library, Prompt
from bot.texts.content import content_root
from bot.texts.library import load_library
from tests.domain.libraries import library
from tests.domain.lives import Couple, Day, live, live_alone

YEAR = 364
STAGES = {26 * 7: 2, 39 * 7: 3}
ROLES: tuple[Role, ...] = ("hurt", "repairing", "mixed", "unsaid")
TRACK_SETS = [
    frozenset(chosen)
    for chosen in chain.from_iterable(combinations(TRACKS, many) for many in range(len(TRACKS), -1, -1))
]
CHECKIN_DAYS = (None, *range(7))
MADE_UP, OURS = library(), load_library(content_root(), "en")


def given(life: Iterable[Day]) -> list[Prompt]:
    return [day.prompt for day in life if day.prompt is not None]


def is_right(life: list[Day], role: Role, broken: Broken | None, tracks: frozenset[str]) -> None:
    prompts = given(life)
    assert max(Counter(prompt.id for prompt in prompts).values()) == 1
    for day in life:
        if day.prompt is None:
            assert day.kind in set(TRACKS) - tracks
            continue
        assert day.prompt.stage <= day.stage
        assert day.prompt.audience in _AUDIENCES[role]
        assert not day.prompt.touch
        assert Preferences(broken).keeps_away not in day.prompt.not_where
        assert day.prompt.practice not in set(TRACKS) - tracks
        assert day.prompt.is_shared if day.shared else day.prompt.is_own


def has_its_shares(life: list[Day]) -> None:
    """Whatever is replaced for one person is replaced by one of their own: the days stay what they are."""
    meets = any(day.kind == "checkin" for day in life)
    for start in range(7, YEAR, 7):
        week = life[start : start + 7]
        kinds = Counter(day.kind for day in week)
        assert all(kinds[track] >= 1 for track in TRACKS)
        if len({day.stage for day in week}) == 1:
            assert kinds["own"] == (3 if week[0].stage == 1 else 2)
            assert kinds["together"] == (0 if week[0].stage == 1 else 1)
        for day in week:
            if day.shared and day.kind in TRACKS and meets:  # else there are two days of connection a week
                assert day.prompt is not None
                assert day.prompt.practice == day.kind


def combinations_of_lives() -> list[tuple[Role, Broken | None, frozenset[str], int | None]]:
    """Every role with everything that was broken and every choice of tracks; check-in days go round beside them."""
    weekdays = cycle(CHECKIN_DAYS)
    return [
        (role, broken, tracks, next(weekdays))
        for role, broken, tracks in product(ROLES, (None, *BROKEN), TRACK_SETS)
    ]


@pytest.mark.parametrize("role", ROLES)
def test_every_year_is_right_on_every_day(role: Role) -> None:
    for one, broken, tracks, checkin_weekday in combinations_of_lives():
        if one == role:
            couple = Couple(MADE_UP, checkin_weekday=checkin_weekday, stages=STAGES, seed=len(tracks))
            life = live(couple, YEAR, role=role, broken=broken, tracks=tracks)
            is_right(life, role, broken, tracks)
            has_its_shares(life)


@pytest.mark.soak
def test_every_year_is_right_for_every_check_in_day() -> None:
    for checkin_weekday in CHECKIN_DAYS:
        for role, broken, tracks, _ in combinations_of_lives():
            couple = Couple(MADE_UP, checkin_weekday=checkin_weekday, stages=STAGES)
            is_right(live(couple, YEAR, role=role, broken=broken, tracks=tracks), role, broken, tracks)


@pytest.mark.parametrize("checkin_weekday", [None, 2, 6])
@pytest.mark.parametrize("role", ROLES)
def test_a_year_with_our_own_library_is_right(role: Role, checkin_weekday: int | None) -> None:
    for broken in (None, "affair", "money"):
        couple = Couple(OURS, checkin_weekday=checkin_weekday, stages=STAGES)
        life = live(couple, YEAR, role=role, broken=broken)
        is_right(life, role, broken, frozenset(TRACKS))
        has_its_shares(life)


@pytest.mark.parametrize("of", [MADE_UP, OURS], ids=["made up", "ours"])
@pytest.mark.parametrize("role", ["hurt", "repairing"])
def test_every_one_sided_prompt_comes(of: Library, role: Role) -> None:
    """Three days a week are one's own: in 120 weeks at the first stage all of it, with the later ones in four years."""
    mine = {prompt.id for prompt in of.by_id.values() if prompt.audience == role and not prompt.touch}
    early = {prompt.id for prompt in map(of.by_id.__getitem__, mine) if prompt.stage == 1}
    afternoon = 17 * 60  # suits whatever says an hour, but for the morning
    mine -= {prompt.id for prompt in of.by_id.values() if prompt.when == "morning"}
    early &= mine
    steady = live(Couple(of), 120 * 7, role=role, minute=afternoon)
    assert not early - {prompt.id for prompt in given(steady)}
    going_on = live(Couple(of, stages=STAGES), 4 * YEAR, role=role, minute=afternoon)
    assert not mine - {prompt.id for prompt in given(going_on)}


def test_some_of_both_has_everything_in_time() -> None:
    """Twice as much takes twice as long; in each year both sides come alike."""
    mine = {prompt.id for prompt in MADE_UP.by_id.values() if prompt.audience != "both" and not prompt.touch}
    mine -= {prompt.id for prompt in MADE_UP.by_id.values() if prompt.when == "morning"}
    life = live(Couple(MADE_UP, stages=STAGES), 6 * YEAR, role="mixed", minute=17 * 60)
    assert not mine - {prompt.id for prompt in given(life)}
    for year in range(3):
        sides = Counter(prompt.audience for prompt in given(life[year * YEAR : (year + 1) * YEAR]))
        assert 0.7 < sides["hurt"] / sides["repairing"] < 1.4


@pytest.mark.parametrize("of", [MADE_UP, OURS], ids=["made up", "ours"])
@pytest.mark.parametrize("role", ROLES)
def test_whoever_is_alone_needs_nobody(of: Library, role: Role) -> None:
    life = live_alone(of, YEAR, role=role)
    prompts = given(life)
    assert len(prompts) == YEAR
    assert not [prompt for prompt in prompts if prompt.company == "partner" or prompt.touch]
    assert {prompt.audience for prompt in prompts} <= _AUDIENCES[role]
    for start in range(7, YEAR // 2, 7):
        assert {prompt.practice for prompt in given(life[start : start + 7])} >= set(TRACKS)
    latest = dict[str, Day]()
    for day in life:
        assert day.prompt is not None
        if day.prompt.id in latest:
            assert (day.day - latest[day.prompt.id].day).days > 200
        latest[day.prompt.id] = day


@pytest.mark.parametrize("role", ROLES)
def test_the_first_week_is_the_one_that_was_written_for_it(role: Role) -> None:
    week = MADE_UP.first_week
    life = live(Couple(MADE_UP, checkin_weekday=None), 7, role=role)
    own = [day.prompt.id for day in life if day.prompt and not day.shared]
    assert own == list(week.own[role][: len(own)])
    assert {at: day.prompt.id for at, day in enumerate(life) if day.prompt and day.shared} == week.shared
    alone = [day.prompt.id for day in live_alone(MADE_UP, 7, role=role) if day.prompt]
    assert alone == list(week.own[role])


@pytest.mark.parametrize("of", [MADE_UP, OURS], ids=["made up", "ours"])
def test_in_the_first_stage_one_in_four_at_most_takes_the_partner(of: Library) -> None:
    for seed in range(20):
        life = live(Couple(of, seed=seed), YEAR)
        shared = [day.prompt for day in life if day.prompt and day.shared and day.kind != "checkin"]
        for start in range(len(shared) - 3):
            assert sum(prompt.company == "partner" for prompt in shared[start : start + 4]) <= 1


def test_touch_comes_only_where_both_welcome_it_and_only_at_the_end() -> None:
    for touch in (False, True):
        life = live(Couple(MADE_UP, touch=touch, stages=STAGES), 2 * YEAR, role="hurt")
        touching = [day for day in life if day.prompt and day.prompt.touch]
        assert bool(touching) is touch
        assert {day.stage for day in touching} <= {3}


def test_two_who_live_apart_get_what_they_can_do_apart() -> None:
    life = live(Couple(MADE_UP, apart=True, stages=STAGES), 2 * YEAR, role="repairing")
    assert all(prompt.works_apart for prompt in given(life))


@pytest.mark.parametrize("minute", [6 * 60, 12 * 60, 16 * 60, 21 * 60, 0])
def test_what_is_for_an_hour_comes_at_that_hour(minute: int) -> None:
    when = {prompt.when for prompt in given(live(Couple(MADE_UP), 2 * YEAR, role="hurt", minute=minute))}
    assert ("morning" in when) is (minute == 6 * 60)
    assert ("outing" in when) is (minute in (6 * 60, 12 * 60, 16 * 60))
    assert ("evening" in when) is (minute in (16 * 60, 21 * 60))


@pytest.mark.parametrize("name", ["write", "needs", "notice"])
def test_what_somebody_wants_fewer_of_comes_half_as_often(name: str) -> None:
    def often(fewer: frozenset[str]) -> int:
        life = live(Couple(MADE_UP), YEAR, role="hurt", fewer=fewer)
        return sum(name in (prompt.kind, prompt.practice) for prompt in given(life))

    usual = often(frozenset())
    assert 0 < 2 * often(frozenset({name})) <= usual + 4


def test_what_the_signs_point_to_goes_first_every_other_week() -> None:
    def had(leaning: frozenset[str]) -> int:
        life = live(Couple(MADE_UP), 56, role="hurt", leaning=leaning)
        return sum(prompt.practice == "feelings" for prompt in given(life))

    assert had(frozenset({"feelings"})) > had(frozenset())
