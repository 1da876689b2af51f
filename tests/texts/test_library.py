"""Prompt files are read whole or refused with every mistake named."""

from pathlib import Path

import pytest

from bot.texts.content import ContentError, content_root
from bot.texts.library import load_library

GOOD = """
[[prompt]]
id = "needs-001"
text = "Say one thing that you would like today."
why = "It helps."
stage = 1
for = "hurt"
minutes = 5
apart = true
cost = "free"
"""


def written(folder: Path, source: str, practice: str = "needs") -> Path:
    prompts = folder / "en" / "prompts"
    prompts.mkdir(parents=True, exist_ok=True)
    (prompts / f"{practice}.toml").write_text(source, encoding="utf-8")
    return folder


def mistakes(folder: Path) -> list[tuple[int, str]]:
    with pytest.raises(ContentError) as refused:
        load_library(folder, "en")
    return [(problem.line, problem.says) for problem in refused.value.problems]


def test_a_prompt_is_read(tmp_path: Path) -> None:
    prompt = load_library(written(tmp_path, GOOD), "en").by_id["needs-001"]
    assert (prompt.practice, prompt.audience, prompt.stage, prompt.minutes, prompt.apart) == (
        "needs",
        "hurt",
        1,
        5,
        True,
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('id = "needs-001"', 'id = "needs-1"', 3, "is like needs-001"),
        ('id = "needs-001"', 'id = "apology-001"', 3, "is like needs-001"),
        ("stage = 1", "stage = 4", 6, "is 1, 2 or 3"),
        ("stage = 1", "stage = true", 6, "is a int"),
        ("minutes = 5", "minutes = 0", 8, "is 1 to 120"),
        ("minutes = 5", 'minutes = "5"', 8, "is a int"),
        ('for = "hurt"', 'for = "wife"', 7, "is one of both, hurt, repairing"),
        ("apart = true", "apart = 1", 9, "is a bool"),
        ('cost = "free"', 'cost = "much"', 10, "is one of free, low, some"),
        ('cost = "free"', "", 2, "'cost' is missing"),
        ('cost = "free"', 'cost = "free"\nprice = 3', 11, "means nothing here"),
        ('why = "It helps."', 'why = ""', 5, "has words"),
        ('why = "It helps."', 'why = " x"', 5, "no spaces around"),
        ('why = "It helps."', 'why = "x\\ny"', 5, "on one line"),
        ('id = "needs-001"', 'id = "needs-900"', 3, "the bot's end before needs-900"),
        ("stage = 1", "stage = ", 6, "this is not TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    found = mistakes(written(tmp_path, GOOD.replace(old, new)))
    assert [(at, says in said) for at, said in found] == [(line, True)]


def test_every_mistake_is_named_at_once(tmp_path: Path) -> None:
    written(tmp_path, GOOD.replace("stage = 1", "stage = 9").replace("minutes = 5", "minutes = 500"))
    written(tmp_path, GOOD, "cooking")
    assert len(mistakes(tmp_path)) == 3


def test_two_prompts_may_not_share_an_id(tmp_path: Path) -> None:
    assert mistakes(written(tmp_path, GOOD + GOOD))[0][0] == 13


@pytest.mark.parametrize("source", ["", "prompt = 3", "[prompt]\nid = 'x'", "other = 1"])
def test_a_file_without_prompts_is_refused(tmp_path: Path, source: str) -> None:
    assert mistakes(written(tmp_path, source))


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (written(tmp_path, GOOD) / "en" / "prompts" / "needs.toml").write_bytes(b"\xff\xfe")
    assert mistakes(tmp_path) == [(1, "this is not UTF-8")]


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en" / "prompts" / "needs.toml").mkdir(parents=True)
    assert "cannot be read" in mistakes(tmp_path)[0][1]


def test_the_message_is_one_line_however_much_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        load_library(written(tmp_path, GOOD + "x = 3\ny = 4\nz = 5\n"), "en")
    assert len(refused.value.problems) == 3
    assert str(refused.value).endswith(" (and 2 more; python -m bot check lists them)")
    assert "\n" not in str(refused.value)


def test_no_prompts_at_all_is_refused(tmp_path: Path) -> None:
    assert "no prompts" in mistakes(tmp_path)[0][1]


def test_the_real_library_is_as_large_as_promised() -> None:
    library = load_library(content_root(), "en")
    least = {"connection": 90, "memories": 90, "gratitude": 70}
    assert all(len(group) >= least.get(practice, 20) for practice, group in library.by_practice.items())
    assert least.keys() <= library.by_practice.keys()
