"""What only newer servers know, and the same call without it; must not know why a call is made.

| novelty | since |
|---|---|
| `style` of a button | Bot API 9.4 |
| `<tg-time>` in a text | Bot API 9.5 |
"""

import re
from dataclasses import replace
from typing import Any

from bot.delivery.requests import Request

_TIME = re.compile(r"</?tg-time(?: [^<>]*)?>")
_TEXTS = ("text", "caption")


def without_novelties(request: Request) -> Request | None:
    """The call as an older server understands it; None when it holds nothing that would be new to one."""
    plain = {**request.params, **_plain_texts(request.params), **_plain_markup(request.params)}
    return replace(request, params=plain) if plain != request.params else None


def _plain_texts(params: dict[str, Any]) -> dict[str, Any]:
    return {name: _TIME.sub("", params[name]) for name in _TEXTS if name in params}


def _plain_markup(params: dict[str, Any]) -> dict[str, Any]:
    markup = params.get("reply_markup", {})
    if "inline_keyboard" not in markup:
        return {}
    rows = [
        [{name: value for name, value in button.items() if name != "style"} for button in row]
        for row in markup["inline_keyboard"]
    ]
    return {"reply_markup": {"inline_keyboard": rows}}
