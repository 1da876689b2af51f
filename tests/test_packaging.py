"""The wheel holds everything the bot and its sandbox need, and runs where no checkout is."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.surroundings import bare


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from the checkout with what the lock file installed."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty environment into which the wheel alone was installed."""
    folder = tmp_path_factory.mktemp("environment") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--no-deps",
        "--no-index",
        "-q",
    ]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    return python


def elsewhere(python: Path, folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the installed bot in `folder`, lending it these libraries and nothing of the checkout."""
    libraries = [path for path in sys.path if Path(path).name == "site-packages"]
    env = bare(HOME=str(folder), PYTHONPATH=os.pathsep.join(libraries))
    return subprocess.run(
        [str(python), *args], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


NOT_PACKED = {"bot/testing.py"}
"""What only the checkout needs: to test."""


def test_the_wheel_holds_every_file_of_the_bot_and_its_content(wheel: Path, root: Path) -> None:
    def files(folder: str, as_folder: str) -> set[str]:
        found = (path.relative_to(root / folder) for path in (root / folder).rglob("*") if path.is_file())
        return {f"{as_folder}/{path.as_posix()}" for path in found if "__pycache__" not in path.parts}

    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    ours = files("bot", "bot") | files("kintsugi_sandbox", "kintsugi_sandbox")
    assert packed == (ours - NOT_PACKED) | files("content", "bot/_content")


def test_the_wheel_names_its_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert any(name.endswith("licenses/LICENSE") for name in archive.namelist())


def test_the_installed_bot_is_not_the_checkout(installed: Path, tmp_path: Path, root: Path) -> None:
    done = elsewhere(installed, tmp_path, "-c", "import bot; print(bot.__file__)")
    assert done.stdout.startswith(str(installed.parent.parent)), done.stderr
    assert str(root / "bot") not in done.stdout


def test_the_installed_bot_checks_itself_from_another_folder(
    installed: Path, tmp_path: Path, root: Path
) -> None:
    if not (root / "bot" / "__main__.py").exists():
        pytest.skip("there is no command line yet")
    done = elsewhere(installed, tmp_path, "-m", "bot", "check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_both_lock_files_pin_the_same_versions(root: Path) -> None:
    run, test = pins(root, "run"), pins(root, "test")
    assert run.items() <= test.items()


def test_every_dependency_is_locked(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {"run": project["project"]["dependencies"], "test": project["dependency-groups"]["test"]}
    for lock, requirements in wanted.items():
        named = {re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0].lower() for requirement in requirements}
        assert {re.sub(r"[-_.]+", "-", name) for name in named} <= pins(root, lock).keys()


def pins(root: Path, lock: str) -> dict[str, str]:
    text = (root / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    return {
        re.sub(r"[-_.]+", "-", name): version
        for name, version in re.findall(r"^([a-z0-9._-]+)==([^\s;]+)", text, re.MULTILINE)
    }
