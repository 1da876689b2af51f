"""Shows somebody what their partner did: it arrives at once, but not loudly at every hour; writes no words."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.checkin import is_night
from bot.domain.kinds import About
from bot.domain.people import Person
from bot.service import post, quiet
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
) -> None:
    """Send it, without a sound while they rest, at night and on a date that they keep quiet themselves."""
    card = await softened(work, to, card)
    await post.send(work, to, card, lane=lane, about=about, author=author, lifetime=lifetime)


async def softened(work: Work, to: Person, card: Card) -> Card:
    """The card, without a sound where it would disturb them now."""
    return card if card.quiet else replace(card, quiet=await _in_peace(work, to))


async def _in_peace(work: Work, person: Person) -> bool:
    if person.paused:
        return True
    if person.zone is None:
        return False
    # only their own dates: silence must not tell that the partner keeps this one
    return is_night(work.now, person.zone) or await quiet.is_own_at(work, person, work.now)
