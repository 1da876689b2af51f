"""Answers the bot's HTTP calls as api.telegram.org does; it must not know the page."""

import asyncio
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kintsugi_sandbox.calls import Call
from kintsugi_sandbox.decode import read_call
from kintsugi_sandbox.errors import ApiError, not_found, unauthorized
from kintsugi_sandbox.escaped_json import EscapedJson
from kintsugi_sandbox.faults import Fault
from kintsugi_sandbox.methods import all_methods
from kintsugi_sandbox.methods.context import Context, chat_number
from kintsugi_sandbox.methods.receiving import get_updates
from kintsugi_sandbox.validation.schema import RawCall, load_schema
from kintsugi_sandbox.validation.versions import refuse_newer
from kintsugi_sandbox.wire import Lines, spoilt
from kintsugi_sandbox.world import World

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")


class BotApi:
    """`/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(self, world: World, token: str, lines: Lines, closing: asyncio.Event) -> None:
        self._world = world
        self._token = token
        self._lines = lines
        self._closing = closing
        self._schema = load_schema()
        self._methods = all_methods()

    def routes(self) -> list[Route]:
        return [
            Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.file, methods=["GET"]),
        ]

    async def call(self, request: Request) -> Response:
        try:
            method = self._method(request)
            raw = await read_call(request)
        except ApiError as error:
            return _refused(error)
        chat_id = _chat_id(raw)
        fault = self._world.faults.next(method, chat_id)
        try:
            if fault and fault.kind == "again":
                raw.typed.pop("offset", None)
                fault = None
            if fault and not fault.delivered:
                return self._spoil(fault, request, method, chat_id)
            result = await self._run(method, raw)
        except ApiError as error:
            self._log(method, chat_id, error.description)
            return _refused(error)
        return self._spoil(fault, request, method, chat_id) if fault else EscapedJson(_ok(result))

    async def file(self, request: Request) -> Response:
        try:
            self._check_token(request)
        except ApiError as error:
            return _refused(error)
        found = self._world.files.content(request.path_params["path"].rpartition("/")[2])
        if found is None:
            return _refused(not_found())
        return Response(found[0], media_type="application/octet-stream")

    def _check_token(self, request: Request) -> None:
        """Telegram answers 404 to what cannot be a token and 401 to one it does not know."""
        token = request.path_params["token"]
        if token != self._token:
            raise unauthorized() if _TOKEN.fullmatch(token) else not_found()

    def _method(self, request: Request) -> str:
        self._check_token(request)
        method = self._schema.method(request.path_params["method"])
        if method is None:
            raise not_found()
        return method

    async def _run(self, method: str, raw: RawCall) -> Any:
        context = Context(self._world, self._schema.check(method, raw), raw.files)
        refuse_newer(self._world.version, context.params)
        if method == "getUpdates":
            return await get_updates(context, self._closing)
        if self._world.limits:
            chat = chat_number(context.params.get("chat_id", "none"))
            self._world.limits.check(method, chat, self._world.monotonic)
        result = self._methods[method](context)
        self._log(method, _chat_id(raw), None, context.params)
        return result

    def _spoil(self, fault: Fault, request: Request, method: str, chat_id: int | None) -> Response:
        refusal = fault.refusal()
        self._log(method, chat_id, refusal.description if refusal else fault.kind)
        return _refused(refusal) if refusal else spoilt(fault, self._lines, request)

    def _log(
        self, method: str, chat: int | None, error: str | None, params: dict[str, Any] | None = None
    ) -> None:
        """Polls are left out: they would push everything else off the page."""
        if method != "getUpdates":
            self._world.calls.add(Call(self._world.now(), method, chat, error is None, error, params or {}))
            self._world.bell.ring()


def _ok(result: Any) -> dict[str, Any]:
    return {"ok": True, "result": result}


def _refused(error: ApiError) -> Response:
    return EscapedJson(error.body(), status_code=error.status)


def _chat_id(raw: RawCall) -> int | None:
    """The chat a call is about, as far as it can be told before the call is checked."""
    value = raw.typed.get("chat_id", raw.text.get("chat_id"))
    return chat_number(value) if isinstance(value, (int, str)) else None
