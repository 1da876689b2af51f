"""Takes one raw update to its handler and puts the refusals into words; knows no feature."""

from inspect import signature
from typing import Any

import telegram
from telegram.constants import ChatType

from bot.chat.readable import read
from bot.chat.routes import Routes, TapHandler
from bot.chat.turn import TOAST_CHARACTERS, Turn
from bot.domain.errors import Refusal
from bot.service import groups, post, presence
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.texts import Texts


class Desk:
    """`bot` is only asked for its own username; nothing is sent through it."""

    def __init__(self, bot: telegram.Bot, texts: Texts, routes: Routes) -> None:
        self._bot = bot
        self._texts = texts
        self._routes = routes

    async def handle(self, raw: dict[str, Any], work: Work) -> None:
        """Everything one update asks for. Raises UnreadableUpdateError, or whatever a fault in a handler raises."""
        update = read(raw, self._bot)
        if not _was_asked_for(update):
            return
        chat, user = update.effective_chat, update.effective_user
        if chat and chat.type != ChatType.PRIVATE:
            await self._turn_away(work, update, chat)
            return
        if chat is None or user is None or user.is_bot:
            return
        person = await work.people.by_telegram(user.id)
        if (
            person is None and not update.message
        ):  # only who writes is somebody new: nothing else makes a row and a key
            if update.callback_query:
                voice = self._texts.voice(self._texts.nearest_language(user.language_code))
                words = voice.plain("trouble-old-button")
                await post.answer_stranger(work, user.id, update.callback_query.id, words)
            return
        if person is None:
            person = await work.people.create(user.id, self._texts.nearest_language(user.language_code))
        returned = person.resting and not _is_farewell(update)
        if returned:
            person = await presence.welcome_back(work, person)
        await self._attend(Turn(work, self._texts, person, update, self._bot.username, returned))

    async def apologise(self, raw: dict[str, Any], work: Work) -> None:
        """Tell the person once, kindly, that something of theirs could not be worked on."""
        user = _sender(raw)
        person = await work.people.by_telegram(user) if user else None
        if person:
            await post.send(work, person, Card(self._texts.voice(person.language).text("trouble-set-aside")))

    async def _turn_away(self, work: Work, update: telegram.Update, chat: telegram.Chat) -> None:
        joined = bool(update.my_chat_member and _is_joining(update.my_chat_member))
        if joined or update.message:
            can_write = chat.type != ChatType.CHANNEL
            await groups.turn_away(work, self._texts, chat.id, joined=joined, can_write=can_write)

    async def _attend(self, turn: Turn) -> None:
        try:
            async with turn.work.tx.attempt():
                await self._route(turn)
        except Refusal as refusal:
            await self._refuse(turn, refusal)

    async def _route(self, turn: Turn) -> None:
        update = turn.update
        if update.my_chat_member and self._routes.members:
            await self._routes.members(turn)
        elif update.callback_query:
            await self._tapped(turn, update.callback_query)
        elif update.edited_message and self._routes.edits:
            await self._routes.edits(turn)
        elif update.message:
            await self._written(turn, update.message)

    async def _tapped(self, turn: Turn, query: telegram.CallbackQuery) -> None:
        verb, *about = (query.data or "").split(":")
        handler = self._routes.taps.get(verb)
        if handler is None or not _takes(handler, len(about)):
            raise Refusal("trouble-old-button")
        if not turn.person.onboarded and verb not in self._routes.early_taps:
            raise Refusal("trouble-first-finish")
        turn = await self._answered(turn)
        line = await handler(turn, *about)
        await post.answer_tap(turn.work, turn.person, query.id, line or "")

    async def _written(self, turn: Turn, message: telegram.Message) -> None:
        command = _command(message, self._bot.username)
        if command:
            await self._commanded(turn, *command)
            return
        answer = self._routes.answers.get(turn.person.expects or "")
        if answer and _may_answer_a_question(message):
            await answer(turn)
        elif not turn.person.onboarded:
            await self._routes.commands["start"](turn, "")
        elif self._routes.messages:
            await self._routes.messages(turn)

    async def _commanded(self, turn: Turn, name: str, words: str) -> None:
        handler = self._routes.commands.get(name)
        if handler is None:
            await turn.say(turn.voice.text("trouble-unknown-command"))
        elif turn.person.onboarded or name in self._routes.early_commands:
            await handler(await self._answered(turn), words)
        else:
            await self._routes.commands["start"](turn, "")

    async def _answered(self, turn: Turn) -> Turn:
        """A tap or a command leaves an open question: the next text is no longer its answer."""
        if turn.person.expects is None or not turn.person.onboarded:
            return turn
        await turn.work.people.set(turn.person.id, expects=None)
        return await turn.again()

    async def _refuse(self, turn: Turn, refusal: Refusal) -> None:
        if turn.tap:
            words = turn.voice.plain(refusal.key, **refusal.values)[:TOAST_CHARACTERS]
            await post.answer_tap(turn.work, turn.person, turn.tap.id, words, alert=True)
        else:
            await turn.say(turn.voice.text(refusal.key, **refusal.values))


def _was_asked_for(update: telegram.Update) -> bool:
    """Servers, and lists of kinds set by others, bring more than was asked for; nothing of it is any sign of life."""
    return bool(update.message or update.edited_message or update.callback_query or update.my_chat_member)


def _takes(handler: TapHandler, words: int) -> bool:
    """Whether a handler can be given so many words; an older or a forged button may carry more or fewer."""
    try:
        signature(handler).bind(None, *([""] * words))
    except TypeError:
        return False
    return True


def _command(message: telegram.Message, bot_name: str) -> tuple[str, str] | None:
    """The name of the command a message begins with, and the words behind it."""
    text = message.text or ""
    first = message.entities[0] if message.entities else None
    if first is None or first.type != telegram.MessageEntity.BOT_COMMAND or first.offset:
        return None
    name, _, addressee = text[1 : first.length].partition("@")
    if addressee and addressee.lower() != bot_name.lower():
        return None
    return name.lower(), text[first.length :].strip()


def _may_answer_a_question(message: telegram.Message) -> bool:
    """Only somebody's own words or place; what they forward is never taken for their name.

    A reply to a message with buttons is about that message; one to the question itself, as the reply box
    makes it, is an answer.
    """
    replied = message.reply_to_message
    return bool(
        (message.text or message.location)
        and message.forward_origin is None
        and not (replied and replied.reply_markup)
    )


def _is_farewell(update: telegram.Update) -> bool:
    change = update.my_chat_member
    return bool(change and change.new_chat_member.status == telegram.ChatMember.BANNED)


def _is_joining(change: telegram.ChatMemberUpdated) -> bool:
    return change.new_chat_member.status in {telegram.ChatMember.MEMBER, telegram.ChatMember.ADMINISTRATOR}


def _sender(raw: dict[str, Any]) -> int | None:
    """The sender's Telegram id of a raw update, however broken the rest of it is."""
    for content in raw.values():
        sender = content.get("from") if isinstance(content, dict) else None
        if isinstance(sender, dict) and isinstance(sender.get("id"), int):
            return int(sender["id"])
    return None
