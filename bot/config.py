"""Settings from the environment, frozen and checked all at once; it must not know what they are used for."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from bot.domain.errors import StartError
from bot.keyfile import encode_key
from bot.settings_reader import DEFAULT_CHAT_RATE, DEFAULT_SEND_RATE, SettingsReader, read_dotenv

SANDBOX_TOKEN: Final = "1000000001:" + "kintsugi-sandbox-" * 2  # opens nothing outside this machine


class SettingsError(StartError):
    """Some settings cannot be used: `problems` holds one sentence for each, without any secret."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        """Keep the sentences, in the order of the settings' names."""
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator chose. Secrets stay out of `repr`.

    `master_key` is None only when `master_key_file` does not exist yet: the first run makes it.
    `master_key_file` is None when the key came from the environment. Rates are messages per second.
    """

    bot_token: str | None = field(repr=False)
    bot_api_url: str
    data_dir: Path
    master_key: bytes | None = field(repr=False)
    master_key_file: Path | None
    send_rate: float = DEFAULT_SEND_RATE
    chat_rate: float = DEFAULT_CHAT_RATE
    log_level: str = "INFO"
    proxy: str | None = field(default=None, repr=False)
    """The address of the proxy on the way to the Bot API, its password included."""

    def secrets(self) -> tuple[str, ...]:
        """Return every spelling of a secret that must never reach a log."""
        words = [self.bot_token] if self.bot_token else []
        if self.master_key:
            words += [encode_key(self.master_key), self.master_key.hex()]
        password = urlsplit(self.proxy).password if self.proxy else None
        if password:
            words += [password, unquote(password)]
        return tuple(words)


def read_environment(
    dotenv: Path = Path(".env"), environment: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the environment's variables, laid over those of the `.env` file where there is one.

    Raises SettingsError when the file, or a line of it, cannot be read.
    """
    over = os.environ if environment is None else environment
    from_file, problems = read_dotenv(dotenv)
    if problems:
        raise SettingsError(problems)
    return from_file | dict(over)


def read_data_dir(dotenv: Path = Path(".env"), environment: Mapping[str, str] | None = None) -> Path:
    """Return the folder of data whatever may be wrong with all other settings."""
    from_file, _ = read_dotenv(dotenv)
    return SettingsReader(from_file | dict(os.environ if environment is None else environment)).data_dir()


def read_settings(env: Mapping[str, str]) -> Settings:
    """Return the settings that `env` describes; raises SettingsError with every problem at once.

    Reads the files that `*_FILE` variables name and writes nothing.
    """
    reader = SettingsReader(env)
    data_dir = reader.data_dir()
    key_file = reader.master_key_file(data_dir)
    api_url = reader.api_url()
    settings = Settings(
        bot_token=reader.token(),
        bot_api_url=api_url,
        data_dir=data_dir,
        master_key=reader.master_key(key_file),
        master_key_file=key_file,
        send_rate=reader.rate("SEND_RATE", DEFAULT_SEND_RATE),
        chat_rate=reader.rate("CHAT_RATE", DEFAULT_CHAT_RATE),
        log_level=reader.log_level(),
        proxy=reader.proxy(api_url),
    )
    reader.unknown_names()
    if reader.problems:
        raise SettingsError(tuple(sorted(reader.problems)))
    return settings


def sandbox_settings(folder: Path, port: int, log_level: str = "INFO") -> Settings:
    """Return settings for a bot that talks to the sandbox on `port`, with all its data under `folder`.

    Here alone the master key lies beside the data: nobody's real words are in it.
    Raises SettingsError when the sandbox's key file was damaged.
    """
    key_file = folder / "master.key"
    reader = SettingsReader({})
    settings = Settings(
        bot_token=SANDBOX_TOKEN,
        bot_api_url=f"http://127.0.0.1:{port}",
        data_dir=folder / "bot",
        master_key=reader.master_key(key_file),
        master_key_file=key_file,
        log_level=log_level,
    )
    if reader.problems:
        raise SettingsError(tuple(reader.problems))
    return settings
