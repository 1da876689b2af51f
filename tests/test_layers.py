"""Imports point one way: the contracts hold, and they catch what they are there for."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

WRONG = {
    "domain/wrong.py": "import bot.store",
    "store/wrong.py": "import bot.service",
    "texts/wrong.py": "import bot.store",
    "service/wrong.py": "import bot.chat",
    "chat/wrong.py": "import bot.delivery",
    "delivery/wrong.py": "import apscheduler.schedulers",
    "app.py": "import bot.sandbox",
    "sandbox/wrong.py": "import bot.domain",
    "service/wronger.py": "import telegram.ext",
    "chat/wronger.py": "import sqlite3",
    "config.py": "import bot.texts",
    "stray.py": "",
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT, "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def modules(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def test_every_contract_holds(root: Path) -> None:
    done = lint(root)
    assert done.returncode == 0, done.stdout


@pytest.fixture(scope="module")
def verdict(root: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what the contracts say of a house of empty rooms in which every wrong import was made once."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(root / "pyproject.toml", folder)
    rooms = ("", "chat", "delivery", "service", "store", "texts", "domain", "sandbox")
    for room in rooms:
        (folder / "bot" / room).mkdir()
        (folder / "bot" / room / "__init__.py").touch()
    for helper in (
        "__main__",
        "sandbox_run",
        "testing",
        "time_travel",
        "log",
        "clock",
        "instance",
        "settings_reader",
        "keyfile",
        "proxies",
        "randomness",
    ):
        (folder / "bot" / f"{helper}.py").touch()
    for path, line in WRONG.items():
        (folder / "bot" / path).write_text(f"{line}\n", encoding="utf-8")
    done = lint(folder)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(("path", "line"), WRONG.items())
def test_each_wrong_import_is_caught(verdict: str, path: str, line: str) -> None:
    module = "bot." + path.removesuffix(".py").replace("/", ".")
    target = ".".join(line.removeprefix("import ").split(".")[:2])
    if target.split(".")[0] != "bot":
        target = target.split(".")[0]
    assert (f"{module} -> {target}" if line else module) in verdict


def test_the_domain_needs_the_standard_library_only(root: Path) -> None:
    for path in modules(root / "bot" / "domain"):
        foreign = {
            name
            for name in imported(path)
            if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("bot.domain")
        }
        assert not foreign, f"{path.name} imports {foreign}"


def test_the_sandbox_is_a_stranger_to_the_bot(root: Path) -> None:
    for path in modules(root / "bot" / "sandbox"):
        foreign = {
            name for name in imported(path) if name.startswith("bot") and not name.startswith("bot.sandbox")
        }
        assert not foreign, f"{path.name} imports {foreign}"


def calling(folder: Path, words: str) -> set[str]:
    return {
        path.name
        for path in modules(folder)
        if any(
            ast.unparse(node.func) == words for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)
        )
    }


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_a_question_is_opened_in_one_way_and_closed_in_one_place(root: Path) -> None:
    """One's own by the turn, one that is put to somebody by the service; and only the dispatcher closes it."""
    bot = root / "bot"
    assert calling(bot, "work.questions.keep") == {"questions.py"}
    assert calling(bot, "questions.ask") == {"turn.py"}
    assert calling(bot, "questions.close") == {"listening.py"}


def test_a_button_is_made_of_an_action_or_leads_elsewhere(root: Path) -> None:
    unpacks = {
        "card.py",
        "packing.py",
    }  # one makes them of actions, the other reads back what the first has made
    for path in modules(root / "bot"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "Button" and path.name not in unpacks:
                assert {keyword.arg for keyword in node.keywords} <= {"url", "copy"}, path
