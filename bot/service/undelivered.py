"""What is said about a message that failed for good, to those whom it concerns; knows no network and no error."""

from typing import assert_never

from bot.domain.kinds import About, Subject
from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.domain.reflections import Entry, Reflection
from bot.service import copies, journal, news, post, sharing
from bot.store.calls import Outgoing
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards.journal import media_refused_card, page_card
from bot.texts.cards.reflection import chosen_card
from bot.texts.packing import shows_file
from bot.texts.texts import Texts


async def fall_dead(work: Work, texts: Texts, entry: Outgoing) -> None:
    """An entry is dead: put words in its place where there are any, and tell who believes that it arrived."""
    if entry.about is None or entry.person_id is None:
        return
    subject = entry.about.subject
    match subject:
        case Subject.COPY:
            await _copy(work, texts, entry, entry.about, entry.person_id)
        case Subject.PAGE_MEDIA:
            await _page_media(work, texts, entry, entry.about, entry.person_id)
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
        ):
            pass  # nobody believes anything false because of it
        case _:
            assert_never(subject)


async def _copy(work: Work, texts: Texts, entry: Outgoing, about: About, reader_id: int) -> None:
    reflection = await work.reflections.shared_with(reader_id, about.id)
    if reflection is None:
        return  # taken back meanwhile
    reader, author = await work.people.get(reader_id), await work.people.get(reflection.person_id)
    if shows_file(entry.content):
        await copies.say_instead(work, texts, author, reader, reflection, entry=entry)
        await _tell_author(work, texts, author, reader, reflection, shown=False)
    else:
        await _tell_author(work, texts, author, reader, reflection, shown=True)


async def _page_media(work: Work, texts: Texts, entry: Outgoing, about: About, reader_id: int) -> None:
    """Who asked to see or hear it is answered, with words."""
    shown = await work.reflections.readable(reader_id, about.id)
    files = [part for part in shown.parts if part.content.file is not None] if shown else []
    if about.part >= len(files) or not shows_file(entry.content):
        return
    reader = await work.people.get(reader_id)
    card = media_refused_card(texts.voice(reader.language), files[about.part])
    await post.put_in_place(work, entry, card)


async def _tell_author(
    work: Work, texts: Texts, author: Person, reader: Person, reflection: Reflection, *, shown: bool
) -> None:
    """Once for an entry, and where it was said to be shared, that is put right. `shown`: but for the words."""
    whole = await work.reflections.entry(reflection)
    await _put_right(work, texts, author, reader, whole)
    await _put_page_right(work, texts, author, whole)
    today = local_date(work.now, author.at).isoformat()
    key = "reflection-undelivered" if shown else "reflection-unshown"
    if await work.schedule.happened(author.id, f"{key} {whole.id}", today):
        kind = {} if shown else {"kind": reflection.content.kind}
        words = texts.voice(author.language).text(key, name=reader.called, **kind)
        await news.tell(work, author, Card(words))


async def _put_right(work: Work, texts: Texts, author: Person, reader: Person, entry: Entry) -> None:
    """The card on which they chose to share it."""
    voice, couple = texts.voice(author.language), await work.couples.of(author.id)
    offer = About(Subject.OFFER, entry.id)
    if couple is not None and await work.bubbles.find(author.id, offer) is not None:
        unshown = await sharing.unshown(work, entry)
        card = chosen_card(voice, entry.first, reader.called, couple.id, unshown=unshown)
        await post.edit(work, author, offer, card)


async def _put_page_right(work: Work, texts: Texts, author: Person, entry: Entry) -> None:
    """The newest page of their journal that shows it."""
    about = About(Subject.PAGE, entry.id)
    if await work.bubbles.find(author.id, about) is not None:
        page = await journal.page(work, texts, author, entry.id)
        if page is not None:
            await post.edit(work, author, about, page_card(texts.voice(author.language), page))
