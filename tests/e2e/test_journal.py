"""Reading back, page by page."""

from tests.e2e.story import Story

PICTURE = b"GIF89a\x0a\x00\x0a\x00"  # as much of a picture as its size takes


async def test_an_empty_journal_is_kind(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/journal")
    assert ana.last.text.startswith("Nothing here yet.")


async def test_paging_newest_first_on_one_card(story: Story) -> None:
    ana = await story.welcomed("Ana")
    for words in ("one", "two", "three"):
        await ana.says(words)
        await story.pass_time(minutes=10)
    await ana.says("/journal")
    card = ana.last.id
    assert "three" in ana.last.text
    assert ana.buttons == ["Older ▶", "Delete"]
    await ana.taps("Older ▶")
    assert "two" in ana.last.text
    await ana.taps("Older ▶")
    assert "one" in ana.last.text
    assert ana.buttons == ["◀ Newer", "Delete"]
    await ana.taps("◀ Newer")
    assert "two" in ana.last.text
    assert ana.last.id == card
    assert "today (Monday 23 November) · you" in ana.last.text
    assert ana.last.protected


async def test_what_the_partner_shared_stands_beside_ones_own(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("From Ana")
    await ana.taps("Share with your partner")
    await story.pass_time(minutes=1)
    await ben.says("From Ben")
    await ben.says("/journal")
    assert "From Ben" in ben.last.text
    await ben.taps("Older ▶")
    assert "From Ana" in ben.last.text
    assert "· Ana" in ben.last.text
    assert "Shared with you." in ben.last.text
    assert ben.buttons == ["◀ Newer"]


async def test_deleting_asks_first_and_takes_the_partners_copy_too(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("Older one")
    await story.pass_time(minutes=10)
    await ana.says("Gone soon")
    await ana.taps("Share with your partner")
    await ana.says("/journal")
    await ana.taps("Delete")
    assert "Ben may have read it already" in ana.last.text
    await ana.taps("No, keep it")
    assert "Gone soon" in ana.last.text
    await ana.taps("Delete")
    await ana.taps("Yes, delete it")
    assert "Older one" in ana.last.text
    assert not ben.reads("Gone soon")
    await ben.says("/journal")
    assert ben.last.text.startswith("Nothing here yet.")


async def test_sharing_and_taking_back_from_the_page(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("Maybe")
    await ana.says("/journal")
    await ana.taps("Share with your partner")
    assert ben.reads("Maybe")
    assert "Shared with Ben." in ana.last.text
    await ana.taps("Take it back")
    assert not ben.reads("Maybe")
    assert "may have read it already" in ana.toast()


async def test_a_long_entry_is_read_whole(story: Story) -> None:
    ana = await story.welcomed("Ana")
    words = "<b>long</b> 👩‍👩‍👧‍👦 " * 150
    await ana.says(words.strip())
    await ana.says("/journal")
    await ana.taps("Read it whole")
    assert ana.last.text == words.strip()


async def test_a_photo_and_a_voice_note_can_be_seen_and_heard_again(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.sends_photo(PICTURE, caption="The lake")
    await ana.taps("Share with your partner")
    await ben.says("/journal")
    assert "The lake" in ben.last.text
    await ben.taps("Show the photo")
    assert ben.last.kind == "photo"
    assert ben.last.protected
    await story.pass_time(minutes=10)
    await ana.sends_voice()
    await ana.says("/journal")
    await ana.taps("Play it")
    assert ana.last.kind == "voice"


async def test_no_button_of_ones_own_making_opens_anothers_words(story: Story) -> None:
    ana, ben = await story.couple()
    for words in ("private thing", "kept thing"):
        await ana.says(words)
        await story.pass_time(minutes=10)
    await ben.says("Ben's own")
    await ben.says("/journal")
    card = ben.last.id
    for number in (*range(-1, 8), "x", "", 2**63, "1:2"):
        for verb in ("at", "whole", "media", "delete", "gone", "back", "share"):
            await ben.taps_raw(card, f"journal.{verb}:{number}")
            assert not ben.reads("private thing")
            assert not ben.reads("kept thing")
    await ana.says("/journal")
    assert "kept thing" in ana.last.text
    await ana.taps("Older ▶")
    assert "private thing" in ana.last.text
