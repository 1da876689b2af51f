"""A place in any common spelling leads to its time zone."""

import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings, strategies as st

from bot.texts.places import PLACES_FILE, Place, Places
from bot.texts.zones import zone_name


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
        ("+2", "Etc/GMT-2"),
        ("-3", "Etc/GMT+3"),
        ("UTC+5:30", "Asia/Kolkata"),
        ("+5:45", "Asia/Kathmandu"),
        ("gmt+9:30", "Australia/Adelaide"),
        ("38.72, -9.14", "Europe/Lisbon"),
        ("-36.85 174.76", "Pacific/Auckland"),
        ("in berlin at the moment", "Europe/Berlin"),
        ("a small village near Ottawa", "America/Toronto"),
        ("Zürich 8001", "Europe/Zurich"),
        ("Kyiv/Kiev, Mumbai / Pune", "Europe/Kyiv"),
        ("Berln", "Europe/Berlin"),
        ("Lodnon", "Europe/London"),
        ("Pariss", "Europe/Paris"),
        ("Parsi", "Europe/Paris"),
        ("New Yrok", "America/New_York"),
        ("Los Angelas", "America/Los_Angeles"),
        ("Copenhagn", "Europe/Copenhagen"),
        ("Pheonix", "America/Phoenix"),
        ("EST", "America/New_York"),
        ("PST", "America/Los_Angeles"),
        ("IST", "Asia/Kolkata"),
        ("CET", "Europe/Berlin"),
        ("Eastern time", "America/New_York"),
        ("Arizona", "America/Phoenix"),
        ("Colorado", "America/Denver"),
        ("Ontario", "America/Toronto"),
        ("Maine", "America/New_York"),
        ("Granada", "Europe/Madrid"),
        ("Salvador", "America/Bahia"),
        ("Madeira", "Atlantic/Madeira"),
        ("Azores", "Atlantic/Azores"),
        ("Canary Islands", "Atlantic/Canary"),
        ("Palestine", "Asia/Hebron"),
        ("Bali", "Asia/Makassar"),
        ("Crete", "Europe/Athens"),
        ("Bavaria", "Europe/Berlin"),
        ("Newfoundland", "America/St_Johns"),
        ("San Francisco Bay Area", "America/Los_Angeles"),
    ],
)
def test_the_first_answer(places: Places, words: str, zone: str) -> None:
    found = places.find(words)
    assert found
    assert found[0].zone == zone


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "zzzz",
        "🙂",
        "x" * 10_000,
        "\t\n|",
        "UTC+15",
        "UTC-13",
        "+15:30",
        "1",
        "\0",
        "here",
        "idk",
        "hello",
        "no",
        "I don't know",
        "99.5, 10.0",
        "nowhere",
    ],
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


@pytest.mark.parametrize(
    ("words", "zones"),
    [
        ("Washington", {"America/Los_Angeles", "America/New_York"}),
        ("Granada", {"Europe/Madrid", "America/Managua", "America/Grenada"}),
        ("Salvador", {"America/Bahia", "America/El_Salvador"}),
        ("Ontario", {"America/Toronto", "America/Los_Angeles"}),
        ("Arizona", {"America/Phoenix", "America/Tegucigalpa"}),
        ("Georgia", {"America/New_York", "Asia/Tbilisi"}),
        ("Newcastle", {"Australia/Sydney", "Africa/Johannesburg", "Europe/London"}),
        ("Punjab", {"Asia/Karachi", "Asia/Kolkata"}),
        ("EST", {"America/New_York", "America/Toronto"}),
        ("IST", {"Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"}),
        ("Parsi", {"Europe/Paris", "Asia/Kolkata"}),
    ],
)
def test_a_name_with_several_meanings_offers_them(places: Places, words: str, zones: set[str]) -> None:
    assert zones <= {place.zone for place in places.find(words)}


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Etc/GMT-2", "UTC+2"),
        ("Etc/GMT+11", "UTC-11"),
        ("Etc/UTC", "UTC"),
        ("Europe/Lisbon", "Lisbon"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires"),
    ],
)
def test_zones_are_called_what_people_call_them(zone: str, name: str) -> None:
    assert zone_name(zone) == name


def test_offsets_keep_their_sign(places: Places) -> None:
    assert places.find("gmt-3")[0].label == "UTC-3"
    assert places.find("UTC+2")[0].label == "UTC+2"


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
    assert 20 <= len(common) <= 40
    assert len({place.zone for place in common}) == len(common)
    half_hours = {
        "Asia/Tehran",
        "Asia/Kabul",
        "Asia/Kathmandu",
        "Asia/Yangon",
        "Australia/Adelaide",
        "America/St_Johns",
    }
    assert half_hours <= {place.zone for place in common}
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

    from tools.prepare_places import build

    assert lzma.decompress(PLACES_FILE.read_bytes()).decode() == build()
