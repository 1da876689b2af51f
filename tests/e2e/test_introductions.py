"""A practice is introduced to somebody once: on the first card of it, and nowhere else."""

from bot.texts.content import content_root
from bot.texts.practices import load_practices
from tests.e2e.story import Story

HEAD = "For today\n"


async def test_the_first_card_of_a_practice_introduces_it_and_no_later_one_does(story: Story) -> None:
    ana = await story.welcomed("Ana")
    names = {practice.name: practice for practice in load_practices(content_root(), "en").values()}
    met: set[str] = set()
    await story.pass_time(days=21)
    cards = [message.text for message in ana.messages if message.text.startswith(HEAD)]
    for card in cards:
        head, prompt, *_ = card.split("\n\n")
        _, line, _, *introduction = head.split("\n")
        practice = names[line.split(" · ")[0]]
        assert introduction == ([] if practice.name in met else list(practice.lines))
        assert prompt not in practice.lines
        met.add(practice.name)
    assert len(met) >= 4


async def test_the_same_card_shown_again_still_introduces_and_another_one_of_it_does_not(
    story: Story,
) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/today")
    first = ana.last.text
    await ana.says("/today")
    assert ana.last.text == first
    await ana.unfolds("Not today")
    await ana.taps("Reply after all")
    assert any(message.text == first for message in ana.messages)
    introduced: list[str] = [first.split("\n\n")[0].split("\n", 3)[3]]
    for _ in range(40):
        await ana.says("/today")
        await ana.unfolds("Another one")
        head = ana.last.text.split("\n\n")[0].split("\n", 3)
        if len(head) == 4 and head[3] != introduced[-1]:
            introduced.append(head[3])
    assert len(introduced) == len(set(introduced)) > 1
