"""A mistake in the content, ours or an operator's, stops a real start with one clear line, and the check lists it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.surroundings import bare

TOKEN = "1234567890:" + "Abc-_" * 7
GOOD = """[[prompt]]
id = "needs-901"
text = "Look up one old photo of the place where you grew up, and tell somebody what the air smelled of there."
why = "Old air opens old doors."
stage = 1
for = "both"
minutes = 5
apart = true
cost = "free"
"""
BAD = GOOD.replace("stage = 1", "stage = 7").replace("minutes = 5", "minutes = 500")


def bot(root: Path, folder: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command line of the checkout at `root` in `folder`; nobody answers where it would call."""
    known = bare(HOME=str(folder), PYTHONPATH=str(root))
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env=known | {"BOT_API_URL": "http://127.0.0.1:9"} | env,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def own(data: Path, source: str) -> Path:
    folder = data / "content"
    folder.mkdir(parents=True)
    (folder / "needs.toml").write_text(source, encoding="utf-8")
    return folder


def test_an_operators_mistake_stops_the_sandbox_with_one_line(root: Path, tmp_path: Path) -> None:
    folder = own(tmp_path / "play" / "bot", BAD)
    done = bot(root, tmp_path, "sandbox", "--port", "0", "--folder", "play")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "play/bot/content/needs.toml:5: 'stage' is 1, 2 or 3, not 7"
        " (and 1 more; python -m bot check play/bot/content lists them)\n"
    )
    listed = bot(root, tmp_path, "check", "play/bot/content")
    assert listed.returncode == 1
    assert [line.split(":")[1] for line in listed.stderr.splitlines()] == ["5", "7"]
    assert str(folder) not in listed.stderr


def test_an_operators_mistake_stops_the_bot_with_one_line(root: Path, tmp_path: Path) -> None:
    own(tmp_path / "data", BAD)
    done = bot(root, tmp_path, "run", BOT_TOKEN=TOKEN)
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert line.startswith("data/content/needs.toml:5: ")


@pytest.mark.parametrize("env", [{}, {"DATA_DIR": "elsewhere", "BOT_TOKEN": "nonsense", "SEND_RATE": "x"}])
def test_the_check_finds_the_operators_folder_whatever_else_is_set(
    root: Path, tmp_path: Path, env: dict[str, str]
) -> None:
    folder = own(tmp_path / env.get("DATA_DIR", "data"), GOOD)
    fine = bot(root, tmp_path, "check", **env)
    assert (fine.returncode, fine.stderr) == (0, "")
    assert "\nown needs" in fine.stdout
    (folder / "needs.toml").write_text(BAD)
    wrong = bot(root, tmp_path, "check", **env)
    assert wrong.returncode == 1
    assert "needs.toml:5: 'stage' is 1, 2 or 3, not 7\n" in wrong.stderr


def test_a_broken_env_file_does_not_stop_the_check(root: Path, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("this is no setting\nDATA_DIR=there\n")
    own(tmp_path / "there", GOOD)
    assert "\nown needs" in bot(root, tmp_path, "check").stdout


@pytest.mark.parametrize(
    "name", ["prompts/needs.toml", "practices.toml", "checkin.toml", "wording/nudge.ftl"]
)
def test_a_mistake_in_our_own_content_stops_the_start_with_one_line(
    root: Path, tmp_path: Path, name: str
) -> None:
    for folder in ("bot", "kintsugi_sandbox", "content"):
        shutil.copytree(root / folder, tmp_path / "copy" / folder)
    (tmp_path / "copy" / "content" / "en" / name).write_text("[[[")
    done = bot(tmp_path / "copy", tmp_path, "sandbox", "--port", "0")
    assert (done.returncode, done.stdout) == (2, "")
    [line] = done.stderr.splitlines()
    assert line.startswith(f"content/en/{name}:1: ")
