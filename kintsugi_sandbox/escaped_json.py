"""Reads and writes the JSON of both faces of the sandbox; it must not know what is in it."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse

from kintsugi_sandbox.errors import PhoneError


class EscapedJson(JSONResponse):
    """JSON with everything but ASCII escaped, as Telegram sends it: even half an emoji gets through."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, separators=(",", ":")).encode()


async def json_fields(request: Request) -> dict[str, Any]:
    """The JSON object of a request, {} for an empty body; PhoneError for anything else."""
    try:
        given = json.loads(await request.body() or b"{}")
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise PhoneError("Send a JSON object.")
    return given
