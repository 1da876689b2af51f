"""Names of time zones as people type them, and which of two names for one zone we keep; knows no places."""

import re
from functools import cached_property
from importlib.resources import files
from zoneinfo import available_timezones

_OFFSET = re.compile(
    r"(?:utc|gmt)|(?:utc|gmt)? ?(?P<sign>[+\-\u2212\u2013]) ?(?P<hours>\d{1,2})(?:[:.]?(?P<minutes>\d{2}))?",
    re.ASCII,
)
_FIXED = re.compile(r"Etc/GMT(?P<sign>[+-])(?P<hours>\d{1,2})")
_HOURS_WEST, _HOURS_EAST = 12, 14  # the whole hours for which the "Etc" zones exist


def zone_name(zone: str) -> str:
    """What a zone is called for people: "New York", and "UTC+2" for one that is fixed.

    The names of the fixed ones count the other way round ("Etc/GMT-2" is two hours ahead), which nobody expects.
    """
    if found := _FIXED.fullmatch(zone):
        return f"UTC{'-' if found['sign'] == '+' else '+'}{found['hours']}"
    return zone.rsplit("/", 1)[-1].replace("_", " ")


class Zones:
    """The IANA zones by any of their names. Reads the `tzdata` package on first use."""

    def canonical(self, zone: str) -> str:
        """The name to keep: "Asia/Kolkata" for "Asia/Calcutta"; a country's own stays ("Europe/Oslo")."""
        while zone not in self._listed and zone in self._links:
            zone = self._links[zone]
        return zone

    def named(self, words: str) -> str | None:
        """The zone for "europe/lisbon" or "America/New York"; None for anything else."""
        zone = self._by_lower.get("_".join(words.casefold().split()))
        return self.canonical(zone) if zone else None

    def offset(self, words: str) -> int | None:
        """Minutes ahead of UTC in "UTC+2", "gmt-3:30", "+2" or "UTC"; None for anything else."""
        found = _OFFSET.fullmatch(" ".join(words.casefold().split()))
        if found is None:
            return None
        minutes = int(found["hours"] or 0) * 60 + int(found["minutes"] or 0)
        return minutes if found["sign"] == "+" else -minutes

    def fixed(self, offset: int) -> str | None:
        """The zone that is always so many minutes ahead of UTC; None where there is none, as for part hours."""
        hours, rest = divmod(offset, 60)
        if rest or not -_HOURS_WEST <= hours <= _HOURS_EAST:
            return None
        return f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC"  # POSIX counts westward

    @cached_property
    def _by_lower(self) -> dict[str, str]:
        return {zone.lower(): zone for zone in available_timezones() if "/" in zone}

    @cached_property
    def _listed(self) -> frozenset[str]:
        """Every zone that stands for a country of its own."""
        lines = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines()
        return frozenset(line.split("\t")[2] for line in lines if line and not line.startswith("#"))

    @cached_property
    def _links(self) -> dict[str, str]:
        lines = (files("tzdata") / "zoneinfo" / "tzdata.zi").read_text(encoding="utf-8").splitlines()
        links = (line.split() for line in lines if line.startswith("L "))
        return {link: target for _, target, link in links}
