"""When a message goes on with an entry, and what a card stands for."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.reflections import Content, Entry, Reflection, goes_on

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("last_at", "sent_at", "nudged_at", "joins"),
    [
        (0, 300, None, True),
        (0, 301, None, False),
        (400, 700, None, True),  # each part begins the minutes anew
        (0, -1, None, True),  # two messages that changed places on their way
        (0, 60, 30, True),
        (0, 61, 30, False),
        (40, 100, 30, True),
        (40, 101, 30, False),  # nor do parts that came after the nudge make them long again
        (0, 300, -1, True),  # the nudge that it answers
        (0, 300, 300, True),
    ],
)
def test_minutes_count_from_the_newest_part_and_a_nudge_makes_them_few(
    last_at: float, sent_at: float, nudged_at: float | None, joins: bool
) -> None:
    nudge = None if nudged_at is None else at(nudged_at)
    assert goes_on(NOON, at(last_at), at(sent_at), nudge) == joins


def part(number: int, album: bytes | None = None, words: str = "") -> Reflection:
    return Reflection(
        number, 1, Content("text", words), None, None, None, None, album, "private", NOON, number, 1
    )


def test_a_card_stands_for_what_was_there_and_never_for_half_an_album() -> None:
    entry = Entry((part(1), part(2, b"A"), part(3), part(4, b"A"), part(5)))
    assert [one.id for one in entry.up_to(1)] == [1]
    assert [one.id for one in entry.up_to(2)] == [1, 2, 4]
    assert [one.id for one in entry.private_after(2)] == [3, 5]


def test_passages_reach_across_each_border() -> None:
    entry = Entry((part(1, words="I am"), part(2, words="afraid"), part(3, words="of you")))
    assert list(entry.passages()) == ["I am", "afraid", "of you", "I am afraid", "afraid of you"]
    assert list(entry.passages(entry.first)) == ["I am", "I am afraid"]
