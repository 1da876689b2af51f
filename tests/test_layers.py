"""Imports point one way: the contracts hold, and they catch what they are there for."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"

PACKAGES = ("bot", "kintsugi_sandbox")
WRONG = {
    "bot/domain/wrong.py": "import bot.store",
    "bot/store/wrong.py": "import bot.service",
    "bot/texts/wrong.py": "import bot.store",
    "bot/service/wrong.py": "import bot.chat",
    "bot/chat/wrong.py": "import bot.delivery",
    "bot/delivery/wrong.py": "import apscheduler.schedulers",
    "bot/app.py": "import kintsugi_sandbox.world",
    "bot/service/wronger.py": "import telegram.ext",
    "bot/service/wordy.py": "import bot.texts.wording",
    "bot/chat/wronger.py": "import sqlite3",
    "bot/config.py": "import bot.texts",
    "bot/stray.py": "",
    "kintsugi_sandbox/errors.py": "import bot.domain",
    "kintsugi_sandbox/rate.py": "import telegram",
    "kintsugi_sandbox/records.py": "import sqlite3",
    "kintsugi_sandbox/chats.py": "import kintsugi_sandbox.person",
    "kintsugi_sandbox/person.py": "import kintsugi_sandbox.group",
    "kintsugi_sandbox/group.py": "import kintsugi_sandbox.world",
    "kintsugi_sandbox/stray.py": "",
}
"""What each of these modules must not do; a stray one has no layer."""


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
    """Return what the contracts say of a house of empty modules in which every wrong import was made once."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(root / "pyproject.toml", folder)
    for module in modules(*(root / package for package in PACKAGES)):
        empty = folder / module.relative_to(root)
        empty.parent.mkdir(parents=True, exist_ok=True)
        empty.touch()
    for path, line in WRONG.items():
        (folder / path).write_text(f"{line}\n", encoding="utf-8")
    done = lint(folder)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(("path", "line"), WRONG.items())
def test_each_wrong_import_is_caught(verdict: str, path: str, line: str) -> None:
    module = path.removesuffix(".py").replace("/", ".")
    target = line.removeprefix("import ")
    if not target.startswith(PACKAGES):
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
    for path in modules(root / "kintsugi_sandbox"):
        assert not {name for name in imported(path) if name.split(".")[0] == "bot"}, path.name


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
    assert calling(bot, "questions.ask") == {"context.py"}
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
