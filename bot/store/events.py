"""The events of one transaction, in the order in which they happened; knows nobody who shows them."""

from collections.abc import Iterator

from bot.domain.events.event import Event


class Events:
    """Every event that was added has to be taken before the transaction ends: none is lost by being forgotten."""

    def __init__(self) -> None:
        self._waiting: list[Event] = []

    def add(self, event: Event) -> None:
        self._waiting.append(event)

    def take(self) -> Iterator[Event]:
        """Each waiting event once, those included that are added meanwhile."""
        while self._waiting:
            yield self._waiting.pop(0)

    def drop(self, since: int) -> None:
        """Forget those that were added after there were `since` of them: what they tell was undone."""
        del self._waiting[since:]

    def __len__(self) -> int:
        return len(self._waiting)
