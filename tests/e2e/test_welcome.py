"""The first minutes: each answer on one card, left and taken up again, changed later."""

import pytest

from tests.e2e.story import Story


async def test_somebody_new_is_greeted_told_whom_this_is_not_for_and_asked_for_consent(story: Story) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    assert len(ana.messages) == 1
    for words in ("afraid of your partner", "until you choose to share", "could technically read"):
        assert ana.reads(words)
    assert ana.buttons == ["Yes, let's begin", "What stays private", "Not now"]


async def test_all_the_questions_lead_to_a_first_nudge_at_the_hour_that_was_chosen(story: Story) -> None:
    ana = await story.welcomed("Ana", "Lisbon", "7:30 pm")
    assert ana.reads("The first one comes today (Monday 23 November) at 19:30")
    before = len(ana.messages)
    await story.pass_time(hours=7, minutes=29)
    assert len(ana.messages) == before
    await story.pass_time(minutes=1)
    assert len(ana.messages) == before + 1


async def test_the_welcome_goes_on_after_a_restart_where_it_was_left(story: Story) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    await ana.taps("Yes, let's begin")
    await story.restart_bot()
    await ana.says("Ana Sofia")
    await story.restart_bot()
    await ana.says("são paulo")
    assert "In São Paulo" in ana.last.text
    assert "09:00" in ana.last.text
    await story.restart_bot()
    await ana.taps("Yes, that's right")
    await ana.says("20:15")
    await story.restart_bot()
    await ana.taps("Done")
    assert ana.reads("Thank you, Ana Sofia.")


async def test_whatever_comes_before_consent_is_answered_with_the_greeting(story: Story) -> None:
    ana = story.phone("Ana")
    for words in ("hello?", "/today", "/invite"):
        await ana.says(words)
        assert ana.last.text.startswith("Hello. I'm Kintsugi.")


async def test_not_now_keeps_nothing_and_start_asks_again(story: Story) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    await ana.taps("Not now")
    assert ana.reads("That's fine.")
    await ana.says("/start")
    assert "Yes, let's begin" in ana.buttons


@pytest.mark.parametrize("name", ["<b>", "A & B", "{ $name }", "דנה", "👩🏽‍🚀", "a_b*c`d"])
async def test_a_name_comes_back_exactly_as_written(story: Story, name: str) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    await ana.taps("Yes, let's begin")
    await ana.says(name)
    await ana.says("Lisbon")
    await ana.taps("Yes, that's right")
    await ana.taps("20:00")
    await ana.taps("Done")
    assert name in ana.message_with("Thank you,").text


@pytest.mark.parametrize("name", ["x" * 41, "two\nlines"])
async def test_a_name_that_cannot_be_used_is_refused_and_asked_again(story: Story, name: str) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    await ana.taps("Yes, let's begin")
    await ana.says(name)
    await ana.says("Ana")
    assert "Where are you" in ana.last.text


async def test_a_shared_location_gives_the_zone(story: Story) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    await ana.taps("Yes, let's begin")
    await ana.taps("Call me Ana")
    await ana.taps("Share my location")
    await ana.sends_location(-36.85, 174.76)
    assert "In Auckland" in ana.last.text
    assert "01:00" in ana.last.text


async def test_an_ambiguous_city_is_asked_about_and_nonsense_gets_a_way_on(story: Story) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    await ana.taps("Yes, let's begin")
    await ana.taps("Call me Ana")
    await ana.says("qqqqqq")
    assert "I couldn't find the time zone of that place" in ana.last.text
    await ana.taps("Pick from a list")
    await ana.taps("Tokyo")
    assert "In Tokyo it is now 21:00" in ana.last.text
    await ana.taps("No, choose again")
    await ana.says("Birmingham")
    assert len(ana.buttons) > 2


async def test_every_answer_can_be_changed_in_the_settings(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/settings")
    await ana.taps("Name")
    await ana.says("Anita")
    await ana.taps("Call me Anita")
    assert "Name: Anita" in ana.last.text
    await ana.taps("Time zone")
    await ana.says("Auckland")
    await ana.taps("Yes, that's right")
    assert "Time zone: Auckland, now" in ana.last.text
    await ana.taps("Time")
    await ana.taps("08:00")
    assert "Time: 08:00" in ana.last.text
    await ana.taps("Days")
    await ana.taps("✓ Sunday")
    await ana.taps("Back")
    assert "Days: Mon, Tue, Wed, Thu, Fri, Sat" in ana.last.text
    await ana.taps("Tracks")
    await ana.taps("✓ New memories")
    await ana.taps("Back")
    assert "Tracks: Connection ideas, Gratitude" in ana.last.text
    await ana.taps("Close")
    assert ana.last.text == "All set."


async def test_no_question_stays_open_behind_a_command(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/settings")
    await ana.taps("Name")
    await ana.says("/settings")
    await ana.says("Just a thought")
    await ana.says("/settings")
    assert "Name: Ana" in ana.last.text


async def test_what_somebody_forwards_never_becomes_their_name(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/settings")
    await ana.taps("Name")
    await ana.forwards("Somebody else's words")
    assert "forwarded" in ana.last.text
    await ana.says("Anita")
    await ana.taps("Call me Anita")
    assert "Name: Anita" in ana.last.text
    newcomer = story.phone("Cleo")
    await newcomer.opens()
    await newcomer.taps("Yes, let's begin")
    await newcomer.forwards("Somebody else's words")
    assert not newcomer.reads("Somebody else's words")


@pytest.mark.parametrize("name", ["\u200b", "\u2800", "\u3164", "\u2069\u202e"])
async def test_a_name_that_nobody_can_see_is_asked_for_again(story: Story, name: str) -> None:
    ana = story.phone(name)
    await ana.opens()
    await ana.taps("Yes, let's begin")
    assert ana.buttons == []  # the account's own name is none either
    await ana.says(f"a{name}"[1:])
    assert "nothing in that name that can be seen" in ana.last.text
    await ana.says("Ana")
    assert "Where are you" in ana.last.text


async def test_a_zone_that_this_machine_does_not_know_locks_nobody_out(story: Story) -> None:
    ana = await story.welcomed("Ana")
    async with story.app.database.transaction(story.clock.now()) as work:
        await work.tx.execute("UPDATE people SET zone = 'Mars/Olympus_Mons'")
    await story.restart_bot()
    await story.pass_time(days=2)
    for words in (
        "/settings",
        "/start",
        "/today",
        "/journal",
        "/pause 3d",
        "/resume",
        "/checkin",
        "/quietdates",
        "a word",
    ):
        count = len(ana.messages)
        await ana.says(words)
        assert len(ana.messages) > count, words
    await ana.says("/settings")
    assert "Time zone: not known here any more" in ana.last.text
    await ana.taps("Time zone")
    await ana.says("Lisbon")
    await ana.taps("Yes, that's right")
    assert "The next small thing comes" in ana.last.text
