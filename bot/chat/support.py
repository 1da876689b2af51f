"""/support and the buttons of the gentle word; what is tapped away leaves nothing in the chat."""

import logging
from datetime import timedelta

import telegram

from bot.chat.routes import Routes
from bot.chat.turn import Turn
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


async def asked(turn: Turn, _words: str) -> None:
    request = _veiled(turn, turn.message.message_id)
    await turn.say(_card(turn, await support.where(turn.work, turn.person), request))


async def opened(turn: Turn, action: OpenSupport) -> None:
    await turn.show(_card(turn, await support.where(turn.work, turn.person), action.asked))


async def listed(turn: Turn, action: ListCountries) -> None:
    draft = {} if action.asked is None else {"asked": action.asked}
    await turn.ask(_countries(turn, action.asked), Question(QuestionKind.COUNTRY, draft=draft))


async def _which(turn: Turn, question: Question) -> Card | None:
    asked = question.draft.get("asked")
    return _countries(turn, asked if isinstance(asked, str) else None)


def _card(turn: Turn, where: Where, asked: str | None) -> Card:
    """When and where to look for help. `asked` hides the number of their request; None where a button led here."""
    lines = turn.texts.support(turn.person.language)
    return cards.support_card(turn.voice, lines, where.country, asked=asked)


def _countries(turn: Turn, asked: str | None) -> Card:
    return cards.countries_card(turn.voice, turn.texts.support(turn.person.language), asked)


async def chosen(turn: Turn, action: ChooseCountry) -> None:
    offered = turn.texts.support(turn.person.language).countries()
    where = await support.choose(turn.work, turn.person, action.country, offered)
    await turn.show(_card(turn, where, action.asked))


async def was_mistaken(turn: Turn, action: NotIt) -> None:
    await support.was_mistaken(turn.work, turn.person, action.kind)
    await turn.show(cards.understood_card(turn.voice, action.kind))


async def sensed(work: Work, texts: Texts, event: DangerSensed) -> None:
    """The quiet word. A fault in it must not cost anybody what they wrote."""
    try:
        async with work.attempt():
            voice, lines = texts.voice(event.to.language), texts.support(event.to.language)
            await post.send(work, event.to, cards.gentle_card(voice, lines, event.kind, event.country))
    except Exception as error:  # noqa: BLE001 - see above
        _log.error("no gentle word could be said: %s", type(error).__name__)


async def removed(turn: Turn, action: RemoveSupport) -> str | None:
    """Delete the card, and the message that asked for it: both in the chat of who tapped, where any id is theirs."""
    if turn.tapped_id is None or not _is_deletable(turn):
        await turn.show(turn.voice.text("support-emptied"))
        return None
    await post.remove(turn.work, turn.person, turn.tapped_id)
    request = _unveiled(turn, action.asked) if action.asked is not None else None
    if request is not None:
        await post.remove(turn.work, turn.person, request)
    return turn.voice.plain("support-removed")


def _veiled(turn: Turn, message_id: int) -> str:
    """A message's number as it may stand in a button: in the clear it counts what others say to the bot.

    Each card hides it behind a pad of its own, so that no two of them can be set against each other.
    """
    salt = turn.work.tx.randomness.bits(8 * _SALT_BYTES).to_bytes(_SALT_BYTES, "big")
    hidden = message_id ^ _pad(turn, salt)
    return (salt + hidden.to_bytes(_ID_BYTES, "big")).hex()


def _unveiled(turn: Turn, word: str) -> int | None:
    """What `_veiled` was given; for a forged word, a number that stands for no message, or None."""
    try:
        veiled = bytes.fromhex(word)
    except ValueError:
        return None
    if len(veiled) != _SALT_BYTES + _ID_BYTES:
        return None  # also on a card of an earlier version: it goes, and what asked for it stays
    salt, hidden = veiled[:_SALT_BYTES], veiled[_SALT_BYTES:]
    return int.from_bytes(hidden, "big") ^ _pad(turn, salt)


def _pad(turn: Turn, salt: bytes) -> int:
    return int.from_bytes(turn.work.tx.vault.fingerprint("request", salt.hex())[:_ID_BYTES], "big")


def _is_deletable(turn: Turn) -> bool:
    message = turn.tap.message if turn.tap else None
    return isinstance(message, telegram.Message) and turn.work.now - message.date < DELETABLE


def setup(routes: Routes) -> None:
    routes.command("support", asked, early=True, way_out=True)
    routes.tap(OpenSupport, opened, early=True, way_out=True)
    routes.tap(ListCountries, listed, early=True, way_out=True)
    routes.tap(ChooseCountry, chosen, early=True, way_out=True)
    routes.tap(RemoveSupport, removed, early=True, way_out=True)
    routes.tap(NotIt, was_mistaken, early=True, way_out=True)
    routes.event(DangerSensed, sensed)
    routes.question(QuestionKind.COUNTRY, _which, way_out=True)
