"""The content check finds what an editor would mark, says where, and finds nothing in our own content."""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.domain.rhythm import PRACTICES
from bot.texts.content import content_root
from bot.texts.likeness import alike, essence
from bot.texts.lint import check
from bot.texts.markup import mistakes

FINE = "Tell your partner about one small thing from today that made you smile, and ask for theirs in return."

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


def table(number: int, text: str, why: str = "It helps.", cost: str = "free", apart: str = "true") -> str:
    return (
        f'[[prompt]]\nid = "connection-{number:03}"\ntext = "{text}"\nwhy = "{why}"\n'
        f'stage = 1\nfor = "both"\nminutes = 5\napart = {apart}\ncost = "{cost}"\n'
    )


def put(root: Path, tables: Iterable[str]) -> None:
    (root / "en" / "prompts" / "connection.toml").write_text("\n".join(tables), encoding="utf-8")


def with_prompt(root: Path, *texts: str, why: str | None = None) -> list[str]:
    """What is said about connection prompts with these texts, one by one and beside each other."""
    tables = (table(number, text, why or f"It helps {number}.") for number, text in enumerate(texts, 1))
    put(root, tables)
    return [str(problem) for problem in check(root).problems if "connection-" in str(problem)]


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


def test_a_reason_given_twice_is_marked(copy: Path) -> None:
    other = "Walk to the nearest tree and look up through its branches until your shoulders have come down."
    found = with_prompt(copy, FINE, other, why="It helps!")
    assert found == [
        "content/en/prompts/connection.toml:11: connection-002 has the same 'why' as connection-001"
    ]


def test_an_opening_used_too_often_is_marked_once(copy: Path) -> None:
    things = ("soup pots", "tall trees", "old songs", "wet dogs", "night trains", "paper boats")
    texts = [f"Draw two {thing} " + " ".join(thing[0] * n for n in range(2, 16)) for thing in things]
    [found] = [one for one in with_prompt(copy, *texts) if "begin" in one]
    assert found.startswith(
        "content/en/prompts/connection.toml:41: connection-005: 6 prompts here begin “Draw two …”"
    )


@pytest.mark.parametrize(
    ("tables", "says"),
    [
        ([table(1, FINE)], ["connection has 1 prompts, not 90 or more"]),
        (
            [table(1, FINE, cost="low", apart="false")],
            [
                "0 of 1 prompts of connection cost nothing, fewer than half",
                "0 of 1 prompts of connection work apart, fewer than a third",
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
    least = {"connection": 90, "memories": 90, "gratitude": 70}
    shutil.copytree(content_root() / "en" / "prompts", copy / "en" / "prompts", dirs_exist_ok=True)
    for path in (copy / "en" / "prompts").glob("*.toml"):
        path.write_text(path.read_text(encoding="utf-8").split("[[prompt]]")[1].join(["[[prompt]]", ""]))
    said = [problem.says for problem in check(copy).problems]
    assert {f"{name} has 1 prompts, not {least.get(name, 20)} or more" for name in PRACTICES} <= set(said)


def test_while_a_prompt_cannot_be_read_nothing_is_counted(copy: Path) -> None:
    put(copy, [table(1, FINE, cost="dear")])
    [found] = [problem for problem in check(copy).problems if "connection" in problem.file]
    assert (found.line, found.says) == (9, "'cost' is one of free, low, some, not 'dear'")


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
    path.write_text(
        path.read_text(encoding="utf-8").replace("Noticing something", "You should see something")
    )
    [found] = [str(problem) for problem in check(copy).problems if "practices" in problem.file]
    assert "gratitude: “should” presses" in found


def test_a_long_reason_is_marked(copy: Path) -> None:
    assert "121 characters" in with_prompt(copy, FINE, why="x" * 121)[0]


def test_near_copies_are_marked_as_a_pair(copy: Path) -> None:
    found = with_prompt(
        copy, FINE, FINE.replace("one small thing", "a little thing").replace("smile", "laugh")
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
