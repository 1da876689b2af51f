"""Reads the first week and says what does not fit in it; must not know who has it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from bot.domain.people import Role
from bot.domain.prompts import FirstWeek, Library, Prompt
from bot.domain.rhythm import FIRST_WEEK
from bot.texts.content import ContentError, Problem
from bot.texts.toml_source import TomlSource, read_toml

_FILE = "first_week.toml"
_SHARED_DATES = tuple(number for number, kind in enumerate(FIRST_WEEK) if kind != "own")
_FEWEST_OWN = len(FIRST_WEEK) - len(_SHARED_DATES)

_AUDIENCES: Mapping[Role, frozenset[str]] = {
    "hurt": frozenset({"hurt", "both"}),
    "repairing": frozenset({"repairing", "both"}),
    "mixed": frozenset({"hurt", "repairing", "both"}),
    "unsaid": frozenset({"both"}),
}


def load_first_week(root: Path, language: str) -> FirstWeek:
    """The first week of `root/<language>/first_week.toml`; an empty one where there is no such file.

    Raises ContentError, listing every mistake of form. An id that does not exist or fit is left out when its day
    comes; `first_week_problems` names it.
    """
    if not (root / language / _FILE).exists():
        return FirstWeek()
    source = read_toml(root / language / _FILE, root)
    if problems := sorted(_form_problems(source)):
        raise ContentError(problems)
    own = {role: tuple(source.content["own"][role]) for role in get_args(Role)}
    return FirstWeek(own, dict(zip(_SHARED_DATES, source.content["shared"], strict=True)))


def first_week_problems(root: Path, language: str, library: Library) -> Iterator[Problem]:
    """What is wrong with the file, and each id in it that does not exist or does not fit its place."""
    try:
        source = read_toml(root / language / _FILE, root)
        week = load_first_week(root, language)
    except ContentError as error:
        yield from error.problems
        return
    for number, name in week.shared.items():
        for says in _wrong_for_both(library.by_id.get(name), FIRST_WEEK[number]):
            yield source.problem(source.line_of(f'"{name}"'), f"{name} {says}")
    for role, names in week.own.items():
        start = source.line_of_key(role)
        for name in names:
            for says in _wrong_for_one(library.by_id.get(name), _AUDIENCES[role]):
                yield source.problem(source.line_of(f'"{name}"', start), f"{name} {says}")


def _form_problems(source: TomlSource) -> Iterator[Problem]:
    yield from source.stray(source.content, ("shared", "own"))
    shared, own = source.content.get("shared"), source.content.get("own")
    if not _is_ids(shared, len(_SHARED_DATES), len(_SHARED_DATES)):
        says = f"'shared' has {len(_SHARED_DATES)} ids"
        yield source.problem(source.line_of_key("shared"), says)
    if not isinstance(own, dict):
        yield source.problem(1, "[own] is missing")
        return
    yield from source.stray(own, get_args(Role))
    for role in get_args(Role):
        if not _is_ids(own.get(role), _FEWEST_OWN):
            yield source.problem(
                source.line_of_key(role), f"{role!r} has {_FEWEST_OWN} ids or more, each once"
            )


def _is_ids(ids: Any, fewest: int, most: int = 99) -> bool:
    return (
        isinstance(ids, list)
        and all(isinstance(one, str) for one in ids)
        and len(ids) == len(set(ids))
        and fewest <= len(ids) <= most
    )


def _wrong_for_both(prompt: Prompt | None, practice: str) -> Iterator[str]:
    if prompt is None:
        yield "does not exist"
    elif prompt.practice != practice or not prompt.is_shared:
        yield f"does not come to both as {practice}"
    else:
        if prompt.company != "anyone":
            yield "takes the partner"
        yield from _too_much(prompt)


def _wrong_for_one(prompt: Prompt | None, audiences: frozenset[str]) -> Iterator[str]:
    if prompt is None:
        yield "does not exist"
    elif not prompt.is_own or prompt.audience not in audiences:
        yield "does not come to them on a day of their own"
    else:
        yield from _too_much(prompt)


def _too_much(prompt: Prompt) -> Iterator[str]:
    if prompt.stage != 1 or prompt.kind == "play":
        yield "is too much for a first week"
    if prompt.not_where or prompt.when != "any":
        yield "does not suit everybody"
