"""One bot per data folder, and a dead one holds nothing."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from bot.instance import LOCK_NAME, AlreadyRunning, InstanceError, InstanceLock

HOLDER = """
import sys, pathlib
from bot.instance import InstanceLock
lock = InstanceLock(pathlib.Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_one_is_refused_with_a_clear_line(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with InstanceLock(folder), pytest.raises(AlreadyRunning) as caught:
        InstanceLock(folder).acquire()
    told = f"already running on the data folder {folder} (process {os.getpid()}); stop that one first"
    assert str(caught.value) == f"Kintsugi is {told}"
    with InstanceLock(folder):
        pass


def test_two_folders_are_two_bots(tmp_path: Path) -> None:
    with InstanceLock(tmp_path / "a"), InstanceLock(tmp_path / "b"):
        pass


def test_the_folder_and_its_lock_are_the_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "deep/data"
    with InstanceLock(folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((folder / LOCK_NAME).stat().st_mode) == 0o600


def test_a_killed_process_lets_go(tmp_path: Path, root: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(AlreadyRunning, match=f"process {other.pid}"):
            InstanceLock(tmp_path).acquire()
        other.kill()
        other.wait()
    with InstanceLock(tmp_path):
        pass


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InstanceError, match="cannot be used") as caught:
        InstanceLock(tmp_path / "file" / "data").acquire()
    assert not isinstance(caught.value, AlreadyRunning)


def test_release_is_harmless_when_nothing_is_held(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    lock.release()
    lock.acquire()
    with pytest.raises(RuntimeError):
        lock.acquire()
    lock.release()
    lock.release()
