"""What somebody who kept an old link may follow with it: not what its maker does."""

from collections.abc import Awaitable, Callable

import pytest

from tests.e2e.hostile import rows, told
from tests.e2e.story import Phone, Story


async def erase(phone: Phone) -> None:
    await phone.says("/forget")
    await phone.taps("Go on to the last step")
    await phone.says("erase")


async def nothing(_story: Story, _maker: Phone) -> None:
    """It has been made, and seven days have gone by."""


async def expires(story: Story, _maker: Phone) -> None:
    await story.pass_time(days=8)


async def withdraws(_story: Story, maker: Phone) -> None:
    await maker.taps("Withdraw the invite")


async def makes_another(_story: Story, maker: Phone) -> None:
    await maker.says("/invite")


async def is_declined(story: Story, maker: Phone) -> None:
    other = await story.welcomed("Other")
    await other.opens(maker.invite_token())
    await other.taps("Decline")


async def is_accepted(story: Story, maker: Phone) -> None:
    other = await story.welcomed("Other")
    await other.opens(maker.invite_token())
    await other.taps("Accept")


async def is_used(story: Story, maker: Phone) -> None:
    await is_accepted(story, maker)
    await maker.taps("Yes, that is my partner")


async def pairs_otherwise(story: Story, maker: Phone) -> None:
    other = await story.welcomed("Other")
    await other.says("/invite")
    await maker.opens(other.invite_token())
    await maker.taps("Accept")
    await other.taps("Yes, that is my partner")


async def leaves(story: Story, maker: Phone) -> None:
    await is_used(story, maker)
    await maker.says("/leave")
    await maker.taps("Yes, end it")


async def is_erased(_story: Story, maker: Phone) -> None:
    await erase(maker)


async def is_erased_long_after(story: Story, maker: Phone) -> None:
    await is_used(story, maker)
    await erase(maker)


ENDS = (
    *(
        expires,
        withdraws,
        makes_another,
        is_declined,
        is_accepted,
        is_used,
        pairs_otherwise,
        leaves,
        is_erased,
    ),
    is_erased_long_after,
)


async def looks(story: Story, end: Callable[[Story, Phone], Awaitable[None]], *, opened: bool) -> str:
    """All that somebody gets who has the link, before and after its end. `opened`: they look at it from before."""
    maker = await story.welcomed("Maker")
    await maker.says("/invite")
    token = maker.invite_token()
    [(number,)] = rows(story, "SELECT id FROM invites")
    eve = await story.welcomed("Eve")
    card = eve.last.id
    if opened:
        await eve.opens(token)
        card = eve.last.id
    await end(story, maker)
    since = len(story.telegram.calls.all())
    texts = len(eve.texts)
    await eve.taps_raw(card, f"pair.accept:{number}")
    await eve.taps_raw(card, f"pair.decline:{number}")
    await eve.taps_raw(card, f"pair.undo:{number}")
    await eve.says("/start")
    await eve.opens(token)
    await eve.opens(token)
    assert told(story, eve, since)
    return repr((eve.texts[texts:], [toast.text for toast in eve.person.toasts]))


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("end", ENDS[1:], ids=lambda end: end.__name__)
async def test_every_link_that_leads_nowhere_reads_alike(
    story: Story, another: Story, end: Callable[[Story, Phone], Awaitable[None]], *, opened: bool
) -> None:
    ended = await looks(story, end, opened=opened)
    assert ended == await looks(another, withdraws, opened=opened)
    assert "This link doesn't work" in ended


async def test_a_link_that_never_was_reads_like_one_that_is_over(story: Story) -> None:
    maker, eve = await story.welcomed("Maker"), await story.welcomed("Eve")
    await maker.says("/invite")
    token = maker.invite_token()
    await maker.taps("Withdraw the invite")
    said = set()
    for word in (token, "A" * 32, token[:-1], "two words"):
        await eve.says(f"/start {word}")
        said.add(eve.last.text)
    assert len(said) == 1


async def test_links_that_are_over_are_counted_like_made_up_ones(story: Story) -> None:
    """Else the tenth would tell: slowed down means that it never was, or that its maker is gone."""
    maker = await story.welcomed("Maker")
    await maker.says("/invite")
    token = maker.invite_token()
    await maker.taps("Withdraw the invite")
    for name, word in (("Eve", token), ("Evi", "A" * 32)):
        eve = await story.welcomed(name)
        for _ in range(10):
            await eve.opens(word)
            assert eve.last.text.startswith("This link doesn't work")
        await eve.opens(word)
        assert eve.last.text.startswith("Those were many links")


async def test_who_has_a_partner_reads_the_same_of_every_link_of_another(story: Story) -> None:
    _, ben = await story.couple_on_a_shared_day()
    maker = await story.welcomed("Maker")
    await maker.says("/invite")
    token = maker.invite_token()
    said = []
    for act in (nothing, withdraws, is_erased):
        await act(story, maker)
        await ben.opens(token)
        said.append(ben.last.text)
    assert len(set(said)) == 1


async def test_not_now_forgets_what_was_opened_and_looked_up(story: Story) -> None:
    maker = await story.welcomed("Maker")
    await maker.says("/invite")
    eve = story.phone("Eve")
    await eve.opens("made-up")
    await eve.opens(maker.invite_token())
    await eve.says("/support")
    await eve.taps("Another country")
    await eve.taps("Germany")
    for table in ("openings", "misses", "safety"):
        assert rows(story, f"SELECT count(*) FROM {table}") == [(1,)], table
    await eve.taps("Not now")
    assert eve.reads("That's fine. I keep only")
    for table in ("openings", "misses", "safety"):
        assert rows(story, f"SELECT count(*) FROM {table}") == [(0,)], table
    await eve.says("/start")
    assert "Maker" not in eve.last.text
    await eve.opens(maker.invite_token())
    assert eve.reads("Maker has invited you")
