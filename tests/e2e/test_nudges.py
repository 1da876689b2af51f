"""The daily nudge, as two people meet it."""

from datetime import timedelta

from kintsugi_sandbox.shown import Shown
from tests.e2e.story import Phone, Story

HEAD = "For today"
FOUR = ["Reply", "Later today", "Hard day", "More"]
REPLACED = ["Reply", "Undo", "Hard day", "More"]
BEHIND_MORE = ["Another one", "Not today", "Don't send this again", "Fewer days", "Back"]


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
    same = [mine == yours for mine, yours in zip(theirs, ours[1:], strict=False)]
    # from Tuesday on: the first date was a Monday in UTC, and the first week has its shared ones at its end
    assert same == [False, False, True, False, True, True, False]


async def test_after_downtime_one_nudge_within_its_grace_and_none_after(story: Story) -> None:
    ana = await story.welcomed("Ana", hour="19:00")
    story.clock.move(timedelta(days=2, hours=8))  # nothing ran until Wednesday 20:00
    await story.run_until_idle()
    assert len(cards(ana)) == 1
    story.clock.move(timedelta(days=2, hours=4))  # nor until Saturday 00:00
    await story.run_until_idle()
    assert len(cards(ana)) == 1
    await story.pass_time(hours=20)
    assert len(cards(ana)) == 2


async def test_another_one_really_differs_until_nothing_is_left(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    seen = {prompt_of(ana.last)}
    for _ in range(3):
        await ana.unfolds("Another one")
        assert prompt_of(ana.last) not in seen
        seen.add(prompt_of(ana.last))
    assert len(cards(ana)) == 1
    for _ in range(60):
        if "More" in ana.buttons:
            await ana.taps("More")
        await ana.taps("Another one")
    assert "everything I have for today" in ana.toast()
    await ana.taps("Back")
    assert ana.buttons == REPLACED


async def test_another_one_leaves_the_partner_theirs(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(days=3)  # the first that both share
    await ana.says("/today")
    first = prompt_of(ana.last)
    await ana.unfolds("Another one")
    await ben.says("/today")
    assert prompt_of(ben.last) == first != prompt_of(ana.last)


async def test_not_for_me_never_comes_back_and_another_stands_in_its_place(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    card = ana.last
    turned_down = prompt_of(card)
    await ana.taps("More")
    assert ana.buttons == BEHIND_MORE
    await ana.taps("Back")
    assert ana.buttons == FOUR
    await ana.taps("More")
    data = ana.last.button("Don't send this again").data or ""
    await ana.taps("Don't send this again")
    assert prompt_of(ana.last) != turned_down
    assert ana.last.id == card.id
    # a second tap that was made for the first prompt does not hit the new one
    replaced = prompt_of(ana.last)
    await ana.taps_raw(card.id, data)
    assert prompt_of(ana.last) == replaced


async def test_not_today_is_one_kind_sentence_and_a_way_back(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    prompt = prompt_of(ana.last)
    await ana.unfolds("Not today")
    assert ana.last.text == "That's fine, not today. Another day brings another one."
    assert ana.buttons == ["Reply after all", "Undo"]
    note = await ana.says("Something else entirely")
    assert ana.person.message(note).reaction == "✍"
    await ana.taps("Reply after all")
    assert ana.last.force_reply
    assert prompt_of(cards(ana)[-1]) == prompt


async def test_a_hard_day_is_one_line_and_nothing_else_of_ours_that_day(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/today")
    await ana.taps("Hard day")
    assert ana.last.text.startswith("Then nothing more today.")
    assert ana.buttons == ["Reply after all", "Undo"]
    before = len(ana.messages)
    await story.pass_time(hours=11)
    assert len(ana.messages) == before
    await story.pass_time(days=1)
    assert len(cards(ana)) == 2 - 1  # the first card has become the line
    await ana.taps("Reply after all", message_id=ana.message_with("Then nothing more today.").id)
    assert ana.last.force_reply
    assert not ben.reads("nothing more today")


async def test_a_hard_day_said_the_evening_before_does_not_reach_into_the_next(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await story.pass_time(hours=8)
    await ana.taps("Hard day")
    await ana.says("/today")  # asked for after all
    assert prompt_of(ana.last)
    await story.pass_time(days=1)
    assert ana.last.text.startswith(HEAD)


async def test_a_track_that_is_off_leaves_its_day_free_for_one_alone_of_the_two(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/settings")
    await ana.taps("Tracks")
    for track in ("✓ Connection ideas", "✓ New memories", "✓ Gratitude"):
        await ana.taps(track)
    await ana.taps("Back")
    assert "A track that is off leaves its day free." in ana.last.text
    await story.pass_time(days=3)
    await ana.says("/today")
    assert "the day is free" in ana.last.text
    await ben.says("/today")
    assert "Connection" in ben.last.text
    await story.pass_time(days=4)
    assert len(cards(ana)) == 4
    assert len(cards(ben)) == 7


async def test_the_card_says_for_whom_it_is_and_until_when(story: Story) -> None:
    ana, ben = await story.couple()
    for _ in range(4):
        await story.pass_time(days=1)
    own, shared = cards(ana)[2].text, cards(ana)[3].text
    assert "tonight or tomorrow\nOnly for you" in own
    assert "tonight or tomorrow\nFor both of you, alone or together" in shared
    assert prompt_of(cards(ben)[3]) == prompt_of(cards(ana)[3])


async def test_a_reply_counts_for_a_day_and_a_half(story: Story) -> None:
    ana = await story.welcomed("Ana", hour="19:00")
    await ana.says("/settings")
    await ana.taps("Days")
    for day in ("Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        await ana.taps(f"✓ {day}")
    await story.pass_time(hours=7)  # Monday 19:00
    prompt = prompt_of(cards(ana)[-1])
    await story.pass_time(hours=35)
    await ana.says("I did it this morning.")
    await ana.says("/journal")
    assert prompt[:40] in ana.last.text
    await story.pass_time(days=6)
    await story.pass_time(hours=37)
    await ana.says("Too late for that one.")
    await ana.says("/journal")
    assert prompt_of(cards(ana)[-1])[:40] not in ana.last.text


async def test_after_the_second_of_a_kind_fewer_are_offered_once(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    for _ in range(12):
        await ana.taps("More")
        await ana.taps("Don't send this again")
    asked = [text for text in ana.texts if "Shall fewer like this come to you?" in text]
    assert asked
    assert len(asked) == len(set(asked))
    await ana.taps("Fewer")
    assert any("at most half as many" in text for text in ana.texts)


async def test_fewer_days_are_offered_once_after_five_times_not_today(story: Story) -> None:
    ana = await story.welcomed("Ana")
    for number in range(8):
        await story.pass_time(days=1)
        await ana.unfolds("Not today")
        offered = "would fewer days suit you better?" in ana.last.text
        assert offered is (number == 4)
        if offered:
            await ana.taps("Fewer days")
            assert "✓ Monday" in ana.buttons


async def test_silence_is_noticed_once_and_in_the_place_of_the_days_prompt(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(days=14)
    before = len(cards(ana))
    await ben.says("Somebody is here.")
    await story.pass_time(days=1)
    assert ana.last.text.startswith("A quiet question, only for you.")
    assert ana.buttons == ["Fewer days", "A rest", "As it is"]
    assert len(cards(ana)) == before
    assert not ben.reads("A quiet question")
    await ana.taps("As it is")
    await story.pass_time(days=30)
    assert not any(text.startswith("A quiet question") for text in ana.texts)
    await ana.says("Here I am.")
    await story.pass_time(days=20)
    await ana.taps("A rest")
    await ana.taps("A day")
    assert ana.reads("I bring nothing by myself until")


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
