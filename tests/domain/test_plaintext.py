"""Text is stored exactly as written, and counted as Telegram counts."""

import pytest
from hypothesis import given, strategies as st

from bot.domain.errors import UnstorableTextError
from bot.domain.plaintext import clean, utf16_length


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "a\nb\tc",
        "\x01\x1b\x7f\x85",
        "👩‍👩‍👧‍👦 🇵🇹",
        "\u202e\u05e9\u05dc\u2066",
        "<b>&amp;{x}",
        "a\u0301",
        "\ufeff",
        "\U0010ffff",
    ],
)
def test_everything_that_can_be_stored_stays(text: str) -> None:
    assert clean(text) == text


def test_nul_goes() -> None:
    assert clean("\0a\0\0b\0") == "ab"


@pytest.mark.parametrize("text", ["\ud83d", "hi \udc00", "\ud800\ud801 x", "\udfff\ud800"])
def test_half_a_character_is_refused_without_quoting(text: str) -> None:
    with pytest.raises(UnstorableTextError) as refused:
        clean(f"private words {text}")
    assert "private" not in str(refused.value)


@given(st.text())
def test_what_is_clean_can_be_encoded_and_cleaned_again(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned.encode().decode() == cleaned


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_length_is_that_of_utf16(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2
