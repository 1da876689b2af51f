"""Finds the time zone of a place by its name or position; must not know who lives there."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import tzfpy

from bot.domain.localtime import is_zone
from bot.texts.folding import fold
from bot.texts.gazetteer import City, Gazetteer
from bot.texts.zones import Zones

PLACES_FILE = Path(__file__).with_name("data") / "places.xz"
"""Made by `python -m bot.texts.prepare_places`."""

_MOST = 5
_SHORTEST_BEGINNING = 3
_LONGEST = 100
_MOST_WORDS = 7
_LEAD_IN = re.compile(r"(?:(?:i am|i m|im|we are|we re|i live|living|near|in|at|from|the|city of)\b ?)+")
_REGION_SHOWN = frozenset({"US", "CA", "AU"})

_COMMON = (
    ("Honolulu", "Pacific/Honolulu"), ("Anchorage", "America/Anchorage"),
    ("Los Angeles", "America/Los_Angeles"),
    ("Denver", "America/Denver"), ("Mexico City", "America/Mexico_City"), ("Chicago", "America/Chicago"),
    ("New York", "America/New_York"), ("Bogotá", "America/Bogota"), ("Halifax", "America/Halifax"),
    ("Buenos Aires", "America/Argentina/Buenos_Aires"), ("São Paulo", "America/Sao_Paulo"),
    ("London", "Europe/London"), ("Lisbon", "Europe/Lisbon"), ("Lagos", "Africa/Lagos"),
    ("Berlin", "Europe/Berlin"), ("Johannesburg", "Africa/Johannesburg"), ("Athens", "Europe/Athens"),
    ("Nairobi", "Africa/Nairobi"), ("Istanbul", "Europe/Istanbul"), ("Dubai", "Asia/Dubai"),
    ("Karachi", "Asia/Karachi"), ("Delhi", "Asia/Kolkata"), ("Jakarta", "Asia/Jakarta"),
    ("Singapore", "Asia/Singapore"), ("Shanghai", "Asia/Shanghai"), ("Tokyo", "Asia/Tokyo"),
    ("Sydney", "Australia/Sydney"), ("Auckland", "Pacific/Auckland"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A place as people see it, and its time zone, which `zoneinfo` can load."""

    label: str
    zone: str


class Places:
    """Every place the bot knows. The first use reads its data: 0.2 s, which `prepare` can do before."""

    def __init__(self) -> None:
        self._zones = Zones()
        self._gazetteer = Gazetteer(PLACES_FILE)

    def prepare(self) -> None:
        """Does now what the first search would wait for; may run in a thread."""
        self.find("Lisbon, Portugal")
        self.at(38.7, -9.1)

    def find(self, words: str) -> list[Place]:
        """Places called `words`, best first, at most 5 and one for each zone; none when nothing fits.

        Understands any spelling of a city with a country, state or province beside it, a country alone,
        IANA names and whole-hour offsets ("UTC+2").
        """
        words = words.strip()
        if not words or len(words) > _LONGEST:
            return []
        if zone := self._zones.named(words):
            return [Place(zone, zone)]
        if fixed := self._zones.offset(words):
            return [Place(*fixed)]
        folded = fold(words).split()[:_MOST_WORDS]
        bare = _LEAD_IN.sub("", " ".join(folded), count=1).split()
        return self._search(folded) or self._search(bare)

    def at(self, latitude: float, longitude: float) -> str | None:
        """The zone of a position in degrees; None when there is no such position."""
        if not (math.isfinite(latitude) and abs(latitude) <= 90) or not abs(longitude) <= 180:
            return None
        zone = self._zones.canonical(tzfpy.get_tz(longitude, latitude))
        return zone if is_zone(zone) else None

    def common(self) -> list[Place]:
        """Well-known cities across the world, from west to east, for a list to pick from."""
        return [Place(label, zone) for label, zone in _COMMON]

    def _search(self, words: list[str]) -> list[Place]:
        """The first reading of the words that finds something."""
        return next((places for places in map(self._shown, self._readings(words)) if places), [])

    def _readings(self, words: list[str]) -> Iterator[list[City]]:
        """A country; a city; a city beside its country or region, in either order; a region; a beginning."""
        whole = " ".join(words)
        if self._gazetteer.countries(whole):
            yield self._in_areas(whole)
        yield self._gazetteer.cities(whole) if words else []
        for cut in range(len(words) - 1, 0, -1):
            yield self._cities_in(words[:cut], words[cut:])
            yield self._cities_in(words[cut:], words[:cut])
        yield self._in_areas(whole)
        yield self._gazetteer.beginning(whole) if len(whole) >= _SHORTEST_BEGINNING else []

    def _in_areas(self, name: str) -> list[City]:
        """The cities of every country and region called `name`, countries first."""
        codes = sorted(self._gazetteer.areas(name), key=len)
        return [
            city for code in codes for city in self._gazetteer.of_country(code[:2]) if _inside(city, {code})
        ]

    def _cities_in(self, name: list[str], area: list[str]) -> list[City]:
        codes = self._gazetteer.areas(" ".join(area))
        if not codes:
            return []
        return [city for city in self._gazetteer.cities(" ".join(name)) if _inside(city, codes)]

    def _shown(self, cities: Iterable[City]) -> list[Place]:
        """The first city of each zone, labelled."""
        places: dict[str, Place] = {}
        for city in cities:
            zone = self._zones.canonical(city.zone)
            if zone not in places and is_zone(zone):
                places[zone] = Place(self._label(city), zone)
            if len(places) == _MOST:
                break
        return list(places.values())

    def _label(self, city: City) -> str:
        """As "Portland, Oregon" where the region says more than the country, else "Lisbon, Portugal"."""
        code = f"{city.country}.{city.region}" if city.country in _REGION_SHOWN else city.country
        area = self._gazetteer.area_name(code)
        return city.name if area == code or area.startswith(city.name) else f"{city.name}, {area}"


def _inside(city: City, codes: Iterable[str]) -> bool:
    return city.country in codes or f"{city.country}.{city.region}" in codes
