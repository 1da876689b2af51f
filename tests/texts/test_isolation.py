"""What people write never turns the words around it, whatever marks of direction they put into it."""

import re
from collections.abc import Iterator

from hypothesis import given, strategies as st

from bot.texts.values import isolate

OPENS, CLOSES = "\u2066\u2067\u2068", "\u2069"
EMBEDS, ENDS = "\u202a\u202b\u202d\u202e", "\u202c"
LETTERS = st.sampled_from(f"ab {OPENS}{CLOSES}{EMBEDS}{ENDS}\u05d0\u0645\n\r\u0085\u2029\u2028\u200f")


def paragraphs(text: str) -> Iterator[str]:
    """Each stretch that the Unicode bidirectional algorithm looks at by itself."""
    yield from re.split("[\n\r\x1c-\x1e\x85\u2029]", text)


def reaches_out(text: str) -> bool:
    """Whether a mark of direction is still open at the end, or one closes what it did not open."""
    open_now: list[str] = []
    for letter in text:
        if letter in OPENS or letter in EMBEDS:
            open_now.append(letter)
        elif letter in CLOSES:
            if not any(one in OPENS for one in open_now):
                return True
            while open_now.pop() not in OPENS:  # an isolate's end closes what was embedded in it
                pass
        elif letter in ENDS and open_now and open_now[-1] in EMBEDS:
            open_now.pop()
    return bool(open_now)


@given(st.text(LETTERS, max_size=30))
def test_nothing_written_reaches_beyond_it(text: str) -> None:
    assert not any(map(reaches_out, paragraphs(isolate(text))))


@given(st.text(LETTERS, max_size=30))
def test_only_marks_that_would_close_too_much_are_left_out(text: str) -> None:
    without = str.maketrans("", "", OPENS + CLOSES)
    assert isolate(text).translate(without) == text.translate(without)


def test_a_name_cannot_close_what_isolates_it() -> None:
    assert isolate("\u2069\u202eneB") == "\u2068\u202eneB\u2069"


def test_words_of_one_direction_stay_as_they_are() -> None:
    for words in ("Ana", "Zoë & Ben", "李\nJosé"):
        assert isolate(words) == words
