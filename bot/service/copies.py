"""The copies of a reflection in its reader's chat: sent, edited and taken out again; decides nothing."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.domain.kinds import About, Subject
from bot.domain.people import Person
from bot.domain.reflections import Reflection
from bot.service import news, post, shown
from bot.store.calls import FOR_EVER, Lane, Outgoing, Target
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards.reflection import copy_cards, copy_gone_card
from bot.texts.texts import Texts

COPY_LASTS = timedelta(days=30)
"""How long a copy waits to be delivered."""


async def give(work: Work, texts: Texts, author: Person, reader: Person, reflection: Reflection) -> None:
    """Send the copy."""
    await work.outbox.keep_newer(reader.id, Subject.COPY, reflection.id)
    cards = _copies(texts, author, reader, reflection)
    await _send_parts(work, author, reader, reflection, cards, since=0)


async def withdraw(work: Work, texts: Texts, author: Person, reader: Person, reflection: Reflection) -> bool:
    """Delete every message of the copy, and what shows it in their journal's pages, whenever that can be done.

    The words are taken out of what is too old to be deleted by then. Returns whether all of it is known: a message
    whose call was never answered may be there without our knowing its number.
    """
    given = await is_shown(work, reader, reflection)
    cards = _copies(texts, author, reader, reflection, given=given)
    voice = texts.voice(reader.language)
    for about, message in await shown.let_go_parts(work, reader, Subject.COPY, reflection.id):
        gone = copy_gone_card(voice, cards[min(about.part, len(cards) - 1)])
        await post.withdraw(work, reader, message, gone)
    await _empty_pages(work, texts, reader, reflection, "reflection-copy-gone", edit=post.empty)
    await _remove_media_pages(work, texts, reader, reflection)
    return not await work.unconfirmed.may_be(reader.id, Subject.COPY, reflection.id)


async def renew(
    work: Work, texts: Texts, author: Person, reader: Person, *, before: Reflection, after: Reflection
) -> None:
    """Make the copy say what the author's edited message says now."""
    await _empty_pages(work, texts, reader, after, "reflection-copy-changed", edit=_edit)
    if not before.content.shows_the_same(after.content):
        await _replace(work, texts, author, reader, before=before, after=after)
        return
    given = await is_shown(work, reader, after)
    old = _copies(texts, author, reader, before, given=given)
    new = _copies(texts, author, reader, after, given=given)
    for number, (was, card) in enumerate(zip(old, new, strict=False)):
        if was.text != card.text:
            about = _about(after, number)
            await post.edit(work, reader, about, card, author=author.id, lane=Lane.PARTNER, lifetime=FOR_EVER)
    for part in await _parts(work, reader, after):
        if part >= len(new):
            await _remove_part(work, texts, reader, _about(after, part), shows_file=False)
    await _send_parts(work, author, reader, after, new, since=len(old))


async def say_instead(
    work: Work, texts: Texts, author: Person, reader: Person, reflection: Reflection, *, entry: Outgoing
) -> None:
    """Telegram does not show its photo or voice note there: put words in the place of that message."""
    await work.shares.set_shown(reflection.id, reader.id, shown=False)
    words = _copies(texts, author, reader, reflection, given=False)[0]
    await post.put_in_place(work, entry, await news.softened(work, reader, words), lifetime=COPY_LASTS)


async def is_shown(work: Work, reader: Person, reflection: Reflection) -> bool:
    """Whether the reader has its photo or voice note, as far as it has one and Telegram has not refused it."""
    given = await work.shares.of(reflection.id)
    return all(share.shown for share in given if share.recipient_id == reader.id)


def _copies(
    texts: Texts, author: Person, reader: Person, reflection: Reflection, *, given: bool = True
) -> tuple[Card, ...]:
    """Only a prompt that both have is shown above the words: any other would tell where their author stands.

    Unless `given`, Telegram refused its photo or voice note.
    """
    shared = reflection.couple_id is not None
    prompt = texts.library.by_id.get(reflection.prompt_id or "") if shared else None
    further = reflection.id != reflection.entry_id
    voice = texts.voice(reader.language)
    return copy_cards(voice, author.called, reflection.content, prompt, further=further, shown=given)


def _about(reflection: Reflection, part: int) -> About:
    return About(Subject.COPY, reflection.id, part)


async def _parts(work: Work, reader: Person, reflection: Reflection) -> list[int]:
    """Which parts of the copy have arrived or are on their way."""
    arrived = await work.bubbles.all(reader.id, Subject.COPY, reflection.id)
    waiting = await work.outbox.parts(reader.id, Subject.COPY, reflection.id)
    return sorted({part for part, _ in arrived} | waiting)


async def _replace(
    work: Work, texts: Texts, author: Person, reader: Person, *, before: Reflection, after: Reflection
) -> None:
    """Another photo or voice note: the copy is made anew."""
    had_file = before.content.kind != "text" and await is_shown(work, reader, before)
    for part in await _parts(work, reader, after):
        await _remove_part(work, texts, reader, _about(after, part), shows_file=had_file and part == 0)
    await _remove_media_pages(work, texts, reader, after)
    await work.shares.set_shown(after.id, reader.id, shown=True)
    await _send_parts(work, author, reader, after, _copies(texts, author, reader, after), since=0)


async def _send_parts(
    work: Work, author: Person, reader: Person, reflection: Reflection, cards: tuple[Card, ...], *, since: int
) -> None:
    for number in range(since, len(cards)):
        about = _about(reflection, number)
        await news.tell(
            work, reader, cards[number], about=about, author=author.id, lifetime=COPY_LASTS, may_wait=True
        )


async def _remove_part(work: Work, texts: Texts, reader: Person, about: About, *, shows_file: bool) -> None:
    """Delete a part of a copy that is no longer so. One that is being sent at this moment is found too."""
    gone = Card(texts.voice(reader.language).text("reflection-copy-gone"))
    dropped = await work.outbox.drop(reader.id, about)
    for part, message in await work.bubbles.all(reader.id, about.subject, about.id):
        if part == about.part:
            await work.bubbles.forget_message(reader.id, message)
            await post.withdraw(work, reader, message, gone, shows_file=shows_file)
    if dropped:  # in the lane of what may follow about the same, so that it does not take that out
        await post.remove(work, reader, about, lane=Lane.PARTNER)


async def _empty_pages(
    work: Work,
    texts: Texts,
    reader: Person,
    reflection: Reflection,
    key: str,
    *,
    edit: Callable[[Work, Person, Target, Card], Awaitable[None]],
) -> None:
    """Their own chat keeps the pages they turned to: what is no longer so must not stand on them."""
    instead = Card(texts.voice(reader.language).text(key))
    for message in await shown.let_go(work, reader, Subject.PAGE, reflection.entry_id):
        await edit(work, reader, message, instead)


async def _edit(work: Work, reader: Person, message: Target, card: Card) -> None:
    await post.edit(work, reader, message, card, lane=Lane.PARTNER, lifetime=FOR_EVER)


async def _remove_media_pages(work: Work, texts: Texts, reader: Person, reflection: Reflection) -> None:
    gone = Card(texts.voice(reader.language).text("reflection-copy-gone"))
    for message in await shown.let_go(work, reader, Subject.PAGE_MEDIA, reflection.entry_id):
        await post.withdraw(work, reader, message, gone, shows_file=True)
