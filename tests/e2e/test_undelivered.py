"""What Telegram refuses for good: the reader gets words in its place, and its author is told."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.e2e.story import Phone, Story, telling

VOICE_FORBIDDEN = "Bad Request: VOICE_MESSAGES_FORBIDDEN"
FILE_REFUSED = "Bad Request: wrong file identifier/HTTP URL specified"


@pytest.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    async with telling(tmp_path) as opened:
        yield opened


def refuse(story: Story, method: str, description: str = FILE_REFUSED, times: int = 1) -> None:
    story.telegram.faults.plan("400", method=method, times=times, description=description)


async def share_by_offer(ana: Phone) -> None:
    await ana.taps("Share with your partner")


async def share_from_the_journal(ana: Phone) -> None:
    await ana.says("/journal")
    await ana.taps("Share with your partner")


@pytest.mark.parametrize("share", [share_by_offer, share_from_the_journal])
@pytest.mark.parametrize(
    ("kind", "method", "description"),
    [("voice note", "sendVoice", VOICE_FORBIDDEN), ("photo", "sendPhoto", FILE_REFUSED)],
)
async def test_words_go_in_its_place_and_its_author_is_told(
    story: Story, share: Callable[[Phone], Awaitable[None]], kind: str, method: str, description: str
) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    if kind == "photo":
        await ana.sends_photo(caption="the river")
    else:
        await ana.sends_voice()
    refuse(story, method, description)
    await share(ana)
    assert ben.last.kind == "text"
    assert ben.last.protected
    assert kind in ben.last.text
    assert ("the river" in ben.last.text) is (kind == "photo")
    assert f"could not be shown the {kind}" in ana.last.text
    assert not [text for text in ana.texts if "Shared with Ben." in text]
    assert ana.reads("in words only") or ana.reads(f"without the {kind}")


async def test_later_cards_and_pages_tell_the_same(story: Story) -> None:
    ana, _ben = await story.couple_on_a_shared_day()
    await ana.sends_photo(caption="the river")
    refuse(story, "sendPhoto")
    offer = ana.last.id
    await ana.taps("Share with your partner")
    await ana.taps_raw(offer, _data(ana, offer).replace("share.back", "share.yes"))
    await ana.says("/journal")
    assert not [text for text in ana.texts if "Shared with Ben." in text]
    assert ana.last.text.endswith("without the photo, which Telegram would not show there.")


async def test_an_edit_and_a_taking_back_find_the_words_that_stand_there(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    message = await ana.sends_photo(caption="the river")
    refuse(story, "sendPhoto")
    await ana.taps("Share with your partner")
    ana.person.edit(message, "the sea")
    await story.run_until_idle()
    assert "the sea" in ben.last.text
    assert "photo" in ben.last.text
    await story.pass_time(hours=60)  # too old to be deleted
    await ana.taps("Take it back")
    assert not ben.reads("the sea")


async def test_long_words_behind_a_refused_photo_keep_their_order(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.sends_photo(caption="river " * 170)
    refuse(story, "sendPhoto")
    await ana.taps("Share with your partner")
    first, second = ben.messages[-2:]
    assert "photo" in first.text
    assert "river" not in first.text
    assert second.text.count("river") == 170


@pytest.mark.parametrize(
    ("label", "method", "description"),
    [("Play it", "sendVoice", VOICE_FORBIDDEN), ("Show the photo", "sendPhoto", FILE_REFUSED)],
)
async def test_asking_to_see_or_hear_it_is_answered_with_words(
    story: Story, label: str, method: str, description: str
) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await (ana.sends_voice() if method == "sendVoice" else ana.sends_photo())
    await ana.taps("Share with your partner")
    for phone in (ana, ben):
        await phone.says("/journal")
        refuse(story, method, description)
        await phone.taps(label)
        assert phone.last.text.startswith("Telegram does not let me")
        await phone.taps(label)  # and once it can be shown, it is
        assert phone.last.kind == ("voice" if method == "sendVoice" else "photo")


async def test_words_that_are_refused_in_its_place_are_not_tried_for_ever(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.sends_voice()
    refuse(story, "sendVoice", VOICE_FORBIDDEN)
    refuse(story, "sendMessage", "Bad Request: something new", times=1)
    before = len(ben.texts)
    await ana.taps("Share with your partner")
    assert len(ben.texts) == before
    assert ana.reads("could not be delivered")


async def test_what_was_taken_back_while_it_was_sent_stays_away(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.sends_voice()
    before = len(ben.texts)
    story.telegram.faults.plan("500", method="sendVoice")
    refuse(story, "sendVoice", VOICE_FORBIDDEN)
    await ana.taps("Share with your partner")
    await ana.taps("Take it back")
    await story.pass_time(minutes=5)
    assert len(ben.texts) == before
    assert not ana.reads("could not be shown")


async def test_who_comes_back_and_cannot_be_shown_it_gets_words_then(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.sends_voice()
    await ben.blocks()
    await ana.taps("Share with your partner")
    refuse(story, "sendVoice", VOICE_FORBIDDEN)
    await ben.unblocks()
    assert ben.reads("A voice note was shared, but it can't be shown here")
    assert ana.reads("could not be shown the voice note")


def _data(phone: Phone, message_id: int) -> str:
    message = next(one for one in phone.messages if one.id == message_id)
    return str(message.button("Take it back").data)
