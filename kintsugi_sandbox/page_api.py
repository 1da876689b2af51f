"""Serves the page with the two phones and what it needs; it must not know the Bot API's HTTP."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from kintsugi_sandbox.errors import PhoneError
from kintsugi_sandbox.escaped_json import EscapedJson, json_fields
from kintsugi_sandbox.page_state import phones, state
from kintsugi_sandbox.phone_api import PhoneApi
from kintsugi_sandbox.time_machine import STEPS, TimeMachine
from kintsugi_sandbox.world import World

PAGE = Path(__file__).parent / "page"
PING_SECONDS = 15
COALESCE_SECONDS = 0.05

Handler = Callable[[Request], Awaitable[Response]]


class PageApi:
    """Contract of the page: state, events, phones, time, trouble."""

    def __init__(
        self, world: World, time_machine: TimeMachine, closing: asyncio.Event, page: Path | None
    ) -> None:
        self._world = world
        self._time_machine = time_machine
        self._closing = closing
        self._page = page or PAGE
        self._people = phones(world)
        self._moving = asyncio.Lock()
        self._phone_api = PhoneApi(self._people)

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/", self.index),
            Mount("/static", StaticFiles(directory=self._page, check_dir=False)),
            Route("/media/{name}", self.media),
            Route("/api/state", self.state),
            Route("/api/events", self.events),
            Route("/api/phones/{side}/{action}", told(self._phone_api.act), methods=["POST"]),
            Route("/api/time", told(self.time), methods=["POST"]),
            Route("/api/trouble", told(self.trouble), methods=["POST"]),
        ]

    async def index(self, request: Request) -> Response:
        del request
        return FileResponse(self._page / "index.html")

    async def media(self, request: Request) -> Response:
        found = self._world.files.content(request.path_params["name"])
        if found is None:
            return Response(status_code=404)
        # What somebody uploaded must never run as a page of this address.
        headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
        return Response(found[0], media_type=found[1], headers=headers)

    async def state(self, request: Request) -> Response:
        del request
        return EscapedJson(state(self._world, self._people, await self._zones()))

    async def events(self, request: Request) -> Response:
        del request
        return StreamingResponse(
            self._stream(), media_type="text/event-stream", headers={"Cache-Control": "no-cache"}
        )

    async def _stream(self) -> AsyncIterator[str]:
        """The state now and after each change, at most every 50 ms; a comment each 15 s without one."""
        while not self._closing.is_set():
            seen = self._world.bell.rings
            shown = state(self._world, self._people, await self._zones())
            yield f"data: {json.dumps(shown)}\n\n"
            await self._pause(COALESCE_SECONDS)
            while not self._closing.is_set():
                try:
                    async with asyncio.timeout(PING_SECONDS):
                        await self._world.bell.wait(seen)
                    break
                except TimeoutError:
                    yield ": ping\n\n"

    async def _zones(self) -> dict[str, str | None]:
        people = self._people.items()
        return {side: await self._time_machine.zone_of(person.user_id) for side, person in people}

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._closing.wait()
        except TimeoutError:
            return

    async def time(self, request: Request) -> Response:
        """Move on; answers when everything that fell due has arrived."""
        step = (await json_fields(request)).get("step")
        if step not in STEPS:
            raise PhoneError(f"Choose one of {', '.join(STEPS)}.")
        if self._moving.locked():
            return JSONResponse({"error": "Time is already moving."}, status_code=409)
        async with self._moving:
            try:
                await self._time_machine.advance(step)
            except ValueError as error:
                raise PhoneError(str(error)) from None
        self._world.bell.ring()
        return JSONResponse({"now": self._world.now().isoformat()})

    async def trouble(self, request: Request) -> Response:
        given = await json_fields(request)
        count, wait = given.get("count", 1), given.get("retry_after") or 3
        if type(count) is not int or type(wait) is not int:
            raise PhoneError("count and retry_after are whole numbers.")
        try:
            self._world.faults.trouble(str(given.get("kind")), count, wait)
        except ValueError as error:
            raise PhoneError(str(error)) from None
        self._world.bell.ring()
        return JSONResponse({"trouble": self._world.faults.state()})


def told(handler: Handler) -> Handler:
    """Turn what a phone refuses into 400 with a clear sentence, and let no other website press buttons."""

    async def wrapped(request: Request) -> Response:
        if request.headers.get("sec-fetch-site") == "cross-site":
            return JSONResponse({"error": "Only the sandbox's own page may do this."}, status_code=403)
        try:
            return await handler(request)
        except PhoneError as error:
            return JSONResponse({"error": str(error)}, status_code=400)

    return wrapped
