"""The copies of a reflection in its reader's chat: sent, edited and taken out again; decides nothing."""

from datetime import timedelta

from bot.domain.people import Person
from bot.domain.reflections import Reflection
from bot.service import news, post
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards.reflection import copy_cards, copy_gone_card
from bot.texts.texts import Texts

COPY_LASTS = timedelta(days=30)
"""How long a copy waits to be delivered."""

PAGE = "page"
"""The subject of what a reader's own journal showed of an entry, and of its files with ".media" behind it."""

_MOST_PARTS = 4  # a message holds at most 4,096 units, so a copy has two parts; a few more do no harm


async def give(work: Work, texts: Texts, author: Person, reader: Person, reflection: Reflection) -> None:
    """Send the copy."""
    cards = _copies(texts, author, reader, reflection)
    await _send_parts(work, author, reader, reflection, cards, since=0)


async def withdraw(
    work: Work, texts: Texts, author: Person, reader: Person, reflection: Reflection, *, deletable: bool
) -> None:
    """Delete the copy, or take the words out of one that is too old for that; out of their journal's pages too.

    Who has blocked the bot may come back when it is too old: for them the words are taken out first.
    """
    cards = _copies(texts, author, reader, reflection)
    for number in range(_MOST_PARTS):
        gone = copy_gone_card(texts.voice(reader.language), cards[min(number, len(cards) - 1)])
        instead = gone if reader.resting or not deletable else None
        await _remove_part(work, reader, _about(reflection, number), instead, delete=deletable)
    await _empty_pages(work, texts, reader, reflection, "reflection-copy-gone")
    if deletable:
        await _remove_media_pages(work, reader, reflection)


async def renew(
    work: Work, texts: Texts, author: Person, reader: Person, *, before: Reflection, after: Reflection
) -> None:
    """Make the copy say what the author's edited message says now."""
    old, new = _copies(texts, author, reader, before), _copies(texts, author, reader, after)
    await _empty_pages(work, texts, reader, after, "reflection-copy-changed")
    if not before.content.shows_the_same(after.content):
        for number in range(len(old)):
            await _remove_part(work, reader, _about(after, number))
        await _remove_media_pages(work, reader, after)
        await _send_parts(work, author, reader, after, new, since=0)
        return
    for number, (was, card) in enumerate(zip(old, new, strict=False)):
        if was.text != card.text:
            await post.edit(work, reader, _about(after, number), card, author=author.id)
    for number in range(len(new), _MOST_PARTS):
        await _remove_part(work, reader, _about(after, number))
    await _send_parts(work, author, reader, after, new, since=len(old))


def _copies(texts: Texts, author: Person, reader: Person, reflection: Reflection) -> tuple[Card, ...]:
    prompt = texts.library.by_id.get(reflection.prompt_id or "")
    further = reflection.id != reflection.entry_id
    voice = texts.voice(reader.language)
    return copy_cards(voice, author.called, reflection.content, prompt, further=further)


def _about(reflection: Reflection, number: int) -> post.About:
    """The parts of a copy have subjects of their own, so that an edit finds each."""
    return (f"copy.{number}" if number else "copy", reflection.id)


async def _send_parts(
    work: Work, author: Person, reader: Person, reflection: Reflection, cards: tuple[Card, ...], *, since: int
) -> None:
    for number in range(since, len(cards)):
        about = _about(reflection, number)
        await news.tell(work, reader, cards[number], about=about, author=author.id, lifetime=COPY_LASTS)


async def _remove_part(
    work: Work, reader: Person, about: post.About, instead: Card | None = None, *, delete: bool = True
) -> None:
    """Put `instead` in the place of a copy, and delete it. One that is being sent at this moment is found too."""
    dropped = await work.outbox.drop(reader.id, *about)
    arrived = await work.bubbles.find(reader.id, *about)
    if arrived is not None and instead is not None:
        await post.edit(work, reader, arrived, instead)
    if (arrived is not None and delete) or (arrived is None and dropped):
        await post.remove(work, reader, about if arrived is None else arrived)


async def _empty_pages(work: Work, texts: Texts, reader: Person, reflection: Reflection, key: str) -> None:
    """Their own chat keeps the pages they turned to: what is no longer so must not stand on them."""
    instead = Card(texts.voice(reader.language).text(key))
    for message in await _pages(work, reader, (PAGE, reflection.entry_id)):
        await post.edit(work, reader, message, instead)


async def _remove_media_pages(work: Work, reader: Person, reflection: Reflection) -> None:
    for message in await _pages(work, reader, (f"{PAGE}.media", reflection.entry_id)):
        await post.remove(work, reader, message)


async def _pages(work: Work, reader: Person, about: post.About) -> list[int | post.About]:
    """All that show it in their chat, which are about nothing from now on; one that is on its way is found too."""
    arrived: list[int | post.About] = [*await work.bubbles.all(reader.id, *about)]
    await work.bubbles.forget(reader.id, *about)
    return [*arrived, about] if await work.outbox.drop(reader.id, *about) else arrived
