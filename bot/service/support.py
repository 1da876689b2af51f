"""Finding help, and the gentle word to somebody whose words may speak of danger; keeps nothing of what was seen."""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.errors import Refusal
from bot.domain.people import Person
from bot.service import post
from bot.store.safety import Safety
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards import support as cards
from bot.texts.countries import country_of
from bot.texts.danger import KINDS, Kind
from bot.texts.support import ELSEWHERE
from bot.texts.texts import Texts

SELDOM = timedelta(days=14)
"""Between two gentle words of one kind."""

MISTAKEN = timedelta(days=60)
"""How long a kind stays quiet after "that's not it"."""

_LONG = 500  # characters; a look at fewer takes a millisecond or two

_FROM_A_PARTNER = frozenset(KINDS) - {"die"}

_log = logging.getLogger(__name__)


async def find(work: Work, texts: Texts, person: Person, asked: int) -> Card:
    """When and where to look for help. `asked` is the message_id of their request, or `cards.NOT_ASKED`."""
    chosen = (await work.safety.of(person.id)).country
    return cards.support_card(
        texts.voice(person.language),
        texts.support(person.language),
        chosen or country_of(person.zone),
        guessed=chosen is None,
        asked=asked,
    )


async def choose(work: Work, texts: Texts, person: Person, country: str, asked: int) -> Card:
    """Look at another country's lines from now on. Raises Refusal for a country that no button offers."""
    if country != ELSEWHERE and country not in texts.support(person.language).countries():
        raise Refusal("trouble-old-button")
    kept = await work.safety.of(person.id)
    await work.safety.keep(person.id, replace(kept, country=country))
    return await find(work, texts, person, asked)


async def look_ahead(texts: Texts, person: Person, words: str) -> None:
    """Look at long words in another thread, while others are served; what is asked about them next is known then."""
    if len(words) > _LONG:
        await asyncio.to_thread(texts.danger(person.language).kinds, words)


def fears_a_partner(texts: Texts, person: Person, passages: Iterable[str]) -> bool:
    """Whether any passage may speak of danger from the partner: the button that shares it must not lie near."""
    return not _FROM_A_PARTNER.isdisjoint(_kinds(texts, person, passages))


async def offer_gently(work: Work, texts: Texts, person: Person, passages: Iterable[str]) -> None:
    """Say a quiet word to the writer alone when what was just kept may speak of danger. Never raises an Exception.

    A kind that was spoken of stays quiet for 14 days; so do the lighter kinds beside it.
    """
    try:
        async with work.tx.attempt():
            await _offer(work, texts, person, _kinds(texts, person, passages))
    except Exception as error:  # noqa: BLE001 - a fault here must not cost anybody what they wrote
        _log.error("no gentle word could be offered: %s", type(error).__name__)


async def was_mistaken(work: Work, texts: Texts, person: Person, kind: str) -> Card:
    """They said that this was not it: that kind stays quiet for 60 days. Raises Refusal for an invented kind."""
    if kind not in KINDS:
        raise Refusal("trouble-old-button")
    kept = await work.safety.of(person.id)
    quiet = {**kept.quiet, kind: work.now + MISTAKEN}
    await work.safety.keep(person.id, replace(kept, quiet=quiet))
    return cards.understood_card(texts.voice(person.language))


async def _offer(work: Work, texts: Texts, person: Person, kinds: list[Kind]) -> None:
    kept = await work.safety.of(person.id)
    kind = next((each for each in kinds if kept.quiet.get(each, work.now) <= work.now), None)
    quiet = kept.quiet if kind is None else _quieted(kept, kind, work.now)
    await work.safety.keep(person.id, replace(kept, quiet=quiet))  # renewed always: a change tells nothing
    if kind is not None:
        country = kept.country or country_of(person.zone)
        voice, support = texts.voice(person.language), texts.support(person.language)
        await post.send(work, person, cards.gentle_card(voice, support, kind, country))


def _kinds(texts: Texts, person: Person, passages: Iterable[str]) -> list[Kind]:
    """Every kind of danger that any passage may speak of, the gravest first."""
    danger = texts.danger(person.language)
    found = {kind for passage in passages for kind in danger.kinds(passage)}
    return [kind for kind in KINDS if kind in found]


def _quieted(kept: Safety, kind: Kind, now: datetime) -> dict[str, datetime]:
    """A kind rests, and what is lighter than it; wanting to die is apart from all others."""
    resting = (kind,) if kind == "die" else KINDS[KINDS.index(kind) :]
    until = now + SELDOM
    return {**kept.quiet, **{each: max(until, kept.quiet.get(each, until)) for each in resting}}
