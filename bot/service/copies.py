"""The copies of a reflection in its reader's chat: sent, edited and taken out again; decides nothing."""

from datetime import timedelta

from bot.domain.people import Person
from bot.domain.reflections import Reflection
from bot.service import post
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards.reflection import copy_cards, copy_gone_card
from bot.texts.texts import Texts

COPY_LASTS = timedelta(days=30)
"""How long a copy waits to be delivered."""

_MOST_PARTS = 4  # a message holds at most 4,096 units, so a copy has two parts; a few more do no harm


async def give(work: Work, texts: Texts, author: Person, reader: Person, reflection: Reflection) -> None:
    """Send the copy."""
    cards = _copies(texts, author, reader, reflection)
    await _send_parts(work, author, reader, reflection, cards, since=0)


async def withdraw(
    work: Work, texts: Texts, author: Person, reader: Person, reflection: Reflection, *, deletable: bool
) -> None:
    """Delete the copy, or take the words out of one that is too old for that."""
    cards = _copies(texts, author, reader, reflection)
    for number in range(_MOST_PARTS):
        gone = copy_gone_card(texts.voice(reader.language), cards[min(number, len(cards) - 1)])
        await _remove_part(work, reader, _about(reflection, number), None if deletable else gone)


async def renew(
    work: Work, texts: Texts, author: Person, reader: Person, *, before: Reflection, after: Reflection
) -> None:
    """Make the copy say what the author's edited message says now."""
    old, new = _copies(texts, author, reader, before), _copies(texts, author, reader, after)
    if not before.content.shows_the_same(after.content):
        for number in range(len(old)):
            await _remove_part(work, reader, _about(after, number), None)
        await _send_parts(work, author, reader, after, new, since=0)
        return
    for number, (was, card) in enumerate(zip(old, new, strict=False)):
        if was.text != card.text:
            await post.edit(work, reader, _about(after, number), card, author=author.id)
    for number in range(len(new), len(old)):
        await _remove_part(work, reader, _about(after, number), None)
    await _send_parts(work, author, reader, after, new, since=len(old))


def _copies(texts: Texts, author: Person, reader: Person, reflection: Reflection) -> tuple[Card, ...]:
    prompt = texts.library.by_id.get(reflection.prompt_id or "")
    # A pause keeps nudges away, not a partner's words; they only come without a sound.
    return copy_cards(
        texts.voice(reader.language), author.called, reflection.content, prompt, quiet=reader.paused
    )


def _about(reflection: Reflection, number: int) -> post.About:
    """The parts of a copy have subjects of their own, so that an edit finds each."""
    return (f"copy.{number}" if number else "copy", reflection.id)


async def _send_parts(
    work: Work, author: Person, reader: Person, reflection: Reflection, cards: tuple[Card, ...], *, since: int
) -> None:
    for number in range(since, len(cards)):
        about = _about(reflection, number)
        await post.send(work, reader, cards[number], about=about, author=author.id, lifetime=COPY_LASTS)


async def _remove_part(work: Work, reader: Person, about: post.About, instead: Card | None) -> None:
    """Delete a copy, or put `instead` in its place. One that is being sent at this moment is found too."""
    dropped = await work.outbox.drop(reader.id, *about)
    arrived = await work.bubbles.find(reader.id, *about)
    if arrived is not None and instead is not None:
        await post.edit(work, reader, arrived, instead)
    elif arrived is not None or dropped:
        await post.remove(work, reader, about if arrived is None else arrived)
