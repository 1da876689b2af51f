"""Every sentence that the code asks for exists, with the variables it is given; and no sentence is left over."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import get_args

import pytest

from bot.chat.commands import MENU
from bot.domain.danger import KINDS
from bot.domain.held import Item, Matter
from bot.domain.people import TRACKS, PaceWord, Role
from bot.domain.preferences import BROKEN
from bot.domain.prompts import PromptKind
from bot.domain.reflections import ContentKind, How
from bot.domain.signs import SIGNS
from bot.service.nudge.choice import Nothing
from bot.texts.actions.home import Command
from bot.texts.answers import load_answers
from bot.texts.cards.help import POLICY
from bot.texts.content import content_root
from bot.texts.when import Reason
from bot.texts.wording import Wording, load_wording

CODE = Path(__file__).parents[2] / "bot"
SAYING = {"text", "label", "plain", "content"}
REFUSING = {"Refusal", "Misread"}
FILES = tuple(kind for kind in get_args(ContentKind) if kind != "text")

BUILT: dict[str, Iterable[object]] = {
    "broken-{}": BROKEN,
    "command-{}": MENU,
    "edit-{}": ("held", "private"),
    "fewer-kind-{}": [kind.replace(" ", "-") for kind in get_args(PromptKind)],
    "gathered-{}": [matter for matter in Matter if Item(matter, 0).is_told],
    "gentle-{}": KINDS,
    "home-go-{}": get_args(Command),
    "journal-{}": FILES,
    "journal-{}-refused": FILES,
    "nudge-later-{}": ("hour", "evening"),
    "nudge-{}": get_args(Nothing),
    "pace-kept-{}": get_args(PaceWord),
    "pace-kept-{}-alone": ("more", "back"),  # to stay is the same for one and for two
    "pace-next-{}": (1, 2),
    "pace-next-{}-alone": (1, 2),
    "pace-own-{}": (*get_args(PaceWord), "nothing"),
    "pause-{}": get_args(Reason),
    "privacy-{}": POLICY,
    "read-line-{}": ("hurt", "repairing", "other"),
    "reflection-copy-{}-unshown": FILES,
    "reflection-taken-back-{}": get_args(How),
    "role-{}": get_args(Role),
    "settings-place-now-{}": ("one", "apart"),
    "signs-help-{}": SIGNS,
    "signs-name-{}": SIGNS,
    "touch-kept-{}": ("yes", "no"),
    "welcome-track-{}": TRACKS,
    "words-run-{}": sorted(set(load_answers(content_root(), "en").commands.values())),
    "{}-quiet": ("pause-resumed", "pause-not-paused"),
}
"""Keys that the code puts together, and all that can come into the gap."""


@pytest.fixture(scope="module")
def wording() -> Wording:
    return load_wording(content_root(), "en")


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    paths = sorted(CODE.rglob("*.py"))
    return {
        path.relative_to(CODE.parent).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in paths
    }


def literals(node: ast.expr) -> Iterator[str]:
    """Yield the keys that an expression may be, if it names them: one, or two in a choice."""
    match node:
        case ast.Constant(value=str(key)):
            yield key
        case ast.IfExp(body=one, orelse=other):
            yield from literals(one)
            yield from literals(other)


def asked_for(tree: ast.Module) -> Iterator[tuple[int, str, frozenset[str] | None]]:
    """Yield (line, key, names of the values or None where they are unpacked) for each key said or refused with."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args):
        match call.func:
            case ast.Attribute(attr=name) if name in SAYING:
                pass
            case ast.Name(id=name) if name in REFUSING:
                pass
            case _:
                continue
        names = [keyword.arg for keyword in call.keywords]
        values = None if None in names else frozenset(name for name in names if name)
        yield from ((call.lineno, key, values) for key in literals(call.args[0]))


def template(node: ast.JoinedStr) -> str:
    """Return an f-string with its gaps emptied."""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def finder(built: str) -> Callable[[str], object]:
    return re.compile(re.escape(built).replace(r"\{\}", "[a-z0-9_-]+")).fullmatch


def put_together(trees: dict[str, ast.Module], keys: frozenset[str]) -> set[str]:
    """Return the templates in the code that could make a key; what has no word of its own could make anything."""
    found = {
        template(node)
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
    }
    return {one for one in found if re.search("[a-z]{3}", one) and any(map(finder(one), keys))}


def filled(built: str) -> set[str]:
    return {built.format(value) for value in BUILT[built]}


def test_every_key_in_the_code_is_in_the_wording(wording: Wording, trees: dict[str, ast.Module]) -> None:
    keys = wording.keys()
    wrong = [
        f"{path}:{line}: {key}"
        for path, tree in trees.items()
        for line, key, values in asked_for(tree)
        if key not in keys or (values is not None and values != wording.variables(key))
    ]
    assert not wrong


def test_every_key_that_is_put_together_is_in_the_wording(
    wording: Wording, trees: dict[str, ast.Module]
) -> None:
    keys = wording.keys()
    assert put_together(trees, keys) == BUILT.keys()
    assert {key for built in BUILT for key in filled(built)} - keys == set()


def test_every_sentence_is_asked_for(wording: Wording, trees: dict[str, ast.Module]) -> None:
    named = {
        node.value
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    sources = (content_root() / "en" / "wording").glob("*.ftl")
    quoted = {key for path in sources for key in re.findall(r"\{ ([a-z][\w-]*) \}", path.read_text("utf-8"))}
    assert wording.keys() - named - quoted - {key for built in BUILT for key in filled(built)} == set()


def test_a_wrong_key_would_be_found() -> None:
    source = "voice.content('a', x=1); Refusal('b' if c else 'd'); Misread('e', q); voice.text(k); other('f')"
    asked = [(key, values) for _, key, values in asked_for(ast.parse(source))]
    nothing: frozenset[str] = frozenset()
    assert asked == [("a", frozenset({"x"})), ("b", nothing), ("d", nothing), ("e", nothing)]
    tree = ast.parse("f'role-{role}'; f'{one}-{two}'; f'{x} {y}'")
    assert put_together({"": tree}, frozenset({"role-hurt"})) == {"role-{}"}
