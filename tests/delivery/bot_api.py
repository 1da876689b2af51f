"""A real server on loopback that plays as much of the Bot API as the machine needs; knows nothing of it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "1000000001:" + "made-up-for-the-tests-" * 2

Trouble = Callable[[str, dict[str, Any]], "web.StreamResponse | str | None"]
"""Given method and parameters: an answer of its own, "cut" to break off, "late" to carry out and hang."""


@dataclass
class Telegram:
    """What it was asked to do, and the updates it still holds: confirmed ones are forgotten."""

    pending: list[dict[str, Any]] = field(default_factory=list)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    polls: list[dict[str, Any]] = field(default_factory=list)
    delivered: list[tuple[int, str]] = field(default_factory=list)
    trouble: Trouble | None = None
    waiting: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)
    noticed: asyncio.Condition = field(default_factory=asyncio.Condition)
    url: str = ""
    _bell: asyncio.Event = field(default_factory=asyncio.Event)

    def say(self, update_id: int, chat: int, text: str) -> None:
        """Somebody writes."""
        person = {"id": chat, "is_bot": False, "first_name": "Ada"}
        message = {
            "message_id": update_id,
            "date": 0,
            "chat": {"id": chat, "type": "private"},
            "from": person,
            "text": text,
        }
        self.give({"update_id": update_id, "message": message})

    def give(self, update: Any) -> None:
        self.pending.append(update)
        self._bell.set()

    async def until(self, reached: Callable[[], bool]) -> None:
        """Return once something is so; looked at after every call that came in."""
        async with self.noticed:
            await self.noticed.wait_for(reached)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        method, params = request.match_info["method"], json.loads(await request.text() or "{}")
        trouble = self.trouble(method, params) if self.trouble else None
        if isinstance(trouble, web.StreamResponse):
            self.calls.append((method, params))
            return await self._noted(trouble)
        if trouble == "cut" and request.transport is not None:
            request.transport.close()
        result = await self._poll(params) if method == "getUpdates" else self._carry_out(method, params)
        await self._noted(web.Response())
        if trouble == "late":
            self.waiting.set()
            await self.released.wait()
        return web.json_response({"ok": True, "result": result})

    def _carry_out(self, method: str, params: dict[str, Any]) -> Any:
        self.calls.append((method, params))
        if method == "sendMessage":
            self.delivered.append((params["chat_id"], params["text"]))
            return {"message_id": 1000 + len(self.delivered)}
        return True

    async def _poll(self, params: dict[str, Any]) -> list[Any]:
        self.polls.append(params)
        if "offset" in params:
            self.pending = [u for u in self.pending if not _confirmed(u, params["offset"])]
        self._bell.clear()
        await self._noted(web.Response())
        if not self.pending and params.get("timeout"):
            await self._bell.wait()
        return self.pending[: params.get("limit", 100)]

    async def _noted(self, response: web.StreamResponse) -> web.StreamResponse:
        async with self.noticed:
            self.noticed.notify_all()
        return response


def refusal(status: int, description: str = "", retry_after: int | None = None) -> web.Response:
    """An error as Telegram words it."""
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if retry_after is not None:
        body["parameters"] = {"retry_after": retry_after}
    return web.json_response(body, status=status)


@asynccontextmanager
async def telegram() -> AsyncIterator[Telegram]:
    """Serve on a free port of 127.0.0.1."""
    server = Telegram()
    app = web.Application()
    app.router.add_post(f"/bot{TOKEN}/{{method}}", server.answer)
    app.router.add_get(f"/bot{TOKEN}/{{method}}", server.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    server.url = f"http://127.0.0.1:{port}"
    try:
        yield server
    finally:
        server.released.set()
        server._bell.set()
        await runner.cleanup()


def _confirmed(update: Any, offset: int) -> bool:
    return (
        isinstance(update, dict) and isinstance(update.get("update_id"), int) and update["update_id"] < offset
    )
