"""Shows somebody what their partner did: when it comes, and whether loudly; writes no words."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.checkin import is_night
from bot.domain.kinds import About
from bot.domain.localtime import local_date
from bot.domain.people import Person
from bot.domain.quota import BELLS, MESSAGES, Quota
from bot.service import post, quiet
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
    may_wait: bool = False,
) -> None:
    """Send it behind all answers, without a sound while they rest, at night and on a date that they keep quiet.

    So many within an hour make a sound, and come at once; beyond that what `may_wait` comes when the hour is over.
    """
    card = await softened(work, to, card)
    if not card.quiet and not await _takes_one(work, to, BELLS, _BELLS):
        card = replace(card, quiet=True)
    over_at = await _over_at(work, to) if may_wait else None
    if over_at is not None:
        card = replace(card, quiet=True)
    await post.send(
        work,
        to,
        card,
        lane=Lane.PARTNER,
        about=about,
        author=author,
        lifetime=lifetime,
        not_before=over_at,
    )


async def softened(work: Work, to: Person, card: Card) -> Card:
    """The card, without a sound where it would disturb them now."""
    return card if card.quiet else replace(card, quiet=await _in_peace(work, to))


async def _in_peace(work: Work, person: Person) -> bool:
    if person.paused:
        return True
    if person.zone is None:
        return False
    today = local_date(work.now, person.zone)
    # only their own dates: silence must not tell that the partner keeps this one
    return is_night(work.now, person.zone) or any(
        kept.day.falls_on(today) for kept in await quiet.own(work, person)
    )


async def _over_at(work: Work, to: Person) -> datetime | None:
    """Until when what may wait has to; one that does has all that come later wait as long, so their order stays."""
    waits_until = await work.cooldowns.at(to.id, _WAIT)
    if waits_until is not None and work.now < waits_until <= work.now + MESSAGES.per:
        return waits_until
    if await _takes_one(work, to, MESSAGES, _MESSAGES):
        return None
    over_at = MESSAGES.over_at(await work.cooldowns.at(to.id, _MESSAGES), work.now)
    await work.cooldowns.set(to.id, _WAIT, over_at)
    return over_at


async def _takes_one(work: Work, to: Person, quota: Quota, kind: str) -> bool:
    """Use one of a quota; False when there is no room for it."""
    used_until = await work.cooldowns.at(to.id, kind)
    if not quota.has_room(used_until, work.now):
        return False
    await work.cooldowns.set(to.id, kind, quota.used(used_until, work.now))
    return True
