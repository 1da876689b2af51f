"""Every sentence that the code asks for by name exists, with exactly the variables it is given."""

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.texts.content import content_root
from bot.texts.wording import load_wording

CODE = Path(__file__).parents[2] / "bot"
SAYING = {"text", "label", "plain"}


def asked_for() -> Iterator[tuple[str, str, frozenset[str] | None]]:
    """(where, key, names of the values or None where they are unpacked) for each literal key."""
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            first = node.args[0]
            if node.func.attr in SAYING and isinstance(first, ast.Constant) and isinstance(first.value, str):
                names = [keyword.arg for keyword in node.keywords]
                values = None if None in names else frozenset(name for name in names if name)
                yield f"{path.relative_to(CODE.parent)}:{node.lineno}", first.value, values


def test_every_key_in_the_code_is_in_the_wording() -> None:
    wording = load_wording(content_root(), "en")
    keys = wording.keys()
    wrong = [
        f"{where}: {key}"
        for where, key, values in asked_for()
        if key not in keys or (values is not None and values != wording.variables(key))
    ]
    assert not wrong
