"""What a process that a test starts is given of the machine: where programs are, and which day it is said to be."""

import os

SAYS_WHEN = (
    "TZ",
    "LD_PRELOAD",
    "FAKETIME",
    "FAKETIME_DONT_FAKE_MONOTONIC",
    "FAKETIME_FORCE_MONOTONIC_FIX",
    "FAKETIME_DISABLE_SHM",
    "NO_FAKE_STAT",
)
"""What `scripts/on`, or whoever starts the tests, has set, so that every process lives on the same day."""


def bare(**more: str) -> dict[str, str]:
    """Return an environment with these variables, PATH, and the day."""
    return {name: os.environ[name] for name in ("PATH", *SAYS_WHEN) if name in os.environ} | more


def without_another_day() -> dict[str, str]:
    """Return our own environment for a browser, which a borrowed clock would stop; its page is told the time."""
    return {name: value for name, value in os.environ.items() if name not in SAYS_WHEN or name == "TZ"}
