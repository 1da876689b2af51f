"""A name can be seen, and changes nothing about the words around it."""

import pytest

from bot.domain.names import is_ours, shown


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "\u200b",
        "\u200b\u200b\u2060",
        "\u2800",
        "\u3164\u3164",
        "\u115f",
        "\uffa0",
        "\u00ad",
        "\ufe0f",
        "\u0301",
        "\u200d",
        "\u2069\u202e",
        "\ufeff",
        "\U000e0041",
        "\u180e",
        "\u2003\u00a0",
        "\U0001d159",
    ],
)
def test_what_shows_nothing_is_no_name(name: str) -> None:
    assert shown(name) == ""


@pytest.mark.parametrize(
    "name",
    [
        "Ana",
        "José",
        "Zoë B.",
        "李",
        "עדי",
        "محمد",
        "\u0645\u06cc\u200c\u062e\u0648",  # written with a joiner
        "👩\u200d🚀",
        "🙂",
        "\U0001fae9",
        "🏴\U000e0067\U000e0062\U000e007f",
        "a\u0301",
        "O'Neil",
        "7",
    ],
)
def test_whatever_can_be_seen_may_be_one(name: str) -> None:
    assert shown(name) == name


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("\u2069\u202eneB", "neB"),
        (" Ana ", "Ana"),
        ("A\u200bna", "Ana"),
        ("Ana\u0085", "Ana"),
        ("Ana\r", "Ana"),
        ("a\x07b", "ab"),
    ],
)
def test_what_would_reach_beyond_it_is_left_out(written: str, kept: str) -> None:
    assert shown(written) == kept


@pytest.mark.parametrize(
    "name",
    [
        "Kintsugi",
        "kintsugi",
        "KINTSUGI bot",
        "Kintsugi support \u2713",
        "K i n t s u g i",
        "\u041aint\u0455ug\u0456",  # Cyrillic ka, dze and i
        "K1ntsugl",
        "K\u00edntsugi",
    ],
)
def test_nobody_can_be_taken_for_the_bot(name: str) -> None:
    assert is_ours(name)


@pytest.mark.parametrize("name", ["Ana", "Kin", "Tsugi", "Kintaro", "Support", "\u91d1\u7d99", "5ean"])
def test_other_names_are_nobodys_but_theirs(name: str) -> None:
    assert not is_ours(name)
