"""Shows somebody what their partner did: when it comes, and whether loudly; writes no words."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.kinds import About
from bot.domain.people import Person
from bot.domain.quota import BELLS
from bot.service import peace, post, quotas
from bot.store.calls import Lane
from bot.store.work import Work
from bot.texts.card import Card

_BELLS, _MESSAGES, _WAIT = "news.bells", "news.messages", "news.wait"


async def tell(
    work: Work,
    to: Person,
    card: Card,
    *,
    about: About | None = None,
    author: int | None = None,
    lifetime: timedelta = timedelta(days=1),
    reply_to: int | None = None,
) -> None:
    """Send it behind all answers, without a sound while they are left in peace; so many within an hour make one."""
    card = await softened(work, to, card)
    if not card.silent and not await quotas.takes_one(work, to, BELLS):
        card = replace(card, silent=True)
    await post.send(
        work,
        to,
        card,
        lane=Lane.PARTNER,
        about=about,
        author=author,
        lifetime=lifetime,
        reply_to=reply_to,
    )


async def softened(work: Work, to: Person, card: Card) -> Card:
    """The card, without a sound where it would disturb them now."""
    return card if card.silent else replace(card, silent=await peace.holds(work, to))
