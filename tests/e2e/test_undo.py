"""What a tap on the daily card did can be undone until the day is over, and everything is as it was before."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from bot.domain.kinds import Kind
from bot.domain.nudges import Nudge
from bot.domain.preferences import Preferences
from kintsugi_sandbox.shown import Shown
from tests.e2e.story import Phone, Story

HEAD = "For today"


def card_of(phone: Phone) -> Shown:
    return [message for message in phone.messages if message.text.startswith(HEAD)][-1]


def prompt_of(card: Shown) -> str:
    return card.text.split("\n\n")[1]


class Kept(NamedTuple):
    nudges: list[Nudge]
    had: Mapping[str, date]
    turned_down: frozenset[str]
    preferences: Preferences
    calendar: list[datetime | None]


async def kept(story: Story, phone: Phone) -> Kept:
    """All that a tap can change of a person: history, dislikes, preferences, the nudge, the calendar."""
    async with story.app.database.transaction(story.clock.now()) as work:
        person = await work.people.by_telegram(phone.person.user_id)
        assert person is not None
        nudges = await work.nudges.given_since(person.id, person.onboarded_at or work.now)
        of = await work.preferences.of(person.id)
        seen, down = await work.seen.of(person.id), await work.seen.disliked(person.id)
        steers = replace(of, steps=(), taps=0)
        calendar = [await work.schedule.get(person.id, kind) for kind in (Kind.NUDGE, Kind.SNOOZE)]
        return Kept(nudges, seen, down, steers, calendar)


async def test_another_one_can_be_undone_step_by_step(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    before, prompts = [], []
    for _ in range(3):
        before.append(await kept(story, ana))
        prompts.append(prompt_of(ana.last))
        await ana.unfolds("Another one")
        assert ana.buttons == ["Reply", "Undo", "Hard day", "More"]
    while before:
        await ana.taps("Undo")
        assert prompt_of(ana.last) == prompts.pop()
        assert await kept(story, ana) == before.pop()
    assert ana.buttons == ["Reply", "Later today", "Hard day", "More"]


async def test_a_second_tap_of_the_same_button_undoes_nothing_more(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    await ana.unfolds("Another one")
    first = prompt_of(ana.last)
    await ana.unfolds("Another one")
    data = ana.last.button("Undo").data or ""
    for _ in range(3):
        await ana.taps_raw(ana.last.id, data)
        assert prompt_of(ana.last) == first


async def test_dont_send_this_again_can_be_undone_with_the_question_it_brought(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    while not ana.reads("Shall fewer like this come to you?"):
        before, prompt = await kept(story, ana), prompt_of(card_of(ana))
        await ana.unfolds("Don't send this again")
    await ana.taps("Undo")
    assert prompt_of(card_of(ana)) == prompt
    assert not ana.reads("Shall fewer like this come to you?")
    assert await kept(story, ana) == before
    await ana.unfolds("Don't send this again")  # and it asks anew
    assert ana.reads("Shall fewer like this come to you?")


async def test_an_answer_to_that_question_stays(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    while not ana.reads("Shall fewer like this come to you?"):
        await ana.unfolds("Don't send this again")
    await ana.taps("Fewer")
    fewer = (await kept(story, ana)).preferences
    await ana.taps("Undo")
    assert (await kept(story, ana)).preferences == fewer
    assert ana.reads("at most half as many")


async def test_not_today_and_a_hard_day_can_be_undone(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    before, prompt = await kept(story, ana), prompt_of(ana.last)
    for act in (ana.unfolds("Not today"), ana.taps("Hard day")):
        await act
        assert ana.buttons == ["Reply after all", "Undo"]
        await ana.taps("Undo")
        assert prompt_of(ana.last) == prompt
        assert await kept(story, ana) == before


async def test_a_not_today_that_was_undone_is_not_counted(story: Story) -> None:
    ana = await story.welcomed("Ana")
    for _ in range(5):
        await story.pass_time(days=1)
        await ana.unfolds("Not today")
    assert "would fewer days suit you better?" in ana.last.text
    assert ana.buttons == ["Fewer days", "Reply after all", "Undo"]
    await ana.taps("Undo")
    assert not (await kept(story, ana)).preferences.fewer_days_offered
    await ana.unfolds("Not today")
    assert "would fewer days suit you better?" in ana.last.text


async def test_the_shared_one_is_the_shared_one_again(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await story.pass_time(days=3, hours=7)
    await ana.unfolds("Another one")
    await ana.taps("Undo")
    await ben.answers("Mine.")
    await ben.taps("Share with your partner")
    await ana.answers("And mine.")
    await ana.taps("Share with your partner")
    assert ben.reads("And mine.")
    assert ana.reads("Mine.")


async def test_when_the_day_is_over_it_stays_as_it_is(story: Story) -> None:
    ana = await story.welcomed("Ana", hour="19:00")
    await story.pass_time(hours=8)
    await ana.unfolds("Not today")
    skipped = ana.last.id
    await story.pass_time(hours=5)  # past midnight
    await ana.taps("Undo", message_id=skipped)
    assert "That day is over" in ana.toast()
    assert ana.last.text.startswith("That's fine, not today.")
    await ana.taps("Reply after all", message_id=skipped)
    assert ana.last.force_reply


async def test_after_a_reply_nothing_is_undone(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    await ana.unfolds("Another one")
    undo, card = ana.last.button("Undo").data or "", ana.last
    await ana.says("I did it.")
    await ana.taps_raw(card.id, undo)
    assert prompt_of(card_of(ana)) == prompt_of(card)
    assert "You've written to this one" in card_of(ana).text


async def test_nobody_else_can_undo_it(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/today")
    await ana.unfolds("Another one")
    await ben.says("/today")
    prompt = prompt_of(ana.last)
    await ben.taps_raw(ben.last.id, ana.last.button("Undo").data or "")
    assert "I can't find that one any more" in ben.toast()
    assert prompt_of(ana.last) == prompt


async def test_fewer_days_stand_behind_more_and_leave_the_card(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    card = ana.last.id
    await ana.unfolds("Fewer days")
    assert "✓ Monday" in ana.buttons
    assert ana.last.id != card
    assert prompt_of(card_of(ana))
