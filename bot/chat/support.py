"""/support and the buttons of the gentle word; what is tapped away leaves nothing in the chat."""

import logging
from datetime import timedelta

import telegram

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.domain.events.support import DangerSensed
from bot.domain.questions import Question, QuestionKind
from bot.service import post, support
from bot.service.support import Where
from bot.store.work import Work
from bot.texts.actions.support import ChooseCountry, ListCountries, NotIt, OpenSupport, RemoveSupport
from bot.texts.card import Card
from bot.texts.cards import support as cards
from bot.texts.texts import Texts

DELETABLE = timedelta(hours=47)
"""How old a message may be to be deleted for certain; Telegram allows 48 hours (Bot API 10.1, deleteMessage)."""

_log = logging.getLogger(__name__)

_ID_BYTES, _SALT_BYTES = 4, 12
"""A message's number takes 31 bits; of 96 random bits no two are ever the same."""


async def asked(context: Context, _words: str) -> None:
    request = _veiled(context, context.message.message_id)
    await context.say(_card(context, await support.where(context.work, context.person), request))


async def opened(context: Context, action: OpenSupport) -> None:
    await context.show(_card(context, await support.where(context.work, context.person), action.asked))


async def listed(context: Context, action: ListCountries) -> None:
    draft = {} if action.asked is None else {"asked": action.asked}
    await context.ask(_countries(context, action.asked), Question(QuestionKind.COUNTRY, draft=draft))


async def _which(context: Context, question: Question) -> Card | None:
    asked = question.draft.get("asked")
    return _countries(context, asked if isinstance(asked, str) else None)


def _card(context: Context, where: Where, asked: str | None) -> Card:
    """When and where to look for help. `asked` hides the number of their request; None where a button led here."""
    lines = context.texts.support(context.person.language)
    return cards.support_card(context.voice, lines, where.country, asked=asked)


def _countries(context: Context, asked: str | None) -> Card:
    return cards.countries_card(context.voice, context.texts.support(context.person.language), asked)


async def chosen(context: Context, action: ChooseCountry) -> None:
    offered = context.texts.support(context.person.language).countries()
    where = await support.choose(context.work, context.person, action.country, offered)
    await context.show(_card(context, where, action.asked))


async def was_mistaken(context: Context, action: NotIt) -> None:
    await support.was_mistaken(context.work, context.person, action.kind)
    await context.show(cards.understood_card(context.voice, action.kind))


async def sensed(work: Work, texts: Texts, event: DangerSensed) -> None:
    """The quiet word. A fault in it must not cost anybody what they wrote."""
    try:
        async with work.attempt():
            voice, lines = texts.voice(event.to.language), texts.support(event.to.language)
            await post.send(work, event.to, cards.gentle_card(voice, lines, event.kind, event.country))
    except Exception as error:  # noqa: BLE001 - see above
        _log.error("no gentle word could be said: %s", type(error).__name__)


async def removed(context: Context, action: RemoveSupport) -> str | None:
    """Delete the card, and the message that asked for it: both in the chat of who tapped, where any id is theirs."""
    if context.tapped_id is None or not _is_deletable(context):
        await context.show(context.voice.text("support-emptied"))
        return None
    await post.remove(context.work, context.person, context.tapped_id)
    request = _unveiled(context, action.asked) if action.asked is not None else None
    if request is not None:
        await post.remove(context.work, context.person, request)
    return context.voice.plain("support-removed")


def _veiled(context: Context, message_id: int) -> str:
    """A message's number as it may stand in a button: in the clear it counts what others say to the bot.

    Each card hides it behind a pad of its own, so that no two of them can be set against each other.
    """
    salt = context.work.tx.randomness.bits(8 * _SALT_BYTES).to_bytes(_SALT_BYTES, "big")
    hidden = message_id ^ _pad(context, salt)
    return (salt + hidden.to_bytes(_ID_BYTES, "big")).hex()


def _unveiled(context: Context, word: str) -> int | None:
    """What `_veiled` was given; for a forged word, a number that stands for no message, or None."""
    try:
        veiled = bytes.fromhex(word)
    except ValueError:
        return None
    if len(veiled) != _SALT_BYTES + _ID_BYTES:
        return None  # also on a card of an earlier version: it goes, and what asked for it stays
    salt, hidden = veiled[:_SALT_BYTES], veiled[_SALT_BYTES:]
    return int.from_bytes(hidden, "big") ^ _pad(context, salt)


def _pad(context: Context, salt: bytes) -> int:
    return int.from_bytes(context.work.tx.vault.fingerprint("request", salt.hex())[:_ID_BYTES], "big")


def _is_deletable(context: Context) -> bool:
    message = context.tap.message if context.tap else None
    return isinstance(message, telegram.Message) and context.work.now - message.date < DELETABLE


def setup(routes: Routes) -> None:
    routes.command("support", asked, early=True, way_out=True)
    routes.tap(OpenSupport, opened, early=True, way_out=True)
    routes.tap(ListCountries, listed, early=True, way_out=True)
    routes.tap(ChooseCountry, chosen, early=True, way_out=True)
    routes.tap(RemoveSupport, removed, early=True, way_out=True)
    routes.tap(NotIt, was_mistaken, early=True, way_out=True)
    routes.event(DangerSensed, sensed)
    routes.question(QuestionKind.COUNTRY, _which, way_out=True)
