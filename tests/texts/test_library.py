"""Prompt files are read whole or refused with every mistake named."""

from pathlib import Path

import pytest

from bot.texts.content import ContentError
from bot.texts.library import load_library

GOOD = """
[[prompt]]
id = "needs-001"
text = "Say one thing that you would like today."
why = "It helps."
stage = 1
for = "hurt"
company = "partner"
kind = "talk"
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
    assert (prompt.practice, prompt.audience, prompt.stage, prompt.minutes) == (
        "needs",
        "hurt",
        1,
        5,
    )
    assert (prompt.company, prompt.kind, prompt.apart, prompt.when, prompt.touch) == (
        "partner",
        "talk",
        True,
        "any",
        False,
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('id = "needs-001"', 'id = "needs-1"', 3, "is like needs-001"),
        ('id = "needs-001"', 'id = "apology-001"', 3, "is like needs-001"),
        ("stage = 1", "stage = 4", 6, "is 1, 2 or 3"),
        ("stage = 1", "stage = true", 6, "is a number"),
        ("minutes = 5", "minutes = 0", 10, "is 1 to 120"),
        ("minutes = 5", 'minutes = "5"', 10, "is a number"),
        ('for = "hurt"', 'for = "wife"', 7, "is one of both, hurt, repairing"),
        ('company = "partner"\nkind', 'company = "us"\nkind', 8, "is one of alone, anyone, partner"),
        ('company = "partner"', 'company = "alone"', 11, "only where company is 'partner'"),
        ('company = "partner"', "", 2, "'company' is missing"),
        ('kind = "talk"', 'kind = "dance"', 9, "is one of talk, write, notice, do, go out, play, make, rest"),
        ("apart = true", "apart = 1", 11, "is true or false"),
        ("apart = true", "touch = 1", 11, "is true or false"),
        ("apart = true", 'when = "noon"', 11, "is one of any, morning, evening, outing"),
        ("apart = true", 'not_where = "affair"', 11, "is a list"),
        ("apart = true", 'not_where = ["debts"]', 11, "has any of affair, money"),
        ("apart = true", 'not_where = ["money", "money"]', 11, "has any of affair, money"),
        ('cost = "free"', 'cost = "much"', 12, "is one of free, low, some"),
        ('cost = "free"', "", 2, "'cost' is missing"),
        ('cost = "free"', 'cost = "free"\nprice = 3', 13, "means nothing here"),
        ('why = "It helps."', 'why = ""', 5, "has words"),
        ('why = "It helps."', 'why = " x"', 5, "no spaces around"),
        ('why = "It helps."', 'why = "x\\ny"', 5, "on one line"),
        ('id = "needs-001"', 'id = "needs-900"', 3, "the bot's end before needs-900"),
        ("stage = 1", "stage = ", 6, "this is not TOML"),
        ("\n[[prompt]]", 'retired = ["needs-001"]\n[[prompt]]', 3, "needs-001 is retired"),
        ("\n[[prompt]]", "retired = 3\n[[prompt]]", 1, "is a list of ids"),
        ("\n[[prompt]]", 'retired = ["x"]\n[[prompt]]', 1, "x is not like needs-001"),
        ("\n[[prompt]]", 'retired = ["needs-003", "needs-002"]\n[[prompt]]', 1, "each id once, in order"),
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
    assert mistakes(written(tmp_path, GOOD + GOOD))[0][0] == 15


def test_what_comes_to_both_names_no_hour(tmp_path: Path) -> None:
    shared = GOOD.replace('for = "hurt"', 'for = "both"').replace("apart = true", 'when = "evening"')
    assert mistakes(written(tmp_path, shared)) == [
        (11, "this comes to both, each at an hour of their own: leave 'when' out")
    ]
    alone = shared.replace('company = "partner"', 'company = "alone"')
    assert load_library(written(tmp_path, alone), "en").by_id["needs-001"].when == "evening"


def test_a_reason_may_be_left_out(tmp_path: Path) -> None:
    library = load_library(written(tmp_path, GOOD.replace('why = "It helps."\n', "")), "en")
    assert not library.by_id["needs-001"].why


def test_a_retired_id_is_only_never_used_again(tmp_path: Path) -> None:
    library = load_library(written(tmp_path, 'retired = ["needs-002", "needs-007"]\n' + GOOD), "en")
    assert list(library.by_id) == ["needs-001"]


@pytest.mark.parametrize(
    ("text", "fields", "company"),
    [
        ("Say it to your partner.", {"apart": "true"}, "partner"),
        ("Say it to a friend.", {"apart": "false"}, "partner"),
        ("Say it to a friend.", {"apart": "true"}, "alone"),
        ("Say it to a friend.", {"apart": "true", "for": '"both"'}, "anyone"),
    ],
)
def test_what_older_files_leave_out_is_guessed(
    tmp_path: Path, text: str, fields: dict[str, str], company: str
) -> None:
    given = {"stage": "1", "for": '"hurt"', "minutes": "5", "cost": '"low"'} | fields
    lines = [f'id = "needs-001"\ntext = "{text}"\nwhy = "It helps."']
    lines += [f"{name} = {value}" for name, value in given.items()]
    library = load_library(written(tmp_path, "\n".join(["[[prompt]]", *lines])), "en")
    prompt = library.by_id["needs-001"]
    assert (prompt.company, prompt.kind, prompt.not_where) == (company, "talk", frozenset({"money"}))
    assert prompt.apart is (company == "partner" and fields["apart"] == "true")


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
