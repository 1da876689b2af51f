"""The page's own HTTP: state, live events, phones, time and trouble."""

import asyncio
import json
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from kintsugi_sandbox.page_state import phones

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from kintsugi_sandbox.person import Person
    from kintsugi_sandbox.world import World
    from tests.sandbox.conftest import Api, Clock


class Page:
    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self.session = session
        self.base = base

    async def post(self, path: str, body: Any = None, **more: Any) -> tuple[int, dict[str, Any]]:
        options = more or {"json": body or {}}
        async with self.session.post(f"{self.base}/api/{path}", **options) as answer:
            return answer.status, await answer.json()

    async def state(self) -> dict[str, Any]:
        async with self.session.get(f"{self.base}/api/state") as answer:
            found: dict[str, Any] = await answer.json()
            return found

    async def left(self) -> dict[str, Any]:
        found: dict[str, Any] = (await self.state())["phones"]["left"]
        return found

    async def events(self) -> "AsyncIterator[dict[str, Any]]":
        async with self.session.get(f"{self.base}/api/events") as answer:
            assert answer.content_type == "text/event-stream"
            async for line in answer.content:
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])


@pytest.fixture
def page(session: aiohttp.ClientSession, base: str) -> Page:
    return Page(session, base)


@pytest.fixture
def mara(base: str, world: "World") -> "Person":
    return phones(world)["left"]


async def test_the_state_has_two_phones(page: Page) -> None:
    state = await page.state()
    assert state["now"] == "2026-03-01T09:00:00Z"
    assert state["trouble"] is None
    assert set(state["phones"]) == {"left", "right"}
    left = state["phones"]["left"]
    assert (left["started"], left["blocked"], left["messages"]) == (False, False, [])
    assert left["user"]["id"] != state["phones"]["right"]["user"]["id"]


async def test_the_page_itself_is_served(page: Page) -> None:
    async with page.session.get(page.base + "/") as answer:
        assert answer.content_type == "text/html"
        assert answer.status == 200


async def test_a_story_of_one_phone(page: Page, api: "Api", mara: "Person") -> None:
    assert await page.post("phones/left/start", {"param": "abc"}) == (200, {"result": 1})
    assert await page.post("phones/left/say", {"text": "hi", "reply_to": 1}) == (200, {"result": 2})
    assert (await page.post("phones/left/edit", {"message_id": 2, "text": "hello"}))[0] == 200
    assert (await page.post("phones/left/location", {"latitude": 1, "longitude": 2.5}))[0] == 200
    assert (await page.post("phones/left/sticker"))[0] == 200
    assert (await page.post("phones/left/forward", {"text": "psst"}))[0] == 200
    shown = (await page.left())["messages"]
    assert [m["kind"] for m in shown] == ["text", "text", "location", "sticker", "text"]
    assert (shown[1]["text"], shown[1]["edited"]) == ("hello", True)
    assert shown[1]["reply_to"] == {"id": 1, "from": "me", "snippet": "/start abc"}
    assert shown[4]["forwarded"] is True
    kinds = [next(k for k in u if k != "update_id") for u in await api.updates()]
    assert kinds == ["message", "message", "edited_message", "message", "message", "message"]


async def test_the_bots_message_on_the_phone(page: Page, api: "Api", mara: "Person") -> None:
    mara.open_link()
    markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go", "style": "success"}]]}
    await api(
        "sendMessage",
        chat_id=mara.user_id,
        text="<b>hi</b>",
        parse_mode="HTML",
        reply_markup=markup,
        disable_notification=True,
        protect_content=True,
    )
    shown = (await page.left())["messages"][-1]
    assert shown["from"] == "bot"
    assert shown["entities"] == [{"type": "bold", "offset": 0, "length": 2}]
    assert shown["buttons"] == [[{"text": "Go", "data": "go", "style": "success"}]]
    assert (shown["silent"], shown["protected"], shown["reaction"]) == (True, True, None)
    status, tap = await page.post("phones/left/tap", {"message_id": shown["id"], "data": "go"})
    assert status == 200
    awaiting = (await page.left())["awaiting"]
    assert awaiting == [{"id": tap["result"], "message_id": shown["id"], "data": "go"}]
    await api("answerCallbackQuery", callback_query_id=tap["result"], text="Done")
    left = await page.left()
    assert left["awaiting"] == []
    assert [(t["text"], t["alert"]) for t in left["toasts"]] == [("Done", False)]
    log = (await page.state())["log"]
    assert [(entry["method"], entry["ok"]) for entry in log] == [
        ("sendMessage", True),
        ("answerCallbackQuery", True),
    ]


async def test_pictures_and_voice_notes_are_uploaded_and_shown(
    page: Page, mara: "Person", png: "Callable[..., bytes]", ogg: "Callable[[int], bytes]"
) -> None:
    for kind, content in (("photo", png(10, 10)), ("voice", ogg(3))):
        form = aiohttp.FormData()
        form.add_field("file", content, filename="x", content_type="application/octet-stream")
        assert (await page.post(f"phones/left/{kind}", data=form))[0] == 200
        shown = (await page.left())["messages"][-1]
        assert shown["kind"] == kind
        async with page.session.get(page.base + shown["media_url"]) as answer:
            assert await answer.read() == content
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert shown["duration"] == 3
    assert (await page.post("phones/left/photo", data=aiohttp.FormData({"caption": "x"})))[0] == 400


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("phones/middle/say", {"text": "x"}, 404),
        ("phones/left/dance", {}, 404),
        ("phones/left/say", {"text": "  "}, 400),
        ("phones/left/say", {"text": "x" * 4097}, 400),
        ("phones/left/say", {"text": 5}, 400),
        ("phones/left/say", ["x"], 400),
        ("phones/left/say", {"text": "x", "reply_to": 99}, 400),
        ("phones/left/edit", {"message_id": 99, "text": "x"}, 400),
        ("phones/left/tap", {"message_id": 99, "data": "x"}, 400),
        ("phones/left/start", {"param": "a.b"}, 400),
        ("phones/left/location", {"latitude": 100, "longitude": 0}, 400),
        ("phones/left/profile", {"first_name": " "}, 400),
        ("time", {"step": "year"}, 400),
        ("trouble", {"kind": "storm", "count": 1}, 400),
        ("trouble", {"kind": "429", "count": "many"}, 400),
    ],
)
async def test_wrong_input_gets_a_sentence(page: Page, path: str, body: Any, status: int) -> None:
    before = await page.state()
    got, answer = await page.post(path, body)
    assert got == status
    assert answer["error"].endswith(".")
    assert await page.state() == before


async def test_blocking_and_profile(page: Page, mara: "Person") -> None:
    mara.open_link()
    await page.post("phones/left/block")
    assert (await page.left())["blocked"] is True
    assert (await page.post("phones/left/say", {"text": "x"}))[0] == 400
    await page.post("phones/left/unblock")
    changes = {"first_name": "Márà", "last_name": None, "username": "mara", "language_code": "pt-br"}
    await page.post("phones/left/profile", changes)
    left = await page.left()
    assert left["blocked"] is False
    assert {name: left["user"][name] for name in changes} == changes


async def test_another_website_cannot_press_buttons(page: Page, mara: "Person") -> None:
    options = {"json": {"text": "x"}, "headers": {"Sec-Fetch-Site": "cross-site"}}
    assert (await page.post("phones/left/say", **options))[0] == 403
    assert mara.messages == []


async def test_events_come_at_once_and_after_each_change(page: Page, mara: "Person") -> None:
    events = page.events()
    first = await anext(events)
    assert first["phones"]["left"]["messages"] == []
    for number in range(20):
        mara.say(str(number))
    second = await anext(events)
    assert len(second["phones"]["left"]["messages"]) == 20
    await events.aclose()  # type: ignore[attr-defined]  # an async generator has it


async def test_time_moves_one_step_at_a_time(page: Page, clock: "Clock", world: "World") -> None:
    started, released = asyncio.Event(), asyncio.Event()

    async def slow(step: str) -> None:
        clock.steps.append(step)
        started.set()
        await released.wait()

    clock.advance = slow  # type: ignore[method-assign]  # this time machine takes its time
    async with asyncio.TaskGroup() as group:
        first = group.create_task(page.post("time", {"step": "day"}))
        await started.wait()
        assert await page.post("time", {"step": "hour"}) == (409, {"error": "Time is already moving."})
        released.set()
    assert first.result()[0] == 200
    assert clock.steps == ["day"]


async def test_time_may_have_nowhere_to_go(page: Page, clock: "Clock") -> None:
    async def nowhere(step: str) -> None:
        raise ValueError(f"No {step} is planned yet.")

    clock.advance = nowhere  # type: ignore[method-assign]  # this time machine stands still
    assert await page.post("time", {"step": "nudge"}) == (400, {"error": "No nudge is planned yet."})


async def test_the_trouble_switch(page: Page, api: "Api", mara: "Person") -> None:
    mara.open_link()
    assert (await page.post("trouble", {"kind": "blocked", "count": 2}))[0] == 200
    assert (await page.state())["trouble"] == {"kind": "blocked", "left": 2}
    refused = await api("sendMessage", chat_id=mara.user_id, text="x")
    assert refused.refusal == (403, "Forbidden: bot was blocked by the user")
    assert (await page.state())["log"][-1]["error"] == "Forbidden: bot was blocked by the user"
    await page.post("trouble", {"kind": "off"})
    assert (await page.state())["trouble"] is None
