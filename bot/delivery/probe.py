"""The named points at which a crash must do no harm; knows not who watches them."""

from typing import Literal, Protocol

Point = Literal[
    "inbox.before_commit",
    "inbox.after_commit",
    "work.before_commit",
    "work.after_commit",
    "send.before",
    "send.after",
    "tick.before_commit",
    "tick.after_commit",
]


class Probe(Protocol):
    """Told when the machine reaches a point: the crash tests end the process right there."""

    def reached(self, point: Point) -> None: ...


class Silent:
    """The probe of every run that is no test."""

    def reached(self, point: Point) -> None:
        """Do nothing."""
