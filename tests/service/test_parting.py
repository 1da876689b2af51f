"""What goes with a couple, and what does not."""

import json

from bot.domain.kinds import About, Kind, Subject
from bot.domain.people import Person
from bot.service import post
from bot.service.leaving import parting
from bot.store.calls import Lane
from bot.texts.card import Card
from tests.service.household import Household


async def part(home: Household) -> tuple[Person, Person]:
    ana, ben = await home.welcomed(1, "Ana"), await home.welcomed(2, "Ben")
    async with home.work() as work:
        couple_id = await work.couples.join(ana.id, ben.id)
        for one in (ana, ben):
            for kind in (Kind.EVE, Kind.CHECKIN, Kind.NUDGE):
                await work.schedule.set(one.id, kind, home.now)
        await work.schedule.happened(couple_id, "checkin", "2026-11-23")
        for number, (one, sharing) in enumerate(((ana, "waiting"), (ben, "waiting"), (ben, "shared"))):
            words = work.tx.seal("reflections", "words", number, one.id, "words")
            await work.tx.execute(
                "INSERT INTO reflections"
                " (id, person_id, message_id, kind, words, couple_id, sharing, created_at)"
                " VALUES (?, ?, ?, 'text', ?, ?, ?, 0)",
                number,
                one.id,
                number,
                words,
                couple_id,
                sharing,
            )
        await post.send(
            work, ben, Card("a shared word"), lane=Lane.ANSWER, author=ana.id, about=About(Subject.COPY, 2)
        )
        await parting.leave(work, ana, couple_id)
    return ana, ben


async def test_the_check_in_goes_and_nothing_comes_by_itself(home: Household) -> None:
    for one in await part(home):
        async with home.work() as work:
            assert await work.schedule.get(one.id, Kind.EVE) is None
            assert await work.schedule.get(one.id, Kind.CHECKIN) is None
            assert await work.schedule.get(one.id, Kind.NUDGE) is None
            assert await work.couples.of(one.id) is None


async def test_what_waited_to_be_opened_together_is_private_again(home: Household) -> None:
    await part(home)
    async with home.work() as work:
        rows = await work.tx.all("SELECT sharing FROM reflections ORDER BY ordinal")
    assert [row["sharing"] for row in rows] == ["private", "private", "shared"]


async def test_what_was_shared_still_arrives(home: Household) -> None:
    _, ben = await part(home)
    sayings = await home.sayings(ben)
    assert sayings[0] == "a shared word"
    assert len(sayings) == 2


async def test_the_neutral_sentence_is_quiet_and_keeps_no_answer_waiting(home: Household) -> None:
    ana, ben = await part(home)
    assert await home.sayings(ana) == []
    async with home.work() as work:
        row = (await work.tx.all("SELECT * FROM outbox WHERE person_id = ? ORDER BY id DESC", ben.id))[0]
        words = work.tx.open("outbox", "payload", row["id"], row["author_id"], row["payload"])
    assert row["lane"] == Lane.PARTNER
    assert json.loads(words)["do"]["silent"] is True
