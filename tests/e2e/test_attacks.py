"""What a hostile partner may try beyond the buttons they see."""

from bot.chat.support import DELETABLE
from tests.e2e.story import Phone, Story


def _shared_pages(phone: Phone, words: str) -> list[str]:
    return [text for text in phone.texts if words in text]


async def _ana_reads_what_ben_shared(story: Story) -> tuple[Phone, Phone, int]:
    ana, ben = await story.couple()
    note = await ben.says("The blue notebook")
    await ben.taps("Share with Ana")
    return ana, ben, note


async def test_what_is_taken_back_goes_from_an_open_journal_too(story: Story) -> None:
    ana, ben, _ = await _ana_reads_what_ben_shared(story)
    await ana.says("/journal")
    assert len(_shared_pages(ana, "The blue notebook")) == 2
    await ben.taps("Take it back")
    assert not _shared_pages(ana, "The blue notebook")
    print(ana.texts)


async def test_former(story: Story) -> None:
    ana, ben, note = await _ana_reads_what_ben_shared(story)
    await ana.says("/leave")
    await ana.taps("Yes, end it")
    before = len(ana.messages)
    await ben.edits(note, "You will regret this. " * 180)
    print(ana.texts[-3:])
    assert len(ana.messages) == before


async def test_blocked(story: Story) -> None:
    ana, ben, note = await _ana_reads_what_ben_shared(story)
    await ana.blocks()
    await ben.taps("Take it back")
    await story.pass_time(days=3)
    await ana.unblocks()
    print(ana.texts[-3:])
    assert not _shared_pages(ana, "The blue notebook")


async def test_ids(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says("a"); 
    await ben.says("b"); 
    await ana.says("c")
    print([b.data for m in ana.messages[-2:] for r in m.buttons for b in r])
    await ana.says("/support")
    print([b.data for m in ana.messages[-1:] for r in m.buttons for b in r])
    await story.pass_time(days=2)
    print([b.data for m in ana.messages[-2:] for r in m.buttons for b in r])
    assert 0
