"""Each way a call can end is told apart, and no error names the token."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from telegram import User
from telegram.error import NetworkError

from bot.delivery.failures import RetryAt, judge
from bot.delivery.transport import (
    BotApi,
    BrokenAnswerError,
    CallError,
    NotSentError,
    RejectedError,
    UnclearError,
)
from tests.delivery.bot_api import TOKEN, Telegram, refusal
from tests.delivery.machine import NOON, Machine
from tests.delivery.socks import socks_proxy


async def failure(bot: Machine, read_timeout: float = 5) -> CallError:
    with pytest.raises(CallError) as caught:
        await bot.api.call("sendMessage", {"chat_id": 1, "text": "x"}, read_timeout=read_timeout)
    assert TOKEN not in f"{caught.value!r} {caught.value} {caught.value.__cause__!r}"
    return caught.value


async def test_parameters_arrive_as_they_are(bot: Machine, server: Telegram) -> None:
    params = {"chat_id": 1, "text": "a ü 💛 \n", "reply_markup": {"inline_keyboard": [[{"text": "ok"}]]}}
    assert await bot.api.call("sendMessage", params) == {"message_id": 1001}
    assert server.calls == [("sendMessage", params)]


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        ({"description": "Too Many Requests: retry after 5"}, 5),
        ({"description": "Too Many Requests: retry after 5", "parameters": {"retry_after": 7}}, 7),
        ({"description": "Too Many Requests: retry after 5", "parameters": {"retry_after": "x"}}, 5),
        ({"description": "Too Many Requests"}, None),
        ({"description": "", "parameters": {"retry_after": 1e300}}, 7 * 86400),
        ({"description": "Too Many Requests: retry after " + "9" * 5000}, None),
        ({"description": "", "parameters": {"retry_after": -1}}, None),
        ({"description": "", "parameters": {"retry_after": True}}, None),
    ],
)
async def test_how_long_to_wait_is_read_wherever_it_stands(
    bot: Machine, server: Telegram, answer: dict[str, Any], seconds: float | None
) -> None:
    body = {"ok": False, "error_code": 429, **answer}
    server.trouble = lambda *_: web.json_response(body, status=429)
    error = await failure(bot)
    assert isinstance(error, RejectedError)
    assert error.retry_after == seconds


async def test_an_error_answer_is_a_rejection(bot: Machine, server: Telegram) -> None:
    server.trouble = lambda *_: refusal(429, "Too Many Requests", 9)
    error = await failure(bot)
    assert isinstance(error, RejectedError)
    assert (error.status, error.retry_after) == (429, 9.0)


NOT_THE_BOT_API = (
    "",
    "<html><title>Sign in to Wi-Fi</title></html>",
    "[1]",
    "true",
    '{"result": 1}',
    '{"error": "not found"}',
    '{"ok": "yes", "result": 1}',
    '{"ok": false, "error": "invalid_auth"}',
    '{"ok": true, "result": {"message_id"',
    "[" * 100_000,
)
STATUSES = (
    200,
    204,
    400,
    401,
    403,
    404,
    405,
    407,
    408,
    409,
    413,
    415,
    422,
    429,
    451,
    499,
    500,
    502,
    503,
    504,
)


@pytest.mark.parametrize("status", STATUSES)
async def test_what_is_no_answer_of_the_bot_api_says_nothing_whatever_its_status(
    bot: Machine, server: Telegram, status: int
) -> None:
    for body in NOT_THE_BOT_API:
        server.trouble = lambda *_, body=body: web.Response(text=body, status=status)
        error = await failure(bot)
        assert isinstance(error, BrokenAnswerError), body
        assert error.status == status
        for method in ("sendMessage", "editMessageText", "answerCallbackQuery"):
            assert isinstance(judge(error, method, 0, NOON, NOON + timedelta(days=1)), RetryAt)


async def test_what_stands_beside_a_result_does_not_make_it_unreadable(
    bot: Machine, server: Telegram
) -> None:
    deep = '{"a":' * 5_000 + "1" + "}" * 5_000
    body = b'\xef\xbb\xbf{"odd": %s, "digits": %s, "bytes": "\xff", "ok": true, "result": {"message_id": 7}}'
    server.trouble = lambda *_: web.Response(body=body % (deep.encode(), b"9" * 5_000))
    assert await bot.api.call("sendMessage") == {"message_id": 7}


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_not_followed_and_told_of_once(
    bot: Machine, server: Telegram, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    there = f"{server.url}/bot{TOKEN}/sendMessage"
    server.trouble = lambda *_: web.Response(status=status, headers={"Location": there})
    for _ in range(3):
        assert isinstance(await failure(bot), NotSentError)
    assert (server.delivered, len(server.calls)) == ([], 3)
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "BOT_API_URL" in caplog.text
    assert TOKEN not in caplog.text


async def test_a_broken_connection_is_unclear(bot: Machine, server: Telegram) -> None:
    server.trouble = lambda *_: "cut"
    assert isinstance(await failure(bot), UnclearError)
    assert server.delivered == [(1, "x")]


async def test_silence_is_unclear(bot: Machine, server: Telegram) -> None:
    server.trouble = lambda *_: "late"
    assert isinstance(await failure(bot, read_timeout=0.05), UnclearError)
    assert server.delivered == [(1, "x")]


async def test_nobody_there_is_not_sent() -> None:
    async with BotApi(TOKEN, "http://127.0.0.1:1") as api:
        with pytest.raises(NotSentError):
            await api.call("getMe")


async def test_an_unknown_host_is_not_sent() -> None:
    async with BotApi(TOKEN, "http://nowhere.invalid") as api:
        with pytest.raises(NotSentError):
            await api.call("getMe")


async def test_no_free_connection_is_not_sent(server: Telegram) -> None:
    server.trouble = lambda *_: "late"
    async with (
        BotApi(TOKEN, server.url, connections=1, pool_seconds=0.05) as api,
        asyncio.TaskGroup() as group,
    ):
        group.create_task(api.call("sendMessage", {"chat_id": 1, "text": "holds the only connection"}))
        await server.waiting.wait()
        with pytest.raises(NotSentError):
            await api.call("sendMessage", {"chat_id": 1, "text": "finds none"})
        server.released.set()
    assert len(server.delivered) == 1


async def test_a_long_poll_takes_no_connection_from_the_sends(server: Telegram) -> None:
    async with BotApi(TOKEN, server.url, connections=1) as api, asyncio.TaskGroup() as group:
        poll = group.create_task(api.call("getUpdates", {"timeout": 50}))
        await server.until(lambda: bool(server.polls))
        await api.call("sendMessage", {"chat_id": 1, "text": "passes"})
        poll.cancel()


async def test_the_way_through_a_proxy() -> None:
    seen: list[tuple[str, str | None]] = []

    async def proxy(request: web.BaseRequest) -> web.Response:
        seen.append((request.method, request.headers.get("Proxy-Authorization")))
        return web.json_response({"ok": True, "result": "through the proxy"})

    runner = web.ServerRunner(web.Server(proxy))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    address = f"http://ana:secret@127.0.0.1:{runner.addresses[0][1]}"
    async with BotApi(TOKEN, "http://telegram.invalid", proxy=address) as api:
        assert await api.call("getMe") == "through the proxy"
    await runner.cleanup()
    assert seen == [("POST", "Basic YW5hOnNlY3JldA==")]


@pytest.mark.parametrize("scheme", ["socks5", "socks5h", "socks4a"])
async def test_the_way_through_a_socks_proxy_which_looks_the_name_up(server: Telegram, scheme: str) -> None:
    async with socks_proxy(server) as (port, asked):
        proxy = f"{scheme}://127.0.0.1:{port}"
        async with BotApi(TOKEN, "http://telegram.invalid", proxy=proxy) as api:
            assert await api.call("sendMessage", {"chat_id": 1, "text": "x"}) == {"message_id": 1001}
    assert asked == ["telegram.invalid"]


@pytest.mark.parametrize("scheme", ["http", "socks4", "socks5"])
async def test_a_proxy_that_is_not_there_is_not_sent(scheme: str) -> None:
    async with BotApi(TOKEN, "http://127.0.0.2:9", proxy=f"{scheme}://127.0.0.1:1") as api:
        with pytest.raises(NotSentError):
            await api.call("getMe")


@pytest.mark.parametrize("scheme", ["socks4", "socks5"])
async def test_a_proxy_that_refuses_is_not_sent(server: Telegram, scheme: str) -> None:
    async with (
        socks_proxy(server, refuses=True) as (port, _),
        BotApi(TOKEN, "http://127.0.0.2:9", proxy=f"{scheme}://127.0.0.1:{port}") as api,
    ):
        with pytest.raises(NotSentError):
            await api.call("getMe")


async def test_a_proxy_that_opens_no_tunnel_is_not_sent() -> None:
    async def proxy(_: web.BaseRequest) -> web.Response:
        return web.Response(status=407)

    runner = web.ServerRunner(web.Server(proxy))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    async with BotApi(TOKEN, "https://telegram.invalid", proxy=address) as api:
        with pytest.raises(NotSentError):
            await api.call("sendMessage")
    await runner.cleanup()


async def test_the_library_uses_the_same_connections(bot: Machine, server: Telegram) -> None:
    me = {"id": 1, "is_bot": True, "first_name": "Kin", "username": "kin_bot"}
    server.trouble = lambda method, _: (
        web.json_response({"ok": True, "result": me}) if method == "getMe" else None
    )
    library = bot.api.make_bot(User(1, "Kin", is_bot=True, username="kin_bot"))
    assert library.username == "kin_bot"  # without asking
    async with library:
        assert library.first_name == "Kin"
    server.trouble = lambda *_: "cut"
    with pytest.raises(NetworkError) as caught:
        await library.get_me()
    assert TOKEN not in f"{caught.value!r} {caught.value.__cause__!r}"
    assert (await failure(bot)).kind  # its shutdown did not close what is ours


async def test_closed_is_closed(bot: Machine) -> None:
    api = BotApi(TOKEN, "http://127.0.0.1:1")
    with pytest.raises(RuntimeError):
        await api.call("getMe")
