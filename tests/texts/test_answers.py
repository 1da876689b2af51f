"""What people type in place of a tap: read where it is plain, and never guessed at."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from bot.texts.actions.farewell import Leave, Stay
from bot.texts.actions.pairing import Accept, Decline
from bot.texts.actions.pause import PauseFor
from bot.texts.answers import Answers, Choice, fold_words, load_answers
from bot.texts.callback import Action
from bot.texts.content import ContentError, content_root

BUTTONS = (Accept(1), Decline(1), PauseFor(3), PauseFor(7), Leave(1))
LABELS = ("Accept", "Decline", "Three days", "Three weeks, really", "Yes, end it")
CHOICES = [Choice(label, action.pack(), action) for label, action in zip(LABELS, BUTTONS, strict=True)]


@pytest.fixture(scope="module")
def answers() -> Answers:
    return load_answers(content_root(), "en")


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("accept", Accept(1)),
        ("ACCEPT!!", Accept(1)),
        ("Yes.", Accept(1)),
        ("yes, please", Accept(1)),
        ("👍", Accept(1)),
        ("no thank you", Decline(1)),
        ("three days", PauseFor(3)),
        ("three weeks", PauseFor(7)),
        ("three", None),
        ("yes, end it", None),
        ("yes but", None),
        ("acc", None),
        ("", None),
        ("?!", None),
        ("yes " * 100, None),
    ],
)
def test_words_name_a_button_or_nothing(answers: Answers, words: str, means: Action | None) -> None:
    assert answers.choose(words, CHOICES, beginnings=True) == means


def test_a_beginning_counts_only_where_there_is_nothing_else_to_read(answers: Answers) -> None:
    assert answers.choose("three weeks", CHOICES, beginnings=False) is None


def test_what_may_only_be_tapped_is_spoken_to_all_the_same(answers: Answers) -> None:
    leave = [Choice("Yes, end it", Leave(1).pack(), Leave(1)), Choice("No, stay", Stay().pack(), Stay())]
    assert answers.choose("yes", leave, beginnings=True) is None
    assert answers.is_about("yes", leave)
    assert answers.is_about("Yes, end it", leave)
    assert not answers.is_about("I want to end it", leave)


@given(words=st.text())
def test_any_words_at_all_are_read(answers: Answers, words: str) -> None:
    answers.choose(words, CHOICES, beginnings=True)
    answers.command(words)
    answers.nearest(words, ["help", "pause"])


def test_spellings_of_one_phrase_meet() -> None:
    assert fold_words("  That\u2019s   RIGHT! ") == fold_words("thats right")
    assert fold_words("Où?") == "ou"


@pytest.mark.parametrize(
    ("source", "line", "says"),
    [
        ("yes = []\n", 1, "'yes' is a list of phrases"),
        ("yes = ['yes', '?!']\n", 1, "'yes' is a list of phrases"),
        ("colour = 'blue'\n", 1, "means nothing here"),
        ('[commands]\nhelp = ["aid"]\nstart = [\n"aid"]\n', 2, "means two commands"),
        ("[buttons]\n'role.set:hurt' = 'hurt'\n", 2, "'role.set:hurt' is a list of phrases"),
    ],
)
def test_mistakes_are_named_with_their_line(tmp_path: Path, source: str, line: int, says: str) -> None:
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "answers.toml").write_text(source, encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        load_answers(tmp_path, "xx")
    assert (line, True) in {(problem.line, says in problem.says) for problem in refused.value.problems}
