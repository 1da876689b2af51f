"""What people call the clock they live by, as "EST" or "+5:30", and the cities whose clocks that may be.

It must not know how places are searched for.
"""

from collections.abc import Mapping

_ABBREVIATED: Mapping[str, str] = {
    "hst": "Honolulu",
    "akst": "Anchorage",
    "akdt": "Anchorage",
    "pst": "Los Angeles|Vancouver|Manila",
    "pdt": "Los Angeles|Vancouver",
    "pt": "Los Angeles|Vancouver",
    "mst": "Denver|Phoenix|Kuala Lumpur",
    "mdt": "Denver",
    "mt": "Denver|Phoenix",
    "cst": "Chicago|Mexico City|Shanghai|Havana",
    "cdt": "Chicago|Havana",
    "ct": "Chicago",
    "est": "New York|Toronto|Panama City, Panama",
    "edt": "New York|Toronto",
    "et": "New York|Toronto",
    "ast": "Halifax|San Juan, Puerto Rico|Riyadh",
    "adt": "Halifax",
    "nst": "St. John's",
    "ndt": "St. John's",
    "art": "Buenos Aires",
    "brt": "São Paulo",
    "clt": "Santiago, Chile",
    "bst": "London|Dhaka",
    "ist": "Delhi|Dublin|Jerusalem",
    "wet": "Lisbon|Casablanca",
    "west": "Lisbon",
    "cet": "Berlin|Paris|Madrid|Rome|Warsaw",
    "cest": "Berlin|Paris|Madrid|Rome|Warsaw",
    "mez": "Berlin|Vienna|Zürich",
    "mesz": "Berlin|Vienna|Zürich",
    "eet": "Athens|Kyiv|Bucharest|Helsinki|Cairo",
    "eest": "Athens|Kyiv|Bucharest|Helsinki",
    "msk": "Moscow",
    "trt": "Istanbul",
    "sast": "Johannesburg",
    "cat": "Harare|Maputo",
    "eat": "Nairobi|Addis Ababa",
    "wat": "Lagos|Kinshasa",
    "gst": "Dubai",
    "pkt": "Karachi",
    "npt": "Kathmandu",
    "wib": "Jakarta",
    "wita": "Denpasar",
    "wit": "Jayapura",
    "ict": "Bangkok|Ho Chi Minh City",
    "sgt": "Singapore",
    "hkt": "Hong Kong",
    "pht": "Manila",
    "myt": "Kuala Lumpur",
    "jst": "Tokyo",
    "kst": "Seoul",
    "awst": "Perth, Australia",
    "acst": "Adelaide|Darwin",
    "acdt": "Adelaide",
    "aest": "Sydney|Brisbane",
    "aedt": "Sydney|Hobart",
    "nzst": "Auckland",
    "nzdt": "Auckland",
}
"""Usual abbreviations (the `tzdata` package has most of them); many mean two clocks, so each leads to a question."""

_SPELLED_OUT: Mapping[str, str] = {
    "eastern": "et", "central": "ct", "mountain": "mt", "pacific": "pt", "atlantic": "ast", "alaska": "akst",
    "hawaii": "hst", "central european": "cet", "eastern european": "eet", "western european": "wet", "india": "ist",
    "indian": "ist", "british summer": "bst", "moscow": "msk", "japan": "jst", "korea": "kst",
}  # fmt: skip
_OF_A_CLOCK = (" standard time", " daylight time", " summer time", " time zone", " time")

_PART_HOURS: Mapping[int, str] = {
    -570: "Pacific/Marquesas",
    -210: "St. John's",
    -150: "St. John's",
    210: "Tehran",
    270: "Kabul",
    330: "Delhi|Colombo, Sri Lanka",
    345: "Kathmandu",
    390: "Yangon",
    525: "Australia/Eucla",
    570: "Adelaide|Darwin",
    630: "Adelaide|Australia/Lord_Howe",
    660: "Australia/Lord_Howe",
    765: "Pacific/Chatham",
    825: "Pacific/Chatham",
}
"""Minutes ahead of UTC, summer time included, by the cities whose clocks show that at some time of the year."""


def cities_by(words: str) -> tuple[str, ...]:
    """The cities whose clock is called `words` (folded), most likely first; none when it is no such name."""
    for ending in _OF_A_CLOCK:
        if words.endswith(ending):
            words = _SPELLED_OUT.get(words.removesuffix(ending), words.removesuffix(ending))
            break
    return _listed(_ABBREVIATED.get(words))


def cities_ahead(offset: int) -> tuple[str, ...]:
    """The cities whose clocks are so many minutes ahead of UTC, for offsets that are no whole hours."""
    return _listed(_PART_HOURS.get(offset))


def _listed(cities: str | None) -> tuple[str, ...]:
    return tuple(cities.split("|")) if cities else ()
