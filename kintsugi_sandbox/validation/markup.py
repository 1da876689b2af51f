"""Checks keyboards beyond their types, as Telegram does; it must not know what a tap does."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from kintsugi_sandbox.errors import bad_request
from kintsugi_sandbox.state import Json

MOST_BUTTONS = 100
MOST_IN_ROW = 8
STYLES = frozenset({"danger", "success", "primary"})
START_PARAM = re.compile(r"[A-Za-z0-9_-]{1,64}")
_UNREADABLE = "can't parse inline keyboard button"
_ACTIONS = [
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "disabled",
    "pay",
]
_REQUESTS = [
    "request_users",
    "request_chat",
    "request_managed_bot",
    "request_contact",
    "request_location",
    "request_poll",
    "web_app",
]


def check_markup(markup: Json | None) -> Json | None:
    """Return the markup as Telegram keeps it (None for an empty inline keyboard); ApiError 400."""
    if markup is None:
        return None
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"])
        for row in rows:
            for button in row:
                _check_inline(button)
        return {"inline_keyboard": rows} if rows else None
    if "keyboard" in markup:
        return _check_reply_keyboard(markup)
    for flag in ("remove_keyboard", "force_reply"):
        if flag in markup and markup[flag] is not True:
            raise bad_request(f"{flag} must be true")
    return markup


def _rows(keyboard: list[list[Json]]) -> list[list[Json]]:
    rows = [row for row in keyboard if row]
    if any(len(row) > MOST_IN_ROW for row in rows):
        raise bad_request(f"a row of buttons holds at most {MOST_IN_ROW}")
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise bad_request("can't parse keyboard button: text of the button must be non-empty")
        if "style" in button and button["style"] not in STYLES:
            raise bad_request("can't parse keyboard button: invalid button style specified")
    return rows


def _check_inline(button: Json) -> None:
    actions = [name for name in _ACTIONS if name in button]
    if not actions:
        raise bad_request(f"{_UNREADABLE}: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(f"{_UNREADABLE}: exactly one action is allowed")
    if "callback_game" in button or "pay" in button:
        raise bad_request(f"{_UNREADABLE}: games and payments are not part of the sandbox")
    if "url" in button:
        check_url(button["url"])
    if "web_app" in button and not button["web_app"]["url"].startswith("https://"):
        raise bad_request("BUTTON_URL_INVALID")


def check_url(url: str) -> None:
    """A button's link: http(s) or tg; a deep link's parameter must be one that Telegram passes on."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https", "tg"} or (not parts.netloc) or " " in url:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    query: dict[str, Any] = parse_qs(parts.query, keep_blank_values=True)
    ours = parts.netloc in {"t.me", "telegram.me"} and "start" in query
    if ours and not START_PARAM.fullmatch(query["start"][0]):
        raise bad_request("START_PARAM_INVALID")


def _check_reply_keyboard(markup: Json) -> Json:
    rows = [row for row in markup["keyboard"] if row]
    if not rows:
        raise bad_request("reply keyboard must be non-empty")
    for button in (button for row in rows for button in row):
        if not button["text"].strip():
            raise bad_request("can't parse keyboard button: text of the button must be non-empty")
        if len([name for name in _REQUESTS if button.get(name)]) > 1:
            raise bad_request("can't parse keyboard button: exactly one action is allowed")
    return {**markup, "keyboard": rows}
