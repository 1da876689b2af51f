"""The private check for signs: offered, never asked; a kind word; own prompts lean that way; nobody else sees it."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.signs import SIGNS
from bot.service import signs
from tests.e2e.story import Phone, Story

OFFER = "A small check, only for you."
NEAR, GUARDED = "I'm uneasy when they are away", "I keep my guard up"


def offers(phone: Phone) -> list[datetime]:
    return [datetime.fromtimestamp(m.at, UTC) for m in phone.messages if m.text.startswith(OFFER)]


async def test_what_is_ticked_gets_a_kind_word_for_each_sign(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/signs")
    card = ana.last
    await ana.taps(NEAR)
    await ana.taps(GUARDED)
    assert ana.buttons[:2] == [f"✓ {NEAR}", f"✓ {GUARDED}"]
    await ana.taps(f"✓ {NEAR}")
    await ana.taps("Done")
    assert ana.last.id == card.id
    assert "Keeping your guard up" in ana.last.text
    assert "Uneasy" not in ana.last.text
    assert ana.buttons == []


async def test_nothing_ticked_and_everything_ticked_have_words_of_their_own(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/signs")
    await ana.taps("Done")
    assert ana.last.text.startswith("None of these today.")
    await ana.says("/signs")
    for label in ana.buttons[:-1]:
        await ana.taps(label)
    await ana.taps("Done")
    assert ana.last.text.startswith("All five")
    assert len(ana.last.text.split("\n\n")) == 8


async def test_it_is_offered_five_days_after_pairing_and_monthly_until_they_do_not_want_it(
    story: Story,
) -> None:
    ana, ben = await story.couple()
    await story.pass_time(days=7)
    # on the fifth day a weekly check-in was offered two days ago
    assert [f"{at:%d %H:%M}" for at in offers(ana)] == ["29 19:45"]
    await ana.taps("Not now")
    assert "/signs is there" in ana.last.text
    await ben.taps("Don't offer again")
    await story.pass_time(days=40)
    assert [f"{at:%d.%m.}" for at in offers(ana)] == ["29.12."]  # the first has become an answer
    assert offers(ben) == []
    await ben.says("/signs")
    assert ben.last.text.startswith("Only for you")


async def test_who_is_alone_is_offered_it_too_but_not_while_paused_nor_at_night_nor_on_a_quiet_date(
    story: Story,
) -> None:
    ana = await story.welcomed("Ana", hour="21:00")
    ben = await story.welcomed("Ben", hour="07:00")
    await ana.says("/quietdates 28 november")
    await ben.says("/pause 10d")
    await story.pass_time(days=15)
    assert [f"{at:%d %H:%M}" for at in offers(ana)] == ["29 20:15"]
    assert [f"{at:%d %H:%M}" for at in offers(ben)] == ["03 08:00"]


async def test_a_check_done_by_oneself_moves_the_offer_on(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await story.pass_time(days=4)
    await ana.says("/signs")
    await ana.taps("Done")
    await story.pass_time(days=29)
    assert offers(ana) == []
    await story.pass_time(days=2)
    assert len(offers(ana)) == 1


async def test_own_prompts_lean_that_way_for_four_weeks_and_shared_ones_never(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/signs")
    await ana.taps("I feel unsure much of the time")
    await ana.taps("Done")
    first, second = await person_of(story, ana), await person_of(story, ben)
    async with story.app.database.transaction(story.clock.now()) as work:
        assert "expectations" in await signs.leaning(work, await work.people.get(first))
        assert not await signs.leaning(work, await work.people.get(second))
    await story.pass_time(days=28)
    async with story.app.database.transaction(story.clock.now()) as work:
        assert not await signs.leaning(work, await work.people.get(first))
        rows = await work.tx.all("SELECT id FROM nudges WHERE person_id = ? AND couple_id IS NULL", first)
        nudges = [await work.nudges.own(first, row["id"]) for row in rows]
    owns = Counter(nudge.prompt_id.rpartition("-")[0] for nudge in nudges if nudge)
    assert owns["expectations"] >= 2


async def person_of(story: Story, phone: Phone) -> int:
    async with story.app.database.transaction(story.clock.now()) as work:
        person = await work.people.by_telegram(phone.person.user_id)
        assert person is not None
        return person.id


@pytest.mark.parametrize(
    "data", ["signs.tick:32", "signs.tick", "signs.done:-1", "signs.done:9999999999", "signs.tick:1:2"]
)
async def test_forged_ticks_get_a_calm_answer(story: Story, data: str) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/signs")
    await ana.taps_raw(ana.last.id, data)
    assert ana.toast().startswith("That button is from an earlier time")
    assert len(ana.buttons) == len(SIGNS) + 1


async def test_it_is_stored_sealed_with_its_date_and_forget_takes_it_away(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/signs")
    await ana.taps(NEAR)
    await ana.taps("Done")
    async with story.app.database.transaction(story.clock.now()) as work:
        [row] = await work.tx.all("SELECT * FROM signs")
        assert b"near" not in row["record"]
        record = await work.signs.of(row["person_id"])
    assert record.ticked == {"near"}
    assert record.done_at is not None
    assert story.clock.now() - record.done_at < timedelta(seconds=1)
    await ana.says("/forget")
    await ana.taps("Go on to the last step")
    await ana.says("erase")
    async with story.app.database.transaction(story.clock.now()) as work:
        assert await work.tx.all("SELECT * FROM signs") == []
