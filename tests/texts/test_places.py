"""A place in any common spelling leads to its time zone."""

import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from bot.texts.places import PLACES_FILE, Place, Places


@pytest.fixture(scope="module")
def places() -> Places:
    return Places()


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("münchen", "Europe/Berlin"),
        ("Munich", "Europe/Berlin"),
        ("MUNCHEN", "Europe/Berlin"),
        ("new york", "America/New_York"),
        ("NYC", "America/New_York"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("Lisboa", "Europe/Lisbon"),
        ("서울", "Asia/Seoul"),
        ("東京", "Asia/Tokyo"),
        ("Москва", "Europe/Moscow"),
        ("القاهرة", "Africa/Cairo"),
        ("Portland, Oregon", "America/Los_Angeles"),
        ("portland, ME", "America/New_York"),
        ("Birmingham UK", "Europe/London"),
        ("birmingham alabama", "America/Chicago"),
        ("lisbon portugal", "Europe/Lisbon"),
        ("Portugal, Lisbon", "Europe/Lisbon"),
        ("London Ontario", "America/Toronto"),
        ("Perth, Scotland", "Europe/London"),
        ("I'm in Lisbon", "Europe/Lisbon"),
        ("Lisbon 🇵🇹", "Europe/Lisbon"),
        ("saigon", "Asia/Ho_Chi_Minh"),
        ("Kiev", "Europe/Kyiv"),
        ("bombay", "Asia/Kolkata"),
        ("St. Petersburg", "Europe/Moscow"),
        ("Auckland", "Pacific/Auckland"),
        ("Nuuk", "America/Nuuk"),
        ("Göteborg", "Europe/Stockholm"),
        ("oslo", "Europe/Oslo"),
        ("LA", "America/Los_Angeles"),
        ("san fran", "America/Los_Angeles"),
        ("Japan", "Asia/Tokyo"),
        ("Deutschland", "Europe/Berlin"),
        ("uk", "Europe/London"),
        ("texas", "America/Chicago"),
        ("Europe/Lisbon", "Europe/Lisbon"),
        ("europe/lisbon", "Europe/Lisbon"),
        ("America/New York", "America/New_York"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("US/Pacific", "America/Los_Angeles"),
        ("UTC+2", "Etc/GMT-2"),
        ("utc +2", "Etc/GMT-2"),
        ("GMT-3", "Etc/GMT+3"),
        ("UTC\u22125", "Etc/GMT+5"),
        ("UTC+02:00", "Etc/GMT-2"),
        ("UTC", "Etc/UTC"),
        ("gmt+0", "Etc/UTC"),
        ("UTC+14", "Etc/GMT-14"),
    ],
)
def test_the_first_answer(places: Places, words: str, zone: str) -> None:
    found = places.find(words)
    assert found
    assert found[0].zone == zone


@pytest.mark.parametrize(
    "words", ["", " ", "zzzz", "🙂", "x" * 10_000, "\t\n|", "UTC+5:30", "UTC+15", "UTC-13", "1", "\0"]
)
def test_what_is_no_place(places: Places, words: str) -> None:
    assert places.find(words) == []


def test_the_same_name_in_several_zones_gives_one_of_each(places: Places) -> None:
    assert places.find("portland") == [
        Place("Portland, Oregon", "America/Los_Angeles"),
        Place("Portland, Maine", "America/New_York"),
        Place("Portland, Texas", "America/Chicago"),
    ]
    assert [place.label for place in places.find("london")] == ["London, United Kingdom", "London, Ontario"]
    assert len(places.find("usa")) == 5


def test_offsets_say_that_they_know_no_summer_time(places: Places) -> None:
    assert places.find("gmt-3")[0].label == "UTC-3, without summer time"


def test_positions(places: Places) -> None:
    assert places.at(38.72, -9.14) == "Europe/Lisbon"
    assert places.at(59.33, 18.06) == "Europe/Stockholm"
    assert places.at(-36.85, 174.76) == "Pacific/Auckland"
    assert places.at(40, -30) == "Etc/GMT+2"  # the open sea


@pytest.mark.parametrize(
    "where", [(91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0), (0.0, float("nan")), (float("inf"), 0.0)]
)
def test_what_is_no_position(places: Places, where: tuple[float, float]) -> None:
    assert places.at(*where) is None


def test_the_list_to_pick_from(places: Places) -> None:
    common = places.common()
    assert 20 <= len(common) <= 30
    assert len({place.zone for place in common}) == len(common)
    for place in common:
        ZoneInfo(place.zone)


@given(st.text(max_size=120))
@settings(deadline=None, max_examples=60)
def test_any_text_is_answered(places: Places, words: str) -> None:
    assert all(ZoneInfo(place.zone) for place in places.find(words))


@given(st.floats(), st.floats())
@settings(deadline=None, max_examples=60)
def test_any_position_is_answered(places: Places, latitude: float, longitude: float) -> None:
    zone = places.at(latitude, longitude)
    assert zone is None or ZoneInfo(zone)


def test_a_search_is_quick(places: Places) -> None:
    places.prepare()
    began = time.perf_counter()
    for words in ("a b c d e f g h i j k", "lisbon", "san francisco california usa", "new " * 20):
        places.find(words)
    assert time.perf_counter() - began < 1


def test_the_shipped_list_is_small_and_names_its_source() -> None:
    import lzma

    assert PLACES_FILE.stat().st_size < 2_500_000
    assert "GeoNames" in lzma.decompress(PLACES_FILE.read_bytes()).decode().splitlines()[0]


def test_the_shipped_list_is_what_its_maker_makes() -> None:
    import lzma

    from bot.texts.prepare_places import build

    assert lzma.decompress(PLACES_FILE.read_bytes()).decode() == build()
