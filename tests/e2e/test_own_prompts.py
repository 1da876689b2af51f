"""A prompt of an operator's own comes like any other, and taken out again it leaves nobody's history disturbed."""

from pathlib import Path

from tests.e2e.story import Story

WORDS = "Open one window wide, listen until you have counted three sounds, and tell your partner the best."
OWN = f"""[[prompt]]
id = "memories-901"
text = "{WORDS}"
why = "A street is a small concert."
stage = 1
for = "both"
minutes = 1
apart = true
cost = "free"
"""


def own_file(story: Story) -> Path:
    return story.settings.data_dir / "content" / "memories.toml"


async def test_removed_it_leaves_what_was_written_to_it_and_days_go_on(story: Story) -> None:
    own_file(story).parent.mkdir()
    own_file(story).write_text(OWN)
    await story.restart_bot()
    ana, ben = await story.couple()
    await ana.says("/today")
    for _ in range(60):  # the easiest of its practice, so that it comes in the end
        if WORDS in ana.last.text:
            break
        await ana.taps("Another one")
    await ana.says("A tram, a pigeon, and a neighbour who sings.")
    await ana.taps("Share with Ben")
    assert WORDS in ben.last.text

    own_file(story).unlink()
    await story.restart_bot()
    await ana.says("/journal")
    assert "a neighbour who sings" in ana.last.text
    await ana.says("/today")
    before = len(ana.messages)
    await story.pass_time(days=7)
    assert len(ana.messages) == before + 7  # a nudge on each of six days, and the offer of the small check
    await ana.says("One more day.")
    await ana.says("/journal")
    assert "One more day." in ana.last.text
