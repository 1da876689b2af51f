"""Reads what came back from a call: whether the Bot API said it, and how it goes; knows no network and no method."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

LONGEST_WAIT = 7 * 86_400.0
"""Seconds: no `retry_after` is believed beyond a week, which is far more than Telegram was ever seen to ask for."""

_DEEPEST = 64
"""How deep an answer may nest; the Bot API's own stay below 20."""

_MOST_DIGITS = 40
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_ASKED = re.compile(r"retry after (\d{1,9})(?!\d)", re.IGNORECASE)


def read_answer(body: bytes) -> dict[str, Any] | None:
    """The Bot API's answer, or None for anything else: a gateway's page, nothing, the JSON of some other service.

    It is a JSON object that holds `ok`, and where that is false it says why. Bytes that are no text, numbers of
    any length and whatever nests too deep do not make the rest of it unreadable.
    """
    answer = _read_json(body.decode("utf-8-sig", "replace"))
    if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
        return None
    if answer["ok"] is False and not (
        _number(answer.get("error_code")) is not None or "description" in answer
    ):
        return None
    return answer


def error_code(answer: dict[str, Any], status: int) -> int:
    """The Bot API's own code for a refusal; the HTTP status where it gives none, 500 where that is no error."""
    code = _number(answer.get("error_code"))
    if code is not None:
        return int(code)
    return status if status >= 400 else 500


def retry_after(answer: dict[str, Any]) -> float | None:
    """Seconds that it asks to be left alone for: from its parameters, or else from the words of a 429."""
    parameters = answer.get("parameters")
    seconds = _number(parameters.get("retry_after")) if isinstance(parameters, dict) else None
    if seconds is not None and seconds >= 0:
        return float(min(seconds, LONGEST_WAIT))
    asked = _ASKED.search(str(answer.get("description", "")))
    return min(float(asked[1]), LONGEST_WAIT) if asked else None


def lowest_update_id(body: bytes) -> int | None:
    """The lowest number of an update in a body that cannot be read as a whole, where any is still to be seen.

    Something within an update may look like the number of another: to confirm the lowest loses none.
    """
    found = re.findall(rb'"update_id"\s*:\s*(\d{1,18})(?!\d)', body)
    return min(map(int, found), default=None)


def _number(value: Any) -> int | float | None:
    fits = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    return value if fits else None


def _read_json(text: str) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        text = "".join(_shallow(text))
    except ValueError:
        pass  # perhaps only because of a number of thousands of digits
    try:
        return json.loads(text, parse_int=_some_number)
    except (ValueError, RecursionError):
        return None


def _some_number(digits: str) -> int | float:
    return int(digits) if len(digits) <= _MOST_DIGITS else math.inf


def _shallow(text: str) -> Iterator[str]:
    """The same JSON with null for whatever nests too deep."""
    depth = kept_until = 0
    for part in _STRING_OR_BRACKET.finditer(text):
        sign = part[0]
        if sign in "[{":
            depth += 1
            if depth == _DEEPEST:
                yield text[kept_until : part.start()] + "null"
        elif sign in "]}":
            if depth == _DEEPEST:
                kept_until = part.end()
            depth -= 1
    yield text[kept_until:] if depth < _DEEPEST else ""
