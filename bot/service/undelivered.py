"""Whom a message concerns that failed for good, and what they are to be told; knows no network and no error."""

from typing import assert_never

from bot.domain.events.sharing import CopyRefused, MediaRefused, NotDelivered
from bot.domain.kinds import About, Subject
from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.domain.prompts import Library
from bot.domain.reflections import Reflection
from bot.service import journal, opening
from bot.store.calls import Outgoing
from bot.store.work import Work
from bot.texts.packing import shows_file, topic_of


async def fall_dead(work: Work, library: Library, entry: Outgoing) -> None:
    """An entry is dead: put words in its place where there are any, and tell who believes that it arrived."""
    if entry.about is None or entry.person_id is None:
        return
    subject = entry.about.subject
    match subject:
        case Subject.COPY:
            await _copy(work, library, entry, entry.about, entry.person_id)
        case Subject.PAGE_MEDIA:
            await _page_media(work, entry, entry.about, entry.person_id)
        case (
            Subject.NUDGE
            | Subject.ASK
            | Subject.OFFER
            | Subject.FURTHER
            | Subject.PAGE
            | Subject.CONFIRM
            | Subject.PROPOSAL
            | Subject.CHECKIN
            | Subject.AGENDA
            | Subject.QUESTION
            | Subject.INVITE
            | Subject.INVITED
            | Subject.ANSWER
            | Subject.GATHERED
        ):
            pass  # nobody believes anything false because of it
        case _:
            assert_never(subject)


async def _copy(work: Work, library: Library, entry: Outgoing, about: About, reader_id: int) -> None:
    reflection = await work.reflections.shared_with(reader_id, about.id)
    if reflection is None:
        return  # taken back meanwhile
    reader, author = await work.people.get(reader_id), await work.people.get(reflection.person_id)
    is_refused = shows_file(entry.content)
    if is_refused:
        await work.shares.set_shown(reflection.id, reader.id, shown=False)
        work.events.add(
            CopyRefused(
                to=reader,
                author=author.called,
                reflection=reflection,
                place=entry.id,
                topic=topic_of(entry.content),
            )
        )
    await _tell_author(work, library, author, reader, reflection, is_refused=is_refused)


async def _page_media(work: Work, entry: Outgoing, about: About, reader_id: int) -> None:
    """Who asked to see or hear it is answered, with words."""
    shown = await work.reflections.readable(reader_id, about.id)
    files = [part for part in shown.parts if part.content.file is not None] if shown else []
    if about.part >= len(files) or not shows_file(entry.content):
        return
    reader = await work.people.get(reader_id)
    refused = MediaRefused(to=reader, part=files[about.part], place=entry.id, topic=topic_of(entry.content))
    work.events.add(refused)


async def _tell_author(
    work: Work, library: Library, author: Person, reader: Person, reflection: Reflection, *, is_refused: bool
) -> None:
    """Once for an entry. `is_refused`: only its file was, the words arrive."""
    whole = await work.reflections.entry(reflection)
    today = local_date(work.now, author.zone_or_utc).isoformat()
    key = "reflection-unshown" if is_refused else "reflection-undelivered"
    couple = await work.couples.of(author.id)
    told = NotDelivered(
        to=author,
        reader=reader.called,
        entry=whole,
        refused=reflection.content.kind if is_refused else None,
        said=not await work.schedule.happened(author.id, f"{key} {whole.id}", today),
        couple_id=couple.id if couple else None,
        unshown=await opening.unshown(work, whole),
        page=await journal.page(work, library, author, whole.id),
    )
    work.events.add(told)
