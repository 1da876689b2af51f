"""A world kept in a folder comes back as it was, also after a kill."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kintsugi_sandbox.methods.context import Context
from kintsugi_sandbox.methods.sends import send_message
from kintsugi_sandbox.persistence import JOURNAL, Shelf
from kintsugi_sandbox.state import User
from kintsugi_sandbox.world import World


def now() -> datetime:
    return datetime(2026, 3, 1, tzinfo=UTC)


def post(world: World, chat_id: int, text: str) -> None:
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
    send_message(Context(world, {"chat_id": chat_id, "text": text, "reply_markup": markup}))


async def test_everything_survives_a_restart(tmp_path: Path, png: Callable[..., bytes]) -> None:
    before = World(now, folder=tmp_path)
    ana = before.person("Ana", username="ana_tests")
    ana.say("hello")
    ana.send_photo(png(10, 10), "us")
    post(before, ana.user_id, "welcome")
    ana.press("Go")
    before.toast(ana.user_id, "Kept.", alert=False)
    shown, pending, last = ana.messages, before.updates.pending, before.bot.last_update_id
    before.close()
    after = World(now, folder=tmp_path)
    again = after.person("Ana", user_id=ana.user_id)
    assert again.messages == shown
    assert [c.data for c in again.waiting] == ["go"]
    assert [t.text for t in again.toasts] == ["Kept."]
    assert after.updates.pending == pending == 3
    file = after.files.path_of(str(shown[1].file_id))
    assert after.files.content(file) == (png(10, 10), "image/png")
    again.say("more")
    assert again.messages[-1].id == shown[-1].id + 1
    assert after.bot.last_update_id == last + 1
    after.close()


def test_deleted_messages_stay_deleted_and_confirmed_updates_confirmed(tmp_path: Path) -> None:
    before = World(now, folder=tmp_path)
    ana = before.person("Ana")
    ana.delete(ana.say("gone"))
    before.updates.clear()
    before.close()
    after = World(now, folder=tmp_path)
    assert after.person("Ana", user_id=ana.user_id).messages == []
    assert after.updates.pending == 0
    after.close()


def test_fresh_wipes_what_the_sandbox_keeps_and_nothing_else(tmp_path: Path) -> None:
    before = World(now, folder=tmp_path)
    before.person("Ana").send_sticker()
    before.close()
    (tmp_path / "mine.txt").write_text("stays")
    after = World(now, folder=tmp_path, fresh=True)
    assert after.records.users == {}
    assert list((tmp_path / "media").iterdir()) == []
    assert (tmp_path / "mine.txt").read_text() == "stays"
    after.close()


def test_an_unkept_world_can_be_kept_while_nobody_is_in_it(tmp_path: Path) -> None:
    world = World(now)
    world.keep_in(tmp_path)
    ana = world.person("Ana")
    world.close()
    again = World(now, folder=tmp_path)
    assert ana.user_id in again.records.users
    again.close()
    crowded = World(now)
    crowded.person("Ben")
    with pytest.raises(ValueError, match="before anybody"):
        crowded.keep_in(tmp_path)


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from kintsugi_sandbox.world import World

world = World(lambda: datetime(2026, 3, 1, tzinfo=UTC), folder=Path(sys.argv[1]))
ana = world.person("Ana", user_id=5)
for number in range(50):
    ana.say(str(number))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_kill_loses_nothing_that_happened(tmp_path: Path, root: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], cwd=root, check=False)
    assert done.returncode == -9
    world = World(now, folder=tmp_path)
    assert [m.text for m in world.person("Ana", user_id=5).messages] == [str(n) for n in range(50)]
    assert world.updates.pending == 50
    world.person("Ana", user_id=5).say("after")
    assert world.updates.pending == 51  # no id was given twice
    world.close()


def test_a_line_cut_off_by_a_kill_is_passed_over(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("user", "1", User(1, "Ana"))
    shelf.put("user", "2", User(2, "Ben"))
    shelf.close()
    journal = tmp_path / JOURNAL
    journal.write_bytes(journal.read_bytes()[:-9])
    again = Shelf(tmp_path)
    assert [row["first_name"] for row in again.all("user")] == ["Ana"]
    again.put("user", "3", User(3, "Cleo"))
    again.close()
    third = Shelf(tmp_path)
    assert [row["id"] for row in third.all("user")] == [1, 3]
    third.close()


def test_the_journal_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kintsugi_sandbox.persistence.TIDY_AFTER", 100)
    shelf = Shelf(tmp_path)
    for number in range(1000):
        shelf.put("user", "1", User(number, "Ana"))
    shelf.close()
    assert len((tmp_path / JOURNAL).read_text().splitlines()) <= 103
    again = Shelf(tmp_path)
    assert [row["id"] for row in again.all("user")] == [999]
    again.close()
