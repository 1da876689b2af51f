"""getUpdates hands out, confirms, waits and refuses by Telegram's rules."""

import asyncio
from typing import TYPE_CHECKING, Any

from kintsugi_sandbox.updates import OTHER_POLLER, WEBHOOK_SET

if TYPE_CHECKING:
    from kintsugi_sandbox.person import Person
    from kintsugi_sandbox.world import World
    from tests.sandbox.conftest import Api, Clock


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [u["message"]["text"] for u in updates]


async def test_an_offset_confirms_what_lies_below_it(api: "Api", ana: "Person") -> None:
    ana.say("one")
    ana.say("two")
    first = await api.updates()
    assert texts(first) == ["/start", "one", "two"]
    ids = [u["update_id"] for u in first]
    assert ids == [ids[0], ids[0] + 1, ids[0] + 2]
    assert await api.updates() == first
    assert texts(await api.updates(offset=ids[1])) == ["one", "two"]
    assert texts(await api.updates()) == ["one", "two"]
    assert await api.updates(offset=ids[2] + 1) == []


async def test_a_negative_offset_counts_from_the_end_and_forgets_the_rest(api: "Api", ana: "Person") -> None:
    ana.say("one")
    ana.say("two")
    assert texts(await api.updates(offset=-9)) == ["/start", "one", "two"]
    assert texts(await api.updates(offset=-2)) == ["one", "two"]
    assert texts(await api.updates()) == ["one", "two"]


async def test_an_offset_from_another_life_confirms_nothing(api: "Api", ana: "Person") -> None:
    last = (await api.updates())[-1]["update_id"]
    assert texts(await api.updates(offset=last + 12)) == ["/start"]
    assert await api.updates(offset=last + 11) == []


async def test_at_most_a_hundred_come_at_once(api: "Api", ana: "Person") -> None:
    for number in range(120):
        ana.say(str(number))
    assert len(await api.updates()) == 100
    assert len(await api.updates(limit=1000)) == 100
    assert len(await api.updates(limit=7)) == 7


async def test_a_long_poll_ends_with_the_first_update(api: "Api", ana: "Person", world: "World") -> None:
    offset = (await api.updates())[-1]["update_id"] + 1
    async with asyncio.TaskGroup() as group:
        polling = group.create_task(api.updates(offset=offset, timeout=50))
        await world.until(lambda: world.updates.pending == 0)
        ana.say("now")
    assert texts(polling.result()) == ["now"]


async def test_a_poll_without_timeout_returns_at_once(api: "Api") -> None:
    assert await api.updates(timeout=0) == []


async def test_a_second_poller_ends_the_first(api: "Api", world: "World") -> None:
    async with asyncio.TaskGroup() as group:
        first = group.create_task(api("getUpdates", timeout=50))
        seen = world.bell.rings
        await world.until(lambda: world.bell.rings > seen)
        second = group.create_task(api("getUpdates", timeout=50))
        assert (await first).refusal == (409, f"Conflict: {OTHER_POLLER}")
        world.person("Ana").open_link()
    assert texts(second.result().result) == ["/start"]


async def test_a_webhook_excludes_polling(api: "Api", world: "World") -> None:
    assert (await api("setWebhook", url="http://x.org")).refusal[0] == 400
    async with asyncio.TaskGroup() as group:
        first = group.create_task(api("getUpdates", timeout=50))
        seen = world.bell.rings
        await world.until(lambda: world.bell.rings > seen)
        assert (await api("setWebhook", url="https://x.org/hook")).result is True
    assert first.result().refusal == (409, "Conflict: terminated by setWebhook request")
    assert (await api("getUpdates")).refusal == (409, f"Conflict: {WEBHOOK_SET}")
    assert (await api("getWebhookInfo")).result["url"] == "https://x.org/hook"
    assert (await api("deleteWebhook")).result is True
    assert await api.updates() == []


async def test_dropping_pending_updates(api: "Api", ana: "Person") -> None:
    assert (await api("getWebhookInfo")).result["pending_update_count"] == 1
    await api("deleteWebhook", drop_pending_updates=True)
    assert await api.updates() == []


async def test_the_chosen_kinds_are_remembered(api: "Api", ana: "Person") -> None:
    await api.updates(allowed_updates=["message"])
    await api.updates()
    ana.block()
    ana.unblock()
    ana.say("heard")
    assert texts(await api.updates()) == ["/start", "heard"]
    await api.updates(allowed_updates=[])
    ana.block()
    assert "my_chat_member" in await api.newest()
    refused = await api("getUpdates", allowed_updates=["mesage"])
    assert refused.refusal[0] == 400


async def test_every_kind_the_library_knows_may_be_asked_for(api: "Api") -> None:
    from telegram import Update

    assert await api.updates(allowed_updates=[str(kind) for kind in Update.ALL_TYPES]) == []


async def test_updates_are_kept_for_a_day(api: "Api", ana: "Person", clock: "Clock") -> None:
    clock.move(hours=24)
    assert texts(await api.updates()) == ["/start"]
    clock.move(seconds=1)
    assert await api.updates() == []


async def test_after_a_quiet_week_the_next_id_is_any(api: "Api", ana: "Person", clock: "Clock") -> None:
    last = (await api.updates())[-1]["update_id"]
    clock.move(days=7)
    ana.say("still in order")
    assert (await api.newest())["update_id"] == last + 1
    clock.move(days=7, seconds=1)
    ana.say("after a silence")
    found = await api.updates(offset=last + 2)
    assert texts(found) == ["after a silence"]
    assert found[0]["update_id"] != last + 2


async def test_nonsense_can_be_sent_on_purpose(api: "Api", world: "World") -> None:
    world.updates.push_raw({"message": {"text": "half an emoji \ud83d"}})
    assert (await api.newest())["message"] == {"text": "half an emoji \ud83d"}
