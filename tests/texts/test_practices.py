"""Every practice has a name and an introduction, and a mistake in them is named by its line."""

import shutil
from pathlib import Path

import pytest

from bot.domain.rhythm import PRACTICES
from bot.texts.content import ContentError, content_root
from bot.texts.lint import check
from bot.texts.practices import load_practices


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(content_root() / "en", tmp_path / "content" / "en")
    return tmp_path / "content"


def changed(root: Path, old: str, new: str) -> str:
    path = root / "en" / "practices.toml"
    source = path.read_text(encoding="utf-8")
    assert old in source
    path.write_text(source.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        load_practices(root, "en")
    return "\n".join(map(str, raised.value.problems))


def test_every_practice_is_introduced_in_two_or_three_lines() -> None:
    practices = load_practices(content_root(), "en")
    assert practices.keys() == PRACTICES
    assert all(2 <= len(practice.lines) <= 3 for practice in practices.values())
    assert len({practice.name for practice in practices.values()}) == len(PRACTICES)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('id = "gratitude"', 'id = "thanks"', "content/en/practices.toml:5: there is no practice 'thanks'"),
        ('id = "gratitude"', 'id = "thanks"', "content/en/practices.toml:1: gratitude is missing"),
        ('id = "connection"', 'id = "gratitude"', "gratitude stands already in line 4"),
        ('name = "Gratitude"', 'name = ""', "content/en/practices.toml:6: 'name' has words"),
        ('name = "Gratitude"', 'nam = "Gratitude"', "'name' is missing"),
        ('    "Small is enough', '#   "Small is enough', "'intro' has two or three lines"),
        ("[[practice]]", "[practice", "this is not TOML"),
    ],
)
def test_a_mistake_is_named_by_its_line(root: Path, old: str, new: str, says: str) -> None:
    assert says in changed(root, old, new)


def test_the_content_check_finds_what_is_missing_or_out_of_tone(root: Path) -> None:
    path = root / "en" / "practices.toml"
    source = path.read_text(encoding="utf-8")
    path.write_text(source.replace("A few minutes in which", "You should meet when"), encoding="utf-8")
    found = [problem.says for problem in check(root).problems if "practices" in problem.file]
    assert found == ["connection: “should” presses; say what one can do"]
    path.unlink()
    said = [str(problem) for problem in check(root).problems if "practices" in problem.file]
    assert said == ["content/en/practices.toml:1: this file is missing"]
