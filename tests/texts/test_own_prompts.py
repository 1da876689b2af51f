"""An operator's own prompts are merged, held to all that ours are held to, and named by file and line."""

from pathlib import Path

import pytest

from bot.texts.content import ContentError, Problem, content_root, own_folder
from bot.texts.library import load_library
from bot.texts.lint import check

WORDS = (
    "Look up one old photo of the place where you grew up, and tell somebody what the air smelled of there."
)


def prompt(number: int = 901, text: str = WORDS, why: str = "So you have told it once.", **other: str) -> str:
    form = {"company": '"anyone"', "kind": '"talk"'} if "apart" not in other else {}
    fields = {"stage": "1", "for": '"both"', **form, "minutes": "5", "cost": '"free"'} | other
    lines = [f'id = "needs-{number:03}"', f'text = "{text}"', f'why = "{why}"']
    return "\n".join(["[[prompt]]", *lines, *(f"{name} = {value}" for name, value in fields.items()), ""])


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "content"
    folder.mkdir(parents=True)
    return folder


def refusal(own: Path) -> ContentError:
    with pytest.raises(ContentError) as refused:
        load_library(content_root(), "en", own)
    return refused.value


def problems_of(own: Path) -> list[Problem]:
    """What the check says of an operator's files."""
    return [one for one in check(content_root(), own).problems if one.file.startswith(str(own))]


def test_good_ones_are_merged_and_counted(own: Path) -> None:
    (own / "needs.toml").write_text(prompt())
    (own / "notes.txt").write_text("not read")
    library = load_library(content_root(), "en", own)
    assert library.by_id["needs-901"].text == WORDS
    assert "needs-001" in library.by_id
    report = check(content_root(), own)
    assert not problems_of(own)
    assert report.table().splitlines()[-1].split()[:3] == ["own", "together", "1"]


def test_an_empty_folder_changes_nothing(own: Path) -> None:
    assert load_library(content_root(), "en", own) == load_library(content_root(), "en")


def test_the_folder_is_the_one_in_the_data(tmp_path: Path, own: Path) -> None:
    assert own_folder(tmp_path / "data") == own
    assert own_folder(tmp_path) is None


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        ("[[prompt]\n", 1, "this is not TOML"),
        (prompt(stage="4"), 5, "'stage' is 1, 2 or 3, not 4"),
        (prompt(text="Too short."), 1, "needs-901: the text has 2 words, not 15 to 45"),
        (prompt(text=WORDS.replace("somebody", "your wife")), 1, "“wife” assumes marriage"),
        (prompt(why="You should."), 1, "“should” presses"),
        (
            prompt(1),
            2,
            "needs-001 stands already in content/en/prompts/needs.toml, line {line}; your own begin at needs-900",
        ),
        (prompt(899), 2, "needs-899 is an id of the bot's; your own begin at needs-900"),
        (prompt() + prompt(), 12, "needs-901 stands already in"),
        (prompt() + prompt(902), 11, "needs-902 is nearly needs-901 (likeness 1.00)"),
        (prompt() + prompt(902), 11, "needs-902 has the same 'why' as needs-901"),
    ],
)
def test_a_mistake_stops_the_load_and_the_check_says_the_same(
    own: Path, source: str, line: int, says: str
) -> None:
    (own / "needs.toml").write_text(source)
    problems = refusal(own).problems
    shipped = (content_root() / "en" / "prompts" / "needs.toml").read_text(encoding="utf-8").splitlines()
    says = says.format(line=shipped.index("[[prompt]]") + 1)
    assert any(problem.line == line and says in problem.says for problem in problems)
    assert {problem.file for problem in problems} == {str(own / "needs.toml")}
    assert problems_of(own) == list(problems)


def test_a_near_copy_of_a_shipped_prompt_or_reason_is_named_with_it(own: Path) -> None:
    shipped = next(one for one in load_library(content_root(), "en").practice("gratitude") if one.why)
    (own / "needs.toml").write_text(prompt(text=shipped.text, why=shipped.why))
    assert [problem.says for problem in refusal(own).problems] == [
        f"needs-901 has the same 'why' as {shipped.id}",
        f"needs-901 is nearly {shipped.id} (likeness 1.00)",
    ]


def test_old_files_go_on_working_and_the_check_says_what_is_new(own: Path) -> None:
    quirky = WORDS.replace(
        "the air smelled of there", "the supper, the stairs and the potter next door were like"
    )
    (own / "needs.toml").write_text(prompt(why="Old air opens old doors.", text=quirky, apart="true"))
    assert load_library(content_root(), "en", own).by_id["needs-901"].company == "anyone"
    report = check(content_root(), own)
    assert not problems_of(own)
    [note] = report.notes
    assert note.startswith(f"{own / 'needs.toml'}:1: 1 of your prompts have no 'company' and 'kind' yet.")


@pytest.mark.parametrize("name", ["cooking.toml", "en/prompts/needs.toml"])
def test_a_file_that_would_count_for_nothing_is_named(own: Path, name: str) -> None:
    (own / name).parent.mkdir(parents=True, exist_ok=True)
    (own / name).write_text(prompt())
    [problem] = refusal(own).problems
    assert problem.file == str(own / name)


def test_a_file_in_the_folders_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("")
    assert "not a folder" in str(refusal(tmp_path / "content"))


def test_the_one_line_names_the_command_that_lists_the_rest(own: Path) -> None:
    (own / "needs.toml").write_text(prompt(text="Too short.", why="You must."))
    assert str(refusal(own)) == (
        f"{own / 'needs.toml'}:1: needs-901: the text has 2 words, not 15 to 45"
        f" (and 1 more; python -m bot check {own} lists them)"
    )
