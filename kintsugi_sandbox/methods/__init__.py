"""Lists every Bot API method of the sandbox; each area's rules live in a module of its own."""

from collections.abc import Callable
from typing import Any

from kintsugi_sandbox.methods import chats, copies, deletes, edits, profile, receiving, sends, taps
from kintsugi_sandbox.methods.context import Context

Method = Callable[[Context], Any]


def all_methods() -> dict[str, Method]:
    """Every method but getUpdates, which has to wait, by its Bot API name."""
    table: dict[str, Method] = {}
    for area in (sends, copies, edits, deletes, taps, profile, chats, receiving):
        table |= area.METHODS
    return table
