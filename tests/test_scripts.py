"""scripts/run on a bare machine: its own environment, the right mode, clear words where something lacks."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.surroundings import bare

TOOLS = ("sh", "dirname", "cmp", "rm", "mkdir", "cp", "grep", "uname", "chmod", "ln")
BOT = "import os, sys\nprint(os.getcwd(), sys.argv[1:])\n"


class House:
    """A copy of the scripts beside a bot that only says how it was started; its lock needs no network."""

    def __init__(self, folder: Path, root: Path) -> None:
        """Build it in `folder`."""
        self.folder = folder
        shutil.copytree(root / "scripts", folder / "scripts")
        (folder / "requirements").mkdir()
        (folder / "bot").mkdir()
        (folder / "bot" / "__main__.py").write_text(BOT)
        self.lock = folder / "requirements" / "run.lock"
        self.lock.write_text("# nothing is needed\n")
        self.dotenv = folder / ".env"
        self.tools = folder / "tools"
        self.tools.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found is not None
            (self.tools / tool).symlink_to(found)
        self.python("python3.11", f'exec "{sys.executable}" "$@"')

    def python(self, name: str, line: str) -> None:
        """Put a program of that name where the scripts look for Python."""
        path = self.tools / name
        path.unlink(missing_ok=True)
        path.write_text(f"#!/bin/sh\n{line}\n")
        path.chmod(0o755)

    def quick_python(self, name: str, template: Path) -> None:
        """Put a Python there whose new environments are copies of a real one: making each takes seconds."""
        copy = f'[ "${{2-}}" = venv ] && exec cp -R "{template}/." "$3"'
        self.python(name, f'{copy}\nexec "{sys.executable}" "$@"')

    def run(self, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
        """Start scripts/run from another folder, with nothing else in the environment."""
        return subprocess.run(
            [self.folder / "scripts" / "run", *args],
            cwd="/",
            env=bare(PATH=str(self.tools), HOME=str(self.folder / "nobody"), **env),
            capture_output=True,
            text=True,
            check=False,
        )

    def started(self, *args: str, **env: str) -> str:
        """Start it and return how it was started, after making sure that it was, here and in peace."""
        done = self.run(*args, **env)
        assert done.returncode == 0, done.stderr
        folder, _, argv = done.stdout.strip().rpartition(" [")
        assert folder == os.path.realpath(self.folder)
        return f"[{argv}"


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory, root: Path) -> House:
    """Return a house that was started before, with a real environment of its own."""
    house = House(tmp_path_factory.mktemp("a house"), root)
    first = house.run("--port", "9 9")
    assert first.stdout.strip().endswith("['sandbox', '--port', '9 9']"), first.stderr
    assert first.stderr.count("\n") == 1
    return house


@pytest.fixture(scope="module")
def template(warm: House, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new environment to copy from."""
    folder = tmp_path_factory.mktemp("template") / "venv"
    shutil.copytree(warm.folder / ".venv", folder, symlinks=True)
    (folder / "installed-run.lock").unlink()
    return folder


@pytest.fixture
def house(tmp_path: Path, root: Path, template: Path) -> House:
    """Return a house that nobody has started yet, under a name with spaces."""
    folder = tmp_path / "two of us"
    folder.mkdir()
    house = House(folder, root)
    house.quick_python("python3.11", template)
    return house


def test_the_second_start_is_quiet_and_installs_nothing(warm: House) -> None:
    second = warm.run()
    assert (second.returncode, second.stderr) == (0, "")


@pytest.mark.parametrize("name", ["BOT_TOKEN", "BOT_TOKEN_FILE"])
def test_a_token_in_the_environment_starts_the_bot(warm: House, name: str) -> None:
    assert warm.started("--x", **{name: "something"}) == "['run', '--x']"
    assert warm.started(**{name: ""}) == "['sandbox']"


@pytest.mark.parametrize(
    ("line", "mode"),
    [
        ("BOT_TOKEN=1:a", "run"),
        ("BOT_TOKEN_FILE=/run/token", "run"),
        ('  export BOT_TOKEN = "1:a"', "run"),
        ("BOT_TOKEN=", "sandbox"),
        ("BOT_TOKEN=''", "sandbox"),
        ("BOT_TOKEN= # later", "sandbox"),
        ("# BOT_TOKEN=1:a", "sandbox"),
        ("MY_BOT_TOKEN=1:a", "sandbox"),
    ],
)
def test_a_token_in_the_env_file_starts_the_bot(warm: House, line: str, mode: str) -> None:
    warm.dotenv.write_text(f"LOG_LEVEL=INFO\n{line}\n")
    try:
        assert warm.started() == f"['{mode}']"
    finally:
        warm.dotenv.unlink()


def test_an_interrupted_install_is_made_anew(house: House) -> None:
    house.started()
    leftover = house.folder / ".venv" / "half a package"
    leftover.touch()
    (house.folder / ".venv" / "unfinished").touch()
    house.started()
    assert not leftover.exists()
    assert not (house.folder / ".venv" / "unfinished").exists()


def test_an_environment_whose_python_is_gone_is_made_anew(house: House) -> None:
    house.started()
    for link in (house.folder / ".venv" / "bin").glob("python*"):
        link.unlink()
    house.started()


def test_a_new_lock_file_brings_the_environment_up_to_date(house: House) -> None:
    house.started()
    house.lock.write_text("# still nothing\n")
    assert house.run().stderr == "Bringing .venv up to date.\n"
    assert house.run().stderr == ""


def test_a_package_without_its_hash_is_not_installed_and_nothing_starts(house: House) -> None:
    house.lock.write_text("./bot\n")
    done = house.run()
    assert (done.returncode, done.stdout) == (1, "")
    assert "The packages could not be installed" in done.stderr
    house.lock.write_text("# nothing is needed\n")
    house.started()


def test_without_python_it_says_what_is_missing(house: House) -> None:
    (house.tools / "python3.11").unlink()
    house.python("python3", "exit 1")  # too old, or a shim that leads nowhere
    done = house.run()
    assert (done.returncode, done.stdout) == (1, "")
    assert "needs Python 3.11 or newer" in done.stderr
    assert not (house.folder / ".venv").exists()


def test_without_the_venv_module_it_says_so(house: House) -> None:
    (house.tools / "python3.11").unlink()
    house.python("python3", f'case "$2" in *ensurepip*) exit 1;; esac; exec "{sys.executable}" "$@"')
    done = house.run()
    assert (done.returncode, done.stdout) == (1, "")
    assert "lacks the modules venv and ensurepip" in done.stderr
    assert "python3-venv" in done.stderr


def test_another_python_that_can_is_taken(house: House) -> None:
    (house.tools / "python3.11").rename(house.tools / "python3.13")
    house.python("python3.12", f'case "$2" in *ensurepip*) exit 1;; esac; exec "{sys.executable}" "$@"')
    house.started()


def test_a_persons_own_pip_settings_stay_out(house: House) -> None:
    house.started(PIP_TARGET="/nowhere", PIP_USER="1", PYTHONPATH="/nowhere")
