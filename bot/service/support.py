"""Finding help, and the gentle word to somebody whose words may speak of danger; keeps nothing of what was seen."""

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.danger import KINDS, DangerKind
from bot.domain.errors import Refusal
from bot.domain.events.support import DangerSensed
from bot.domain.people import Person
from bot.store.safety import Safety
from bot.store.work import Work
from bot.texts.countries import country_of
from bot.texts.danger import Danger
from bot.texts.support import ELSEWHERE

SELDOM, SELDOM_OF_DYING = timedelta(days=14), timedelta(days=2)
"""Between two gentle words of one kind. Whether somebody wants to live changes within hours."""

MISTAKEN, MISTAKEN_OF_DYING = timedelta(days=60), timedelta(days=3)
"""How long a kind stays quiet after "that's not it"."""

_LONG = 500  # characters; a look at fewer takes a millisecond or two

_FROM_A_PARTNER = frozenset(KINDS) - {"die"}

DangerIn = Callable[[str], Danger]
"""What recognises danger in a language."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Where:
    """Whose lines to show: the ISO code of a country, or None where nothing is known.

    Whether it was chosen or follows from the time zone is not told: it would say that they were here before.
    """

    country: str | None


async def where(work: Work, person: Person) -> Where:
    """Where they look for help."""
    return Where((await work.safety.of(person.id)).country or country_of(person.zone))


async def choose(work: Work, person: Person, country: str, offered: Collection[str]) -> Where:
    """Look at another country's lines from now on. Raises Refusal for one that is not among the `offered`."""
    if country != ELSEWHERE and country not in offered:
        raise Refusal("trouble-old-button")
    kept = await work.safety.of(person.id)
    await work.safety.keep(person.id, replace(kept, country=country))
    return await where(work, person)


def kinds_in(danger_in: DangerIn, person: Person, passages: Iterable[str]) -> list[DangerKind]:
    """Every kind of danger that any passage may speak of, as this person reads, the gravest first."""
    danger = danger_in(person.language)
    found = {kind for passage in passages for kind in danger.kinds(passage)}
    return [kind for kind in KINDS if kind in found]


async def look_ahead(danger_in: DangerIn, person: Person, words: str) -> None:
    """Look at long words in another thread, while others are served; what is asked about them next is known then."""
    if len(words) > _LONG:
        await asyncio.to_thread(danger_in(person.language).kinds, words)


def fears_a_partner(danger_in: DangerIn, person: Person, passages: Iterable[str]) -> bool:
    """Whether any passage may speak of danger from the partner: the button that shares it must not lie near.

    A fault in looking counts as fear: it must cost nobody what they wrote, and share nothing.
    """
    try:
        return not _FROM_A_PARTNER.isdisjoint(kinds_in(danger_in, person, passages))
    except Exception as error:  # noqa: BLE001 - as said above
        _log.error("no danger could be looked for: %s", type(error).__name__)
        return True


async def offer_gently(work: Work, danger_in: DangerIn, person: Person, passages: Iterable[str]) -> None:
    """A quiet word is due to the writer alone when what was just kept may speak of danger. Never raises an Exception.

    A kind that was spoken of stays quiet for 14 days, wanting to die for 2; so do the lighter kinds beside it.
    """
    try:
        async with work.attempt():
            await _offer(work, person, kinds_in(danger_in, person, passages))
    except Exception as error:  # noqa: BLE001 - a fault here must not cost anybody what they wrote
        _log.error("no gentle word could be offered: %s", type(error).__name__)


async def was_mistaken(work: Work, person: Person, kind: str) -> None:
    """They said that this was not it: that kind stays quiet for a while. Raises Refusal for an invented kind."""
    if kind not in KINDS:
        raise Refusal("trouble-old-button")
    kept = await work.safety.of(person.id)
    quiet = {**kept.silent_until, kind: work.now + (MISTAKEN_OF_DYING if kind == "die" else MISTAKEN)}
    await work.safety.keep(person.id, replace(kept, silent_until=quiet))


async def _offer(work: Work, person: Person, kinds: list[DangerKind]) -> None:
    kept = await work.safety.of(person.id)
    kind = next((each for each in kinds if not _rests(kept, each, work.now)), None)
    quiet = kept.silent_until if kind is None else _quieted(kept, kind, work.now)
    await work.safety.keep(
        person.id, replace(kept, silent_until=quiet)
    )  # renewed always: a change tells nothing
    if kind is not None:
        country = kept.country or country_of(person.zone)
        work.events.add(DangerSensed(to=person, kind=kind, country=country))


def _quieted(kept: Safety, kind: DangerKind, now: datetime) -> dict[str, datetime]:
    """A kind rests, and what is lighter than it; wanting to die is apart from all others."""
    resting = (kind,) if kind == "die" else KINDS[KINDS.index(kind) :]
    until = now + (SELDOM_OF_DYING if kind == "die" else SELDOM)
    before = {
        each: kept.silent_until.get(each, until) if _rests(kept, each, now) else until for each in resting
    }
    return {**kept.silent_until, **{each: max(until, before[each]) for each in resting}}


def _rests(kept: Safety, kind: DangerKind, now: datetime) -> bool:
    """Whether a kind stays quiet now. The longer rest that an older version gave to words of dying is over."""
    until = kept.silent_until.get(kind, now)
    return until > now and not (kind == "die" and until - now > MISTAKEN_OF_DYING)
