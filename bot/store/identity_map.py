"""What one transaction has read already, until a table module says that it has changed; knows no SQL."""

from collections.abc import Awaitable, Callable, Collection, Hashable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")
Fetch = Callable[[Collection[int]], Awaitable[Mapping[int, T]]]


class IdentityMap:
    """Services ask for the same rows again and again; within one transaction each is read and opened once.

    Whoever writes a table that is read through here says so: `put` what is so now, or `forget` the table.
    """

    def __init__(self) -> None:
        self._tables: dict[str, dict[Any, Any]] = {}

    async def once(self, table: str, key: Hashable, read: Callable[[], Awaitable[T]]) -> T:
        """What `read` gives, called only when nothing is known of that table under this key."""
        known = self._tables.setdefault(table, {})
        if key not in known:
            known[key] = await read()
        value: T = known[key]
        return value

    async def one(self, table: str, number: int, fetch: Fetch[T]) -> T:
        """What belongs to a number; `fetch` reads it for any numbers in one statement.

        Raises KeyError when `fetch` finds nothing for it.
        """
        known = self._tables.setdefault(table, {})
        if number not in known:
            known.update(await fetch([number]))
        value: T = known[number]
        return value

    async def ahead(self, table: str, numbers: Collection[int], fetch: Fetch[T]) -> None:
        """Read what `one` will be asked for."""
        self._tables.setdefault(table, {}).update(await fetch(numbers))

    def put(self, table: str, key: Hashable, value: object) -> None:
        """What a table module knows after a write of its own."""
        self._tables.setdefault(table, {})[key] = value

    def forget(self, table: str) -> None:
        """A table has been written: what was read of it is to be read again."""
        self._tables.pop(table, None)

    def clear(self) -> None:
        """Forget everything: something was undone, or went together with rows of other tables."""
        self._tables.clear()
