"""Puts the sandbox on a port of this machine; it must not know what is said there."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from kintsugi_sandbox.bot_api import BotApi
from kintsugi_sandbox.errors import PortBusy
from kintsugi_sandbox.page_api import PageApi
from kintsugi_sandbox.time_machine import TimeMachine
from kintsugi_sandbox.wire import Lines
from kintsugi_sandbox.world import World

HOST = "127.0.0.1"
SANDBOX_TOKEN = "8000000001:" + "sandbox" * 5  # opens nothing but this sandbox
STOP_SECONDS = 1


def create_app(
    world: World,
    time_machine: TimeMachine,
    token: str = SANDBOX_TOKEN,
    *,
    folder: Path | None = None,
    page: Path | None = None,
) -> Starlette:
    """Build the sandbox's application.

    `folder` keeps the world if it is not kept anywhere yet. `page` is the folder of the page, the one that
    ships if None. Raises ValueError for what cannot be a bot token.
    """
    if folder:
        world.keep_in(folder)
    world.adopt(token)
    lines, closing = Lines(), asyncio.Event()
    bot_api = BotApi(world, token, lines, closing)
    page_api = PageApi(world, time_machine, closing, page)
    app = Starlette(routes=[*bot_api.routes(), *page_api.routes()])
    app.state.world, app.state.lines, app.state.closing = world, lines, closing
    return app


class _Server(uvicorn.Server):
    """uvicorn that leaves signals to the program and lets go of those who wait when it stops."""

    def __init__(self, config: uvicorn.Config, app: Starlette) -> None:
        super().__init__(config)
        self._app = app

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._app.state.closing.set()
        self._app.state.world.bell.ring()
        self._app.state.lines.cut_held()
        await super().shutdown(sockets)


def bind(port: int) -> socket.socket:
    """Take the port (0: any free one); raises PortBusy with a clear sentence."""
    # With its protocol named, or asyncio would not switch off the 40 ms wait of Nagle's algorithm.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise PortBusy(port) from error
    listener.setblocking(False)
    return listener


async def serve(app: Starlette, port: int = 0, *, listener: socket.socket | None = None) -> None:
    """Serve until cancelled, then stop within about a second. Raises PortBusy before anything starts."""
    listener = listener or bind(port)
    config = uvicorn.Config(
        app,
        http=app.state.lines.protocol(),
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="error",
        access_log=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    server = _Server(config, app)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(server.serve(sockets=[listener]))
        try:
            await asyncio.shield(task)
        except asyncio.CancelledError:
            server.should_exit = True
            await asyncio.wait({task})
            raise


class StillTime:
    """A time machine that cannot move, for whoever needs the server alone."""

    def __init__(self, world: World) -> None:
        self._world = world

    def now(self) -> datetime:
        return self._world.now()

    async def zone_of(self, user_id: int) -> None:
        """Nobody's zone is known here."""

    async def advance(self, step: str) -> None:
        raise NotImplementedError(step)


@contextlib.asynccontextmanager
async def running(
    world: World, time_machine: TimeMachine | None = None, token: str = SANDBOX_TOKEN, *, port: int = 0
) -> AsyncIterator[str]:
    """Serve in the background while the block runs; yields the base URL, without a slash at the end."""
    app = create_app(world, time_machine or StillTime(world), token)
    async with contextlib.AsyncExitStack() as stack:
        # entered here, since a server that is stopped before it began does not close it
        listener = stack.enter_context(bind(port))
        group = await stack.enter_async_context(asyncio.TaskGroup())
        task = group.create_task(serve(app, listener=listener))
        try:
            yield f"http://{HOST}:{listener.getsockname()[1]}"
        finally:
            task.cancel()
