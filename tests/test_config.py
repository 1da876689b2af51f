"""Settings: every problem at once, nothing secret shown, keys apart from the data."""

import base64
import re
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.config import Settings, SettingsError, read_environment, read_settings, sandbox_settings
from bot.domain.errors import StartError
from bot.keyfile import decode_key, encode_key, make_key_file
from bot.settings_reader import NAMES

TOKEN = "1234567890:" + "Abc-_" * 7
KEY = bytes(range(32))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder that is home, too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def problems(env: Mapping[str, str]) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        read_settings(env)
    return caught.value.problems


def test_an_empty_environment_gives_the_documented_defaults(home: Path) -> None:
    assert read_settings({"HOME": str(home)}) == Settings(
        bot_token=None,
        bot_api_url="https://api.telegram.org",
        data_dir=Path("data"),
        master_key=None,
        master_key_file=home / ".config/kintsugi/master.key",
        send_rate=30.0,
        chat_rate=1.0,
        log_level="INFO",
    )


def test_every_setting_is_read(home: Path) -> None:
    settings = read_settings(
        {
            "BOT_TOKEN": f" {TOKEN}\n",
            "BOT_API_URL": "http://127.0.0.1:8081/",
            "DATA_DIR": "~/there",
            "MASTER_KEY": KEY.hex(),
            "SEND_RATE": "1000",
            "CHAT_RATE": "0.5",
            "LOG_LEVEL": "debug",
        }
    )
    assert settings == Settings(
        TOKEN, "http://127.0.0.1:8081", home / "there", KEY, None, 1000.0, 0.5, "DEBUG"
    )


def test_an_empty_variable_counts_as_not_set(home: Path) -> None:
    empty = dict.fromkeys(("BOT_TOKEN", "MASTER_KEY", "SEND_RATE", "LOG_LEVEL", "DATA_DIR"), " ")
    assert read_settings(empty | {"HOME": str(home)}) == read_settings({"HOME": str(home)})


def test_the_key_file_follows_the_configuration_folder(home: Path) -> None:
    def key_file(chosen: str) -> Path | None:
        return read_settings({"HOME": str(home), "XDG_CONFIG_HOME": chosen}).master_key_file

    assert key_file(str(home / "conf")) == home / "conf/kintsugi/master.key"
    assert key_file("relative") == home / ".config/kintsugi/master.key"


@pytest.mark.usefixtures("home")
def test_every_problem_is_told_at_once_one_line_each() -> None:
    told = problems(
        {
            "BOT_TOKEN": "not a token",
            "BOT_API_URL": "ftp://example.org",
            "DATA_DIR": "~nobody-by-that-name/x",
            "MASTER_KEY": "abc",
            "SEND_RATE": "fast",
            "CHAT_RATE": "0",
            "LOG_LEVEL": "loud",
            "BOT_TOKE": "x",
        }
    )
    assert [line.split()[0] for line in told] == [
        "BOT_API_URL",
        "BOT_TOKE",
        "BOT_TOKEN",
        "CHAT_RATE",
        "DATA_DIR",
        "LOG_LEVEL",
        "MASTER_KEY",
        "SEND_RATE",
    ]
    assert not any("\n" in line for line in told)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("rate", ["-1", "0", "1001", "nan", "inf", "1,5", "30/s"])
def test_a_rate_is_a_number_that_telegram_could_grant(rate: str) -> None:
    assert problems({"SEND_RATE": rate}) == (
        "SEND_RATE must be messages per second, a number above 0 and up to 1000",
    )


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "http://",
        "http://host:notaport",
        "http://two words",
        "http://me:secret@host",
        "http://host/?x=1",
        "http://host/bot",
        f"http://host/bot{TOKEN}",
    ],
)
def test_an_address_that_cannot_be_a_server_is_refused_and_not_repeated(url: str) -> None:
    (told,) = problems({"BOT_API_URL": url})
    assert told.startswith("BOT_API_URL must ")
    assert url == "http://" or url not in told


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "https://host/behind/a/proxy", "http://[::1]:80"])
def test_any_other_server_is_welcome(url: str) -> None:
    assert read_settings({"BOT_API_URL": url}).bot_api_url == url


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("BOT_TOKE", "BOT_TOKEN"),
        ("bot_token", "BOT_TOKEN"),
        ("BOTTOKEN", "BOT_TOKEN"),
        ("BOT_API_URI", "BOT_API_URL"),
        ("DATADIR", "DATA_DIR"),
        ("MASTERKEY", "MASTER_KEY"),
        ("SEND_RATES", "SEND_RATE"),
        ("LOG_LEVL", "LOG_LEVEL"),
        ("MASTER_KEY_FIEL", "MASTER_KEY_FILE"),
    ],
)
def test_a_slip_in_a_name_is_told(name: str, meant: str) -> None:
    assert problems({name: "some secret"}) == (f"{name} is no setting; did you mean {meant}?",)


@pytest.mark.usefixtures("home")
def test_other_programs_variables_are_left_alone() -> None:
    names = ("XDG_DATA_DIRS", "XDG_DATA_HOME", "BOT_NAME", "TOKEN", "RATE", "SSH_KEY_FILE", "LOG_DIR", "PATH")
    read_settings(dict.fromkeys(names, "x"))


def test_secrets_come_from_files_too(home: Path) -> None:
    (home / "token").write_text(f"{TOKEN}\n")
    (home / "key").write_text(base64.urlsafe_b64encode(KEY).decode())
    settings = read_settings({"BOT_TOKEN_FILE": "token", "MASTER_KEY_FILE": "key"})
    assert (settings.bot_token, settings.master_key) == (TOKEN, KEY)
    assert settings.master_key_file == Path("key")


def test_files_that_cannot_serve_are_told(home: Path) -> None:
    (home / "key").write_bytes(b"\xff\xfe")
    assert problems({"BOT_TOKEN_FILE": "missing", "MASTER_KEY_FILE": "key"}) == (
        "BOT_TOKEN_FILE: missing cannot be read (No such file or directory)",
        "MASTER_KEY_FILE: key is not a text file",
    )
    (home / "key").write_text("half a key")
    assert problems({"MASTER_KEY_FILE": "key"})[0].startswith("MASTER_KEY_FILE must be 32 bytes")


@pytest.mark.usefixtures("home")
def test_a_secret_given_twice_is_refused() -> None:
    told = problems(
        {"BOT_TOKEN": TOKEN, "BOT_TOKEN_FILE": "t", "MASTER_KEY": KEY.hex(), "MASTER_KEY_FILE": "k"}
    )
    assert told == (
        "BOT_TOKEN and BOT_TOKEN_FILE are both set; keep one of them",
        "MASTER_KEY and MASTER_KEY_FILE are both set; keep one of them",
    )


@pytest.mark.parametrize("path", ["data/master.key", "data/deep/k", "other/../data/k", "link/k"])
def test_the_key_never_lies_in_the_data_folder(home: Path, path: str) -> None:
    (home / "data").mkdir()
    (home / "link").symlink_to(home / "data")
    (told,) = problems({"MASTER_KEY_FILE": path})
    assert "lies inside DATA_DIR" in told


def test_nor_does_the_default_key_file(home: Path) -> None:
    (told,) = problems({"HOME": str(home), "DATA_DIR": str(home)})
    assert "lies inside DATA_DIR" in told


def test_a_data_folder_that_is_a_file_is_told(home: Path) -> None:
    (home / "data").write_text("")
    assert problems({}) == ("DATA_DIR: data is not a folder",)


@pytest.mark.usefixtures("home")
def test_nothing_that_is_shown_holds_a_secret() -> None:
    settings = read_settings({"BOT_TOKEN": TOKEN, "MASTER_KEY": KEY.hex()})
    shown = repr(settings) + str(settings)
    assert not any(secret in shown for secret in (TOKEN, KEY.hex(), encode_key(KEY), repr(KEY)))
    assert {TOKEN, KEY.hex(), encode_key(KEY)} <= set(settings.secrets())


@pytest.mark.usefixtures("home")
def test_no_problem_repeats_a_secret() -> None:
    slipped = {"BOT_TOKEN": "x" + TOKEN, "MASTER_KEY": KEY.hex()[:-1], "BOT_TOKE": TOKEN, "SEND_RATE": TOKEN}
    told = " ".join(problems(slipped))
    assert TOKEN not in told
    assert KEY.hex()[:-1] not in told


def test_the_environment_wins_over_the_file(home: Path) -> None:
    (home / ".env").write_text("# ours\nBOT_TOKEN='from file'\nexport LOG_LEVEL=DEBUG # loud\nEMPTY=\n")
    env = read_environment(environment={"BOT_TOKEN": "from environment"})
    assert env == {"BOT_TOKEN": "from environment", "LOG_LEVEL": "DEBUG", "EMPTY": ""}


@pytest.mark.usefixtures("home")
def test_without_a_file_the_environment_stands_alone() -> None:
    assert read_environment(environment={"A": "b"}) == {"A": "b"}


@pytest.mark.parametrize("line", ["BOT_TOKEN", "BOT_TOKEN='half", "= x"])
def test_a_broken_line_of_the_file_is_told_by_its_number(home: Path, line: str) -> None:
    (home / ".env").write_text(f"LOG_LEVEL=INFO\n{line}\n")
    with pytest.raises(SettingsError) as caught:
        read_environment(environment={})
    assert caught.value.problems == (".env: line 2 does not read NAME=value",)


def test_a_file_that_is_no_text_is_told(home: Path) -> None:
    (home / ".env").write_bytes(b"\xff\xfeB")
    with pytest.raises(SettingsError, match="cannot be read as text"):
        read_environment(environment={})


def test_the_sandbox_keeps_everything_in_its_folder(home: Path) -> None:
    settings = sandbox_settings(home / "sandbox", 8765)
    assert settings.bot_api_url == "http://127.0.0.1:8765"
    assert settings.data_dir == home / "sandbox/bot"
    assert settings.master_key is None
    assert settings.master_key_file is not None
    key = make_key_file(settings.master_key_file)
    assert sandbox_settings(home / "sandbox", 8765).master_key == key
    assert read_settings({"HOME": str(home), "BOT_TOKEN": str(settings.bot_token)}).bot_token


def test_a_damaged_sandbox_key_is_told(home: Path) -> None:
    (home / "master.key").write_text("gone")
    with pytest.raises(SettingsError, match="MASTER_KEY_FILE"):
        sandbox_settings(home, 1)


def test_a_key_reads_back_in_each_spelling() -> None:
    padded = base64.urlsafe_b64encode(KEY).decode()
    for text in (KEY.hex(), KEY.hex().upper(), padded, padded.rstrip("="), f"{encode_key(KEY)}\n"):
        assert decode_key(text) == KEY


@pytest.mark.parametrize("text", ["", "0" * 63, "0" * 65, "é" * 43, "a" * 44, "a" * 42 + "=", "a b" * 21])
def test_anything_else_is_no_key(text: str) -> None:
    with pytest.raises(ValueError, match="must be 32 bytes"):
        decode_key(text)


def test_a_new_key_file_is_for_its_owner_alone_and_never_replaces_one(home: Path) -> None:
    path = home / "a/b/master.key"
    key = make_key_file(path)
    assert decode_key(path.read_text()) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    with pytest.raises(StartError, match="exists already"):
        make_key_file(path)
    assert decode_key(path.read_text()) == key
    assert [entry.name for entry in path.parent.iterdir()] == ["master.key"]


def test_a_key_file_that_cannot_be_made_is_told(home: Path) -> None:
    (home / "file").write_text("")
    with pytest.raises(StartError, match="cannot be made"):
        make_key_file(home / "file" / "master.key")


def test_every_setting_is_documented(root: Path) -> None:
    for page in ("docs/running.md", ".env.example"):
        text = (root / page).read_text(encoding="utf-8")
        assert [name for name in NAMES if not re.search(rf"\b{name}\b", text)] == [], page


@pytest.mark.usefixtures("home")
def test_the_example_is_read_as_it_stands(root: Path) -> None:
    assert read_settings(read_environment(root / ".env.example", {})).bot_token is None


def through(env: Mapping[str, str], url: str = "https://api.telegram.org") -> str | None:
    return read_settings({"BOT_API_URL": url, **env}).proxy


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("http://proxy.example:3128", "http://proxy.example:3128"),
        ("http://proxy.example", "http://proxy.example:80"),
        ("https://proxy.example/", "https://proxy.example:443"),
        ("socks5://127.0.0.1:9050", "socks5://127.0.0.1:9050"),
        ("socks5h://localhost", "socks5h://localhost:1080"),
        ("socks4://[::1]", "socks4://[::1]:1080"),
        ("http://ana:p%40ss@proxy.example:3128", "http://ana:p%40ss@proxy.example:3128"),
    ],
)
def test_a_proxy_is_read_as_other_programs_read_it(home: Path, value: str, address: str) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        assert through({name: value}) == address
    assert through({"HTTP_PROXY": value}) is None
    assert through({"HTTP_PROXY": value}, "http://telegram.example:8081") == address
    assert through({"https_proxy": value, "HTTPS_PROXY": "http://other.example:1"}) == address


@pytest.mark.parametrize(
    "value",
    [
        "proxy.example:3128",
        "proxy.example",
        "//proxy.example",
        "ftp://proxy.example",
        "http://",
        "http://p:port",
    ],
)
def test_a_proxy_that_cannot_be_used_is_one_plain_sentence(home: Path, value: str) -> None:
    [problem] = problems({"HTTPS_PROXY": value})
    assert problem.startswith("HTTPS_PROXY must be an address such as http://proxy.example:3128")


def test_a_proxy_for_others_or_for_nobody_is_none_of_our_business(home: Path) -> None:
    broken = {"HTTP_PROXY": "no scheme", "HTTPS_PROXY": "no scheme"}
    assert through({**broken, "NO_PROXY": "localhost, .telegram.org"}) is None
    assert through({**broken, "no_proxy": "*"}) is None
    assert through({"HTTP_PROXY": "no scheme"}) is None
    assert through({"HTTPS_PROXY": "  "}) is None


def test_the_password_of_a_proxy_is_a_secret(home: Path) -> None:
    settings = read_settings({"HTTPS_PROXY": "http://ana:gehe%40im@proxy.example:3128"})
    assert "gehe" not in repr(settings)
    assert {"gehe%40im", "gehe@im"} <= set(settings.secrets())


def test_the_sandbox_needs_no_proxy(home: Path) -> None:
    assert sandbox_settings(home, 8765).proxy is None
