"""What the patterns recognise: measured on a labelled set, and kept quick for whatever somebody sends."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given, settings, strategies as st

from bot.domain.danger import KINDS
from bot.texts.content import ContentError, content_root
from bot.texts.danger import Danger, load_danger

LABELLED = Path(__file__).with_name("danger")
SLOWEST = 1.0  # seconds; a message of 4,096 characters takes about 0.05 s

Labelled = list[tuple[str, str]]


@pytest.fixture(scope="module")
def danger() -> Danger:
    return load_danger(content_root(), "en")


def labelled(name: str) -> Iterator[tuple[str, str]]:
    """Yield (part, line) for every line of a file of the set."""
    part = ""
    for line in (LABELLED / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            part = line.removeprefix("== ")
        elif line and not line.startswith("#"):
            yield part, line


@pytest.fixture(scope="module")
def harmless() -> Labelled:
    return list(labelled("harmless.txt"))


@pytest.fixture(scope="module")
def worrying() -> Labelled:
    return list(labelled("worrying.txt"))


def test_the_labelled_set_is_large_enough_and_has_no_line_twice(
    harmless: Labelled, worrying: Labelled
) -> None:
    lines = [line for _, line in harmless + worrying]
    assert len(harmless) >= 160
    assert len(worrying) >= 120
    assert len(set(lines)) == len(lines)


def test_of_harmless_lines_at_most_two_in_a_hundred_raise_an_alarm(
    danger: Danger, harmless: Labelled
) -> None:
    false = [line for _, line in harmless if danger.suspects(line)]
    assert len(false) <= 0.02 * len(harmless), false


@pytest.mark.parametrize(
    ("part", "floor"),
    [
        ("development", 0.98),
        ("second development", 0.9),
        ("third development", 0.9),
        ("fourth development", 0.9),
        ("held out", 0.95),
        ("unseen", 0.65),
    ],
)
def test_of_worrying_lines_enough_are_recognised(
    danger: Danger, worrying: Labelled, part: str, floor: float
) -> None:
    lines = [line.partition(": ")[2] for group, line in worrying if group == part]
    missed = [line for line in lines if danger.suspects(line) is None]
    assert lines
    assert len(lines) - len(missed) >= floor * len(lines), missed


def test_the_figures_in_the_docs_are_the_measured_ones(
    danger: Danger, harmless: Labelled, worrying: Labelled, root: Path
) -> None:
    page = (root / "docs" / "safety.md").read_text(encoding="utf-8")
    for part in dict.fromkeys(group for group, _ in harmless):
        calm = [line for group, line in harmless if group == part]
        grave = [line.partition(": ")[2] for group, line in worrying if group == part]
        false = sum(danger.suspects(line) is not None for line in calm)
        found = sum(danger.suspects(line) is not None for line in grave)
        assert f"| {part} | {false} of {len(calm)} | {found} of {len(grave)} |" in page


def test_what_is_recognised_is_nearly_always_of_the_right_kind(danger: Danger, worrying: Labelled) -> None:
    pairs = [(line.partition(": ")[0], danger.suspects(line.partition(": ")[2])) for _, line in worrying]
    recognised = [(kind, seen) for kind, seen in pairs if seen is not None]
    assert sum(kind == seen for kind, seen in recognised) >= 0.95 * len(recognised)


def test_none_of_our_own_prompts_raises_an_alarm(danger: Danger) -> None:
    for path in (content_root() / "en" / "prompts").glob("*.toml"):
        for prompt in tomllib.loads(path.read_text(encoding="utf-8"))["prompt"]:
            assert danger.suspects(f"{prompt['text']} {prompt.get('why', '')}") is None, prompt["id"]


@pytest.mark.parametrize(
    "words",
    [
        "I don\u2019t want to live anymore",
        "i dont want to live anymore",
        "I DON'T WANT TO LIVE ANYMORE!!!",
        "I don't want\nto live anymore".replace("\n", "  "),
        "i d\u200bont want to live anymore",
        "\uff49 dont want to live any more",
        "i dont want to liiiive anymore",
        "A good day. He cooked. I don't want to live anymore. Tomorrow is Friday.",
    ],
)
def test_spelling_does_not_hide_the_words(danger: Danger, words: str) -> None:
    assert danger.suspects(words) == "die"


def test_the_gravest_kind_is_told(danger: Danger) -> None:
    assert danger.suspects("He checks my phone every night. He hit me.") == "hurt"
    assert danger.suspects("He hit me. I want to die.") == "die"


def test_an_exclusion_hides_its_own_words_only(danger: Danger) -> None:
    assert danger.suspects("I am not afraid of him") is None
    assert danger.suspects("I am not afraid of him but last night he slapped me") == "hurt"


@pytest.mark.parametrize(
    "words",
    [
        "he " * 1365,
        "," * 4096,
        "a" * 4096,
        "\ufdfa" * 4096,
        "dont want to " * 315,
        "he said she said if i leave if i " * 124,
        "grabbed me my held by the " * 157,
        "when he angry shouts im not afraid of what he " * 89,
        "\u0301" * 4096,
    ],
)
def test_hostile_input_takes_no_time(danger: Danger, words: str) -> None:
    began = perf_counter()
    danger.suspects(words[:4096])
    assert perf_counter() - began < SLOWEST


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_looked_at(words: str) -> None:
    assert load_once().suspects(words) in {None, *KINDS}


def load_once(cache: list[Danger] = []) -> Danger:  # noqa: B006 - hypothesis takes no module fixtures; one load is enough
    if not cache:
        cache.append(load_danger(content_root(), "en"))
    return cache[0]


KIND = '[[kind]]\nname = "{}"\npatterns = ["{}"]\n'
GOOD = "".join(KIND.format(kind, "some words") for kind in KINDS)


def problems(folder: Path, content: str) -> list[str]:
    (folder / "en").mkdir()
    (folder / "en" / "danger.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_danger(folder, "en")
    return [f"{problem.line}: {problem.says}" for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "1: there is no [[kind]] table here"),
        ("= 3", "1: this is not TOML"),
        (GOOD.replace("afraid", "tired"), "1: the kinds are, in this order: die, hurt, afraid, watched"),
        (GOOD + "pattern = []\n", "13: 'pattern' means nothing here"),
        (GOOD + "but = 7\n", "13: 'but' is a list of patterns"),
        (
            GOOD.replace("some words", "<nobody> words", 1),
            "3: “<nobody> words” names a list that does not exist",
        ),
        (GOOD.replace("some words", "he's", 1), "3: “he's” holds what is no plain word"),
        (GOOD.replace("some words", "(a+)+", 1), "3: “(a+)+” holds what is no plain word"),
        (
            GOOD.replace("some words", "a .. b .. c .. d .. e", 1),
            "3: “a .. b .. c .. d .. e” has more than 3 gaps",
        ),
        (GOOD.replace("some words", ".. b", 1), "3: “.. b” begins or ends with a gap"),
        (GOOD.replace('patterns = ["some words"]', "", 1), "1: 'patterns' is missing"),
    ],
)
def test_a_mistake_in_the_file_is_named_by_its_line(tmp_path: Path, content: str, says: str) -> None:
    assert any(problem.startswith(says) for problem in problems(tmp_path, content))
