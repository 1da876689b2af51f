"""Each way a call can end is told apart, and no error names the token."""

import asyncio

import pytest
from aiohttp import web
from telegram.error import NetworkError

from bot.delivery.transport import (
    BotApi,
    BrokenAnswerError,
    CallError,
    NotSentError,
    RejectedError,
    UnclearError,
)
from tests.delivery.bot_api import TOKEN, Telegram, refusal
from tests.delivery.machine import Machine


async def failure(bot: Machine, read_timeout: float = 5) -> CallError:
    with pytest.raises(CallError) as caught:
        await bot.api.call("sendMessage", {"chat_id": 1, "text": "x"}, read_timeout=read_timeout)
    assert TOKEN not in f"{caught.value!r} {caught.value} {caught.value.__cause__!r}"
    return caught.value


async def test_parameters_arrive_as_they_are(bot: Machine, server: Telegram) -> None:
    params = {"chat_id": 1, "text": "a ü 💛 \n", "reply_markup": {"inline_keyboard": [[{"text": "ok"}]]}}
    assert await bot.api.call("sendMessage", params) == {"message_id": 1001}
    assert server.calls == [("sendMessage", params)]


async def test_an_error_answer_is_a_rejection(bot: Machine, server: Telegram) -> None:
    server.trouble = lambda *_: refusal(429, "Too Many Requests", 9)
    error = await failure(bot)
    assert isinstance(error, RejectedError)
    assert (error.status, error.retry_after) == (429, 9.0)


async def test_an_error_page_is_a_rejection(bot: Machine, server: Telegram) -> None:
    server.trouble = lambda *_: web.Response(status=502, text="<html>Bad Gateway</html>")
    error = await failure(bot)
    assert isinstance(error, RejectedError)
    assert error.status == 502


@pytest.mark.parametrize("body", ["", "<html>", "[1]", '{"result": 1}', "[" * 100_000])
async def test_a_200_that_cannot_be_read_was_carried_out(bot: Machine, server: Telegram, body: str) -> None:
    server.trouble = lambda *_: web.Response(text=body)
    assert isinstance(await failure(bot), BrokenAnswerError)


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


async def test_the_way_through_a_proxy(server: Telegram, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    async def proxy(request: web.BaseRequest) -> web.Response:
        seen.append(request.method)
        return web.json_response({"ok": True, "result": "through the proxy"})

    runner = web.ServerRunner(web.Server(proxy))
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{runner.addresses[0][1]}")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    async with BotApi(TOKEN, "http://telegram.invalid") as api:
        assert await api.call("getMe") == "through the proxy"
    await runner.cleanup()
    assert seen == ["POST"]


async def test_the_library_uses_the_same_connections(bot: Machine, server: Telegram) -> None:
    me = {"id": 1, "is_bot": True, "first_name": "Kin", "username": "kin_bot"}
    server.trouble = lambda method, _: (
        web.json_response({"ok": True, "result": me}) if method == "getMe" else None
    )
    library = bot.api.make_bot()
    async with library:
        assert library.username == "kin_bot"
    server.trouble = lambda *_: "cut"
    with pytest.raises(NetworkError) as caught:
        await library.get_me()
    assert TOKEN not in f"{caught.value!r} {caught.value.__cause__!r}"
    assert (await failure(bot)).kind  # its shutdown did not close what is ours


async def test_closed_is_closed(bot: Machine) -> None:
    api = BotApi(TOKEN, "http://127.0.0.1:1")
    with pytest.raises(RuntimeError):
        await api.call("getMe")
