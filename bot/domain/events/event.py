"""What every event has in common: whom it is for."""

from dataclasses import dataclass

from bot.domain.people import Person


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that `to` is told. Whoever acted gets a value back instead, and shows it themselves.

    An event holds all that its card says: by the time it is shown, the rows it came from may be gone.
    """

    to: Person
