"""Who cannot be written to in passing is tried again, loses nothing, and is counted; who blocked the bot rests."""

import logging
from datetime import timedelta
from typing import Literal

import pytest

from bot.domain.kinds import Kind
from bot.domain.unreachable import DAILY_TRIES, WEEKLY_TRIES
from bot.service import calendar, presence
from bot.store.unreachable import look, summary
from tests.e2e.story import Phone, Story

Refusal = tuple[Literal["403", "400"], str]

IN_PASSING: tuple[Refusal, ...] = (
    ("403", "Forbidden: bot can't send messages to the user"),
    ("403", "Forbidden: bot can't initiate conversation with a user"),
    ("403", "Forbidden: USER_IS_BLOCKED"),
    ("403", "Forbidden: something new"),
    ("400", "Bad Request: chat not found"),
    ("400", "Bad Request: PEER_ID_INVALID"),
    ("400", "Bad Request: CHAT_WRITE_FORBIDDEN"),
    ("400", "Bad Request: not enough rights to send text messages to the chat"),
)


def refuse(story: Story, phone: Phone, refusal: Refusal, times: int = 1) -> None:
    kind, words = refusal
    story.telegram.faults.plan(
        kind, method="sendMessage", chat_id=phone.person.user_id, times=times, description=words
    )


def tries(story: Story, phone: Phone) -> list[int]:
    """The days, counted from the first one, on which something was tried and refused."""
    refused = [call.at for call in story.telegram.calls.all("sendMessage") if not call.ok]
    return [(at - refused[0]) // timedelta(days=1) for at in refused]


def nudges(phone: Phone) -> int:
    return sum("Hard day" in message.button_texts for message in phone.messages)


async def row(story: Story, phone: Phone) -> tuple[bool, int]:
    """Whether they rest, and how many failures in a row are noted."""
    async with story.app.database.transaction(story.clock.now()) as work:
        person = await work.people.by_telegram(phone.person.user_id)
        assert person is not None
        return person.unreachable, await work.unreachable.failures(person.id)


@pytest.mark.parametrize("refusal", IN_PASSING, ids=lambda refusal: refusal[1])
async def test_one_refusal_in_passing_costs_one_nudge_and_no_more(story: Story, refusal: Refusal) -> None:
    ana = await story.welcomed("Ana")
    await story.pass_time(hours=1)
    refuse(story, ana, refusal)
    await story.pass_time(hours=12)
    assert nudges(ana) == 0
    await story.pass_time(days=13)
    assert nudges(ana) == 13
    assert await row(story, ana) == (False, 0)


async def test_the_partner_notices_nothing_and_what_was_held_arrives(story: Story) -> None:
    ana, ben = await story.couple()
    before = len(ben.messages)
    refuse(story, ana, IN_PASSING[0])
    await ana.says("/help")
    await story.pass_time(hours=8)
    assert (nudges(ana), nudges(ben)) == (1, 1)
    assert ana.reads("/today")  # what was held came with the nudge, at Ana's hour
    assert len(ben.messages) == before + 1


async def test_something_that_arrives_ends_the_rest_at_once(story: Story) -> None:
    ana, ben = await story.couple()
    refuse(story, ana, IN_PASSING[0])
    await story.pass_time(hours=8)
    assert await row(story, ana) == (True, 1)
    await ben.says("/leave")
    await ben.taps("Yes, end it")
    assert "pairing" in ana.last.text
    assert await row(story, ana) == (False, 0)


async def test_a_sign_of_life_brings_everything_back_at_once(story: Story) -> None:
    ana = await story.welcomed("Ana")
    refuse(story, ana, IN_PASSING[4])
    await ana.says("/help")
    count = len(ana.messages)
    await ana.says("/settings")
    assert len(ana.messages) == count + 2
    assert await row(story, ana) == (False, 0)


async def test_they_are_tried_for_a_week_of_days_and_a_quarter_of_weeks_and_then_rest(story: Story) -> None:
    ana = await story.welcomed("Ana")
    refuse(story, ana, IN_PASSING[4], times=10_000)
    await story.pass_time(days=150)
    days = tries(story, ana)
    assert days[: DAILY_TRIES + 1] == list(range(DAILY_TRIES + 1))
    assert {
        later - earlier for earlier, later in zip(days[DAILY_TRIES:], days[DAILY_TRIES + 1 :], strict=False)
    } == {7}
    assert len(days) == 1 + DAILY_TRIES + WEEKLY_TRIES
    assert await row(story, ana) == (True, len(days))
    story.telegram.faults.clear()
    await ana.says("/help")
    assert await row(story, ana) == (False, 0)
    await story.pass_time(days=1)
    assert nudges(ana) == 1


@pytest.mark.parametrize(
    "words", ["Forbidden: bot was blocked by the user", "Forbidden: user is deactivated"]
)
async def test_who_will_be_told_of_is_not_tried_again(story: Story, words: str) -> None:
    ana = await story.welcomed("Ana")
    refuse(story, ana, ("403", words))
    await story.pass_time(days=30)
    assert tries(story, ana) == [0]
    await ana.says("/help")
    await story.pass_time(days=1)
    assert nudges(ana) == 1


async def test_who_has_not_said_an_hour_is_tried_a_day_later(story: Story) -> None:
    ana = story.phone("Ana")
    refuse(story, ana, IN_PASSING[0])
    await ana.opens()
    assert ana.messages == []
    await story.pass_time(hours=25)
    assert ana.reads("I'm Kintsugi")


async def test_in_a_pause_only_what_was_held_is_tried(story: Story) -> None:
    ana = await story.welcomed("Ana")
    refuse(story, ana, IN_PASSING[0])
    await ana.says("/pause 20d")
    count = len(ana.messages)
    await story.pass_time(days=10)
    assert len(ana.messages) == count + 1
    assert await row(story, ana) == (False, 0)


async def test_the_operator_sees_how_many_and_why(story: Story, caplog: pytest.LogCaptureFixture) -> None:
    ana, ben, cleo = [await story.welcomed(name) for name in ("Ana", "Ben", "Cleo")]
    await ana.blocks()
    refuse(story, ben, IN_PASSING[4])
    refuse(story, cleo, IN_PASSING[4])
    await story.pass_time(hours=8)
    caplog.set_level(logging.INFO, "bot")
    for _ in range(3):
        await story.app.ticker.tidy()
    said = "people who cannot be written to: 3 (blocked: 1, not found: 2)"
    assert [record.message for record in caplog.records if "written to:" in record.message] == [said]
    counts = look(story.settings.data_dir / "kintsugi.sqlite3")
    assert counts is not None
    assert summary(counts) == said


async def test_who_rested_before_the_upgrade_is_tried_at_their_hour(story: Story) -> None:
    """Nobody had noted why they rest; the migration plans a try at no certain date."""
    ana = await story.welcomed("Ana")
    async with story.app.database.transaction(story.clock.now()) as work:
        person = await work.people.by_telegram(ana.person.user_id)
        assert person is not None
        await work.people.set(person.id, unreachable=1)
        await work.schedule.clear(person.id, Kind.NUDGE)
        await work.unreachable.add(person.id, "forbidden")
        await work.schedule.set(person.id, Kind.REACH, calendar.UNKNOWN)
    await story.run_until_idle()
    assert nudges(ana) == 0
    await story.pass_time(hours=12)
    assert nudges(ana) == 1
    assert await row(story, ana) == (False, 0)


async def test_calls_that_fail_together_count_once(story: Story) -> None:
    """A tap's spinner and a message go out at the same time."""
    ana = await story.welcomed("Ana")
    async with story.app.database.transaction(story.clock.now()) as work:
        person = await work.people.by_telegram(ana.person.user_id)
        assert person is not None
        await presence.set_unreachable(work, person.id, "forbidden")
        await presence.set_unreachable(work, person.id, "not found")
    assert await row(story, ana) == (True, 1)
