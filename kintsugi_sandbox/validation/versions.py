"""Plays a server of an older version of the Bot API: it must not know what a newer one makes of a call.

A real one passes over fields it does not know, and refuses tags. This one refuses both, which is the harder case.
"""

import re
from typing import Any

from kintsugi_sandbox.errors import bad_request

Version = tuple[int, int]

NEWEST: Version = (10, 1)
BUTTON_STYLES: Version = (9, 4)
DATE_TIMES: Version = (9, 5)
_TIME = re.compile(r"<tg-time[ >]")


def refuse_newer(version: Version, params: dict[str, Any]) -> None:
    """ApiError 400 for what a server of this version has never heard of."""
    if version < BUTTON_STYLES and any("style" in button for button in _buttons(params)):
        raise bad_request('InlineKeyboardButton has no field "style"')
    if version < DATE_TIMES:
        for name in ("text", "caption"):
            if found := _TIME.search(params.get(name, "")):
                at = len(params[name][: found.start()].encode())
                raise bad_request(
                    f'can\'t parse entities: Unsupported start tag "tg-time" at byte offset {at}'
                )


def _buttons(params: dict[str, Any]) -> list[dict[str, Any]]:
    markup = params.get("reply_markup", {})
    rows = [*markup.get("inline_keyboard", []), *markup.get("keyboard", [])]
    return [button for row in rows for button in row]
