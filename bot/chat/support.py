"""/support and the buttons of the gentle word; what is tapped away leaves nothing in the chat."""

from datetime import timedelta

import telegram

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.questions import Question, QuestionKind
from bot.service import post, support
from bot.texts.actions.support import ChooseCountry, ListCountries, NotIt, OpenSupport, RemoveSupport
from bot.texts.card import Card
from bot.texts.cards import support as cards

DELETABLE = timedelta(hours=47)
"""How old a message may be to be deleted for certain; Telegram allows 48 hours (Bot API 10.1, deleteMessage)."""

_ID_BITS, _SALT_BITS = 32, 24


async def asked(turn: Turn, _words: str) -> None:
    request = _veiled(turn, turn.message.message_id)
    await turn.say(await support.find(turn.work, turn.texts, turn.person, request))


async def opened(turn: Turn, action: OpenSupport) -> None:
    await turn.show(await support.find(turn.work, turn.texts, turn.person, action.asked))


async def listed(turn: Turn, action: ListCountries) -> None:
    await turn.ask(_countries(turn, action.asked), Question(QuestionKind.COUNTRY, action.asked))


async def _which(turn: Turn, question: Question) -> Card | None:
    return _countries(turn, question.about or cards.NOT_ASKED)


def _countries(turn: Turn, asked: int) -> Card:
    return cards.countries_card(turn.voice, turn.texts.support(turn.person.language), asked)


async def chosen(turn: Turn, action: ChooseCountry) -> None:
    found = await support.choose(turn.work, turn.texts, turn.person, action.country, action.asked)
    await turn.show(found)


async def was_mistaken(turn: Turn, action: NotIt) -> None:
    await turn.show(await support.was_mistaken(turn.work, turn.texts, turn.person, action.kind))


async def removed(turn: Turn, action: RemoveSupport) -> str | None:
    """Delete the card, and the message that asked for it: both in the chat of who tapped, where any id is theirs."""
    if turn.tapped_id is None or not _is_deletable(turn):
        await turn.show(turn.voice.text("support-emptied"))
        return None
    await post.remove(turn.work, turn.person, turn.tapped_id)
    if action.asked != cards.NOT_ASKED:
        await post.remove(turn.work, turn.person, _unveiled(turn, action.asked))
    return turn.voice.plain("support-removed")


def _veiled(turn: Turn, message_id: int) -> int:
    """A message's number as it may stand in a button: in the clear it counts what others say to the bot."""
    salt = turn.work.tx.randomness.bits(_SALT_BITS) | 1
    return salt << _ID_BITS | (message_id ^ _pad(turn, salt))


def _unveiled(turn: Turn, number: int) -> int:
    """What `_veiled` was given; for a forged number, one that stands for no message."""
    salt = number >> _ID_BITS
    return number % (1 << _ID_BITS) ^ _pad(turn, salt)


def _pad(turn: Turn, salt: int) -> int:
    return int.from_bytes(turn.work.tx.vault.fingerprint("request", salt)[: _ID_BITS // 8], "big")


def _is_deletable(turn: Turn) -> bool:
    message = turn.tap.message if turn.tap else None
    return isinstance(message, telegram.Message) and turn.work.now - message.date < DELETABLE


def setup(routes: Routes) -> None:
    routes.command("support", asked, early=True)
    routes.tap(OpenSupport, opened, early=True)
    routes.tap(ListCountries, listed, early=True)
    routes.tap(ChooseCountry, chosen, early=True)
    routes.tap(RemoveSupport, removed, early=True)
    routes.tap(NotIt, was_mistaken, early=True)
    routes.question(QuestionKind.COUNTRY, _which)
