"""What is said in private to somebody whose words may speak of danger."""

from dataclasses import dataclass

from bot.domain.danger import DangerKind
from bot.domain.events.event import Event


@dataclass(frozen=True, kw_only=True)
class DangerSensed(Event):
    """`country` is that whose lines may help (two letters, ISO 3166), or None where nothing is known."""

    kind: DangerKind
    country: str | None
