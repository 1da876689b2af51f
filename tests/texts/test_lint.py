"""The content check finds what an editor would mark, says where, and finds nothing in our own content."""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.domain.people import TRACKS
from bot.domain.rhythm import HURT_PRACTICES, PRACTICES, REPAIRING_PRACTICES
from bot.texts.content import content_root
from bot.texts.likeness import alike, essence
from bot.texts.lint import check
from bot.texts.markup import mistakes

FINE = "Tell your partner about one small thing from today that was good, and ask for theirs in return."

REST = "Then sit down for two minutes and look at the street or the sky. That is all."

HARD = (
    "Communicate appreciation regarding organisational responsibilities that individually contribute "
    "significantly to facilitating comfortable familiarity between participating personalities."
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of our content with two prompts of one practice only."""
    root = tmp_path / "content"
    shutil.copytree(content_root() / "en", root / "en")
    shutil.rmtree(root / "en" / "prompts")
    (root / "en" / "prompts").mkdir()
    return root


def table(number: int, text: str, why: str = "So you know.", **other: str) -> str:
    fields = {
        "stage": "1",
        "for": '"both"',
        "company": '"anyone"',
        "kind": '"talk"',
        "minutes": "5",
        "cost": '"free"',
    } | other
    lines = [f'id = "connection-{number:03}"', f'text = "{text}"', f'why = "{why}"']
    lines += [f"{name} = {value}" for name, value in fields.items() if value]
    return "\n".join(["[[prompt]]", *lines, ""])


def put(root: Path, tables: Iterable[str]) -> None:
    (root / "en" / "prompts" / "connection.toml").write_text("\n".join(tables), encoding="utf-8")


def with_prompt(root: Path, *texts: str, why: str | None = None, **other: str) -> list[str]:
    """What is said about connection prompts with these texts, one by one and beside each other."""
    tables = (
        table(number, text, why or f"So you know {number}.", **other) for number, text in enumerate(texts, 1)
    )
    put(root, tables)
    found = (str(problem) for problem in check(root).problems if problem.file.endswith("connection.toml"))
    return [problem for problem in found if "connection-" in problem]


def test_our_own_content_is_fine() -> None:
    report = check(content_root())
    assert not [str(problem) for problem in report.problems]
    assert report.ok


def test_the_table_counts_every_prompt() -> None:
    report = check(content_root())
    lines = report.table().splitlines()
    assert lines[0].split()[:2] == ["practice", "count"]
    assert lines[-1].split()[:3] == ["en", "together", str(len(report.prompts["en"]))]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Too short to be a real prompt.", "the text has 7 words"),
        (" ".join(["Do."] * 46), "the text has 46 words"),
        (HARD, "it reads too hard (ease "),
        (FINE.replace("partner", "husband"), "“husband” assumes marriage"),
        (FINE.replace("Tell", "You should tell"), "“should” presses"),
        (FINE.replace("theirs", "his"), "“his” assumes a sex or gender"),
    ],
)
def test_a_poor_prompt_is_marked(copy: Path, text: str, says: str) -> None:
    found = with_prompt(copy, text)
    assert len(found) == 1
    assert found[0].startswith("content/en/prompts/connection.toml:1: connection-001: ")
    assert says in found[0]


@pytest.mark.parametrize(
    ("beginning", "says"),
    [
        ("Have a go at one small job.", "“Have a go” is an idiom"),
        ("Walk down one aisle of a market.", "“aisle” is a rare word"),
        ("Choose one thing: a film, a meal, a walk.", "is a list of three or more; two examples at most"),
        ("Choose a film, a meal or a walk.", "is a list of three or more; two examples at most"),
        ("Go out for ten minutes. Enjoy the air.", "“Enjoy” orders a feeling"),
        ("Each picks one small job and does it.", "“Each picks” is hard to read"),
        ("Before breakfast, open a window.", "“Before breakfast” needs when = “morning”"),
        ("This evening, put one thing away.", "“This evening” needs when = “evening”"),
        ("Tell somebody a good secret of yours.", "can hurt where it was “affair”"),
        ("Buy one small thing for the table.", "can hurt where it was “money”"),
    ],
)
def test_what_a_tired_reader_stumbles_over_is_marked(copy: Path, beginning: str, says: str) -> None:
    [found] = with_prompt(copy, f"{beginning} {REST}")
    assert says in found


@pytest.mark.parametrize(
    "beginning",
    [
        "Look for the moon tonight or tomorrow.",
        "Say one thing that will not happen: “No soup tonight.”",
        "Each of you picks one small job at home.",
        "Tell a friend about a film or a walk.",
    ],
)
def test_what_only_looks_alike_is_fine(copy: Path, beginning: str) -> None:
    assert not with_prompt(copy, f"{beginning} {REST}")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"kind": '"play"'}, "play comes from stage 2 on"),
        ({"touch": "true", "stage": "2"}, "touch comes in stage 3 only"),
        ({"cost": '"low"'}, "so not_where names “money”"),
        ({"company": '"partner"'}, "say that a no is fine"),
        ({"why": "Small things count."}, "speaks of the world, not to “you”"),
    ],
)
def test_fields_that_do_not_go_with_the_rest_are_marked(
    copy: Path, fields: dict[str, str], says: str
) -> None:
    [found] = with_prompt(copy, FINE, **fields)
    assert says in found


@pytest.mark.parametrize(("when", "words"), [("morning", "Before breakfast"), ("evening", "Tonight")])
def test_a_prompt_that_says_when_may_speak_of_that_hour(copy: Path, when: str, words: str) -> None:
    assert not with_prompt(copy, f"{words}, open a window. {REST}", company='"alone"', when=f'"{when}"')


def test_a_reason_given_twice_is_marked(copy: Path) -> None:
    other = "Walk to the nearest tree and look up through its branches until your shoulders have come down."
    found = with_prompt(copy, FINE, other, why="So you know!")
    assert found == [
        "content/en/prompts/connection.toml:12: connection-002 has the same 'why' as connection-001"
    ]


def test_an_opening_used_too_often_is_marked_once(copy: Path) -> None:
    things = ("soup pots", "tall trees", "old songs", "wet dogs", "night trains", "paper boats")
    texts = [f"Draw two {thing} " + " ".join(thing[0] * n for n in range(2, 16)) for thing in things]
    [found] = [one for one in with_prompt(copy, *texts) if "begin" in one]
    assert found.startswith(
        "content/en/prompts/connection.toml:45: connection-005: 6 prompts here begin “Draw two …”"
    )


@pytest.mark.parametrize(
    ("tables", "says"),
    [
        ([table(1, FINE)], ["connection has 1 prompts that come to both in stage 1 or 2, not 60 or more"]),
        (
            [table(1, FINE, cost='"low"', company='"partner"')],
            [
                "0 of 1 prompts of connection cost nothing, fewer than half",
                "0 of 1 prompts of connection work apart, fewer than a third",
                "1 of 1 prompts of connection for both in stage 1 take the partner, more than a quarter",
            ],
        ),
        ([table(1, HARD)], ["connection reads too hard in the mean (ease -"]),
    ],
)
def test_too_few_too_dear_or_too_hard_in_the_whole_is_marked_at_the_file(
    copy: Path, tables: list[str], says: list[str]
) -> None:
    put(copy, tables)
    found = [str(problem) for problem in check(copy).problems if "connection.toml:1: " in str(problem)]
    for one in says:
        assert any(one in line for line in found)


def test_every_practice_has_its_least(copy: Path) -> None:
    shutil.copytree(content_root() / "en" / "prompts", copy / "en" / "prompts", dirs_exist_ok=True)
    for path in (copy / "en" / "prompts").glob("*.toml"):
        path.write_text("[[prompt]]" + path.read_text(encoding="utf-8").split("[[prompt]]")[1])
    said = " ".join(problem.says for problem in check(copy).problems)
    one_sided = {*HURT_PRACTICES, *REPAIRING_PRACTICES}
    for practice in PRACTICES - set(TRACKS):
        assert f"{practice} has 1 prompts, not {45 if practice in one_sided else 20} or more" in said
    for track in TRACKS:
        assert re.search(rf"{track} has [01] prompts that come to both in stage 1 or 2, not 60 or more", said)
    assert re.search(r"[0-9]+ prompts are for both, alone and in stage 1, not 150 or more", said)


def test_while_a_prompt_cannot_be_read_nothing_is_counted(copy: Path) -> None:
    put(copy, [table(1, FINE, cost='"dear"')])
    [found] = [problem for problem in check(copy).problems if "connection" in problem.file]
    assert (found.line, found.says) == (10, "'cost' is one of free, low, some, not 'dear'")


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("checkin.toml", "step = 3\n"),
        ("support.toml", "line = 3\n"),
        ("danger.toml", "kind = 3\n"),
        ("practices.toml", "practice = 3\n"),
    ],
)
@pytest.mark.parametrize("missing", [False, True])
def test_every_other_file_is_looked_through_and_named_once(
    copy: Path, name: str, source: str, *, missing: bool
) -> None:
    (copy / "en" / name).write_text(source, encoding="utf-8")
    if missing:
        (copy / "en" / name).unlink()
    found = [problem for problem in check(copy).problems if problem.file == f"content/en/{name}"]
    assert found
    assert len(found) == len(set(found))


def test_a_banned_word_in_an_introduction_is_marked(copy: Path) -> None:
    path = copy / "en" / "practices.toml"
    first, rest = path.read_text(encoding="utf-8").split('intro = [\n    "', 1)
    path.write_text(f'{first}intro = [\n    "You should go. {rest}', encoding="utf-8")
    [found] = [str(problem) for problem in check(copy).problems if "practices" in problem.file]
    assert "gratitude: “should” presses" in found


def test_a_long_reason_is_marked(copy: Path) -> None:
    assert "121 characters" in with_prompt(copy, FINE, why=f"you {'x' * 117}")[0]


def test_near_copies_are_marked_as_a_pair(copy: Path) -> None:
    found = with_prompt(
        copy, FINE, FINE.replace("one small thing", "a little thing").replace("was good", "went well")
    )
    assert len(found) == 1
    assert "connection-002 is nearly connection-001 (likeness 0." in found[0]


def test_broken_markup_and_long_labels_in_the_wording_are_marked(copy: Path) -> None:
    package = copy.parent / "code"
    package.mkdir()
    (package / "some.py").write_text('say.label("long-label")\nsay.label("marked-label")\n', encoding="utf-8")
    (copy / "en" / "wording" / "more.ftl").write_text(
        f"bad-html = <b>bold {{ $x }}\nlong-label = {'x' * 41}\n"
        "marked-label = <b>x</b>\nfine-html = <b>x</b>\n",
        encoding="utf-8",
    )
    found = [problem for problem in check(copy, package=package).problems if "more.ftl" in problem.file]
    assert [problem.line for problem in found] == [1, 2, 3]
    assert "<b> is never closed" in found[0].says


def test_another_language_is_held_to_the_first(copy: Path) -> None:
    shutil.copytree(copy / "en", copy / "pt")
    first = min((copy / "pt" / "wording").glob("*.ftl"))
    first.write_text("only-here = Olá\n", encoding="utf-8")
    found = [
        problem.says for problem in check(copy).problems if problem.file.startswith("content/pt/wording")
    ]
    assert "only-here does not exist in English" in found
    assert any(says.endswith("is missing") for says in found)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "near_copy = 'x'\nbanned = []",
        "near_copy = 1\nbanned = 3",
        "near_copy = 1\nbanned = []\nreading_ease = 3",
        "[",
    ],
)
def test_rules_that_cannot_be_read_are_named(copy: Path, source: str) -> None:
    (copy / "en" / "lint.toml").write_text(source, encoding="utf-8")
    assert any("lint.toml:1: these rules" in str(problem) for problem in check(copy).problems)


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert not check(tmp_path).ok


@pytest.mark.parametrize(
    "html",
    [
        "",
        "plain",
        "<b>a</b> &lt; &amp; &#33;",
        '<a href="https://t.me/x?y=1">a</a>',
        "<blockquote expandable>a</blockquote>",
        '<b><i>a</i></b><span class="tg-spoiler">b</span>',
    ],
)
def test_html_that_telegram_takes(html: str) -> None:
    assert not list(mistakes(html))


@pytest.mark.parametrize(
    "html",
    [
        "<b>a",
        "a</b>",
        "<b><i>a</b></i>",
        "<br>",
        "<p>a</p>",
        "a < b",
        "a > b",
        "R&D",
        "&nbsp;",
        "<a href='x'>a</a>",
        "<B>a</B>",
    ],
)
def test_html_that_telegram_refuses(html: str) -> None:
    assert list(mistakes(html))


def test_likeness_counts_shared_meaning() -> None:
    texts = ["Cook a new soup together", "Cooking new soups, together!", "Walk along the river"]
    assert [(one, other) for one, other, _ in alike([essence(text) for text in texts], 0.5)] == [(0, 1)]


def test_earlier_texts_are_not_compared_with_each_other() -> None:
    same = essence("Cook a new soup together")
    assert [(one, other) for one, other, _ in alike([same, same, same], 0.5, since=2)] == [(0, 2), (1, 2)]
