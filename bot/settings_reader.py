"""What each variable must look like, collecting every problem; it must not know who asks for the settings."""

import difflib
import math
import os
import re
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from dotenv.parser import parse_stream

from bot.keyfile import decode_key
from bot.proxies import proxy_for

NAMES: Final = (
    "BOT_TOKEN",
    "BOT_TOKEN_FILE",
    "BOT_API_URL",
    "DATA_DIR",
    "MASTER_KEY",
    "MASTER_KEY_FILE",
    "SEND_RATE",
    "CHAT_RATE",
    "LOG_LEVEL",
)
LOG_LEVELS: Final = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
TELEGRAM_API_URL: Final = "https://api.telegram.org"
DEFAULT_SEND_RATE: Final = 30.0  # messages per second over all chats: what Telegram grants an ordinary bot
DEFAULT_CHAT_RATE: Final = 1.0
HIGHEST_RATE: Final = 1000.0  # what Telegram grants at most, with paid broadcasts

_TOKEN: Final = re.compile(r"[0-9]{3,}:[A-Za-z0-9_-]{3,}")
_LIKENESS: Final = 0.86  # BOT_TOKE and DATADIR are slips of ours, XDG_DATA_DIRS and BOT_NAME are not


def read_dotenv(path: Path) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the variables of a `.env` file, none where there is no file, and a sentence per broken line."""
    if not path.is_file():
        return {}, ()
    try:
        lines = list(parse_stream(StringIO(path.read_text(encoding="utf-8-sig"))))
    except (OSError, UnicodeDecodeError):
        return {}, (f"{path} cannot be read as text",)
    values = {line.key: line.value for line in lines if line.key is not None and line.value is not None}
    broken = [
        line.original.line for line in lines if line.error or (line.key is not None and line.value is None)
    ]
    return values, tuple(f"{path}: line {number} does not read NAME=value" for number in broken)


class SettingsReader:
    """Reads one setting after the other and collects what is wrong instead of stopping at the first."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env
        self.problems: list[str] = []

    def _value(self, name: str) -> str | None:
        return self._env.get(name, "").strip() or None  # an empty variable means one that is not set

    def _clash(self, secret: str) -> bool:
        both = bool(self._value(secret) and self._value(f"{secret}_FILE"))
        if both:
            self.problems.append(f"{secret} and {secret}_FILE are both set; keep one of them")
        return both

    def _path(self, name: str, default: str | Path) -> Path:
        path = Path(self._value(name) or default)
        try:
            path = path.expanduser()
            path.resolve()
        except (RuntimeError, ValueError, OSError):
            self.problems.append(f"{name} is no usable path")
            return Path(default)
        return path

    def _file(self, name: str, path: Path) -> str | None:
        try:
            return path.read_text(encoding="utf-8").strip()
        except UnicodeDecodeError:
            self.problems.append(f"{name}: {path} is not a text file")
        except OSError as error:
            self.problems.append(f"{name}: {path} cannot be read ({error.strerror})")
        return None

    def token(self) -> str | None:
        if self._clash("BOT_TOKEN"):
            return None
        named = self._value("BOT_TOKEN_FILE") is not None
        name = "BOT_TOKEN_FILE" if named else "BOT_TOKEN"
        text = self._file(name, self._path(name, name)) if named else self._value(name)
        if text is None:
            return None
        if not _TOKEN.fullmatch(text):
            self.problems.append(
                f"{name} holds no bot token; one looks like 1234567890:AAE-letters_and-digits"
            )
            return None
        return text

    def api_url(self) -> str:
        url = (self._value("BOT_API_URL") or TELEGRAM_API_URL).rstrip("/")
        problem = _url_problem(url)
        if problem:
            self.problems.append(f"BOT_API_URL {problem}")
        return url

    def proxy(self, api_url: str) -> str | None:
        """The address of the proxy on the way to the Bot API, by the variables that all programs know."""
        try:
            found = proxy_for(api_url, self._env)
        except ValueError:
            return None  # the address itself is wrong, and has been told of
        if found is not None and found.problem is not None:
            self.problems.append(found.problem)
        return found.address if found else None

    def data_dir(self) -> Path:
        path = self._path("DATA_DIR", "data")
        if os.path.lexists(path) and not path.is_dir():
            self.problems.append(f"DATA_DIR: {path} is not a folder")
        return path

    def master_key_file(self, data_dir: Path) -> Path | None:
        if self._clash("MASTER_KEY") or self._value("MASTER_KEY"):
            return None
        path = self._path("MASTER_KEY_FILE", self._default_key_file())
        if path.resolve().is_relative_to(data_dir.resolve()):
            self.problems.append(
                f"MASTER_KEY_FILE: {path} lies inside DATA_DIR; keep the key apart from what it opens"
            )
        return path

    def _default_key_file(self) -> Path:
        chosen = Path(self._value("XDG_CONFIG_HOME") or "")
        home = Path(self._value("HOME") or "~")
        folder = chosen if chosen.is_absolute() else home / ".config"
        return folder / "kintsugi" / "master.key"

    def master_key(self, path: Path | None) -> bytes | None:
        name = "MASTER_KEY_FILE" if path else "MASTER_KEY"
        if path and not os.path.lexists(path):
            return None
        text = self._file(name, path) if path else self._value(name)
        if text is None:
            return None
        try:
            return decode_key(text)
        except ValueError as error:
            self.problems.append(f"{name} {error}")
            return None

    def rate(self, name: str, default: float) -> float:
        text = self._value(name)
        if text is None:
            return default
        try:
            rate = float(text)
        except ValueError:
            rate = math.nan
        if not 0 < rate <= HIGHEST_RATE:
            self.problems.append(
                f"{name} must be messages per second, a number above 0 and up to {HIGHEST_RATE:.0f}"
            )
        return rate

    def log_level(self) -> str:
        level = (self._value("LOG_LEVEL") or "INFO").upper()
        if level not in LOG_LEVELS:
            self.problems.append(f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}")
        return level

    def unknown_names(self) -> None:
        for name in self._env:
            near = difflib.get_close_matches(name.upper(), NAMES, n=1, cutoff=_LIKENESS)
            if name not in NAMES and near:
                self.problems.append(f"{name} is no setting; did you mean {near[0]}?")


def _url_problem(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or any(sign.isspace() for sign in url):
        return f"must be a web address such as {TELEGRAM_API_URL}"
    if parts.query or parts.fragment:
        return "must end before any ? or #"
    if parts.username or parts.password:
        return "must hold no user name or password"
    if re.search(r"/bot[^/]*$", parts.path) and (":" in parts.path or parts.path.endswith("/bot")):
        return "must be the root of the server, without /bot and the token"
    return None
