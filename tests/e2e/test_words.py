"""Plain words where nothing was asked: they may mean a command, and are never lost for it."""

import pytest

from tests.e2e.hostile import rows
from tests.e2e.story import Phone, Story

NUDGE = "For today"


def offers_to_share(phone: Phone) -> bool:
    return any("Share with your partner" in message.button_texts for message in phone.messages)


async def journal(phone: Phone) -> str:
    await phone.says("/journal")
    return phone.last.text


@pytest.mark.parametrize(
    ("words", "command", "button"),
    [
        ("help", "help", "Show help"),
        ("Help!", "help", "Show help"),
        ("stop", "pause", "Pause"),
        ("STOP.", "pause", "Pause"),
        ("pause please", "pause", "Pause"),
        ("please pause", "pause", "Pause"),
        ("please stop sending me these", "pause", "Pause"),
        ("resume", "resume", "Go on"),
        ("start", "start", "Where am I?"),
        ("hello? are you there", "start", "Where am I?"),
        ("settings", "settings", "Settings"),
    ],
)
async def test_words_that_mean_a_command_offer_it(
    story: Story, words: str, command: str, button: str
) -> None:
    ana, _ = await story.couple()
    await ana.says(words)
    assert ana.last.text.startswith(f"Did you mean /{command}?")
    assert ana.buttons == [button, "No, keep it"]
    assert not offers_to_share(ana)


@pytest.mark.parametrize("words", ["support", "Help me!", "I am afraid.", "i'm scared", "I don't feel safe"])
async def test_words_that_ask_for_help_lead_to_it_in_one_step(story: Story, words: str) -> None:
    ana, ben = await story.couple()
    heard = len(ben.messages)
    await ana.says(words)
    assert ana.last.text.startswith("/support lists people who listen, for you alone.")
    await ana.taps("Find somebody to talk to")
    assert ana.reads("If you are afraid of your partner")
    assert len(ben.messages) == heard


async def test_the_command_is_one_tap_away_and_the_words_were_no_entry(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("pause please")
    await ana.taps("Pause")
    assert ana.last.text.startswith("For how long would you like a rest?")
    await ana.says("a week")
    assert "until Monday 30 November" in ana.last.text
    assert (
        "nothing here yet" in (await journal(ana)).casefold()
        or rows(story, "SELECT 1 FROM reflections") == []
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("help", "Day by day"),
        ("resume", "You aren't on a pause"),
        ("hello", "Hello, Ana. Good to see you."),
        ("settings", "Time zone: Lisbon"),
        ("support", "findahelpline.com"),
        ("forget me", "Nothing is erased yet."),
    ],
)
async def test_each_command_that_is_offered_answers(story: Story, words: str, says: str) -> None:
    ana, _ = await story.couple()
    await ana.says(words)
    await ana.says("yes")
    assert says in ana.last.text


async def test_kept_after_all_they_are_the_entry_they_were(story: Story) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await story.pass_time(hours=7, minutes=5)
    assert ana.last.text.startswith(NUDGE)
    await ana.says("stop")
    assert ana.message_with(NUDGE).button_texts != []
    await ana.taps("No, keep it")
    assert offers_to_share(ana)
    assert ana.message_with(NUDGE).buttons == []
    assert "stop" in await journal(ana)
    assert rows(story, "SELECT count(*) FROM reflections") == [(1,)]


async def test_with_nothing_tapped_nothing_is_lost_and_nothing_is_offered(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("unsubscribe")
    await story.pass_time(days=3)
    assert not offers_to_share(ana)
    shown = await journal(ana)
    assert "unsubscribe" in shown
    assert "Only you can see this" in shown
    assert not ben.reads("unsubscribe")


async def test_an_old_offer_still_answers(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("stop")
    await story.pass_time(days=2)
    await ana.taps("No, keep it")
    assert "/journal" in ana.toast()
    await ana.taps("Pause")
    assert ana.last.text.startswith("For how long would you like a rest?")
    assert rows(story, "SELECT count(*) FROM reflections") == [(1,)]


async def test_a_yes_to_nothing_is_kept_and_told_apart(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("yes")
    assert ana.last.text.startswith("I can't tell what that answers.")
    assert ana.buttons == ["Where am I?", "No, keep it"]
    assert not offers_to_share(ana)


@pytest.mark.parametrize("words", ["No.", "yes", "ok"])
async def test_a_yes_or_no_to_a_prompt_that_asks_is_its_answer(story: Story, words: str) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await ana.says("/today")
    await ana.says(words)
    assert offers_to_share(ana)
    await ana.says("no")  # to the offer, which asks whether to share
    await ana.says("yes")
    assert ana.last.text.startswith("I can't tell what that answers.")


@pytest.mark.parametrize(
    "words",
    [
        "help each other more",
        "I said stop",
        "hello my love",
        "yes, we talked",
        "a pause would be good",
        "the start",
    ],
)
async def test_a_sentence_with_such_a_word_is_an_entry(story: Story, words: str) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await ana.says(words)
    assert offers_to_share(ana)


async def test_a_word_in_reply_to_a_nudge_is_its_answer(story: Story) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await story.pass_time(hours=7, minutes=5)
    await ana.says("hello", reply_to=ana.last.id)
    assert offers_to_share(ana)


async def test_words_kept_until_it_is_known_what_they_were_can_be_edited(story: Story) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    said = await ana.says("stop")
    await ana.edits(said, "We stopped by the river and it was good.")
    assert offers_to_share(ana)
    assert rows(story, "SELECT count(*) FROM reflections") == [(1,)]


async def test_a_button_tells_nobody_how_much_others_write(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("stop")
    first = ana.last.button("No, keep it").data
    await ben.says("many words")
    await ana.says("stop")
    second = ana.last.button("No, keep it").data
    numbers = [int((data or "").split(":")[1]) for data in (first, second)]
    assert all(number > 1_000_000 for number in numbers)


async def test_a_forged_button_deletes_and_runs_nothing(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("A thought of my own.")
    for data in ("words.run:nothing:1", "words.keep:1", f"words.keep:{2**62}", "words.run:../etc:1"):
        await ana.taps_raw(ana.last.id, data)
    await ana.taps_raw(ana.last.id, "words.run:pause:1")
    assert ana.last.text.startswith("For how long would you like a rest?")
    assert rows(story, "SELECT count(*) FROM reflections") == [(1,)]


@pytest.mark.parametrize(
    ("typed", "near"),
    [("/quiet", "quietdates"), ("/pace", "settings"), ("/puase", "pause"), ("/hilfe", "help"), ("/checkins", "checkin"),
     ("/stop", "pause"), ("/Jurnal", "journal")],
)  # fmt: skip
async def test_an_unknown_command_suggests_the_nearest(story: Story, typed: str, near: str) -> None:
    ana = await story.welcomed("Ana")
    await ana.says(typed)
    assert f"Did you mean /{near}?" in ana.last.text


@pytest.mark.parametrize("typed", ["/fly", "/xyzzy", "/a", "/" + "z" * 32])
async def test_what_is_near_to_nothing_is_not_guessed_at(story: Story, typed: str) -> None:
    ana = await story.welcomed("Ana")
    await ana.says(typed)
    assert ana.last.text == "I don't know that command. /help shows everything you can do here."


@pytest.mark.parametrize(("words", "command"), [("help", "help"), ("please stop sending me these", "pause")])
async def test_words_that_mean_a_command_offer_it_beside_an_open_question(
    story: Story, words: str, command: str
) -> None:
    ana, _ = await story.just_paired()
    await ana.says(words)
    assert ana.last.text.startswith(f"Did you mean /{command}?")
    await ana.says("I was hurt")
    assert "What was broken?" in ana.last.text
    await ana.says("/settings")
    await ana.taps("Time")
    await ana.says(words)
    assert ana.last.text.startswith(f"Did you mean /{command}?")
    await ana.says("8pm")
    assert "Time: 20:00" in ana.last.text
    assert not offers_to_share(ana)
