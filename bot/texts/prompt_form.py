"""The form of one prompt in a file: its fields, their values, and what older files leave out; reads no file."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, get_args

from bot.domain.prompts import (
    CHECKIN_PRACTICE,
    Audience,
    Company,
    Cost,
    NotWhere,
    Prompt,
    PromptKind,
    When,
    speaks_of_partner,
)
from bot.texts.content import Problem
from bot.texts.toml_source import TomlSource

_NEEDED: Mapping[str, type] = {
    "id": str,
    "text": str,
    "stage": int,
    "for": str,
    "company": str,
    "kind": str,
    "minutes": int,
    "cost": str,
}
_OPTIONAL: Mapping[str, type] = {"why": str, "apart": bool, "when": str, "touch": bool, "not_where": list}
_TYPES = {**_NEEDED, **_OPTIONAL}

_NAMES: Mapping[type, str] = {str: "text in quotes", int: "a number", bool: "true or false", list: "a list"}

_ONE_OF: Mapping[str, tuple[str, ...]] = {
    "for": get_args(Audience),
    "company": get_args(Company),
    "kind": get_args(PromptKind),
    "when": get_args(When),
    "cost": get_args(Cost),
}


def is_old_form(table: Mapping[str, Any]) -> bool:
    """Whether a prompt was written before it said whose company it takes and what kind of thing it is."""
    return "company" not in table and "kind" not in table and "apart" in table


def made(practice: str, table: Mapping[str, Any]) -> Prompt:
    """The prompt that a table without mistakes describes; what an old one leaves out is guessed from the rest."""
    given = {**_guessed(practice, table), **table} if is_old_form(table) else dict(table)
    fields = {name: given[name] for name in _TYPES if name in given and name not in {"for", "not_where"}}
    if given["company"] != "partner":
        fields.pop("apart", None)
    not_where = frozenset(given.get("not_where", ()))
    return Prompt(**fields, practice=practice, audience=given["for"], not_where=not_where)


def mistakes(practice: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(field, what is wrong with it)."""
    yield from (
        list(_form_mistakes(table))
        or list(_value_mistakes(practice, table))
        or list(_contradictions(practice, table))
    )


def read_retired(practice: str, source: TomlSource) -> tuple[Collection[str], list[Problem]]:
    """The ids at the head of a file that are never used again, and what is wrong with the list."""
    ids = source.content.get("retired", [])
    line = source.line_of_key("retired")
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        return (), [source.problem(line, "'retired' is a list of ids")]
    wrong = [
        source.problem(source.line_of(f'"{one}"', line), f"{one} is not like {practice}-001")
        for one in ids
        if not _is_id(practice, one)
    ]
    if ids != sorted(set(ids)):
        wrong.append(source.problem(line, "'retired' has each id once, in order"))
    return frozenset(ids), wrong


def _guessed(practice: str, table: Mapping[str, Any]) -> dict[str, Any]:
    """What an old prompt means by the newer fields: on the safe side, it takes the partner."""
    company: Company
    if practice == CHECKIN_PRACTICE:
        company = "alone"
    elif not table["apart"] or speaks_of_partner(table["text"]):
        company = "partner"
    else:
        company = "anyone" if table["for"] == "both" else "alone"
    return {
        "company": company,
        "kind": "talk",
        "not_where": [] if table["cost"] == "free" else ["money"],
    }


def _form_mistakes(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Where fields are missing, unknown or of another type."""
    needed = _NEEDED.keys() - ({"company", "kind"} if is_old_form(table) else set())
    yield from ((name, f"{name!r} is missing") for name in _NEEDED if name in needed and name not in table)
    yield from ((name, f"{name!r} means nothing here") for name in table if name not in _TYPES)
    for name, kind in _TYPES.items():
        if name in table and type(table[name]) is not kind:
            yield name, f"{name!r} is {_NAMES[kind]}, not {table[name]!r}"


def _value_mistakes(practice: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    checks = {
        "id": (_is_id(practice, table["id"]), f"is like {practice}-001"),
        "text": (_is_a_line(table["text"]), "has words on one line, and no spaces around them"),
        "why": (_is_a_line(table.get("why", "-")), "has words on one line, and no spaces around them"),
        "stage": (1 <= table["stage"] <= 3, "is 1, 2 or 3"),
        "minutes": (1 <= table["minutes"] <= 120, "is 1 to 120"),
        "not_where": (
            _is_not_where(table.get("not_where", [])),
            f"has any of {', '.join(get_args(NotWhere))}",
        ),
    }
    for name, known in _ONE_OF.items():
        checks[name] = (table.get(name, known[0]) in known, f"is one of {', '.join(known)}")
    for name, (right, rule) in checks.items():
        if not right:
            yield name, f"{name!r} {rule}, not {table[name]!r}"


def _contradictions(practice: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Fields that cannot both be as they are."""
    if is_old_form(table):
        return
    if "apart" in table and table["company"] != "partner":
        yield "apart", "'apart' is said only where company is 'partner'; everything else works apart"
    if practice == CHECKIN_PRACTICE and table["for"] != "both":
        yield "for", "what prepares a check-in comes to both: 'for' is 'both' here"
    comes_to_both = table["for"] == "both" and (table["company"] != "alone" or practice == CHECKIN_PRACTICE)
    if comes_to_both and table.get("when", "any") != "any":
        yield "when", "this comes to both, each at an hour of their own: leave 'when' out"


def _is_id(practice: str, prompt_id: str) -> bool:
    return re.fullmatch(rf"{re.escape(practice)}-[0-9]{{3}}", prompt_id) is not None


def _is_a_line(words: str) -> bool:
    return " ".join(words.split()) == words != ""


def _is_not_where(where: list[Any]) -> bool:
    return all(one in get_args(NotWhere) for one in where) and len(set(where)) == len(where)
