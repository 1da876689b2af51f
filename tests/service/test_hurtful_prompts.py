"""What is shared of a prompt that would hurt looks the same, whether its author had it or another in its place."""

import asyncio
import re
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.domain.people import Pace
from bot.domain.prompts import Library
from bot.domain.reflections import Content
from bot.service import reflections, roles, sharing, together
from bot.service.nudge import giving
from bot.service.reflections import Written
from bot.store.instants import to_ms
from bot.store.work import Work
from bot.texts.texts import Texts
from tests.service.household import Household, household

ANA, BEN = 1001, 2002
START = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)

Act = Callable[[Work], Awaitable[object]]


async def says_that_it_was_money(work: Work) -> None:
    await roles.say_broken(work, await work.people.get(ANA), "money")


async def begin(home: Household) -> int:
    """Pair the two; return the couple's id."""
    async with home.work() as work:
        for person_id in (ANA, BEN):
            person = await work.people.create(person_id, "en", person_id)
            await work.people.set_name(person.id, f"P{person_id}")
            at = to_ms(home.now)
            await work.people.set(
                person.id, zone="Europe/Lisbon", nudge_minute=1140, consented_at=at, onboarded_at=at
            )
            await work.people.set_role(person.id, "hurt" if person_id == ANA else "repairing")
            await work.people.set_pace(person.id, Pace(1, home.now))
        couple_id = await work.couples.join(ANA, BEN)
        await together.note(work, couple_id)
        return couple_id


def payload_of(work: Work, row: sqlite3.Row) -> str:
    """What a call says, but for the random numbers of rows in its buttons."""
    payload = work.tx.open("outbox", "payload", row["id"], row["author_id"], row["payload"])
    return re.sub(r":\d+", ":#", payload)


async def share_of_ana(folder: Path, texts: Texts, act: Act | None) -> list[str]:
    """What Ben is sent when Ana shares her words about a shared prompt that would hurt where it was money."""
    plain = next(one for one in texts.library.shared["memories"] if one.stage == 1)
    hurtful = replace(plain, not_where=frozenset({"money"}))  # whatever our own content has just now
    others = [one for one in texts.library.by_id.values() if one.id != hurtful.id]
    texts = replace(texts, library=Library.of([*others, hurtful], texts.library.first_week))
    async with household(folder, texts) as home:
        home.now = START
        couple_id = await begin(home)
        home.now += timedelta(days=29)  # a Tuesday, which both share
        async with home.work() as work:
            past = await work.together.of(couple_id)
            today = home.now.date()
            await work.together.keep(couple_id, replace(past, through=today, days={today: hurtful.id}))
            couple = await work.couples.get(couple_id)
            assert couple is not None
            assert await together.kind(work, couple, today) not in ("own", "checkin")
            if act is not None:
                await act(work)
            for person in (couple.first, couple.second):
                await giving.today(work, texts.library, await work.people.get(person.id))
            given = [await work.nudges.newest(one) for one in (ANA, BEN)]
            assert (given[0] is not None and given[0].prompt_id == hurtful.id) is (act is None)
            assert given[1] is not None
            assert given[1].prompt_id == hurtful.id
            await reflections.keep(work, couple.first, Written(7, Content("text", "Words of hers.")))
            mine = await work.journal.newest(ANA)
            assert mine is not None
            await sharing.share(work, couple.first, mine.entry_id, couple_id)
            await home.present(work)
            rows = await work.tx.all("SELECT * FROM outbox WHERE person_id = ? ORDER BY id", BEN)
            return [payload_of(work, row) for row in rows]


def test_what_is_shared_does_not_tell_whether_its_author_had_the_prompt_or_another(texts: Texts) -> None:
    told = []
    for act in (None, says_that_it_was_money):
        with TemporaryDirectory() as folder:
            told.append(asyncio.run(share_of_ana(Path(folder), texts, act)))
    assert told[0] == told[1]
    assert any("Words of hers." in words for words in told[0])
