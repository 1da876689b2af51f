"""Log lines without people in them: ids and durations only; it must not know what is being logged.

One record is one line: UTC time, level, logger, message. Messages name their fields in plain words,
`log.info("sent outbox=%d in %d ms", 12, 34)`, and carry no text that a person wrote. What other
libraries say is cut to its fixed part, and an error is shown as types and places, never by its message.
"""

import itertools
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

QUIET: Final = (
    "httpx",
    "httpcore",
    "telegram",
    "apscheduler",
    "aiosqlite",
    "aiohttp",
    "asyncio",
    "uvicorn",
    "tzlocal",
)
REDACTED: Final = "[redacted]"

_OWN: Final = "bot"
_TOKEN_SHAPE: Final = re.compile(r"\d+(?::|%3[Aa])[A-Za-z0-9_-]{30,}")
_VALUE_STARTS: Final = re.compile(r"[\n\r<>(\[{\"'`=:]")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_FRAMES: Final = 8
_ERRORS: Final = 6


def setup(level: str, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Send all logging to `stream` (stderr) as safe lines, uncaught errors included.

    `level` is a name such as INFO; `secrets` are never written, in whatever part of a record they stand.
    """
    handler = _SafeHandler(stream or sys.stderr)
    handler.setFormatter(SafeFormatter(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    sys.excepthook = _log_uncaught
    sys.unraisablehook = _log_unraisable
    threading.excepthook = _log_thread


def describe_error(error: BaseException) -> str:
    """Return an error's type, where it was raised and what caused it, without a word of its message."""
    return "; ".join(itertools.islice(_descriptions(error), _ERRORS))


class SafeFormatter(logging.Formatter):
    """Writes a record as one line without secrets, without people's words, without control characters."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        """Keep the secrets, longest first, so that no part of a longer one is left standing."""
        super().__init__()
        self._secrets = sorted({secret for secret in secrets if secret}, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        at = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]
        message = record.getMessage() if _is_own(record) else _fixed_part(record)
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            message = f"{message} | {describe_error(error)}"
        return self._redact(_one_line(f"{at}Z {record.levelname} {record.name} {message}"))

    def _redact(self, line: str) -> str:
        for secret in self._secrets:
            line = line.replace(secret, REDACTED)
        return _TOKEN_SHAPE.sub(REDACTED, line)


class _SafeHandler(logging.StreamHandler[TextIO]):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Say where a line failed; logging's own answer would print the arguments."""
        try:
            self.stream.write(
                f"a log line could not be written: {record.name} {record.filename}:{record.lineno}\n"
            )
        except (OSError, ValueError):
            return  # nowhere left to say it


def _is_own(record: logging.LogRecord) -> bool:
    return record.name == _OWN or record.name.startswith(f"{_OWN}.")


def _fixed_part(record: logging.LogRecord) -> str:
    """Return what a library's message says without its values: "Received data was %s" stays just that."""
    template = str(record.msg)
    fixed = template if record.args else _VALUE_STARTS.split(template, maxsplit=1)[0].strip()
    return f"{fixed or '-'} ({record.filename}:{record.lineno})"


def _one_line(text: str) -> str:
    return _CONTROL.sub(lambda sign: repr(sign[0])[1:-1], text)


def _descriptions(error: BaseException) -> Iterator[str]:
    seen: set[int] = set()
    waiting = [("", error)]
    while waiting:
        relation, one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield relation + _place(one)
        if isinstance(one, BaseExceptionGroup):
            waiting += [("with ", part) for part in one.exceptions]
        cause = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
        if cause is not None:
            waiting.append(("after ", cause))


def _place(error: BaseException) -> str:
    kind = type(error)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    # the frames are walked without their source lines: a line may hold a literal, and reading it costs a file
    walked = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), lookup_lines=False)
    frames = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in reversed(walked)][:_FRAMES]
    return f"{name} at {' < '.join(frames)}" if frames else name


def _short(filename: str) -> str:
    """Return the last three parts of a path: enough to find the file, nothing about whose machine it is."""
    return "/".join(Path(filename).parts[-3:])


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger(_OWN).critical("stopped by an unexpected error", exc_info=(kind, error, trace))


def _log_thread(args: "threading.ExceptHookArgs") -> None:
    if args.exc_value is not None:
        logging.getLogger(_OWN).critical(
            "a thread was stopped by an unexpected error", exc_info=args.exc_value
        )


def _log_unraisable(args: "sys.UnraisableHookArgs") -> None:
    logging.getLogger(_OWN).error("an error could not be raised", exc_info=args.exc_value)
