"""Each kind of the calendar has its handler, and each subject of a dead message its answer."""

from datetime import timedelta

import pytest

from bot.domain.kinds import RULES, About, Kind, Subject
from bot.service import calendar, due, post, undelivered
from bot.service.nudge.calendar import may_come
from bot.store.instants import to_ms
from bot.store.schedule import Due
from bot.texts.card import Card
from tests.service.household import Household


@pytest.mark.parametrize("kind", Kind)
async def test_every_kind_can_fall_due_and_leaves_nothing_due(home: Household, kind: Kind) -> None:
    ana = await home.welcomed(1, "Ana")
    async with home.work() as work:
        await work.schedule.set(ana.id, kind, home.now)
        await due.fall_due(work, home.texts.library_for, Due(ana.id, kind, home.now))
        left_at = await work.schedule.get(ana.id, kind)
    assert left_at is None or left_at > home.now


@pytest.mark.parametrize("kind", Kind)
async def test_a_pause_holds_every_kind_that_does_not_come_in_one(home: Household, kind: Kind) -> None:
    ana = await home.welcomed(1, "Ana")
    async with home.work() as work:
        await work.people.set(ana.id, paused=1, paused_at=to_ms(home.now))
        paused = await work.people.get(ana.id)
        await calendar.arrange(work, paused)
        await due.fall_due(work, home.texts.library_for, Due(ana.id, kind, home.now))
        assert may_come(paused, kind) is RULES[kind].in_pause
    assert await home.sayings(ana) == []


@pytest.mark.parametrize("subject", Subject)
async def test_every_subject_can_be_of_a_dead_message(home: Household, subject: Subject) -> None:
    ana = await home.welcomed(1, "Ana")
    async with home.work() as work:
        await post.send(work, ana, Card("words"), about=About(subject, 5), lifetime=timedelta(days=1))
        [entry] = await work.outbox.ready(9)
        await undelivered.fall_dead(work, home.texts.library, entry)


@pytest.mark.parametrize("kind", [kind for kind in Kind if RULES[kind].lifetime is not None])
async def test_what_comes_by_itself_is_stale_as_its_kind_says(home: Household, kind: Kind) -> None:
    ana = await home.welcomed(1, "Ana")
    async with home.work() as work:
        await post.bring(work, ana, kind, Card("words"))
        await work.outbox.hold(ana.id)
        row = await work.tx.one("SELECT state FROM outbox")
    assert row is not None
    assert row["state"] == ("dead" if RULES[kind].stale else "held")
