"""Names of time zones as people type them, and which of two names for one zone we keep; knows no places."""

import re
from functools import cached_property
from importlib.resources import files
from zoneinfo import available_timezones

_OFFSET = re.compile(
    r"(?:utc|gmt) ?(?:(?P<sign>[+\-\u2212\u2013]) ?(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)?"
)
_HOURS_WEST, _HOURS_EAST = 12, 14  # the whole hours for which the "Etc" zones exist


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

    def offset(self, words: str) -> tuple[str, str] | None:
        """(label, zone) for "UTC+2", "GMT-3" or "UTC"; None for anything else, part hours included.

        Such a zone has no summer time, which the label says.
        """
        found = _OFFSET.fullmatch(" ".join(words.casefold().split()))
        if found is None or int(found["minutes"] or 0) != 0:
            return None
        hours = int(found["hours"] or 0) * (1 if found["sign"] == "+" else -1)
        if not -_HOURS_WEST <= hours <= _HOURS_EAST:
            return None
        if hours == 0:
            return "UTC, without summer time", "Etc/UTC"
        return f"UTC{hours:+d}, without summer time", f"Etc/GMT{-hours:+d}"  # POSIX counts westward

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
