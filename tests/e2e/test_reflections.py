"""Writing to the bot: what is kept, shared, edited and taken back."""

import pytest

from kintsugi_sandbox.shown import Shown
from tests.e2e.story import Phone, Story

PICTURE = b"GIF89a\x0a\x00\x0a\x00"  # as much of a picture as its size takes

NASTY = (
    "<b>bold</b> & <tg-spoiler>x</tg-spoiler> &amp; *_`[]()~",
    "שלום, مرحبا — mixed 123",
    "👩‍👩‍👧‍👦🏳️‍🌈 é é \u202eoverride\u202c",
    "a\x01b\x7f\ttab\nline",
    "\ue0000\ue001 { $name }",
)


def copies(phone: Phone) -> list[Shown]:
    return [message for message in phone.messages if "shared something with you" in message.text]


def hidden(card: Shown) -> str:
    """What stands inside the spoiler of a message."""
    spoiler = next(entity for entity in card.entities if entity["type"] == "spoiler")
    units = card.text.encode("utf-16-le")
    return units[2 * spoiler["offset"] : 2 * (spoiler["offset"] + spoiler["length"])].decode("utf-16-le")


def all_hidden(phone: Phone) -> str:
    """What stands inside the spoilers of the newest copy, message after message; each has somebody's name above it."""
    begins = max(at for at, message in enumerate(phone.messages) if message in copies(phone))
    shown = [message for message in phone.messages[begins:] if message.protected and message.entities]
    assert all(message.text.startswith("Your partner, Ana,") for message in shown)
    return "".join(hidden(message) for message in shown if "spoiler" in {e["type"] for e in message.entities})


async def test_alone_it_is_kept_with_a_quiet_reaction_and_explained_once(story: Story) -> None:
    ana = await story.welcomed("Ana")
    first = await ana.says("Hello diary")
    assert ana.person.message(first).reaction == "✍"
    assert "Only you can see it" in ana.last.text
    assert "/journal" in ana.last.text
    before = len(ana.messages)
    await ana.says("And more")
    assert len(ana.messages) == before


async def test_ignoring_the_offer_keeps_it_private(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("A secret")
    assert ana.buttons == ["Share with your partner", "Keep private"]
    await story.pass_time(days=2)
    assert not ben.reads("A secret")
    assert not copies(ben)


@pytest.mark.parametrize("words", [*NASTY, "x" * 4096, "👩‍👩‍👧‍👦" * 372, "<" * 4096])
async def test_words_arrive_exactly_as_written(story: Story, words: str) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says(words)
    await ana.taps("Share with your partner")
    assert all_hidden(ben) == words
    whole = [message for message in ben.messages if message.entities and message.protected]
    assert all(message.text.startswith("Your partner, Ana,") for message in whole)  # never in the bot's voice
    assert copies(ben)[-1].text.splitlines()[0] == "Your partner, Ana, shared something with you."
    assert ana.buttons == ["Take it back"]


async def test_a_photo_and_a_voice_note_are_shared_with_their_words(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    photo = await ana.sends_photo(PICTURE, caption="Our bench <3")
    assert ana.person.message(photo).reaction == "✍"
    await ana.taps("Share with your partner")
    assert copies(ben)[-1].kind == "photo"
    assert hidden(copies(ben)[-1]) == "Our bench <3"
    await story.pass_time(minutes=10)
    await ana.sends_voice()
    await ana.taps("Share with your partner")
    assert copies(ben)[-1].kind == "voice"
    assert all(copy.protected for copy in copies(ben))


async def test_a_long_caption_gets_a_message_of_its_own(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    caption = "y" * 1024
    await ana.sends_photo(PICTURE, caption=caption)
    await ana.taps("Share with your partner")
    assert copies(ben)[-1].kind == "photo"
    assert hidden(ben.last) == caption


async def test_editing_the_message_edits_the_copy(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    note = await ana.says("First words")
    await ana.taps("Share with your partner")
    before = len(ben.messages)
    await ana.edits(note, "Second words")
    assert hidden(copies(ben)[-1]) == "Second words"
    assert len(ben.messages) == before


async def test_an_edit_may_grow_into_two_messages_and_shrink_again(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    note = await ana.says("short")
    await ana.taps("Share with your partner")
    await ana.edits(note, "z" * 4096)
    assert all_hidden(ben) == "z" * 4096
    await ana.edits(note, "short again")
    assert hidden(copies(ben)[-1]) == "short again"
    assert not ben.reads("zzzz")


async def test_edits_of_unknown_messages_and_commands_change_nothing(story: Story) -> None:
    ana = await story.welcomed("Ana")
    command = await ana.says("/help")
    before = len(ana.messages)
    await ana.edits(command, "/forget")
    assert len(ana.messages) == before


async def test_taking_back_deletes_the_copy_and_says_so_honestly(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("Too soon")
    await ana.taps("Share with your partner")
    await ana.taps("Take it back")
    assert not ben.reads("Too soon")
    assert "may have read it already" in ana.last.text
    await ana.taps("Share after all")
    assert hidden(copies(ben)[-1]) == "Too soon"


async def test_after_two_days_the_copy_is_emptied(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("Old words")
    await ana.taps("Share with your partner")
    await story.pass_time(minutes=10)
    await ana.sends_photo(PICTURE, caption="Old picture")
    await ana.taps("Share with your partner")
    await story.pass_time(days=3)
    for words in ("Old words", "Old picture"):
        assert ben.reads(words)
    for shown in [message for message in ana.messages if "Take it back" in message.button_texts]:
        await ana.taps("Take it back", message_id=shown.id)
    assert not ben.reads("Old words")
    assert not ben.reads("Old picture")
    assert ben.texts.count("This was taken back.") == 2
    assert ana.reads("the picture or voice itself stays in Ben's chat")


async def test_words_of_a_blocked_chat_wait_and_can_still_be_taken_back(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ben.blocks()
    await ana.says("For later")
    await ana.taps("Share with your partner")
    await story.pass_time(minutes=10)
    await ana.says("Never mind this")
    await ana.taps("Share with your partner")
    await ana.taps("Take it back")
    await ben.unblocks()
    await ben.says("/start")
    assert ben.reads("For later")
    assert not ben.reads("Never mind this")


async def test_what_else_a_partner_does_at_night_waits_until_seven_and_makes_no_sound(story: Story) -> None:
    ana, ben = await story.couple()
    await story.pass_time(hours=10)  # 22:00
    before = len(ben.messages)
    await ana.says("/checkin sunday 20:00")
    await ana.says("/checkin sunday 21:00")  # the newest stands
    await story.pass_time(hours=8, minutes=59)
    assert len(ben.messages) == before
    await story.pass_time(minutes=1)
    assert ben.last.text.startswith("While you rested, Ana suggested a time for a weekly check-in.")
    assert ben.last.silent
    await ben.taps("Read it")
    assert "every Sunday at 21:00" in ben.last.text
    assert not ben.reads("20:00")


async def test_other_kinds_get_a_friendly_answer_and_nothing_is_kept(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.sends_sticker()
    assert "text, photos and voice notes" in ana.last.text
    await ana.forwards("Somebody else's words")
    assert "forwarded" in ana.last.text
    await ana.says("/journal")
    assert "Nothing here yet" in ana.last.text


async def test_a_reply_to_an_older_card_belongs_to_that_day(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await story.pass_time(hours=8)
    monday = ana.last
    await story.pass_time(days=1)
    tuesday = ana.last
    await ana.says("About Monday", reply_to=monday.id)
    await story.pass_time(minutes=10)
    await ana.says("About Tuesday")
    await ana.says("/journal")
    assert tuesday.text.split("\n\n")[1][:60] in ana.last.text
    await ana.taps("Older ▶")
    assert "About Monday" in ana.last.text
    assert monday.text.split("\n\n")[1][:60] in ana.last.text


async def test_the_reply_button_opens_a_box_that_binds_the_answer(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await story.pass_time(hours=8)
    monday = ana.last
    await story.pass_time(days=1)
    await ana.taps("Reply", message_id=monday.id)
    assert ana.last.force_reply
    await ana.says("Bound to Monday", reply_to=ana.last.id)
    await ana.says("/journal")
    assert monday.text.split("\n\n")[1][:60] in ana.last.text


async def test_an_offer_made_about_one_partner_never_shares_with_another(story: Story) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    await ana.says("For Ben's eyes")
    offer = ana.last
    await ana.says("/leave")
    await ana.taps("Yes, end it")
    await ana.taps("Share with your partner", message_id=offer.id)
    assert "no partner here now" in ana.toast()
    cleo = await story.welcomed("Cleo")
    await ana.says("/invite")
    await cleo.opens(ana.invite_token())
    await cleo.taps("Accept")
    await ana.taps("Yes, that is my partner")
    await ana.taps("Share with your partner", message_id=offer.id)
    assert "about somebody else" in ana.toast()
    assert not cleo.reads("For Ben's eyes")


async def test_nobody_shares_or_takes_back_anothers_words(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("Only mine")
    share = ana.last.button("Share with your partner").data or ""
    await ben.says("Ben's own")
    for data in (
        share,
        share.replace("yes", "now"),
        share.replace("yes", "back"),
        "share.yes:1",
        "share.back:a:b",
    ):
        await ben.taps_raw(ben.last.id, data)
    assert not ben.reads("Only mine")
    assert ana.buttons == ["Share with your partner", "Keep private"]
