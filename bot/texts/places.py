"""Finds the time zone of a place by its name or position; must not know who lives there."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import tzfpy

from bot.domain.localtime import is_zone
from bot.texts.clock_names import cities_ahead, cities_by
from bot.texts.common_places import COMMON
from bot.texts.folding import fold
from bot.texts.gazetteer import City, Gazetteer
from bot.texts.zones import Zones, zone_name

PLACES_FILE = Path(__file__).with_name("data") / "places.xz"
"""Made by `python -m tools.prepare_places`."""

_MOST = 5
_SHORTEST_BEGINNING = 5  # fewer letters begin a city's name by chance: "here", "idk"
_SHORTEST_MISSPELT = 5
_SHORTEST_PART = 4
_LONGEST = 100
_MOST_WORDS = 7
_TINY_BESIDE_A_COUNTRY = 0.01
_MUCH_LARGER = 10
_NO_PLACE = frozenset(
    {
        "hi",
        "hey",
        "hello",
        "hallo",
        "ok",
        "okay",
        "yes",
        "yeah",
        "no",
        "nope",
        "me",
        "my",
        "in",
        "or",
        "oh",
        "de",
        "id",
        "idk",
    }
    | {
        "here",
        "there",
        "home",
        "at home",
        "help",
        "stop",
        "what",
        "why",
        "where",
        "who",
        "none",
        "none of these",
        "skip",
    }
)
"""What people say instead of a place, although some town or code is spelt so."""
_LEAD_IN = re.compile(
    r"(?:(?:i am|i m|im|we are|we re|i live|we live|living|now|currently|right now|it s|its|near|close to|around"
    r"|outside|outside of|in|at|from|the|a|small|little|town|village|place|suburb of|somewhere|city of|of)\b ?)+"
)
_LEAD_OUT = re.compile(
    r"(?: (?:at the moment|right now|now|currently|these days|for now|this week|please|time))+$"
)
_POSITION = re.compile(r"(-?\d{1,2}\.\d+) ?[,; ] ?(-?\d{1,3}\.\d+)", re.ASCII)
_REGION_SHOWN = frozenset({"US", "CA", "AU"})


@dataclass(frozen=True, slots=True)
class Place:
    """A place as people see it, and its time zone, which `zoneinfo` can load."""

    label: str
    zone: str


@dataclass(frozen=True, slots=True)
class _Meaning:
    """One thing a name may mean: a country, a region or a city, with its cities and how many live there."""

    cities: Sequence[City]
    population: int
    is_area: bool = False
    is_country: bool = False

    @classmethod
    def of_city(cls, city: City) -> "_Meaning":
        return cls([city], city.population)


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

        Understands any spelling of a city with a country, state or province beside it, a country, region or island
        alone, IANA names, abbreviations of zones, offsets ("UTC+2", "+5:30"), positions in degrees, words
        around a name, and a name with one slip in it.
        """
        words = words.strip()
        if not words or len(words) > _LONGEST:
            return []
        if zone := self._zones.named(words):
            return [Place(zone_name(zone), zone)]
        if (offset := self._zones.offset(words)) is not None:
            return self._ahead(offset)
        if position := _POSITION.fullmatch(words):
            zone = self.at(float(position[1]), float(position[2]))
            return [Place(zone_name(zone), zone)] if zone else []
        folded = fold(words)
        if not folded or folded in _NO_PLACE:
            return []
        return self._by_clock(folded) or self._by_name(folded)

    def at(self, latitude: float, longitude: float) -> str | None:
        """The zone of a position in degrees; None when there is no such position."""
        if not (math.isfinite(latitude) and abs(latitude) <= 90) or not abs(longitude) <= 180:
            return None
        zone = self._zones.canonical(tzfpy.get_tz(longitude, latitude))
        return zone if is_zone(zone) else None

    def common(self) -> list[Place]:
        """Well-known cities across the world, from west to east, for a list to pick from."""
        return [Place(label, zone) for label, zone in COMMON]

    def _ahead(self, offset: int) -> list[Place]:
        """The zone that is always so many minutes ahead of UTC, or the cities where that may be."""
        zone = self._zones.fixed(offset)
        if zone is not None:
            return [Place("UTC" if zone == "Etc/UTC" else zone_name(zone), zone)]
        return self._each(cities_ahead(offset))

    def _by_clock(self, words: str) -> list[Place]:
        return self._each(cities_by(words))

    def _each(self, names: Iterable[str]) -> list[Place]:
        """The first place for each of these names."""
        found = {place.zone: place for name in names for place in self.find(name)[:1]}
        return list(found.values())

    def _by_name(self, folded: str) -> list[Place]:
        """The first reading of the words that finds something: all of them, without what is around, a part, a slip."""
        bare = _LEAD_OUT.sub("", _LEAD_IN.sub("", _LEAD_OUT.sub("", folded), count=1))
        whole, inner = folded.split()[:_MOST_WORDS], bare.split()[:_MOST_WORDS]
        exact = chain(self._readings(whole), self._readings(inner))
        looser = chain(self._beginnings(inner), self._slips(inner), self._parts(inner))
        return next((places for places in map(self._shown, chain(exact, looser)) if places), [])

    def _readings(self, words: list[str]) -> Iterator[Iterable[City]]:
        """Whatever is called so; a city beside its country or region, in either order."""
        yield self._meant(" ".join(words))
        for cut in range(len(words) - 1, 0, -1):
            yield self._cities_in(words[:cut], words[cut:])
            yield self._cities_in(words[cut:], words[:cut])

    def _meant(self, name: str) -> Iterator[City]:
        """The first city of each thing that is called so, the largest thing first; then all their others."""
        meanings = [*self._areas(name), *map(_Meaning.of_city, self._gazetteer.cities(name))]
        if any(meaning.is_country for meaning in meanings):
            least = max(meaning.population for meaning in meanings) * _TINY_BESIDE_A_COUNTRY
            meanings = [one for one in meanings if one.is_country or one.population >= least]
        if any(meaning.is_area for meaning in meanings):  # else the likeliest city stands first already
            meanings.sort(key=lambda meaning: -meaning.population)
        elif meanings and not self._gazetteer.is_called(meanings[0].cities[0], name):
            meanings = [*self._misspelt(name, meanings[0].population), *meanings]
        yield from (meaning.cities[0] for meaning in meanings)
        yield from (city for meaning in meanings for city in meaning.cities[1:])

    def _misspelt(self, name: str, population: int) -> list[_Meaning]:
        """Much larger cities that were meant more likely than one which has `name` as another name only."""
        if len(name) < _SHORTEST_MISSPELT:
            return []
        similar = self._gazetteer.similar(name)
        return [_Meaning.of_city(city) for city in similar if city.population > _MUCH_LARGER * population]

    def _areas(self, name: str) -> Iterator[_Meaning]:
        """The countries and regions called `name`, of which there are cities in the list."""
        regions = sorted(code for code in self._gazetteer.areas(name) if "." in code)
        for code in [*self._gazetteer.countries(name), *regions]:
            if cities := self._gazetteer.inside(code):
                people = sum(city.population for city in cities)
                yield _Meaning(cities, people, is_area=True, is_country="." not in code)

    def _cities_in(self, name: list[str], area: list[str]) -> list[City]:
        codes = self._gazetteer.areas(" ".join(area))
        if not codes:
            return []
        return [city for city in self._gazetteer.cities(" ".join(name)) if _inside(city, codes)]

    def _beginnings(self, words: list[str]) -> Iterator[list[City]]:
        whole = " ".join(words)
        if len(whole) >= _SHORTEST_BEGINNING:
            yield self._gazetteer.beginning(whole)

    def _slips(self, words: list[str]) -> Iterator[list[City]]:
        whole = " ".join(words)
        if len(whole) >= _SHORTEST_MISSPELT:
            yield self._gazetteer.similar(whole)

    def _parts(self, words: list[str]) -> Iterator[list[City]]:
        """Large cities whose name stands somewhere in the words: "a village by Ottawa", "Kyiv / Kiev"."""
        for length in range(len(words) - 1, 0, -1):
            for start in range(len(words) - length + 1):
                name = " ".join(words[start : start + length])
                if len(name) >= _SHORTEST_PART:
                    yield self._gazetteer.large(name)

    def _shown(self, cities: Iterable[City]) -> list[Place]:
        """The first city of each zone, labelled."""
        places: dict[str, Place] = {}
        for city in cities:
            zone = self._zones.canonical(city.zone)
            if zone not in places and is_zone(zone):
                places[zone] = Place(self._label(city), zone)
        return list(islice(places.values(), _MOST))

    def _label(self, city: City) -> str:
        """As "Portland, Oregon" where the region says more than the country, else "Lisbon, Portugal"."""
        code = f"{city.country}.{city.region}" if city.country in _REGION_SHOWN else city.country
        area = self._gazetteer.area_name(code)
        return city.name if area == code or area.startswith(city.name) else f"{city.name}, {area}"


def _inside(city: City, codes: Iterable[str]) -> bool:
    return city.country in codes or f"{city.country}.{city.region}" in codes
