"""What the linter cannot say: rules that every file of the project keeps."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGES = ("bot", "kintsugi_sandbox")
LONGEST = 250
LONGER_FOR_A_REASON: dict[str, str] = {}  # path -> why it is one responsibility all the same

READS_TIME = ("bot/clock.py", "kintsugi_sandbox/")
TIME = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "localtime", "gmtime", "sleep"},
}
# Written in pieces, so that this file does not name what no file may name.
HOSTS = (
    "py" + "pi.org",
    "python" + "hosted",
    "npm" + "js.org",
    "debian" + ".org/debian",
    "registry" + ".npm",
)
PLACES = ("/wo" + "rk/", "/fa" + "rm/", "/" + "tmp/st" + "udio")
SKIPPED = {".git", ".venv", "data", "sandbox-data", "dist", "__pycache__"}


def our_modules(root: Path) -> Iterator[tuple[str, ast.Module, str]]:
    for path in sorted(path for package in PACKAGES for path in (root / package).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        yield path.relative_to(root).as_posix(), ast.parse(text), text


def project_files(root: Path) -> Iterator[Path]:
    """Yield what belongs to the project: what git knows or would add; without git, what is not generated."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        yield from (root / name for name in listed.stdout.split("\0") if name and (root / name).is_file())
        return
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.is_file() and not any(part in SKIPPED or part.endswith("_cache") for part in parts):
            yield path


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, str]:
    """Return every text file of the project by its path."""
    found = {}
    for path in project_files(root):
        try:
            found[path.relative_to(root).as_posix()] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture
    return found


def test_every_module_says_what_it_is_responsible_for(root: Path) -> None:
    assert [
        path for path, tree, text in our_modules(root) if text.strip() and not ast.get_docstring(tree)
    ] == []


def test_no_module_is_long(root: Path) -> None:
    long = {path for path, _, text in our_modules(root) if len(text.splitlines()) > LONGEST}
    assert long == set(LONGER_FOR_A_REASON)


def test_no_module_keeps_state_in_globals(root: Path) -> None:
    assert [
        path for path, tree, _ in our_modules(root) if any(isinstance(n, ast.Global) for n in ast.walk(tree))
    ] == []


def test_tasks_are_started_in_a_group_that_waits_for_them(root: Path) -> None:
    assert [(path, call) for path, tree, _ in our_modules(root) for call in stray_tasks(tree)] == []


def test_a_stray_task_would_be_found() -> None:
    group = "async def f(g: asyncio.TaskGroup):\n async with asyncio.TaskGroup() as h:\n  "
    assert not list(
        stray_tasks(ast.parse(f"{group}g.create_task(x()); h.create_task(x()); s._g.create_task(x())"))
    )
    for line in ("asyncio.create_task(x())", "loop.create_task(x())", "asyncio.ensure_future(x())"):
        assert list(stray_tasks(ast.parse(group + line))) == [line.removesuffix("(x())")]


def stray_tasks(tree: ast.Module) -> Iterator[str]:
    """Yield the calls that start a task outside a TaskGroup which this module opens or is given."""
    groups = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.withitem) and "TaskGroup(" in ast.unparse(node.context_expr):
            groups |= {owner(node.optional_vars)} if node.optional_vars else set()
        elif isinstance(node, ast.arg) and node.annotation and "TaskGroup" in ast.unparse(node.annotation):
            groups.add(node.arg)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            name = ast.unparse(node.func)
            receiver = owner(node.func.value) if isinstance(node.func, ast.Attribute) else ""
            starts = name.split(".")[-1] in {"create_task", "ensure_future", "run_coroutine_threadsafe"}
            if starts and receiver.lstrip("_") not in groups:
                yield name


def test_only_the_command_line_prints(root: Path) -> None:
    printing = {path for path, tree, _ in our_modules(root) if "print" in called(tree)}
    assert printing <= {"bot/__main__.py", "bot/sandbox_run.py"}


def test_only_the_clock_reads_time(root: Path) -> None:
    assert time_readers(root) == []


def test_a_reader_of_time_would_be_found() -> None:
    for line in (
        "import datetime; datetime.datetime.now()",
        "from datetime import datetime as d; x = d.now",
        "from time import monotonic",
        "import time as t; t.time()",
        "from datetime import date; f(date.today)",
    ):
        assert reads_time(ast.parse(line)), line
    assert not reads_time(ast.parse("clock.now(); clock.monotonic(); x.time(); from datetime import time"))


def time_readers(root: Path) -> list[str]:
    return [
        path for path, tree, _ in our_modules(root) if not path.startswith(READS_TIME) and reads_time(tree)
    ]


def reads_time(tree: ast.Module) -> bool:
    """Say whether a module takes a function that reads or spends time from `time` or `datetime`."""
    known, read = {"datetime": "datetime", "time": "time"}, False
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {alias.asname: alias.name for alias in node.names if alias.asname}
        elif isinstance(node, ast.ImportFrom) and node.module == "datetime":
            known |= {alias.asname or alias.name: alias.name for alias in node.names if alias.name != "time"}
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            read |= any(alias.name in TIME["time"] for alias in node.names)
    return read or any(
        isinstance(node, ast.Attribute) and node.attr in TIME.get(known.get(owner(node.value), ""), set())
        for node in ast.walk(tree)
    )


def owner(node: ast.expr) -> str:
    """Return the last name of what an attribute is taken from: `datetime` of `datetime.datetime.now`."""
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def called(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def test_every_exception_from_the_linter_says_why(texts: dict[str, str]) -> None:
    bare = re.compile(r"#\s*(?:noqa(?::\s*[A-Z0-9, ]+)?|type:\s*ignore(?:\[[a-z, -]+\])?)\s*$", re.MULTILINE)
    assert [path for path, text in texts.items() if path.endswith(".py") and bare.search(text)] == []


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine(texts: dict[str, str]) -> None:
    named = [
        (path, word) for path, text in texts.items() for word in HOSTS + PLACES if word in text.casefold()
    ]
    assert named == []


def test_lock_files_pin_everything_by_hash_and_name_no_host(texts: dict[str, str]) -> None:
    for name in ("run", "test"):
        lock = texts[f"requirements/{name}.lock"]
        assert not re.search(r"https?:|file:|--(?:extra-)?index|--find-links|^-e", lock, re.MULTILINE)
        pins = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
        assert pins
        assert all(re.match(r"[a-z0-9._-]+==\S+ .*\\$", pin) for pin in pins)
        without_hash = re.findall(
            r"^([a-z0-9._-]+)==.*\\\n(?! +--hash=sha256:[0-9a-f]{64})", lock, re.MULTILINE
        )
        assert without_hash == []
