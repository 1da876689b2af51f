"""/start is a home: who is here, what comes next, what waits, and a button for whatever somebody came for."""

from tests.e2e.story import Story

PAIRED = ["Today's small thing", "My journal", "Check-in", "Pause", "Settings", "Help"]


async def test_two_people_find_each_other_the_next_thing_and_the_next_talk(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/checkin sunday 20:00")
    await ben.taps("Agree")
    await ana.says("/start")
    assert ana.last.text.splitlines()[2:5] == [
        "You are here with Ben.",
        "The next small thing comes today (Monday 23 November) at 19:00.",
        "Your next check-in: Sunday 29 November at 20:00.",
    ]
    assert ana.buttons == PAIRED


async def test_what_waits_for_an_answer_or_to_be_opened_is_named(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/checkin sunday 20:00")
    await ben.says("/start")
    assert "Ana has suggested a time for the check-in." in ben.last.text
    await ana.says("/start")
    assert "suggested" not in ana.last.text  # one's own waits for the other
    await story.pass_time(days=3, hours=8)  # the first date that both share
    await ana.answers("It was the small cup.")
    await ana.taps("Share with your partner")
    await ana.says("/start")
    assert "One thing you chose to share waits to be opened together." in ana.last.text
    await ben.says("/start")
    assert "opened together" not in ben.last.text


async def test_in_a_pause_nothing_of_the_partners_is_brought_up(story: Story) -> None:
    ana, ben = await story.couple()
    await ben.says("/pause 3d")
    await ana.says("/checkin sunday 20:00")
    await ben.says("/start")
    assert "suggested" not in ben.last.text
    assert "Your pause goes on until Thursday 26 November." in ben.last.text
    await ben.taps("End the pause")
    assert ben.reads("Welcome back")
    assert ben.last.text.startswith("While you rested, Ana suggested a time")


async def test_somebody_alone_is_led_to_an_invite_and_an_open_one_is_named(story: Story) -> None:
    ana = await story.welcomed("Ana")
    assert "You use this on your own." in ana.last.text
    await ana.taps("Invite my partner")
    assert "?start=" in ana.last.text
    token = ana.invite_token()
    await ana.says("/start")
    assert "Your invite can be opened until Monday 30 November at 12:00." in ana.last.text
    assert "Invite my partner" not in ana.buttons  # a tap would end the one that is on its way
    ben = await story.welcomed("Ben")
    await ben.opens(token)
    await ben.taps("Accept")
    await ana.says("/start")
    assert ana.last.text.startswith("Ben accepted your invite.")  # what waits for a word comes last
    await ana.says("yes")
    assert ana.reads("You and Ben are here together now.")
    left = [label for message in ana.messages for label in message.button_texts]
    assert "Yes, that is my partner" not in left


async def test_each_button_does_what_its_command_does(story: Story) -> None:
    ana, _ = await story.couple()
    home = ana.last.id
    for label, words in (
        ("Today's small thing", "For today"),
        ("My journal", "Nothing here yet"),
        ("Check-in", "On which day"),
        ("Pause", "For how long"),
        ("Settings", "Settings"),
        ("Help", "Day by day"),
    ):
        await ana.taps(label, message_id=home)
        assert words in ana.last.text, label
    assert ana.person.message(home).button_texts == PAIRED


async def test_after_a_parting_it_speaks_of_no_partner(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("/leave")
    await ana.taps("Yes, end it")
    await ben.says("/start")
    assert "You use this on your own." in ben.last.text
    assert "Nothing comes from me by itself just now." in ben.last.text
    assert "Ana" not in ben.last.text


async def test_somebody_who_chose_no_days_reads_that_nothing_comes(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/settings")
    await ana.taps("Days")
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        await ana.taps(f"✓ {day}")
    assert "With no day on, nothing comes by itself." in ana.last.text
    await ana.says("/start")
    assert "Nothing comes by itself just now." in ana.last.text
