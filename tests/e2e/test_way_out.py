"""Nobody can keep somebody from the way out: what a partner does stands behind what answers them, and is limited."""

from datetime import timedelta

import pytest

from tests.e2e.hostile import rows
from tests.e2e.pacing import arrived, at_telegrams_pace, send_out, take_in
from tests.e2e.story import MONDAY_NOON, Phone, Story

AT_ONCE = 1.5
"""Seconds: at most one other message to the same chat may just have gone."""

WAYS_OUT = {
    "/leave": "Do you want to end the pairing",
    "/forget": "Erasing everything of yours",
    "/support": "Someone to talk to",
}


async def shared(story: Story, phone: Phone, words: str) -> int:
    note = await phone.says(words)
    await phone.taps("Share with your partner")
    return note


async def asks_and_waits(story: Story, ana: Phone, command: str, answer: str = "") -> float:
    """How long somebody waits for the answer to a command, with all that is queued already."""
    began = story.clock.now()
    ana.person.say(command)
    await take_in(story)
    await send_out(story)
    return arrived(story, ana, answer or WAYS_OUT[command], began)


@pytest.mark.parametrize("command", WAYS_OUT)
async def test_three_hundred_edits_of_a_shared_note_keep_nobody_from_the_way_out(
    story: Story, command: str
) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    note = await shared(story, ben, "A walk")
    await at_telegrams_pace(story)
    for number in range(300):
        ben.person.edit(note, f"A walk {number}")
    await take_in(story)
    waiting = rows(story, "SELECT count(*) FROM outbox WHERE operation = 'edit' AND state = 'new'")
    assert waiting == [(1,)]
    assert await asks_and_waits(story, ana, command) <= AT_ONCE
    assert ana.reads("A walk 299")


async def test_many_shares_keep_nobody_from_the_way_out_nor_from_its_taps(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    for number in range(24):
        await story.pass_time(minutes=6)
        await ben.says(f"Thought {number}")
    await at_telegrams_pace(story)
    offers = [message.id for message in ben.messages if "Share with your partner" in message.button_texts]
    assert len(offers) == 24
    for message in offers[:12]:
        ben.person.press("Share with your partner", message)
    await take_in(story)
    assert rows(story, "SELECT count(*) FROM outbox WHERE subject = 'copy' AND state = 'new'") == [(12,)]
    assert await asks_and_waits(story, ana, "/leave") <= AT_ONCE
    began = story.clock.now()
    for message in offers[12:]:
        ben.person.press("Share with your partner", message)
    await take_in(story)
    ana.person.press("Yes, end it")
    await take_in(story)
    await send_out(story)
    assert arrived(story, ana, "That can hit hard", began) <= AT_ONCE
    assert ana.toast() == "It has ended."


async def test_what_a_partner_shares_stands_behind_every_answer(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    for number in range(12):
        await story.pass_time(minutes=6)
        await ben.says(f"Thought {number}")
    await at_telegrams_pace(story)
    for message in [one.id for one in ben.messages if "Share with your partner" in one.button_texts]:
        ben.person.press("Share with your partner", message)
    await take_in(story)
    assert await asks_and_waits(story, ana, "/help", "/journal") <= AT_ONCE
    assert sum("Thought" in text for text in ana.texts) == 12


async def test_suggestions_one_after_the_other_keep_nobody_from_the_way_out(story: Story) -> None:
    """Each takes the place of the one before; what goes beyond an hour's measure is not even queued."""
    ana, ben = await story.couple()
    queued = "SELECT count(*) FROM outbox WHERE subject = 'proposal' AND state = 'new'"
    await at_telegrams_pace(story)
    for rounds, waiting in ((10, 1), (30, 0)):
        for _ in range(rounds):
            ben.person.say("/checkin tuesday 20:00")
            ben.person.say("/checkin friday 20:00")
        await take_in(story)
        assert rows(story, queued) == [(waiting,)]
    assert await asks_and_waits(story, ana, "/leave") <= AT_ONCE
    await ana.taps("No, stay")
    await story.pass_time(minutes=61)
    assert sum("Ben has suggested" in text for text in ana.texts) == 1  # it reaches them all the same


async def test_turning_the_cards_of_a_check_in_keeps_nobody_from_the_way_out(story: Story) -> None:
    ana, ben = await story.couple()
    await ben.says("/checkin monday 13:00")
    await ana.taps("Agree")
    await story.until(MONDAY_NOON + timedelta(hours=1))
    await ben.taps("We're starting")
    await at_telegrams_pace(story)
    card = ben.person._stored(ben.message_with("1 of").id)
    checkin = rows(story, "SELECT id FROM checkins")[0][0]
    for _ in range(100):
        ben.person._tap(card, f"agenda.next:{checkin}:0")
        ben.person._tap(card, f"agenda.back:{checkin}:1")
        await take_in(story)
    assert await asks_and_waits(story, ana, "/leave") <= AT_ONCE
    assert ana.message_with(" of 9").text == ben.message_with(" of 9").text


async def test_the_tap_takes_effect_at_once_and_says_so_while_messages_wait(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    note = await shared(story, ben, "A walk")
    await ana.says("/leave")
    await at_telegrams_pace(story)
    began = story.clock.now()
    for number in range(100):
        ben.person.edit(note, f"A walk {number}")
    await take_in(story)
    ana.person.press("Yes, end it")
    await take_in(story)
    assert rows(story, "SELECT count(*) FROM members") == [(0,)]
    await send_out(story)
    assert arrived(story, ana, "It has ended.", began) <= 0.1


async def test_everything_is_erased_at_once_and_it_is_said(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    note = await shared(story, ben, "A walk")
    await ana.says("/forget")
    await ana.taps("Go on to the last step")
    await at_telegrams_pace(story)
    for number in range(100):
        ben.person.edit(note, f"A walk {number}")
    await take_in(story)
    assert await asks_and_waits(story, ana, "erase", "Everything is erased") <= AT_ONCE
    assert rows(story, "SELECT count(*) FROM members") == [(0,)]


async def test_an_older_leave_card_works_at_once_in_a_flood_too(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    note = await shared(story, ben, "A walk")
    await ana.says("/leave")
    card = ana.last.id
    await ana.taps("No, stay")
    assert ana.toast() == "Nothing has changed."
    for number in range(100):
        ben.person.edit(note, f"A walk {number}")
    couple = rows(story, "SELECT id FROM couples")[0][0]
    await ana.taps_raw(card, f"leave.yes:{couple}")
    assert rows(story, "SELECT count(*) FROM members") == [(0,)]


def bells(story: Story, phone: Phone) -> int:
    """How many messages came to somebody with a sound."""
    return sum(
        call.method.startswith("send") and not call.params.get("disable_notification")
        for call in story.telegram.calls.all()
        if call.chat == phone.person.user_id
    )


async def test_shares_and_suggestions_ring_six_times_an_hour_at_most(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(hours=2)
    before = bells(story, ana)
    for number in range(10):
        await ben.says(f"/checkin tuesday {number + 10}:00")
    assert bells(story, ana) - before == 6
    assert ana.reads("19:00")  # a suggestion reaches them all the same


async def test_what_is_shared_beyond_an_hours_measure_comes_when_the_hour_is_over(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    parts = [await ben.says(f"Thought {number}") for number in range(40)]
    await ben.taps("Share with your partner")
    came = sum("Thought" in text for text in ana.texts)
    assert came in {29, 30}  # the couple's first news came within the same hour
    before = bells(story, ana)
    await ben.edits(parts[-1], "Thought 39, in better words")
    await story.pass_time(minutes=61)
    assert sum("Thought" in text for text in ana.texts) == came
    assert ana.last.text.startswith(f"More has come from Ben: {40 - came} things are shared with you.")
    await ana.taps("Read them")
    assert sum("Thought" in text for text in ana.texts) == 40
    assert [text for text in ana.texts if "Thought" in text][-1].endswith("in better words")
    assert bells(story, ana) == before


async def test_what_waits_for_the_hour_to_be_over_can_still_be_taken_back(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    for number in range(40):
        await ben.says(f"Thought {number}")
    await ben.taps("Share with your partner")
    await ben.taps("Take it back")
    assert not ana.reads("Thought")
    await story.pass_time(hours=2)
    assert not ana.reads("Thought")
