"""What a round of sending left behind; must not know what is sent."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Outlook:
    """What a round left behind, in seconds: `pace` until the rates allow more, `later` until a retry.

    `again`: another round at once finds more.
    """

    pace: float | None = None
    later: float | None = None
    again: bool = False


def sooner(first: float | None, second: float | None) -> float | None:
    """The smaller of two waits in seconds; None is no wait at all."""
    return min((seconds for seconds in (first, second) if seconds is not None), default=None)
