"""An invite that nobody used ends after a week, and says so to whoever waited for it."""

from tests.e2e.story import Phone, Story

ENDED = "This invite has ended"
CLOSED = "Your invite is closed"


async def an_invite(story: Story) -> tuple[Phone, str]:
    ana = await story.welcomed("Ana")
    await ana.says("/settings")
    await ana.taps("Days")
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"):
        await ana.taps(f"✓ {day}")  # nothing else comes by itself
    await ana.says("/invite")
    return ana, ana.invite_token()


async def test_who_invited_hears_once_that_it_is_over_and_the_dead_link_goes(story: Story) -> None:
    ana, _ = await an_invite(story)
    await story.pass_time(days=6, hours=23)
    assert ana.reads("?start=")
    await story.pass_time(hours=1)
    assert not ana.reads("?start=")
    assert ana.message_with(ENDED).buttons == []
    assert ana.last.text.startswith(CLOSED)
    await story.pass_time(days=10)
    assert sum(CLOSED in text for text in ana.texts) == 1


async def test_it_is_the_same_sentence_as_after_a_no(story: Story) -> None:
    """Nobody learns from it whether somebody looked, and declined."""
    ana, _ = await an_invite(story)
    await story.pass_time(days=7)
    by_time = ana.last.text
    await ana.says("/invite")
    ben = await story.welcomed("Ben")
    await ben.opens(ana.invite_token())
    await ben.taps("Decline")
    assert ana.last.text == by_time


async def test_in_a_pause_only_the_card_says_so(story: Story) -> None:
    ana, _ = await an_invite(story)
    await ana.says("/pause 14d")
    before = len(ana.messages)
    await story.pass_time(days=8)
    assert len(ana.messages) == before
    assert ana.reads(ENDED)
    assert not ana.reads("?start=")


async def test_at_night_it_makes_no_sound(story: Story) -> None:
    ana, _ = await an_invite(story)
    await story.pass_time(hours=11)  # 23:00
    await ana.says("/invite")
    await story.pass_time(days=7)
    assert ana.last.text.startswith(CLOSED)
    assert ana.last.silent


async def test_one_that_was_taken_back_or_replaced_says_nothing_a_week_later(story: Story) -> None:
    ana, _ = await an_invite(story)
    await story.pass_time(days=1)
    await ana.says("/invite")
    await story.pass_time(days=6)
    assert not ana.reads(CLOSED)
    await ana.taps("Withdraw the invite")
    await story.pass_time(days=8)
    assert not ana.reads(CLOSED)


async def test_a_yes_that_nobody_confirmed_ends_for_both(story: Story) -> None:
    ana, token = await an_invite(story)
    ben = await story.welcomed("Ben")
    await story.pass_time(days=6)
    await ben.opens(token)
    await ben.taps("Accept")
    await story.pass_time(days=6)
    assert "Take it back" in ben.message_with("Now Ana tells me").button_texts
    await story.pass_time(days=1)
    assert ana.reads(CLOSED)
    assert ben.reads("The invite you said yes to is closed")
    left = [label for phone in (ana, ben) for message in phone.messages for label in message.button_texts]
    assert not {"Take it back", "Yes, that is my partner", "Withdraw the invite"} & set(left)
