"""Texts are cut between characters as a reader sees them, and nothing is lost."""

import time

import pytest
import regex  # type: ignore[import-untyped,unused-ignore]  # until types-regex is among the test tools
from hypothesis import given, strategies as st

from bot.domain.plaintext import utf16_length
from bot.texts.cutting import cut, split

FAMILY = "👨\u200d👩\u200d👧"
ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            ["a", " ", "\n", "\r", "e\u0301", "\u0301", "👍🏽", FAMILY, "🇵🇹", "שׁ", "\u200d", "각"]
        ),
        st.characters(exclude_categories=["Cs"]),
    ).map(lambda piece: piece[0]),
    max_size=80,
) | st.lists(st.sampled_from(["a", " ", "\n", "\r\n", "e\u0301", FAMILY, "🇵🇹", "👍🏽"]), max_size=60).map(
    "".join
)


@given(ANY_TEXT, st.integers(2, 40))
def test_pieces_join_to_the_original(text: str, units: int) -> None:
    pieces = split(text, units)
    assert "".join(pieces) == text
    assert all(0 < utf16_length(piece) <= units for piece in pieces)


@given(ANY_TEXT, st.integers(12, 40))
def test_pieces_end_between_characters(text: str, units: int) -> None:
    borders = {0}
    for match in regex.finditer(r"\X", text):
        borders.add(match.end())
    at, longest = 0, max((utf16_length(match[0]) for match in regex.finditer(r"\X", text)), default=0)
    for piece in split(text, units):
        at += len(piece)
        assert at in borders or longest > units


@given(ANY_TEXT, st.integers(0, 40))
def test_a_cut_text_fits_and_begins_like_the_original(text: str, units: int) -> None:
    short = cut(text, units)
    assert utf16_length(short) <= units
    assert short == text or text.startswith(short.removesuffix("…"))


def test_cut_leaves_whole_characters() -> None:
    assert cut(f"ab{FAMILY}cd", 6) == "ab…"
    assert cut("🇵🇹🇵🇹🇵🇹", 9) == "🇵🇹🇵🇹…"
    assert cut("hello", 5) == "hello"
    assert cut("hello", 4, ellipsis="") == "hell"
    assert cut("hello", 0) == ""


def test_a_piece_ends_after_a_line_or_a_word() -> None:
    assert split("one two three\nfour five", 16) == ["one two three\n", "four five"]
    assert split("one two three", 9) == ["one two ", "three"]


@pytest.mark.parametrize(
    "text", ["a" + "\u0301" * 40_000, FAMILY * 9_000, " " * 50_000, "\r\n" * 20_000, "🇵" * 20_000]
)
def test_hostile_texts_are_split_quickly(text: str) -> None:
    began = time.perf_counter()
    pieces = split(text)
    assert "".join(pieces) == text
    assert time.perf_counter() - began < 2


def test_a_piece_needs_room_for_one_character() -> None:
    with pytest.raises(ValueError, match="room"):
        split("👍", 1)


def test_a_space_that_carries_an_accent_is_no_border() -> None:
    assert split("aaa \u0301bbbbb", 6) == ["aaa \u0301b", "bbbb"]
