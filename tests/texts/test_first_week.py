"""The first week is read whole or refused with every mistake named, and the check says what does not fit in it."""

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest

from bot.domain.people import Role
from bot.domain.prompts import FirstWeek, Library
from bot.texts.content import ContentError, content_root
from bot.texts.first_week import first_week_problems, load_first_week
from tests.domain.libraries import library

MADE_UP = library()
SHARED = [MADE_UP.first_week.shared[at] for at in (3, 5, 6)]
OWN: Mapping[Role, tuple[str, ...]] = MADE_UP.first_week.own


def written(
    folder: Path, shared: list[str] = SHARED, own: Mapping[Role, tuple[str, ...]] = OWN, more: str = ""
) -> Path:
    (folder / "en").mkdir(parents=True, exist_ok=True)
    roles = [f"{role} = {list(names)}" for role, names in own.items()]
    lines = [f"shared = {shared}", "[own]", *roles, more]
    (folder / "en" / "first_week.toml").write_text("\n".join(lines).replace("'", '"'), encoding="utf-8")
    return folder


def says(folder: Path, of: Library = MADE_UP) -> list[tuple[int, str]]:
    return [(problem.line, problem.says) for problem in first_week_problems(folder, "en", of)]


def test_it_is_read_by_role_and_date(tmp_path: Path) -> None:
    assert load_first_week(written(tmp_path), "en") == MADE_UP.first_week
    assert says(tmp_path) == []


def test_without_a_file_there_is_none_and_the_check_says_so(tmp_path: Path) -> None:
    assert load_first_week(tmp_path, "en") == FirstWeek()
    assert says(tmp_path) == [(1, "this file is missing")]


@pytest.mark.parametrize(
    ("shared", "own", "more", "said"),
    [
        (SHARED[:2], OWN, "", (1, "'shared' has 3 ids")),
        ([*SHARED[:2], SHARED[0]], OWN, "", (1, "'shared' has 3 ids")),
        (SHARED, {**OWN, "hurt": OWN["hurt"][:3]}, "", (3, "'hurt' has 4 ids or more, each once")),
        (SHARED, OWN, 'both = ["needs-001"]', (7, "'both' means nothing here")),
    ],
)
def test_a_mistake_of_form_is_refused_with_its_line(
    tmp_path: Path, shared: list[str], own: Mapping[Role, tuple[str, ...]], more: str, said: tuple[int, str]
) -> None:
    folder = written(tmp_path, shared, own, more)
    with pytest.raises(ContentError):
        load_first_week(folder, "en")
    assert says(folder) == [said]


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        ("needs-999", "needs-999 does not exist"),
        (OWN["repairing"][0], "does not come to them on a day of their own"),
        (SHARED[0], "does not come to them on a day of their own"),
    ],
)
def test_an_id_that_does_not_fit_its_role_is_named(tmp_path: Path, instead: str, said: str) -> None:
    own = {**OWN, "hurt": (instead, *OWN["hurt"][1:])}
    [(line, problem)] = says(written(tmp_path, own=own))
    assert (line, problem.endswith(said)) == (3, True)


def test_what_takes_the_partner_or_is_of_another_practice_is_named(tmp_path: Path) -> None:
    partner = next(
        one.id
        for one in MADE_UP.shared["gratitude"]
        if one.company == "partner" and one.stage == 1 and not one.not_where
    )
    found = says(written(tmp_path, [SHARED[1], partner, SHARED[2]]))
    assert [problem for _, problem in found] == [
        f"{SHARED[1]} does not come to both as connection",
        f"{partner} takes the partner",
    ]


def test_each_role_has_one_in_our_own() -> None:
    assert set(load_first_week(content_root(), "en").own) == set(get_args(Role))
