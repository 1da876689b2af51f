"""A prompt of an operator's own comes like any other, and taken out again it leaves nobody's history disturbed."""

from pathlib import Path

from tests.e2e.story import Story

WORDS = (
    "Open one window wide and listen until you have counted three sounds. Say to yourself which was the best."
)
OWN = f"""[[prompt]]
id = "memories-901"
text = "{WORDS}"
stage = 1
for = "both"
company = "alone"
kind = "notice"
minutes = 1
cost = "free"
"""


def own_file(story: Story) -> Path:
    return story.settings.data_dir / "content" / "memories.toml"


async def test_removed_it_leaves_what_was_written_to_it_and_days_go_on(story: Story) -> None:
    own_file(story).parent.mkdir()
    own_file(story).write_text(OWN)
    await story.restart_bot()
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("/today")
    async with story.app.database.transaction(story.clock.now()) as work:  # as if it were its turn
        person = await work.people.by_telegram(ana.person.user_id)
        assert person is not None
        nudge = await work.nudges.newest(person.id)
        assert nudge is not None
        await work.nudges.change(nudge, nudge.replaced_by("memories-901"))
        await work.seen.record(person.id, "memories-901", nudge.local_date)
    await ana.says("/today")
    assert WORDS in ana.last.text
    await ana.says("A tram, a pigeon, and a neighbour who sings.")
    await ana.says("/journal")
    await ana.taps("Share with your partner")
    assert "a neighbour who sings" in ben.last.text
    assert WORDS in ana.last.text

    own_file(story).unlink()
    await story.restart_bot()
    await ana.says("/journal")
    assert "a neighbour who sings" in ana.last.text
    await ana.says("/today")
    before = len(ana.messages)
    await story.pass_time(days=7)
    assert (
        len(ana.messages) == before + 8
    )  # six nudges, the offer of a weekly hour, and that of the small check
    await ana.says("One more day.")
    await ana.says("/journal")
    assert "One more day." in ana.last.text
