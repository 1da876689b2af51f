"""The command line: run, sandbox, check; and nothing else."""

import argparse
import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot import log
from bot.app import opened
from bot.clock import SystemClock
from bot.config import SettingsError, read_data_dir, read_environment, read_settings
from bot.delivery.watchdog import StalledError
from bot.domain.errors import OperatorError
from bot.sandbox_run import DEFAULT_FOLDER, DEFAULT_PORT, run_sandbox
from bot.store.unreachable import look, summary
from bot.texts.content import content_root, own_folder
from bot.texts.lint import check
from kintsugi_sandbox.errors import PortBusy

KNOWN = (OperatorError, StalledError, PortBusy)
"""Errors whose text is one clear line for the operator."""

HOW_TO_BEGIN = """BOT_TOKEN is not set. Ask @BotFather on Telegram for one (/newbot) and put BOT_TOKEN=... into .env.
To try everything without a token, use the sandbox: python -m bot sandbox"""


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 not well, 2 wrongly asked."""
    os.umask(0o077)
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except SettingsError as error:
        return _refuse(*error.problems)
    except KNOWN as error:
        return _refuse(str(error))
    except BaseExceptionGroup as group:  # what a task of a group raised arrives wrapped
        known, unknown = group.split(KNOWN)
        if known is None or unknown is not None:
            raise
        return _refuse(*dict.fromkeys(_sentences(known)))


def _parser() -> argparse.ArgumentParser:
    about = "Kintsugi helps two people rebuild trust."
    parser = argparse.ArgumentParser(prog="python -m bot", description=about)
    commands = parser.add_subparsers(required=True, metavar="command")
    run = commands.add_parser("run", help="run the bot on Telegram (needs BOT_TOKEN)")
    run.set_defaults(command=_run)
    sandbox = commands.add_parser("sandbox", help="try it on a page with two phones, without a token")
    sandbox.add_argument("--port", type=int, default=DEFAULT_PORT, help=f"default {DEFAULT_PORT}")
    sandbox.add_argument("--folder", type=Path, default=DEFAULT_FOLDER, help="where its data is kept")
    sandbox.add_argument("--fresh", action="store_true", help="forget what an earlier sandbox kept")
    begin = "where time stands in a new sandbox, in UTC, as 2026-11-23T12:00; without it, now"
    sandbox.add_argument("--begin", type=_instant, metavar="INSTANT", help=begin)
    sandbox.set_defaults(command=_sandbox)
    checking = commands.add_parser("check", help="look through all content for mistakes")
    own = "a folder with prompts of your own; without it DATA_DIR/content, if it is there"
    checking.add_argument("own", nargs="?", type=Path, metavar="folder", help=own)
    checking.set_defaults(command=_check)
    return parser


def _instant(words: str) -> datetime:
    """Raises ValueError, which argparse puts into a sentence, for anything but a date, or a date and an hour."""
    instant = datetime.fromisoformat(words)
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


def _run(_options: argparse.Namespace) -> int:
    settings = read_settings(read_environment())
    if settings.bot_token is None:
        return _refuse(HOW_TO_BEGIN)
    log.setup(settings.log_level, settings.secrets())

    async def live() -> None:
        async with opened(settings, SystemClock()) as bot:
            await bot.run()

    return _until_told(live())


def _sandbox(options: argparse.Namespace) -> int:
    log.setup("WARNING")
    return _until_told(run_sandbox(options.folder, options.port, fresh=options.fresh, begin=options.begin))


def _check(options: argparse.Namespace) -> int:
    data_dir = read_data_dir()
    report = check(content_root(), options.own or own_folder(data_dir))
    print(report.table())
    counts = look(data_dir / "kintsugi.sqlite3")
    if counts is not None:
        print(summary(counts))
    for note in report.notes:
        print(note)
    for problem in report.problems:
        print(problem, file=sys.stderr)
    return 1 if report.problems else 0


def _until_told(life: Coroutine[Any, Any, None]) -> int:
    """Live until SIGTERM or SIGINT asks for a stop, then end with nothing half-done."""

    async def stoppable() -> None:
        me, loop = asyncio.current_task(), asyncio.get_running_loop()
        if me is not None:
            for name in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(name, me.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await life

    asyncio.run(stoppable())
    return 0


def _sentences(error: BaseException) -> list[str]:
    """What the single errors of a group say, however deep the tasks were."""
    if isinstance(error, BaseExceptionGroup):
        return [sentence for inner in error.exceptions for sentence in _sentences(inner)]
    return [str(error)]


def _refuse(*lines: str) -> int:
    for line in lines:
        print(line, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
