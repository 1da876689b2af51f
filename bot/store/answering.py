"""How an update is being answered: in which topic of a private chat, and whether before all else; knows no table."""

from collections.abc import Iterator
from contextlib import contextmanager

from bot.store.calls import Lane


class Answering:
    """What answers an update goes into the topic that it came from; all else into the chat itself."""

    def __init__(self) -> None:
        self._asked_in: dict[int, int] = {}
        self._first: set[int] = set()
        self._welcomed: set[int] = set()

    @contextmanager
    def to(self, person_id: int, topic: int | None) -> Iterator[None]:
        """What is sent to this person meanwhile goes into this topic of their chat."""
        self._asked_in = {} if topic is None else {person_id: topic}
        try:
            yield
        finally:
            self._asked_in = {}
            self._first = set()

    def first(self, person_id: int) -> None:
        """They asked for the way out: what answers them in this update goes before everything in their chat."""
        self._first = {person_id}

    def welcome(self, person_id: int) -> None:
        """They are no stranger from now on."""
        self._welcomed.add(person_id)

    def is_welcomed(self, person_id: int) -> bool:
        return person_id in self._welcomed

    def topic(self, person_id: int) -> int | None:
        """The topic into which a message to this person goes now; None for the chat itself."""
        return self._asked_in.get(person_id)

    def lane(self, person_id: int, lane: Lane) -> Lane:
        """The lane in which what answers this person goes now."""
        return Lane.WAY_OUT if lane is Lane.ANSWER and person_id in self._first else lane
