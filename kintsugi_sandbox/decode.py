"""Reads a Bot API request's parameters, however they were sent; it must not judge them."""

import json
from collections.abc import Iterable

from starlette.datastructures import UploadFile
from starlette.requests import Request

from kintsugi_sandbox.errors import bad_request
from kintsugi_sandbox.validation.schema import RawCall, Upload

_MOST_FIELD_BYTES = 8 * 1024 * 1024


async def read_call(request: Request) -> RawCall:
    """Query string, JSON, urlencoded or multipart (Bot API, "Making requests"); ApiError 400 when broken."""
    call = RawCall(text=dict(request.query_params))
    if request.method != "POST":
        return call
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        call.typed = await _json(request)
    elif kind in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        form = await request.form(max_part_size=_MOST_FIELD_BYTES)
        await _take(call, form.multi_items())
        await form.close()
    elif await request.body():
        raise bad_request("unsupported content type")
    return call


async def _json(request: Request) -> dict[str, object]:
    try:
        value = json.loads(await request.body() or b"{}")
    except (ValueError, RecursionError):
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("expected a JSON object")
    return value


async def _take(call: RawCall, items: Iterable[tuple[str, UploadFile | str]]) -> None:
    for name, value in items:
        if isinstance(value, str):
            call.text[name] = value
        else:
            mime = value.content_type or "application/octet-stream"
            call.files[name] = Upload(value.filename or name, await value.read(), mime)
