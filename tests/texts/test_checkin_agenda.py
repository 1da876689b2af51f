"""The steps of the check-in are read whole or not at all, and every mistake is named by its line."""

from pathlib import Path

import pytest

from bot.texts.checkin_agenda import STEPS, load_agenda
from bot.texts.content import ContentError, content_root


def write(root: Path, content: str | bytes) -> None:
    (root / "en").mkdir(exist_ok=True)
    raw = content if isinstance(content, bytes) else content.encode()
    (root / "en" / "checkin.toml").write_bytes(raw)


def step(name: str = "arrive", title: str = '"Arrive"', lines: str = '["Sit down."]') -> str:
    return f'[[step]]\nname = "{name}"\ntitle = {title}\nlines = {lines}\n'


def test_the_shipped_one_has_every_step_in_order() -> None:
    agenda = load_agenda(content_root(), "en")
    assert tuple(one.name for one in agenda) == STEPS
    assert all(one.title and one.lines for one in agenda)


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    write(tmp_path, "".join(step(name) for name in STEPS))
    assert len(load_agenda(tmp_path, "en")) == len(STEPS)


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"\xff", 1, "not UTF-8"),
        ("[[step]\n", 1, "not TOML"),
        ("a = 1\n", 1, "[[step]] tables and nothing else"),
        ("step = 3\n", 1, "[[step]] tables and nothing else"),
        (step("arrive"), 1, "in this order"),
        ("# first\n" + step(title="3"), 2, "'title' is a str"),
        (step() + step(lines="[]"), 5, "at least one line"),
        (step(lines='[" spaces "]'), 1, "no spaces around"),
        (step(lines=f'["{"x" * 900}", "{"y" * 900}"]'), 1, "more than 1500 characters"),
        (step(title=f'"{"x" * 61}"'), 1, "at most 60"),
        (step() + 'colour = "red"\n', 1, "means nothing here"),
        ('[[step]]\nname = "arrive"\n', 1, "'lines' is missing"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, content: str | bytes, line: int, says: str) -> None:
    write(tmp_path, content)
    with pytest.raises(ContentError) as wrong:
        load_agenda(tmp_path, "en")
    assert any(problem.line == line and says in problem.says for problem in wrong.value.problems)
    assert all(problem.file.endswith("checkin.toml") for problem in wrong.value.problems)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="missing"):
        load_agenda(tmp_path, "en")
