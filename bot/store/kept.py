"""What one transaction has read already, table by table, until a statement may have changed it."""

import re
from collections.abc import Awaitable, Callable, Collection, Hashable, Mapping
from functools import lru_cache
from typing import Any, TypeVar

T = TypeVar("T")
Fetch = Callable[[Collection[int]], Awaitable[Mapping[int, T]]]

_NAMED_TABLE = re.compile(r"\b(?:INTO|UPDATE|FROM) (\w+)")
# a person and their couple are read together
_READ_WITH = {"members": "people", "couples": "people"}
# their modules put what they have written themselves, so that the others' rows stay kept
_PUT_BY_MODULE = frozenset({"schedule", "seen", "together"})


class Kept:
    """Services ask for the same rows again and again; within one transaction each is read and opened once."""

    def __init__(self) -> None:
        self._tables: dict[str, dict[Any, Any]] = {}

    async def once(self, table: str, key: Hashable, read: Callable[[], Awaitable[T]]) -> T:
        """What `read` gives, called only when nothing is kept for that table under this key."""
        kept = self._tables.setdefault(table, {})
        if key not in kept:
            kept[key] = await read()
        value: T = kept[key]
        return value

    async def one(self, table: str, number: int, fetch: Fetch[T]) -> T:
        """What belongs to a number; `fetch` reads it for any numbers in one statement.

        Raises KeyError when `fetch` finds nothing for it.
        """
        kept = self._tables.setdefault(table, {})
        if number not in kept:
            kept.update(await fetch([number]))
        value: T = kept[number]
        return value

    async def ahead(self, table: str, numbers: Collection[int], fetch: Fetch[T]) -> None:
        """Read what `one` will be asked for."""
        self._tables.setdefault(table, {}).update(await fetch(numbers))

    def put(self, table: str, key: Hashable, value: object) -> None:
        """Keep what a table module knows after a write of its own."""
        self._tables.setdefault(table, {})[key] = value

    def written(self, sql: str) -> None:
        """Forget what a statement may have changed."""
        if not self._tables:
            return
        tables = _tables_of(sql)
        if "people" in tables and sql.startswith("DELETE"):  # rows of every other table go with theirs
            self._tables.clear()
        for table in tables - _PUT_BY_MODULE:
            self._tables.pop(table, None)

    def drop(self, table: str) -> None:
        """Forget a whole table."""
        self._tables.pop(table, None)

    def clear(self) -> None:
        """Forget everything: something was undone."""
        self._tables.clear()


@lru_cache(maxsize=1024)
def _tables_of(sql: str) -> frozenset[str]:
    """Every table that a statement may write, and perhaps some that it only reads."""
    return frozenset(_READ_WITH.get(table, table) for table in _NAMED_TABLE.findall(sql))
