"""Which country a time zone most likely means, and what countries are called; must not know who lives there."""

from functools import lru_cache
from importlib.resources import files

from babel import Locale

from bot.texts.zones import Zones

_NOBODY_LIVES_THERE = frozenset(
    {"Antarctica/South_Pole", "Atlantic/Jan_Mayen"}
)  # links to far-away countries


def country_of(zone: str | None) -> str | None:
    """The country (two letters, ISO 3166) of an IANA zone by any of its names; None where a zone names none.

    A guess: people near a border may keep a neighbour's zone. Source: zone.tab of the `tzdata` package.
    """
    if zone is None or "/" not in zone or zone in _NOBODY_LIVES_THERE:
        return None
    return _by_zone().get(Zones().canonical(zone))


def country_name(country: str, language: str) -> str:
    """What a country is called in a language, as the Unicode CLDR has it; its code where it has no name."""
    return str(Locale.parse(language).territories.get(country, country))


@lru_cache(maxsize=1)  # 418 short lines that do not change while the bot runs
def _by_zone() -> dict[str, str]:
    lines = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[2]: row[0] for row in rows}
