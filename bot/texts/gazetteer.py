"""Looks cities and countries up in the shipped list, kept as bytes; must not know how people ask."""

import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# A city called just so goes before one so many times its size that has it as another name only.
_OWN_NAME_WEIGHT = 20
# One that has it as another name only is left out beside one called just so, unless it is this part of its size.
_OTHER_NAME_SHARE = 0.5
# Smaller cities are not guessed at from a misspelt name: almost any word is like one of them.
_LARGE = 100_000
_POPULATION = re.compile(rb"\t(\d+)\t\|")
# More cities than this share a beginning only when it is too short to mean one.
_MOST_HITS = 400


@dataclass(frozen=True, slots=True)
class City:
    """One line of the list; `region` is a code inside the country, `names` are folded, between bars."""

    name: str
    country: str
    region: str
    zone: str
    population: int
    names: str


class Gazetteer:
    """34,000 cities by any of their names. Reading takes 0.1 s, keeping 6 MB, a search 3 ms."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def cities(self, name: str) -> list[City]:
        """Cities that have the folded `name` among theirs, the most likely first.

        Smaller ones that only have it as another name are left out where one is called just so.
        """
        hits = _some(self._hits(f"|{name}|"))
        called_so = max((city.population for city in hits if _is_called(city, f"|{name}|")), default=0)
        least = called_so * _OTHER_NAME_SHARE
        hits = [city for city in hits if _is_called(city, f"|{name}|") or city.population > least]
        return _likely_first(hits, f"|{name}|")

    def beginning(self, start: str) -> list[City]:
        """Cities with a name that begins with the folded `start`, the most likely first."""
        return _likely_first(_some(self._hits(f"|{start}")), f"|{start}")

    def is_called(self, city: City, name: str) -> bool:
        """Whether the folded `name` is the one that the city is shown with, not one of its others."""
        return _is_called(city, f"|{name}|")

    def large(self, name: str) -> list[City]:
        """Cities over 100,000 people that have the folded `name` among theirs, the most likely first."""
        return [city for city in self.cities(name) if city.population >= _LARGE]

    def similar(self, name: str) -> list[City]:
        """Large cities with a name one slip away from the folded `name`, the largest first.

        A slip is a letter too few, too many, another one, or two that changed places. Takes 50 ms.
        """
        pattern = re.compile(rb"\|(?:" + b"|".join(_one_slip_away(name)) + rb")\|")
        cities = self._parts[1]
        found: list[City] = []
        for hit in pattern.finditer(cities, 0, self._large_until):
            start, end = cities.rindex(b"\n", 0, hit.start()) + 1, cities.index(b"\n", hit.start())
            city = _city(cities[start:end].decode())
            if not found or found[-1] != city:
                found.append(city)
        return sorted(found, key=lambda city: -city.population)

    @cached_property
    def _large_until(self) -> int:
        """Where in the list, which is sorted by population, the smaller cities begin."""
        cities = self._parts[1]
        small = next((hit for hit in _POPULATION.finditer(cities) if int(hit[1]) < _LARGE), None)
        return cities.rindex(b"\n", 0, small.start()) if small else len(cities)

    def countries(self, name: str) -> list[str]:
        """Codes of the countries called `name`; a bare two-letter code is no name, but UK and US are."""
        codes = [code for code in self.areas(name) if "." not in code]
        return sorted(code for code in codes if code.casefold() != name or name == "us")

    def of_country(self, country: str) -> list[City]:
        """The cities of a country by its code, the largest first."""
        return [city for city in self._hits(f"\t{country}\t") if city.country == country]

    def inside(self, code: str) -> list[City]:
        """The cities of a country ("PT") or region ("US.OR"), the largest first."""
        country, _, region = code.partition(".")
        return [city for city in self.of_country(country) if not region or city.region == region]

    def areas(self, name: str) -> frozenset[str]:
        """Codes of the countries ("PT") and regions ("US.OR") that have the folded `name` among theirs."""
        return frozenset(code for code, (_, names) in self._areas.items() if f"|{name}|" in names)

    def area_name(self, code: str) -> str:
        """How a country or region is shown; its code when it is not in the list."""
        return self._areas[code][0] if code in self._areas else code

    @cached_property
    def _parts(self) -> tuple[bytes, bytes]:
        areas, _, cities = lzma.decompress(self._path.read_bytes()).partition(b"\n\n")
        return areas, b"\n" + cities + b"\n"

    @cached_property
    def _areas(self) -> dict[str, tuple[str, str]]:
        areas: dict[str, tuple[str, str]] = {}
        for line in self._parts[0].decode().splitlines()[1:]:
            code, shown, names = line.split("\t")
            before = areas.get(code)  # a region may stand there twice, with other names
            areas[code] = (before[0], before[1] + names) if before else (shown, names)
        return areas

    def _hits(self, pattern: str) -> Iterator[City]:
        """Each city whose line holds `pattern`, once, in the list's order (by population)."""
        cities, wanted = self._parts[1], pattern.encode()
        found = cities.find(wanted)
        while found >= 0:
            end = cities.index(b"\n", found)
            yield _city(cities[cities.rindex(b"\n", 0, found) + 1 : end].decode())
            found = cities.find(wanted, end)


def _one_slip_away(name: str) -> Iterator[bytes]:
    """A pattern for each way in which `name` may have been meant to be another one."""
    letter = rb"[^|\t\n\x80-\xff]|[\xc0-\xff][\x80-\xbf]+"  # one letter of UTF-8
    for at in range(len(name) + 1):
        before, rest = name[:at], name[at:]
        yield _between(before, rest, letter)
        if rest:
            yield _between(before, rest[1:], letter)
            yield _between(before, rest[1:], b"")
        if len(rest) > 1:
            yield _between(before + rest[1] + rest[0], rest[2:], b"")


def _between(before: str, after: str, pattern: bytes) -> bytes:
    return (
        re.escape(before.encode()) + (b"(?:" + pattern + b")" if pattern else b"") + re.escape(after.encode())
    )


def _some(hits: Iterator[City]) -> list[City]:
    return [city for city, _ in zip(hits, range(_MOST_HITS), strict=False)]


def _is_called(city: City, pattern: str) -> bool:
    """Whether the name that a city is shown with fits, not one of its others."""
    return city.names.startswith(pattern)


def _likely_first(cities: list[City], pattern: str) -> list[City]:
    def weight(city: City) -> int:
        return city.population * (_OWN_NAME_WEIGHT if _is_called(city, pattern) else 1)

    return sorted(cities, key=weight, reverse=True)


def _city(line: str) -> City:
    name, country, region, zone, population, names = line.split("\t")
    return City(name, country, region, zone, int(population), names)
