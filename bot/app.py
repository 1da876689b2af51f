"""The one place where everything is built, started and closed; it decides nothing that people notice."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot.chat import commands
from bot.chat.dispatcher import Dispatcher
from bot.chat.leaving import forget
from bot.chat.presenter import Presenter
from bot.chat.readable import UnreadableUpdateError
from bot.chat.setup import all_routes
from bot.clock import Clock
from bot.config import Settings
from bot.delivery.handshake import attempt, shake_hands
from bot.delivery.probe import Probe, Silent
from bot.delivery.rate_limiter import RateLimiter
from bot.delivery.receiver import Receiver
from bot.delivery.sender import Sender
from bot.delivery.ticker import Ticker
from bot.delivery.transport import BotApi
from bot.delivery.watchdog import Watchdog
from bot.delivery.worker import Worker
from bot.domain.errors import StartError
from bot.domain.kinds import Kind
from bot.instance import InstanceLock
from bot.keyfile import make_key_file
from bot.randomness import Randomness
from bot.service import due, presence, tidying, undelivered
from bot.service.leaving.erasure import Eraser
from bot.store.calls import Outgoing
from bot.store.database import Database
from bot.store.keyring import Keyring
from bot.store.schedule import Due
from bot.store.vault import Vault
from bot.store.work import Work
from bot.texts.loading import load_texts
from bot.texts.texts import Texts

_COLLECTS_EVERY = (10_000, 20, 50)
"""The collector's thresholds: a nudge makes hundreds of objects and no cycles; Python's own would cost 8 % of a day."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class App:
    """A bot that is ready: `run` is its life."""

    settings: Settings
    clock: Clock
    database: Database
    vault: Vault
    api: BotApi
    receiver: Receiver
    worker: Worker
    sender: Sender
    ticker: Ticker
    watchdog: Watchdog
    bells: tuple[asyncio.Event, ...]
    """What the loops wait for besides time."""

    def wake(self) -> None:
        """Have every loop look again: the clock was moved."""
        for bell in self.bells:
            bell.set()

    async def run(self) -> None:
        """Everything at once, until cancelled. Raises StartError when Telegram has not known the token for a minute."""
        gc.freeze()  # what the start has built stays for life: the collector need not look through it again
        gc.set_threshold(*_COLLECTS_EVERY)
        await attempt("looking for a webhook", self.receiver.forget_webhook)
        async with asyncio.TaskGroup() as loops:
            loops.create_task(self.receiver.run())
            loops.create_task(self.worker.run())
            loops.create_task(self.sender.run())
            loops.create_task(self.ticker.run())
            loops.create_task(self.watchdog.run())

    async def next_due(self) -> datetime | None:
        """The earliest instant (UTC) at which anything waits to happen; it may have gone by already."""
        async with self.database.transaction(self.clock.now()) as work:
            instants = [
                await work.schedule.next_at(),
                await work.inbox.next_at(),
                await work.outbox.next_at(),
            ]
        return min((instant for instant in instants if instant is not None), default=None)

    async def next_planned(self, *kinds: Kind) -> datetime | None:
        """When the next entry of these kinds of the calendar falls due for anybody."""
        async with self.database.transaction(self.clock.now()) as work:
            return await work.schedule.next_at(*kinds)


@asynccontextmanager
async def opened(
    settings: Settings,
    clock: Clock,
    probe: Probe | None = None,
    texts: Texts | None = None,
    randomness: Randomness | None = None,
) -> AsyncIterator[App]:
    """A bot with everything it needs, closed in order afterwards.

    `texts` are read when they are not given; without a `randomness` it has the operating system's.

    Raises StartError with one clear line when something is missing or wrong.
    """
    texts = texts or load_texts(settings)
    async with AsyncExitStack() as stack:
        stack.enter_context(InstanceLock(settings.data_dir))
        refuse_lost_keyring(settings)
        master_key = find_master_key(settings)
        keyring = stack.enter_context(Keyring(settings.data_dir / "keyring.sqlite3", master_key))
        vault = Vault(keyring, master_key)
        database = await Database.open(settings.data_dir / "kintsugi.sqlite3", vault, randomness)
        stack.push_async_callback(database.close)
        eraser = Eraser(database, vault, partial(forget.tell, texts))
        await eraser.finish(clock.now())
        token, url = settings.bot_token or "", settings.bot_api_url
        api = await stack.enter_async_context(BotApi(token, url, proxy=settings.proxy))
        yield await _assemble(
            settings,
            clock,
            texts,
            probe=probe or Silent(),
            database=database,
            vault=vault,
            eraser=eraser,
            api=api,
        )


def refuse_lost_keyring(settings: Settings) -> None:
    """Raises StartError when there is a database without its keyring: new keys could not read it."""
    database, keyring = settings.data_dir / "kintsugi.sqlite3", settings.data_dir / "keyring.sqlite3"
    if database.exists() and not keyring.exists():
        raise StartError(
            f"{settings.data_dir} holds a database, but its keyring {keyring.name} is missing. "
            "Put the newest copy of it back: without it nothing in the database can be read."
        )


def find_master_key(settings: Settings) -> bytes:
    """The key that all others hang on; made on the very first run only.

    Raises StartError when it is missing although there is a keyring: a new key could not read it.
    """
    if settings.master_key is not None:
        return settings.master_key
    if settings.master_key_file is None:
        raise StartError("Give MASTER_KEY or MASTER_KEY_FILE.")
    if (settings.data_dir / "keyring.sqlite3").exists():
        raise StartError(
            f"{settings.data_dir} holds a keyring, but its master key {settings.master_key_file} is missing. "
            "Put that file back, or name it with MASTER_KEY_FILE: without it nothing in there can be read."
        )
    key = make_key_file(settings.master_key_file)
    _log.warning("a master key was made: keep a copy of %s in another safe place", settings.master_key_file)
    return key


async def _assemble(
    settings: Settings,
    clock: Clock,
    texts: Texts,
    *,
    probe: Probe,
    database: Database,
    vault: Vault,
    eraser: Eraser,
    api: BotApi,
) -> App:
    arrived, queued = asyncio.Event(), asyncio.Event()
    me = await shake_hands(api, clock)
    async with database.transaction(clock.now()) as work:
        await work.ownership.claim(me.id)
    await attempt("setting the command menu", partial(commands.publish, api, texts))
    routes = all_routes()
    presenter = Presenter(texts, routes.events)
    dispatcher = Dispatcher(api.make_bot(me), texts, routes, presenter)
    receiver = Receiver(database, api, clock, probe, arrived)

    async def fall_due(work: Work, entry: Due) -> None:
        await due.fall_due(work, texts.library_for, entry)
        await presenter.present(work)

    async def fall_dead(work: Work, entry: Outgoing, _failure: str) -> None:
        await undelivered.fall_dead(work, texts.library, entry)
        await presenter.present(work)

    return App(
        settings=settings,
        clock=clock,
        database=database,
        vault=vault,
        api=api,
        receiver=receiver,
        worker=Worker(
            database,
            clock,
            probe,
            dispatcher.handle,
            dispatcher.apologise,
            arrived,
            queued,
            hopeless=(UnreadableUpdateError,),
            after=eraser.after,
        ),
        sender=Sender(
            database,
            api,
            clock,
            RateLimiter(settings.send_rate, settings.chat_rate),
            probe,
            presence.set_unreachable,
            queued,
            dead=fall_dead,
        ),
        ticker=Ticker(database, clock, fall_due, queued, probe, tidying.tidy, eraser.look),
        watchdog=Watchdog(receiver, clock),
        bells=(arrived, queued),
    )
