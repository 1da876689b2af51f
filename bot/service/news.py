"""Shows somebody what their partner did: it arrives at once, but not loudly at every hour; writes no words."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.kinds import About
from bot.domain.people import Person
from bot.service import peace, post
from bot.store.calls import Lane
from bot.store.work import Work
from bot.texts.card import Card


async def tell(
    work: Work,
    to: Person,
    card: Card,
    *,
    lane: Lane = Lane.ANSWER,
    about: About | None = None,
    author: int | None = None,
    lifetime: timedelta = timedelta(days=1),
    reply_to: int | None = None,
) -> None:
    """Send it, without a sound while they are left in peace."""
    card = await softened(work, to, card)
    await post.send(
        work, to, card, lane=lane, about=about, author=author, lifetime=lifetime, reply_to=reply_to
    )


async def softened(work: Work, to: Person, card: Card) -> Card:
    """The card, without a sound where it would disturb them now."""
    return card if card.quiet else replace(card, quiet=await peace.holds(work, to))
