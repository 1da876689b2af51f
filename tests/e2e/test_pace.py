"""Both are asked alike; the slower one sets the pace; either may step back; nobody learns who changed what."""

from datetime import UTC, datetime

import pytest

from bot.domain.kinds import Kind
from bot.service import together
from bot.texts.content import content_root
from bot.texts.library import load_library
from tests.e2e.hostile import rows
from tests.e2e.story import MONDAY_NOON, Phone, Story

QUESTION = "A small question, only for you."


def questions(phone: Phone) -> list[datetime]:
    return [datetime.fromtimestamp(m.at, UTC) for m in phone.messages if m.text.startswith(QUESTION)]


async def stands(phone: Phone, answer: str) -> None:
    await phone.says("/settings")
    await phone.taps("Where I stand")
    await phone.taps(answer)


async def paces(story: Story, *phones: Phone) -> list[int]:
    async with story.app.database.transaction(story.clock.now()) as work:
        people = [await work.people.by_telegram(phone.person.user_id) for phone in phones]
    return [person.stage for person in people if person]


async def live(story: Story, days: int, *writing: Phone) -> None:
    """Let days go by on which these people write something to their nudge."""
    for _ in range(days):
        await story.pass_time(days=1)
        for phone in writing:
            await phone.says("I did it.")


async def hurt_and_repairing(story: Story) -> tuple[Phone, Phone]:
    ana, ben = await story.couple()
    await stands(ana, "My trust was hurt")
    await stands(ben, "I broke trust")
    for phone in (ana, ben):
        await story.pass_time(minutes=1)
        await phone.says("/signs")
        await phone.taps("Done")  # so that no offer comes in between
    return ana, ben


async def pace_card(phone: Phone) -> str:
    await phone.says("/settings")
    await phone.taps("Pace")
    return phone.last.text


@pytest.mark.parametrize("answer", ["My trust was hurt", "I broke trust", "I'd rather not say"])
async def test_both_are_asked_alike_after_three_weeks_and_six_answers(story: Story, answer: str) -> None:
    ana, ben = await hurt_and_repairing(story)
    await stands(ben, answer)
    await live(story, 20, ana, ben)
    assert questions(ana) == []
    await live(story, 3, ana, ben)
    for phone in (ana, ben):
        assert [f"{at:%d.%m. %H:%M}" for at in questions(phone)] == ["14.12. 19:45"]
    assert await paces(story, ana, ben) == [1, 1]
    question = ana.message_with(QUESTION)
    assert question.text == ben.message_with(QUESTION).text
    assert "The next step would be talks about what happened." in question.text
    assert question.button_texts == ["A bit more", "Stay as it is"]
    await ana.taps("A bit more")
    assert ana.message_with("Noted. What comes to both of you goes by the slower one.").button_texts == [
        "Pace"
    ]
    assert await paces(story, ana, ben) == [2, 1]
    await ben.taps("A bit more")
    assert await paces(story, ana, ben) == [2, 2]


async def test_the_step_to_closeness_asks_about_touch_and_it_takes_both(story: Story) -> None:
    ana, ben = await hurt_and_repairing(story)
    for phone in (ana, ben):
        for _ in range(2):
            await pace_card(phone)
            await phone.taps("A bit more, when you are ready")
            await story.pass_time(days=1)
    assert await paces(story, ana, ben) == [3, 3]
    for phone, both in ((ana, False), (ben, True)):
        assert phone.reads("May gentle touch be in what comes to both of you")
        await phone.taps("Yes, it is welcome")
        assert await welcome(story) is both
    await ana.says("/settings")
    await ana.taps("Touch")
    assert "You have said: it is welcome." in ana.last.text
    await ana.taps("No touch")
    assert await welcome(story) is False
    await ben.says("/settings")
    await ben.taps("Touch")
    assert "You have said: it is welcome." in ben.last.text  # what the other said stands nowhere


def couple_number(story: Story) -> int:
    [(number,)] = rows(story, "SELECT id FROM couples")
    return int(number)


async def welcome(story: Story) -> bool:
    async with story.app.database.transaction(story.clock.now()) as work:
        couple = await work.couples.get(couple_number(story))
        assert couple is not None
        return (await together.settings(work, couple)).touch


async def test_who_has_not_answered_six_is_asked_when_they_have(story: Story) -> None:
    ana, _ = await hurt_and_repairing(story)
    await live(story, 5, ana)
    await live(story, 25)
    assert questions(ana) == []
    await live(story, 2, ana)
    assert questions(ana) == []  # the check for signs has just been offered
    await live(story, 2, ana)
    assert len(questions(ana)) == 1


async def test_not_yet_holds_for_three_weeks_and_silence_too(story: Story) -> None:
    ana, _ = await hurt_and_repairing(story)
    await live(story, 22, ana)
    await ana.taps("Stay as it is")
    await live(story, 20, ana)
    assert questions(ana) == []  # the first has become an answer
    await live(story, 3, ana)
    assert len(questions(ana)) == 1
    await live(story, 19, ana)
    assert len(questions(ana)) == 1
    await live(story, 3, ana)
    assert len(questions(ana)) == 2
    assert await paces(story, ana) == [1]


async def test_not_while_paused_and_a_pause_does_not_age_the_stage(story: Story) -> None:
    ana, _ = await hurt_and_repairing(story)
    await live(story, 18, ana)
    await ana.says("/pause 14d")
    await live(story, 16)
    assert questions(ana) == []
    await live(story, 5, ana)
    assert len(questions(ana)) == 1


async def test_not_on_a_quiet_date(story: Story) -> None:
    ana, ben = await hurt_and_repairing(story)
    await ben.says("/quietdates 14 december")
    await live(story, 24, ana)
    assert [f"{at:%d.%m.}" for at in questions(ana)] == ["15.12."]


async def test_the_offer_of_the_signs_gives_way_to_the_question(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await stands(ana, "My trust was hurt")
    await live(story, 1, ana)
    for words in ("/pause 1d", "/quietdates 28 november"):
        await ana.says(words)
    async with story.app.database.transaction(story.clock.now()) as work:
        [row] = await work.tx.all("SELECT id FROM people")
        day = datetime(2026, 12, 14, 19, 45, tzinfo=UTC)
        await work.schedule.set(row["id"], Kind.SIGNS, day)
    await ana.says("/resume")
    await live(story, 26, ana)
    offered = [m.at for m in ana.messages if m.text.startswith("A small check")]
    asked = [m.at for m in ana.messages if m.text.startswith(QUESTION)]
    days = [datetime.fromtimestamp(at, UTC).date() for at in [*offered, *asked]]
    assert len(asked) == 1
    assert len(days) == len(set(days))


@pytest.mark.parametrize("who", [0, 1])
async def test_either_steps_back_with_one_tap_and_the_other_reads_nothing_of_it(
    story: Story, who: int
) -> None:
    pair = await hurt_and_repairing(story)
    one, other = pair[who], pair[1 - who]
    for phone in pair:
        await pace_card(phone)
        await phone.taps("A bit more, when you are ready")
    assert await paces(story, *pair) == [2, 2]
    before, card = [m.text for m in other.messages], await pace_card(other)
    await pace_card(one)
    await one.taps("A step back")
    assert min(await paces(story, *pair)) == 1
    assert "You last said: a step back." in await pace_card(one)
    assert [m.text for m in other.messages][: len(before)] == before
    assert await pace_card(other) == card


async def test_the_lower_of_the_two_holds_whoever_it_is(story: Story) -> None:
    ana, ben = await hurt_and_repairing(story)
    for _ in range(3):
        await pace_card(ben)
        await ben.taps("A bit more, when you are ready")
        await story.pass_time(days=1)
    assert await paces(story, ana, ben) == [1, 3]
    await story.pass_time(days=8)
    library = load_library(content_root(), "en")
    async with story.app.database.transaction(story.clock.now()) as work:
        past = await work.together.of(couple_number(story))
        hers = await work.people.by_telegram(ana.person.user_id)
        assert hers is not None
        given = [library.by_id[one.prompt_id] for one in await work.nudges.given_since(hers.id, MONDAY_NOON)]
    assert {library.by_id[name].stage for name in past.had} == {1}
    assert {prompt.stage for prompt in given} == {1}


async def test_a_second_tap_on_the_same_day_goes_no_further(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await stands(ana, "My trust was hurt")
    await pace_card(ana)
    card, data = ana.last.id, ana.last.button("A bit more, when you are ready").data or ""
    await ana.taps("A bit more, when you are ready")
    await ana.taps_raw(card, data)
    assert await paces(story, ana) == [2]


async def test_time_alone_moves_nobody_on(story: Story) -> None:
    ana, ben = await story.couple()
    await stands(ben, "I broke trust")
    await live(story, 40, ana, ben)
    assert await paces(story, ana, ben) == [1, 1]


async def test_alone_the_question_speaks_of_nobody_else(story: Story) -> None:
    ana = await story.welcomed("Ana")
    await ana.says("/signs")
    await ana.taps("Done")
    await live(story, 24, ana)
    question = ana.message_with(QUESTION)
    assert "harder questions about what happened" in question.text
    assert "both of you" not in question.text
    await ana.taps("A bit more")
    assert ana.reads("Noted. A bit more, then.")


async def test_a_changed_answer_of_one_leaves_the_others_card_as_it_was(story: Story) -> None:
    ana, ben = await story.couple()
    await pace_card(ben)
    await ben.taps("A step back")
    card = await pace_card(ben)
    await stands(ana, "My trust was hurt")
    assert await pace_card(ben) == card
    await stands(ana, "I'd rather not say")
    assert await pace_card(ben) == card
    assert await paces(story, ben) == [1]


async def test_every_answer_to_the_pace_has_the_way_to_change_it(story: Story) -> None:
    ana = await story.welcomed("Ana")
    for answer in ("A bit more, when you are ready", "A step back"):
        await ana.says("/settings")
        await ana.taps("Pace")
        await ana.taps(answer)
        assert ana.buttons == ["Pace"]
        await ana.taps("Pace")
        assert "Back" in ana.buttons
