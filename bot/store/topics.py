"""In which topic of a private chat an update is being answered; knows no table and no network."""

from collections.abc import Iterator
from contextlib import contextmanager


class Topics:
    """What answers an update goes into the topic that it came from; all else into the chat itself."""

    def __init__(self) -> None:
        self._asked_in: dict[int, int] = {}

    @contextmanager
    def answering(self, person_id: int, topic: int | None) -> Iterator[None]:
        """What is sent to this person meanwhile goes into this topic of their chat."""
        self._asked_in = {} if topic is None else {person_id: topic}
        try:
            yield
        finally:
            self._asked_in = {}

    def of(self, person_id: int) -> int | None:
        """The topic into which a message to this person goes now; None for the chat itself."""
        return self._asked_in.get(person_id)
