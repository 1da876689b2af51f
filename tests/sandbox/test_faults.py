"""Planned faults happen to the calls they are meant for, before or after delivery as planned."""

from typing import TYPE_CHECKING

import aiohttp
import pytest

from kintsugi_sandbox.faults import FaultKind, Faults
from kintsugi_sandbox.rate import Limits

if TYPE_CHECKING:
    from kintsugi_sandbox.person import Person
    from kintsugi_sandbox.world import World
    from tests.sandbox.conftest import Api, Clock


@pytest.mark.parametrize(
    ("kind", "status"), [("429", 429), ("500", 500), ("409", 409), ("403", 403), ("400", 400)]
)
async def test_a_planned_refusal_happens_once(
    api: "Api", world: "World", ana: "Person", kind: FaultKind, status: int
) -> None:
    world.faults.plan(kind, method="sendMessage", retry_after=7)
    await api("getMe")
    await api("sendChatAction", chat_id=ana.user_id, action="typing")
    answer = await api("sendMessage", chat_id=ana.user_id, text="x")
    assert answer.refusal[0] == status
    assert answer.body.get("parameters") == ({"retry_after": 7} if kind == "429" else None)
    assert ana.inbox == []
    assert (await api("sendMessage", chat_id=ana.user_id, text="x")).result
    assert (world.faults.left, world.faults.happened) == (0, 1)


async def raw(api: "Api", person: "Person") -> tuple[int, str, str]:
    params = {"chat_id": person.user_id, "text": "x"}
    async with api.session.post(f"{api.base}/bot{api.token}/sendMessage", json=params) as answer:
        return answer.status, answer.content_type, await answer.text()


async def test_a_gateway_answers_with_a_page(api: "Api", world: "World", ana: "Person") -> None:
    world.faults.plan("502")
    status, kind, body = await raw(api, ana)
    assert (status, kind) == (502, "text/html")
    assert "502 Bad Gateway" in body
    assert ana.inbox == []


@pytest.mark.parametrize("kind", ["broken_json", "wrong_shape"])
async def test_a_broken_answer_comes_after_delivery(
    api: "Api", world: "World", ana: "Person", kind: FaultKind
) -> None:
    world.faults.plan(kind)
    assert (await raw(api, ana))[:2] == (200, "application/json")
    assert len(ana.inbox) == 1


@pytest.mark.parametrize("delivered", [True, False])
@pytest.mark.parametrize("kind", ["reset", "timeout"])
async def test_a_cut_connection_gives_no_answer(
    api: "Api", world: "World", ana: "Person", kind: FaultKind, delivered: bool
) -> None:
    world.faults.plan(kind, delivered=delivered, hold=0.01)
    with pytest.raises((aiohttp.ServerDisconnectedError, aiohttp.ClientOSError)):
        await raw(api, ana)
    assert len(ana.inbox) == delivered
    assert (await api("getMe")).result


async def test_a_caller_may_leave_before_a_timeout_ends(api: "Api", world: "World", ana: "Person") -> None:
    world.faults.plan("timeout", delivered=True)
    url, params = f"{api.base}/bot{api.token}/sendMessage", {"chat_id": ana.user_id, "text": "x"}
    brief = aiohttp.ClientTimeout(total=0.2)
    with pytest.raises(TimeoutError):
        async with api.session.post(url, json=params, timeout=brief):
            pass
    assert len(ana.inbox) == 1


async def test_faults_can_be_meant_for_one_chat(api: "Api", world: "World", ana: "Person") -> None:
    ben = world.person("Ben")
    ben.open_link()
    world.faults.plan("403", chat_id=ben.user_id, times=2)
    assert (await api("sendMessage", chat_id=ana.user_id, text="x")).status == 200
    assert (await api("sendMessage", chat_id=ben.user_id, text="x")).status == 403
    assert world.faults.left == 1


async def test_polls_can_be_spoilt_too_but_only_by_name(api: "Api", world: "World") -> None:
    world.faults.plan("502")
    assert await api.updates() == []
    world.faults.plan("409", method="getUpdates")
    assert (await api("getUpdates")).status == 409


async def test_the_trouble_switch_spares_polls_and_counts_down(
    api: "Api", world: "World", ana: "Person"
) -> None:
    world.faults.trouble("429", 2, retry_after=5)
    await api.updates()
    await api("getMe")
    assert (await api("sendMessage", chat_id=ana.user_id, text="x")).body["parameters"] == {"retry_after": 5}
    assert world.faults.state() == {"kind": "429", "left": 1}
    assert (await api("sendMessage", chat_id=ana.user_id, text="x")).status == 429
    assert world.faults.state() is None
    assert (await api("sendMessage", chat_id=ana.user_id, text="x")).result


def test_what_cannot_happen_cannot_be_planned() -> None:
    faults = Faults()
    with pytest.raises(ValueError, match="never answered after delivery"):
        faults.plan("429", delivered=True)
    for kind, count in (("storm", 1), ("429", 0), ("429", 10_000)):
        with pytest.raises(ValueError, match="hoose"):
            faults.trouble(kind, count)


class TestLimits:
    @pytest.fixture
    def limits(self) -> Limits:
        return Limits(overall_per_second=5, chat_per_second=1, burst=2)

    async def test_a_chat_may_burst_then_has_to_wait(
        self, api: "Api", ana: "Person", limits: Limits, clock: "Clock"
    ) -> None:
        async def send() -> int:
            return (await api("sendMessage", chat_id=ana.user_id, text="x")).status

        assert [await send() for _ in range(3)] == [200, 200, 429]
        await api("sendChatAction", chat_id=ana.user_id, action="typing")
        clock.wall += 1
        assert [await send() for _ in range(2)] == [200, 429]
        assert (limits.accepted, limits.refused, limits.sent[ana.user_id]) == (3, 2, 3)

    async def test_the_bot_as_a_whole_has_to_wait(
        self, api: "Api", world: "World", limits: Limits, clock: "Clock"
    ) -> None:
        people = [world.person(f"P{number}") for number in range(6)]
        for person in people:
            person.open_link()
        answers = [await api("sendMessage", chat_id=p.user_id, text="x") for p in people]
        assert [a.status for a in answers] == [200] * 5 + [429]
        assert answers[-1].body["parameters"] == {"retry_after": 1}
