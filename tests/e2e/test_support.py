"""/support and the gentle word: in the chat of one person, and gone without a trace."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.service import support
from bot.texts.texts import Texts
from tests.e2e.story import Phone, Story

FIRST_LINE = "A small note. Touch the covered part to read it."
AFRAID = "I'm afraid of him when he drinks."
HURT = "He hit me last night."
DYING = "I don\u2019t want to live anymore"
WATCHED = "He checks my phone every night and asks about each number"


def notes(phone: Phone) -> int:
    return sum(text.startswith(FIRST_LINE) for text in phone.texts)


async def test_support_tells_of_professionals_and_of_the_lines_of_ones_country(story: Story) -> None:
    ana = await story.welcomed("Ana", "Europe/London")
    await ana.says("/support")
    card = ana.last.text
    assert "Any time is a good time" in card
    assert "For the two of you" in card
    assert "For you alone" in card
    assert "Whom to call: United Kingdom" in card
    assert "Samaritans, for anyone: 116 123" in card
    assert "National Domestic Abuse Helpline (Refuge), for women: 0808 2000 247 (24 h)" in card
    assert "findahelpline.com" in card
    assert "November 2026" in card
    assert "Numbers change" in card


async def test_a_country_without_known_lines_gets_the_directory_and_no_number(story: Story) -> None:
    ana = await story.welcomed("Ana", "Lisbon")
    await ana.says("/support")
    assert "Portugal: I have no checked number" in ana.last.text
    assert "findahelpline.com" in ana.last.text
    assert "your local emergency number" in ana.last.text
    assert not any(letter.isdigit() for letter in ana.last.text)


async def test_another_country_is_chosen_by_a_button_and_remembered(story: Story) -> None:
    ana = await story.welcomed("Ana", "Lisbon")
    await ana.says("/support")
    await ana.taps("Another country")
    assert "Germany" in ana.buttons
    await ana.taps("Germany")
    assert "116 016" in ana.last.text
    await ana.says("/support")
    assert "Whom to call: Germany" in ana.last.text
    await ana.taps("Another country")
    await ana.taps("Somewhere else")
    assert "I have no checked number for where you are" in ana.last.text


async def test_the_way_back_from_the_list_changes_nothing(story: Story) -> None:
    ana = await story.welcomed("Ana", "Europe/London")
    await ana.says("/support")
    before = ana.last.text
    await ana.taps("Another country")
    await ana.taps("Back")
    assert ana.last.text == before


async def test_support_answers_before_somebody_has_been_welcomed(story: Story) -> None:
    ana = story.phone("Ana")
    await ana.opens()
    await ana.says("/support")
    assert "Any time is a good time" in ana.last.text
    assert "I have no checked number for where you are" in ana.last.text
    await ana.taps("Another country")
    await ana.taps("Canada")
    assert "9-8-8" in ana.last.text


async def test_removing_takes_the_card_and_the_request_away(story: Story) -> None:
    ana = await story.welcomed("Ana")
    before = [message.text for message in ana.person.messages]
    await ana.says("/support")
    await ana.taps("Another country")
    await ana.taps("Remove this message")
    assert [message.text for message in ana.person.messages] == before
    assert ana.toast() == "Removed."


async def test_a_card_too_old_to_be_deleted_is_emptied(story: Story) -> None:
    ana = await story.welcomed("Ana", "Europe/London")
    await ana.says("/pause 7d")
    await ana.says("/support")
    await story.pass_time(days=3)
    await ana.taps("Remove this message")
    assert not ana.reads("Samaritans")
    assert "There is nothing here any more" in ana.last.text
    assert ana.buttons == []


@pytest.mark.parametrize(
    "data",
    [
        "support.in:XX:0",
        "support.in",
        "support.in:GB:0:1",
        "support.open:x:y",
        "support.open:\u00e9",
        "support.remove:1:2",
        "support.countries:",
        "gentle.not",
        "gentle.not:sad",
        "gentle.not:die:1",
    ],
)
async def test_forged_buttons_get_a_calm_answer(story: Story, data: str) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/support")
    before = ana.texts
    await ana.taps_raw(ana.last.id, data)
    assert "from an earlier time" in ana.toast()
    assert ana.texts == before


@pytest.mark.parametrize("words", [AFRAID, HURT, DYING, WATCHED])
async def test_the_gentle_word_comes_to_the_writer_alone(story: Story, words: str) -> None:
    ana, ben = await story.couple()
    heard = len(ben.messages)
    await ana.says(words)
    assert ana.last.text.startswith(FIRST_LINE)
    assert "nobody has read" in ana.last.text
    assert "Only you see this note" in ana.last.text
    assert ana.buttons == ["Where to find help", "That's not it", "Remove this message"]
    assert len(ben.messages) == heard


async def test_only_the_first_line_is_seen_before_it_is_touched_and_it_makes_no_sound(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says(HURT)
    note = ana.last
    covered = [entity for entity in note.entities if entity["type"] == "spoiler"]
    assert note.text[: covered[0]["offset"]].strip() == FIRST_LINE
    assert covered[0]["offset"] + covered[0]["length"] == len(note.text)


async def test_harmless_words_bring_nothing(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("I was afraid of the dark as a child, and tonight I told you why.")
    assert notes(ana) == 0


async def test_thoughts_of_dying_name_the_crisis_line_where_one_is_known(story: Story) -> None:
    ana, ben = await story.welcomed("Ana", "Europe/London"), await story.welcomed("Ben", "Lisbon")
    await ana.says(DYING)
    assert "Samaritans is there for anyone: 116 123" in ana.last.text
    assert "local emergency number" in ana.last.text
    await ben.says(DYING)
    assert "findahelpline.com lists lines you can call or write to" in ben.last.text
    assert "local emergency number" in ben.last.text


async def test_the_same_kind_stays_quiet_for_a_fortnight_and_a_graver_one_does_not(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says(WATCHED)
    await ana.says(WATCHED + " again")
    assert notes(ana) == 1
    await ana.says(HURT)
    assert notes(ana) == 2
    await ana.says(AFRAID)  # lighter than what was just spoken of
    assert notes(ana) == 2
    await ana.says(DYING)
    assert notes(ana) == 3
    await story.pass_time(days=14, minutes=1)
    await ana.says(WATCHED)
    assert notes(ana) == 4


async def test_a_kind_that_rests_hides_no_other(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says(DYING)
    await ana.says(f"{DYING}. {HURT}")
    assert notes(ana) == 2
    assert "somebody was hurt, whoever it was" in ana.last.text


async def test_thats_not_it_is_answered_calmly_and_kept_quiet_for_two_months(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says(AFRAID)
    await ana.taps("That's not it")
    assert "thank you for saying so" in ana.last.text
    assert not ana.reads("afraid of someone close")
    await story.pass_time(days=59)
    await ana.says(AFRAID)
    assert notes(ana) == 0
    await story.pass_time(days=1, minutes=1)
    await ana.says(AFRAID)
    assert notes(ana) == 1


async def test_notes_about_dying_come_again_after_days(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says(DYING)
    await story.pass_time(days=1, hours=23)
    await ana.says(f"{DYING} again")
    assert notes(ana) == 1
    await story.pass_time(hours=2)
    await ana.says(f"{DYING} and again")
    assert notes(ana) == 2
    await ana.taps("That's not it")
    assert "stay away for three days" in ana.last.text
    await story.pass_time(days=2, hours=23)
    await ana.says(f"{DYING} once more")
    assert notes(ana) == 1
    await story.pass_time(hours=2)
    await ana.says(f"{DYING} as before")
    assert notes(ana) == 2


async def test_a_rest_of_months_that_an_older_version_gave_such_notes_is_over(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("A beginning.")
    async with story.app.database.transaction(story.clock.now()) as work:
        person = await work.people.by_telegram(ana.person.user_id)
        assert person is not None
        kept = await work.safety.of(person.id)
        in_two_months = work.now + timedelta(days=60)
        await work.safety.keep(
            person.id, replace(kept, silent_until=dict.fromkeys(("die", "afraid"), in_two_months))
        )
    await ana.says(AFRAID)
    assert notes(ana) == 0
    await ana.says(DYING)
    assert notes(ana) == 1
    await ana.says(f"{DYING} again")
    assert notes(ana) == 1


async def test_support_answers_i_am_afraid_first_and_plainly(story: Story) -> None:
    ana, ben = await story.couple()
    heard = len(ben.messages)
    await ana.says("/support")
    assert ana.last.text.startswith("If you are afraid of your partner")
    assert "You don't have to be sure" in ana.last.text
    assert ana.last.text.index("afraid") < ana.last.text.index("couples therapist")
    await ana.taps("Remove this message")
    for words in ("I am afraid", "I'm scared", "i dont feel safe", "I am not safe"):
        await ana.says(words)
        assert "If you are afraid, that is reason enough to look." in ana.last.text, words
        assert ana.buttons == ["Find somebody to talk to", "No, keep it"]
        await ana.taps("Find somebody to talk to")  # one step
        assert ana.reads("If you are afraid of your partner")
        await ana.taps("Remove this message")
    assert len(ben.messages) == heard


async def test_who_is_watched_is_told_who_else_may_read_the_note(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says(WATCHED)
    assert "has your Telegram open on another one, can read this note too" in ana.last.text


async def test_the_gentle_word_leads_to_the_lines_and_leaves_no_trace(story: Story) -> None:
    ana = await story.welcomed("Ana", "Europe/London")
    wrote = await ana.says(HURT)
    await ana.taps("Where to find help")
    assert ana.last.text.startswith("Whom to call: United Kingdom")
    await ana.taps("Remove this message")
    assert notes(ana) == 0
    assert not ana.reads("Samaritans")
    assert wrote in {message.id for message in ana.person.messages}  # what they wrote stays theirs


async def test_nothing_in_the_database_tells_who_was_spoken_to(story: Story) -> None:
    ana, ben = await story.welcomed("Ana", "Europe/London"), await story.welcomed("Ben", "Europe/London")
    await ana.says(DYING)
    await ana.says("/support")
    await ana.taps("Another country")
    await ana.taps("Germany")
    await ben.says("We had soup and it was good.")
    with closing(sqlite3.connect(story.settings.data_dir / "kintsugi.sqlite3")) as database:
        cells = [row[0] for row in database.execute("SELECT cell FROM safety")]
        assert len(cells) == 2
        assert len({len(cell) for cell in cells}) == 1
        assert database.execute("SELECT count(*) FROM bubbles WHERE subject LIKE '%gentle%'").fetchone() == (
            0,
        )
        ben_before = database.execute("SELECT cell FROM safety").fetchall()
        await ben.says("And bread.")
        assert database.execute("SELECT cell FROM safety").fetchall() != ben_before
        for row in database.execute(
            "SELECT subject, error FROM outbox UNION SELECT kind, '' FROM occurrences"
        ):
            assert not {"gentle", "danger", "support"} & set(row)


async def test_forgetting_takes_the_cell_along(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says(HURT)
    await ana.says("/forget")
    await ana.taps("Go on to the last step")
    await ana.says("erase")
    with closing(sqlite3.connect(story.settings.data_dir / "kintsugi.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM safety").fetchone() == (0,)


async def test_a_fault_in_looking_costs_nobody_what_they_wrote(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_texts: Texts, _language: str) -> None:
        raise RuntimeError(HURT)

    ana = await story.welcomed("Ana")
    monkeypatch.setattr(Texts, "danger", broken)
    await ana.says(HURT)
    assert notes(ana) == 0
    assert not ana.reads("went wrong")
    await ana.says("/journal")
    assert ana.reads("He hit me last night")


def test_the_rests_are_as_documented() -> None:
    assert (support.SELDOM.days, support.MISTAKEN.days) == (14, 60)
    assert (support.SELDOM_OF_DYING.days, support.MISTAKEN_OF_DYING.days) == (2, 3)


async def test_words_of_fear_are_kept_without_a_button_beside_them_that_shares_them(story: Story) -> None:
    ana, _ = await story.couple()
    await ana.says("I am scared of him when he shouts, he grabbed my arm last night.")
    assert ana.reads("Kept. Only you can see it")
    assert not any("Share with" in label for message in ana.messages for label in message.button_texts)
    await ana.says("/journal")
    assert "Only you can see this." in ana.last.text


async def test_words_of_fear_that_an_edit_brings_are_seen_as_well(story: Story) -> None:
    ana, ben = await story.couple_on_a_shared_day()
    note = await ana.says("Last night was hard.")
    assert any("Share with" in label for label in ana.buttons)
    before = notes(ana)
    await ana.edits(note, "I am scared of him when he shouts, he grabbed my arm last night.")
    assert notes(ana) == before + 1
    assert not any("Share with" in label for message in ana.messages for label in message.button_texts)
    await ana.edits(note, "I am scared of him, he grabbed my arm last night and it hurts.")
    assert notes(ana) == before + 1  # once is enough
    assert not ben.reads("scared")


async def test_an_edit_that_speaks_of_no_danger_leaves_the_offer(story: Story) -> None:
    ana, _ = await story.couple_on_a_shared_day()
    note = await ana.says("Last night was hard.")
    await ana.edits(note, "Last night was hard, and we talked.")
    assert any("Share with" in label for label in ana.buttons)
    assert notes(ana) == 0
