"""A person is erased at once and for good, in two steps that say what goes; the bytes are gone too."""

import sqlite3
from pathlib import Path
from typing import Any

from tests.e2e.story import Phone, Story

SECRET = "The heron by the frozen canal"
PARTED = "The pairing here has ended"


async def erased(phone: Phone) -> None:
    await phone.says("/forget")
    await phone.taps("Go on to the last step")
    await phone.says("erase")


def rows(story: Story, sql: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(story.settings.data_dir / "kintsugi.sqlite3") as file:
        found: list[tuple[Any, ...]] = file.execute(sql).fetchall()
    file.close()
    return found


def keys(story: Story) -> dict[int, bytes]:
    with sqlite3.connect(story.settings.data_dir / "keyring.sqlite3") as file:
        found: dict[int, bytes] = dict(file.execute("SELECT owner, wrapped FROM data_keys WHERE owner > 0"))
    file.close()
    return found


def bytes_under(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


async def test_two_steps_say_exactly_what_goes_and_what_stays(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/forget")
    for words in (
        "would go",
        "would stay",
        "key",
        "schedule",
        "received",
        "not yet sent",
        "Nothing is erased yet",
    ):
        assert words in ana.last.text
    assert ana.buttons == ["Go on to the last step", "No, keep everything"]
    await ana.taps("Go on to the last step")
    assert "cannot be undone" in ana.last.text
    assert "write this word: erase" in ana.last.text
    assert ana.buttons == ["No, keep everything"]
    await ana.taps("No, keep everything")
    assert ana.last.text == "All right. Everything is as it was."
    await ana.says("/settings")
    assert "Name: Ana" in ana.last.text


async def test_the_erased_begin_anew_and_old_buttons_do_nothing_to_them(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/forget")
    data = ana.last.button("Go on to the last step").data
    await ana.taps("Go on to the last step")
    card = ana.last.id
    await ana.says("Erase.")
    assert ana.person.message(card).buttons == []
    assert ana.last.text.startswith("Everything is erased")
    assert ana.person.waiting == []
    await ana.says("/start")
    assert ana.last.text.startswith("Hello. I'm Kintsugi.")
    await ana.taps("Yes, let's begin")
    await ana.taps_raw(card, data or "")
    assert ana.toast().startswith("That button is from an earlier time")
    await ana.says("/start")
    assert "May I call you" in ana.last.text or "What may I call you" in ana.last.text


async def test_taps_alone_erase_nothing_and_other_words_are_not_lost(story: Story) -> None:
    """Two minutes on an unlocked phone: what is erased takes a word that somebody writes."""
    ana = await story.welcomed("Ana")
    await ana.says(SECRET)
    await ana.says("/forget")
    await ana.taps("Go on to the last step")
    await ana.taps_raw(ana.last.id, f"forget.now:{rows(story, 'SELECT id FROM people')[0][0]}")
    assert "write this word" in ana.last.text  # a button of the time before the word leads to it
    await ana.says("I am only tired of all of it today")
    assert "nothing is erased" in ana.last.text
    assert "kept for you alone" in ana.last.text
    await ana.says("/journal")
    assert "tired of all of it" in ana.last.text
    await ana.says("erase")  # the question ended with the command: a word of the day, like any other
    assert len(keys(story)) == 1


async def test_the_partner_gets_one_neutral_sentence_and_keeps_their_own(story: Story) -> None:
    ana, ben = await story.couple()
    await ben.says(SECRET)
    count = len(ben.messages)
    await erased(ana)
    assert len(ben.messages) == count + 1
    assert PARTED in ben.last.text
    assert "Ana" not in ben.last.text
    await ben.says("/journal")
    assert SECRET in ben.last.text
    await ben.says("/leave")
    assert ben.last.text.startswith("You have no partner here")


async def test_while_a_copy_is_being_made_nothing_is_said_to_be_gone(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says(SECRET)
    [wrapped] = keys(story).values()
    copying = sqlite3.connect(story.settings.data_dir / "keyring.sqlite3", isolation_level=None)
    try:
        copying.execute("BEGIN")
        copying.execute("SELECT count(*) FROM data_keys").fetchall()
        await erased(ana)
        assert wrapped in bytes_under(story.folder)
        assert "One last trace is not gone yet" in ana.last.text
        assert not ana.reads("Everything is erased")
        await story.restart_bot()
        await story.pass_time(hours=1)
        assert not ana.reads("Everything is erased")
    finally:
        copying.close()
    await story.pass_time(minutes=1)
    assert ana.last.text.startswith("Everything is erased")
    assert wrapped not in bytes_under(story.folder)
    count = len(ana.messages)
    await story.restart_bot()
    await story.pass_time(hours=1)
    assert len(ana.messages) == count


async def test_no_byte_of_an_erased_person_is_left_in_any_file(story: Story) -> None:
    ana, ben = await story.couple()
    await ana.says(SECRET)
    await ben.says("Mine stays.")
    [(person, account, telegram_id, name)] = rows(
        story,
        "SELECT p.id, p.account, p.telegram_id, p.name FROM people AS p"
        " JOIN reflections AS r ON r.person_id = p.id ORDER BY r.ordinal LIMIT 1",
    )
    words = [cell for (cell,) in rows(story, f"SELECT words FROM reflections WHERE person_id = {person!r}")]
    wrapped = keys(story)[int(person)]
    before = bytes_under(story.folder)
    for trace in (account, telegram_id, name, wrapped, *words):
        assert trace in before
    assert SECRET.encode() not in before

    await erased(ana)
    await story.pass_time(days=3)
    after = bytes_under(story.folder)
    for trace in (telegram_id, name, wrapped, *words):
        assert trace not in after
    assert int(person) not in keys(story)
    assert len(keys(story)) == 1
    tables = [name for (name,) in rows(story, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        for row in rows(story, f"SELECT * FROM {table!s}"):
            assert person not in row, table
            # the last words to them went out under the hash of their chat, and that row is pruned in time
            assert table == "outbox" or account not in row, table
    await ben.says("/journal")
    assert "Mine stays." in ben.last.text


async def test_whoever_said_yes_and_is_erased_leaves_no_open_question(story: Story) -> None:
    ana, ben = await story.welcomed("Ana"), await story.welcomed("Ben")
    await ana.says("/invite")
    await ben.opens(ana.invite_token())
    await ben.taps("Accept")
    question = ana.last.id
    [(number,)] = rows(story, "SELECT id FROM invites")
    await erased(ben)
    assert ana.last.text.startswith("Your invite is closed")
    await ana.taps_raw(question, f"pair.yes:{number}")
    assert ana.toast().startswith("This link doesn't work")


async def test_an_invite_goes_with_its_sender(story: Story) -> None:
    ana, ben = await story.welcomed("Ana"), await story.welcomed("Ben")
    await ana.says("/invite")
    token = ana.invite_token()
    await ben.opens(token)
    card = ben.last.id
    await erased(ana)
    await ben.taps("Accept", message_id=card)
    assert ben.toast().startswith("This link doesn't work")
    await ben.opens(token)
    assert ben.last.text.startswith("This link doesn't work")


async def test_who_has_only_said_hello_is_erased_too(story: Story) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    await erased(ana)
    assert ana.last.text.startswith("Everything is erased")
    assert keys(story) == {}


async def test_who_blocks_the_bot_after_being_erased_leaves_no_new_trace(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await erased(ana)
    await ana.blocks()
    assert keys(story) == {}
    assert rows(story, "SELECT id FROM people") == []


async def test_nobody_is_erased_by_somebody_else(story: Story) -> None:
    ana, eve = await story.welcomed("Ana"), await story.welcomed("Eve")
    [(person, _), *_rest] = rows(story, "SELECT id, account FROM people ORDER BY created_at, rowid")
    before = sorted(keys(story))
    for owner in before:
        await eve.says("/forget")
        if eve.last.button("Go on to the last step").data != f"forget.sure:{owner}":
            await eve.taps_raw(eve.last.id, f"forget.sure:{owner}")
            assert eve.toast().startswith("That button is from an earlier time")
    assert sorted(keys(story)) == before
    assert int(person) in before
    await ana.says("/settings")
    assert "Name: Ana" in ana.last.text
