"""The daily nudge, as two people meet it."""

from datetime import timedelta

from bot.sandbox.shown import Shown
from tests.e2e.story import Phone, Story

HEAD = "For today"
FOUR = ["Reply", "Another one", "Not today", "Don't send this again"]


def cards(phone: Phone) -> list[Shown]:
    return [message for message in phone.messages if message.text.startswith(HEAD)]


def prompt_of(card: Shown) -> str:
    return card.text.split("\n\n")[1]


async def test_a_nudge_comes_at_the_hour_once_a_day(story: Story) -> None:
    ana = await story.welcomed("Ana", hour="19:00")
    await story.pass_time(hours=6, minutes=59)
    assert not cards(ana)
    await story.pass_time(minutes=2)
    assert len(cards(ana)) == 1
    assert ana.buttons == FOUR
    await story.pass_time(days=3)
    assert len({prompt_of(card) for card in cards(ana)}) == 4


async def test_both_get_the_same_prompt_on_the_same_local_date_in_far_zones(story: Story) -> None:
    ana, ben = await story.couple(cities=("Auckland", "Lisbon"))
    await story.pass_time(days=8)
    # Auckland has lived through Tuesday to Tuesday, Lisbon through Monday to Monday
    theirs = [prompt_of(card) for card in cards(ana)]
    ours = [prompt_of(card) for card in cards(ben)]
    shared = [mine == yours for mine, yours in zip(theirs, ours[1:], strict=False)]
    assert shared.count(True) >= 6
    assert shared.count(False) <= 1  # the one practice of one's own


async def test_after_downtime_one_nudge_within_its_grace_and_none_after(story: Story) -> None:
    ana = await story.welcomed("Ana", hour="19:00")
    story.clock.move(timedelta(days=2, hours=8))  # nothing ran until Wednesday 20:00
    await story.settle()
    assert len(cards(ana)) == 1
    story.clock.move(timedelta(days=2, hours=4))  # nor until Saturday 00:00
    await story.settle()
    assert len(cards(ana)) == 1
    await story.pass_time(hours=20)
    assert len(cards(ana)) == 2


async def test_another_one_really_differs_until_nothing_is_left(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    seen = {prompt_of(ana.last)}
    for _ in range(3):
        await ana.taps("Another one")
        assert prompt_of(ana.last) not in seen
        seen.add(prompt_of(ana.last))
    assert len(cards(ana)) == 1
    for _ in range(60):
        await ana.taps("Another one")
    assert "everything I have for today" in ana.toast()
    assert ana.buttons == FOUR


async def test_another_one_leaves_the_partner_theirs(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/today")
    first = prompt_of(ana.last)
    await ana.taps("Another one")
    await ben.says("/today")
    assert prompt_of(ben.last) == first != prompt_of(ana.last)


async def test_not_for_me_never_comes_back_and_another_stands_in_its_place(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    card = ana.last
    turned_down = prompt_of(card)
    await ana.taps("Don't send this again")
    assert prompt_of(ana.last) != turned_down
    assert ana.last.id == card.id
    # a second tap that was made for the first prompt does not hit the new one
    replaced = prompt_of(ana.last)
    await ana.taps_raw(card.id, card.button("Don't send this again").data or "")
    assert prompt_of(ana.last) == replaced


async def test_not_today_is_one_kind_sentence_and_a_way_back(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    prompt = prompt_of(ana.last)
    await ana.taps("Not today")
    assert ana.last.text == "That's fine, not today. Another day brings another one."
    assert ana.buttons == ["Reply after all"]
    note = await ana.says("Something else entirely")
    assert ana.person.message(note).reaction == "✍"
    await ana.taps("Reply after all")
    assert ana.last.force_reply
    assert prompt_of(cards(ana)[-1]) == prompt


async def test_today_early_means_the_scheduled_one_does_not_come(story: Story) -> None:
    ana = await story.welcomed("Ana", hour="19:00")
    await ana.says("/today")
    await story.pass_time(hours=10)
    assert len(cards(ana)) == 1
    await story.pass_time(hours=24)
    assert len(cards(ana)) == 2


async def test_only_one_card_is_live(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    await ana.says("/today")
    assert [card.button_texts for card in cards(ana)] == [[], FOUR]


async def test_a_paused_person_gets_none_and_may_ask_for_one(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/pause 3d")
    await story.pass_time(days=1)
    assert not cards(ana)
    await ana.says("/today")
    assert len(cards(ana)) == 1


async def test_after_a_reply_the_card_asks_for_nothing(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    await ana.says("The bus was on time.")
    assert cards(ana)[-1].button_texts == []
    await ana.says("/today")
    assert "You've written to this one today" in ana.last.text


async def test_forged_buttons_get_a_calm_answer(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/today")
    await ben.says("/today")
    mine = ana.last.button("Reply").data or ""
    before = len(ben.messages)
    for data in (mine, mine.replace("reply", "skip"), "nudge.reply", "nudge.skip:x", "nudge.other:1:2:3"):
        await ben.taps_raw(ben.last.id, data)
    await ben.taps_raw(ben.last.id, f"nudge.again:{'9' * 30}")
    assert len(ben.messages) == before
    assert ben.buttons == FOUR
    assert ana.buttons == FOUR


async def test_a_setting_changed_at_the_very_moment_does_not_cost_the_nudge(story: Story) -> None:
    ana = await story.welcomed("Ana", hour="19:00")
    await ana.says("/settings")
    await ana.taps("Tracks")
    before = len(ana.messages)
    story.clock.move_to(story.clock.now().replace(hour=19, minute=0, second=1))
    await ana.taps("✓ New memories")  # worked on before the doorbell has rung
    assert len(ana.messages) == before + 1
