"""What of somebody erased is left with the one who was their partner: what reached his chat, and nothing else."""

import pytest

from tests.e2e.hostile import rows
from tests.e2e.story import Phone, Story


async def erase(phone: Phone) -> None:
    await phone.says("/forget")
    await phone.taps("Go on to the last step")
    await phone.says("erase")


async def held(story: Story) -> list[str]:
    """What waits for anybody, in plain words."""
    async with story.app.database.transaction(story.clock.now()) as work:
        waiting = await work.tx.all("SELECT * FROM outbox WHERE payload IS NOT NULL ORDER BY id")
        return [
            work.tx.open("outbox", "payload", row["id"], row["author_id"], row["payload"]) for row in waiting
        ]


async def test_no_row_of_the_others_points_to_what_the_erased_wrote(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ana.says("hers")
    await ana.taps("Share with your partner")
    await story.pass_time(minutes=10)
    await ana.sends_photo(caption="a bridge")
    await ana.taps("Share with your partner")
    await ben.says("his")
    await ben.taps("Share with your partner")
    await ben.says("/journal")
    await ben.taps("Older ▶")
    await ben.says("/journal")
    [(person,)] = rows(story, "SELECT person_id FROM reflections WHERE kind = 'photo'")
    numbers = {number for (number,) in rows(story, "SELECT id FROM reflections WHERE person_id = ?", person)}
    numbers |= {number for (number,) in rows(story, "SELECT id FROM invites WHERE inviter_id = ?", person)}
    await erase(ana)
    await story.pass_time(days=3)
    await story.app.ticker.tidy()  # what was carried out is remembered for two days
    tables = [name for (name,) in rows(story, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        for row in rows(story, f"SELECT * FROM {table}"):
            assert numbers.isdisjoint(row), table
    about_his_own = rows(story, "SELECT count(*) FROM bubbles WHERE subject = 'offer'")
    assert about_his_own == [(1,)]
    assert ben.reads("a bridge")  # what has reached his chat is Telegram's


def _names_her(words: str) -> bool:
    return any(name in words for name in ("Ana", "A & a", "A &amp; a"))


@pytest.mark.parametrize("name", ["Ana", "<b>A & a</b>", "Ana \U0001f337"])
async def test_no_message_that_waits_names_the_erased(story: Story, name: str) -> None:
    """Ben is out of reach, and what he was to read says her name: on a button, in a question, in an answer."""
    ana, ben = await story.welcomed(name), await story.welcomed("Ben")
    await story.pairs(ana, ben)
    await story.makes_it_a_shared_day()
    await story.pass_time(minutes=10)
    await ben.says("/start")
    await ben.says("his own words")
    ben.person.press("Share with your partner")
    for words in ("/leave", "/journal", "/help", "more of his"):
        ben.person.say(words)
    ben.person.block()
    await story.run_until_idle()
    waiting = await held(story)
    assert any(_names_her(words) for words in waiting)
    await erase(ana)
    left = await held(story)
    assert left  # what does not name her still waits for him
    assert not any(_names_her(words) for words in left)
    assert rows(story, "SELECT count(*) FROM mentions") == [(0,)]


async def test_what_has_arrived_is_noted_no_longer(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    await ben.says("his own words")
    assert "Share with your partner" in ben.buttons
    assert ana.texts
    assert rows(story, "SELECT count(*) FROM mentions") == [(0,)]
