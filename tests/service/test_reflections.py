"""What Telegram sometimes does: repeats, albums, changed pictures, prompts that are gone."""

from collections.abc import AsyncIterator, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.domain.errors import Refusal
from bot.domain.kinds import Kind, Subject
from bot.domain.people import Person
from bot.service import journal, reflections, sharing, taking_back, undelivered
from bot.service.nudge import giving, standing
from bot.store.work import Work
from bot.texts.cards.journal import page_card
from bot.texts.cards.nudge import nudge_card
from bot.texts.packing import shows_file
from tests.service.home import Home, home_in, photo, text


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    async with home_in(tmp_path) as opened:
        yield opened


@pytest.fixture
async def ana(home: Home) -> Person:
    return await home.person(1, "Ana")


@pytest.fixture
async def ben(home: Home) -> Person:
    return await home.person(2, "Ben")


@pytest.fixture
async def couple_id(home: Home, ana: Person, ben: Person) -> int:
    return await home.couple(ana, ben)


async def newest(work: Work, person: Person) -> int:
    entry = await work.journal.newest(person.id)
    assert entry
    return entry.entry_id


def offered(home: Home) -> int:
    """The reflection that the newest offer is about."""
    abouts = [call.entry.about for call in home.sent]
    return next(about.id for about in reversed(abouts) if about and about.subject is Subject.OFFER)


async def test_the_same_message_twice_is_kept_once_and_offered_once(
    home: Home, ana: Person, couple_id: int
) -> None:
    for _ in range(2):
        async with home.work() as work:
            await home.keeps(work, ana, text(7, "once"))
    calls = await home.deliver()
    assert [call.method for call in calls] == ["sendMessage", "setMessageReaction"]
    async with home.work() as work:
        rows = await work.tx.all("SELECT id FROM reflections")
    assert len(rows) == 1


async def test_an_album_is_several_reflections_and_one_offer_for_all(
    home: Home, ana: Person, ben: Person, couple_id: int
) -> None:
    async with home.work() as work:
        for number in (7, 8, 9):
            await home.keeps(work, ana, photo(number, str(number), "album-1"))
    calls = await home.deliver()
    assert [call.method for call in calls].count("sendMessage") == 1
    async with home.work() as work:
        await sharing.share(work, ana, offered(home), couple_id)
    calls = await home.deliver()
    assert [call.params["photo"] for call in calls if call.person_id == ben.id] == [
        "file-7",
        "file-8",
        "file-9",
    ]
    async with home.work() as work:
        await taking_back.take_back(work, ana, offered(home))
    assert [call.method for call in await home.deliver()] == ["deleteMessage"] * 3


async def test_an_album_that_cannot_be_shown_is_told_of_once(
    home: Home, ana: Person, ben: Person, couple_id: int
) -> None:
    async with home.work() as work:
        for number in (7, 8, 9):
            await home.keeps(work, ana, photo(number, str(number), "album-1"))
    await home.deliver()
    async with home.work() as work:
        await sharing.share(work, ana, offered(home), couple_id)
        await home.present(work)
        while ready := [entry for entry in await work.outbox.ready(9) if shows_file(entry.content)]:
            for entry in ready:
                await work.outbox.dead(entry.id, "refused")
                await undelivered.fall_dead(work, home.texts.library, entry)
                await home.present(work)
                await work.outbox.sent(entry.id)  # the words in its place
    said = [call.params["text"] for call in await home.deliver() if call.person_id == ana.id]
    assert sum("could not be shown the photo" in text for text in said) == 1
    assert sum("in words only" in text for text in said) == 1


@pytest.mark.parametrize("delivered", [False, True])
async def test_fear_beside_a_later_photo_of_an_album_takes_the_offer_away(
    home: Home, ana: Person, ben: Person, couple_id: int, *, delivered: bool
) -> None:
    async with home.work() as work:
        await home.keeps(work, ana, photo(7, "7", "album-1"))
    if delivered:
        await home.deliver()
    async with home.work() as work:
        later = photo(8, "8", "album-1", caption="I am scared of him, he grabbed my arm last night.")
        await home.keeps(work, ana, later)
    said = [call for call in await home.deliver() if call.method in ("sendMessage", "editMessageText")]
    assert any(call.params["text"].startswith("Kept.") for call in said)
    assert not any("share." in str(call.params.get("reply_markup")) for call in said)


async def test_another_picture_in_the_same_message_replaces_the_copy(
    home: Home, ana: Person, ben: Person, couple_id: int
) -> None:
    async with home.work() as work:
        await home.keeps(work, ana, photo(7, "old", caption="us"))
    await home.deliver()
    async with home.work() as work:
        await sharing.share(work, ana, await newest(work, ana), couple_id)
    await home.deliver()
    again = photo(7, "old", caption="us two").content
    assert again.file
    async with home.work() as work:
        # the name of a file may differ from update to update; its mark says that it is the same one
        await reflections.edit(
            work, ana, 7, replace(again, file=replace(again.file, id="file-renamed")), fears=_never
        )
    assert [call.method for call in await home.deliver()] == ["editMessageCaption"]
    async with home.work() as work:
        await reflections.edit(work, ana, 7, photo(7, "new", caption="us two").content, fears=_never)
    assert [call.method for call in await home.deliver()] == ["deleteMessage", "sendPhoto"]


async def test_an_edit_that_changes_nothing_sends_nothing(home: Home, ana: Person, couple_id: int) -> None:
    async with home.work() as work:
        await home.keeps(work, ana, text(7, "same"))
        await sharing.share(work, ana, await newest(work, ana), couple_id)
    await home.deliver()
    async with home.work() as work:
        await reflections.edit(work, ana, 7, text(7, "same").content, fears=_never)
        await reflections.edit(work, ana, 8, text(8, "unknown").content, fears=_never)
    assert not await home.deliver()


async def test_edited_before_it_was_sent_the_copy_ends_right(
    home: Home, ana: Person, ben: Person, couple_id: int
) -> None:
    async with home.work() as work:
        await home.keeps(work, ana, text(7, "first"))
        await sharing.share(work, ana, await newest(work, ana), couple_id)
        await reflections.edit(work, ana, 7, text(7, "second").content, fears=_never)
    calls = [call for call in await home.deliver() if call.person_id == ben.id]
    assert [call.method for call in calls] == ["sendMessage", "editMessageText"]
    assert "second" in calls[-1].params["text"]


async def test_taken_back_before_it_was_sent_it_is_never_sent(
    home: Home, ana: Person, ben: Person, couple_id: int
) -> None:
    async with home.work() as work:
        await home.keeps(work, ana, text(7, "no"))
        await sharing.share(work, ana, await newest(work, ana), couple_id)
        await taking_back.take_back(work, ana, await newest(work, ana))
    calls = [call for call in await home.deliver() if call.person_id == ben.id]
    assert [call.method for call in calls] == ["deleteMessage"]


async def test_a_prompt_for_one_side_is_never_shown_to_the_partner(
    home: Home, ana: Person, ben: Person, couple_id: int
) -> None:
    only_repairing = next(p for p in home.texts.library.by_id.values() if p.audience == "repairing")
    async with home.work() as work:
        await work.nudges.add(ana.id, date(2026, 11, 23), only_repairing.id, None, home.now)
        await home.keeps(work, ana, text(7, "words"))
        await sharing.share(work, ana, await newest(work, ana), couple_id)
        page = await journal.newest(work, home.texts.library, ben)
        mine = await journal.newest(work, home.texts.library, ana)
    assert page
    assert mine
    voice = home.texts.voice("en")
    beginning = (only_repairing.text[:20],)
    told = [str(call.params) for call in await home.deliver() if call.person_id == ben.id]
    told.append(page_card(voice, page).text)
    assert not [words for words in told for part in beginning if part in words]
    assert "words" in page_card(voice, page).text
    assert only_repairing.text[:20] in page_card(voice, mine).text.replace("&quot;", '"')


async def test_what_an_erased_prompt_left_stays_readable(home: Home, ana: Person) -> None:
    async with home.work() as work:
        await work.nudges.add(ana.id, date(2026, 11, 23), "gratitude-999", None, home.now)
        await home.keeps(work, ana, text(7, "words"))
        nudge = await giving.today(work, home.texts.library, ana)
        view = await standing.view_of(work, home.texts.library, ana, nudge)
        page = await journal.newest(work, home.texts.library, ana)
    assert page
    assert page.prompt is None
    assert page.entry.first.content.words == "words"
    assert view.prompt is None
    card = nudge_card(home.texts.voice("en"), home.texts.practices_in("en"), view)
    assert "no longer in the collection" in card.text


async def test_waiting_words_are_in_no_journal_but_the_authors(
    home: Home, ana: Person, ben: Person, couple_id: int
) -> None:
    home.later(days=3)
    async with home.work() as work:
        for person in (ana, ben):
            await giving.today(work, home.texts.library, person)
        await home.keeps(work, ana, text(7, "waiting"))
        mine = await newest(work, ana)
        await sharing.share(work, ana, mine, couple_id)
        reflection = await work.reflections.own(ana.id, mine)
        assert reflection
        assert reflection.sharing == "waiting"
        assert await journal.newest(work, home.texts.library, ben) is None
        assert await journal.page(work, home.texts.library, ben, mine) is None
        with pytest.raises(Refusal):
            await taking_back.take_back(work, ben, mine)
        with pytest.raises(Refusal):
            await journal.delete(work, home.texts.library, ben, mine)


async def test_the_second_partner_gets_their_own_where_the_common_one_does_not_suit(
    home: Home, ana: Person, ben: Person, couple_id: int
) -> None:
    home.later(days=3)
    day = date(2026, 11, 26)  # the fourth date is the first that both share
    async with home.work() as work:
        await giving.today(work, home.texts.library, ana)
        given = await work.nudges.on(ana.id, day)
        assert given
        assert given.couple_id == couple_id
        await work.seen.dislike(ben.id, given.prompt_id)
        await giving.today(work, home.texts.library, ben)
        theirs = await work.nudges.on(ben.id, day)
    assert theirs
    assert theirs.couple_id is None
    assert theirs.prompt_id != given.prompt_id


async def test_a_nudge_that_falls_due_twice_comes_once(home: Home, ana: Person) -> None:
    due_at = home.now.replace(hour=19)
    home.later(hours=7)
    for _ in range(2):
        async with home.work() as work:
            await giving.fall_due(work, home.texts.library, ana, due_at)
    assert [call.method for call in await home.deliver()] == ["sendMessage"]
    async with home.work() as work:
        assert await work.schedule.get(ana.id, Kind.NUDGE) == due_at.replace(day=24)


async def test_a_long_journal_is_paged_by_its_indexes_alone(home: Home, ana: Person) -> None:
    async with home.work() as work:
        for number in range(60):
            await home.keeps(work, ana, text(number, f"entry {number}"))
            await work.open_entries.close(ana.id)
        plan = await work.tx.all(
            "EXPLAIN QUERY PLAN SELECT id FROM reflections WHERE person_id = 1 AND (created_at, ordinal) < (5, 5)"
            " AND entry_id = id ORDER BY created_at DESC, ordinal DESC LIMIT 1"
        )
        shares = await work.tx.all(
            "EXPLAIN QUERY PLAN SELECT reflection_id FROM shares WHERE recipient_id = 1"
            " AND (shared_at, ordinal) < (5, 5) ORDER BY shared_at DESC, ordinal DESC LIMIT 1"
        )
    for row in (*plan, *shares):
        assert "USING COVERING INDEX" in row["detail"], row["detail"]
    seen = []
    async with home.work() as work:
        page = await journal.newest(work, home.texts.library, ana)
        while page:
            seen.append(page.entry.first.content.words)
            older = page.older
            page = await journal.page(work, home.texts.library, ana, older) if older is not None else None
    assert seen == [f"entry {number}" for number in reversed(range(60))]


def _never(_passages: Iterable[str]) -> bool:
    return False
