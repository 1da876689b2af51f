"""Log lines: one per record, no secret, no word of a person, whoever wrote them."""

import io
import logging
import sys
import threading
from collections.abc import Iterator

import pytest

from bot.log import REDACTED, SafeFormatter, describe_error, setup

TOKEN = "1234567890:" + "Abc-_" * 7
WORDS = "I never told you about the summer"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Log into a string and put everything back afterwards."""
    top = logging.getLogger()
    handlers, level = top.handlers[:], top.level
    hooks = (sys.excepthook, sys.unraisablehook, threading.excepthook)
    top.handlers = []  # so that force finds none to close
    stream = io.StringIO()
    setup("DEBUG", ("plain secret", TOKEN), stream)
    yield stream
    top.handlers, top.level = handlers, level
    sys.excepthook, sys.unraisablehook, threading.excepthook = hooks


def fail(words: str) -> None:
    raise ValueError(words)


def failure() -> ValueError:
    try:
        fail(WORDS)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_line_holds_utc_time_level_logger_and_message() -> None:
    record = logging.LogRecord(
        "bot.delivery", logging.INFO, __file__, 1, "sent outbox=%d in %d ms", (12, 34), None
    )
    record.created = 1743249600.123
    assert (
        SafeFormatter().format(record) == "2025-03-29T12:00:00.123Z INFO bot.delivery sent outbox=12 in 34 ms"
    )


def test_a_record_is_one_line_whatever_it_holds() -> None:
    # formatted by hand: half a character in what pytest captures could not travel between its processes
    said = ("\u2028c\x00\x85\ud800",)
    record = logging.LogRecord("bot.x", logging.INFO, __file__, 1, "a\nb\r\x1b[31m%s", said, None)
    line = SafeFormatter().format(record)
    assert "\n" not in line
    assert line.endswith(r"a\nb\r\x1b[31m\u2028c\x00\x85\ud800")


@pytest.mark.parametrize("name", ["bot.delivery", "httpx", "telegram.ext", "somebody"])
def test_a_token_is_redacted_wherever_it_stands(lines: io.StringIO, name: str) -> None:
    log = logging.getLogger(name)
    log.error("POST https://host/bot%s/getMe", TOKEN)
    log.error(f"POST https://host/bot{TOKEN}/getMe and plain secret")  # noqa: G004 - as careless code would
    log.error("https://host/bot987654321%%3A%s/x", "Z" * 35)
    log.error(f"unknown to us: 42:{'Z' * 35}")  # noqa: G004 - as careless code would
    try:
        fail(TOKEN)
    except ValueError:
        log.exception("failed", stack_info=True)
    shown = lines.getvalue()
    assert shown.count("\n") == 5
    assert TOKEN not in shown
    assert "Z" * 35 not in shown
    assert "plain secret" not in shown
    if name == "bot.delivery":
        assert shown.count(REDACTED) == 5


def test_an_error_is_shown_as_types_and_places(lines: io.StringIO) -> None:
    logging.getLogger("bot.x").error("handler failed update=%d", 7, exc_info=failure())
    line = lines.getvalue()
    assert WORDS not in line
    assert "handler failed update=7 | ValueError at " in line
    assert "tests/test_log.py:" in line
    assert " fail < " in line


def test_causes_groups_and_notes_give_no_words_away() -> None:
    try:
        try:
            fail(WORDS)
        except ValueError as error:
            error.add_note(WORDS)
            raise ExceptionGroup(WORDS, [KeyError(WORDS), OSError(2, WORDS, WORDS)]) from error
    except ExceptionGroup as group:
        told = describe_error(group)
    assert "summer" not in told
    kinds = [part.split(" at ")[0] for part in told.split("; ")]
    assert kinds == ["ExceptionGroup", "with KeyError", "with FileNotFoundError", "after ValueError"]


def test_an_error_that_causes_itself_ends() -> None:
    error = failure()
    error.__context__ = other = KeyError(WORDS)
    other.__context__ = error
    assert describe_error(error).count("ValueError") == 1


@pytest.mark.parametrize("name", ["telegram.ext.Updater", "asyncio", "aiosqlite", "apscheduler", "anything"])
def test_what_libraries_say_is_cut_to_its_fixed_part(lines: io.StringIO, name: str) -> None:
    log = logging.getLogger(name)
    log.critical("Received data was %s", {"text": WORDS})
    log.critical("Task exception was never retrieved\nfuture: <Task exception=ValueError('summer')>")
    log.critical(f"Exception in callback say('{WORDS}')")  # noqa: G004 - as careless code would
    shown = lines.getvalue()
    assert "summer" not in shown
    assert "Received data was %s (" in shown
    assert "Task exception was never retrieved (" in shown
    assert "Exception in callback say (" in shown


@pytest.mark.parametrize(
    "name", ["httpx", "httpcore.http11", "telegram.Bot", "apscheduler.executors", "aiosqlite"]
)
def test_chatty_libraries_stay_below_the_line_even_at_debug(lines: io.StringIO, name: str) -> None:
    logging.getLogger(name).info("HTTP Request: POST https://host/bot%s/getMe", TOKEN)
    logging.getLogger(name).debug("operation %s", WORDS)
    assert lines.getvalue() == ""


def test_a_line_that_cannot_be_written_gives_nothing_away(lines: io.StringIO) -> None:
    top = logging.getLogger()
    top.handlers = [one for one in top.handlers if isinstance(one.formatter, SafeFormatter)]
    logging.getLogger("bot.x").info("%d messages", WORDS)
    assert lines.getvalue().startswith("a log line could not be written: bot.x test_log.py:")
    assert lines.getvalue().count("\n") == 1


def test_errors_nobody_caught_are_told_the_same_way(lines: io.StringIO) -> None:
    error = failure()
    sys.excepthook(ValueError, error, error.__traceback__)
    thread = threading.Thread(target=fail, args=(WORDS,))
    thread.start()
    thread.join()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    shown = lines.getvalue()
    assert shown.count("ValueError at ") == shown.count("\n") == 2
    assert WORDS not in shown


def test_a_level_holds_for_everybody(lines: io.StringIO) -> None:
    stream = io.StringIO()
    logging.getLogger().handlers = []
    setup("ERROR", (), stream)
    logging.getLogger("bot.x").warning("not now")
    logging.getLogger("httpx").warning("nor now")
    assert stream.getvalue() == lines.getvalue() == ""
