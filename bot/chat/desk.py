"""Takes one raw update to its handler and puts the refusals into words; knows no feature."""

from inspect import signature
from typing import Any

import telegram
from telegram.constants import ChatType

from bot.chat.command_text import read_command
from bot.chat.messages import is_forward, is_service, topic_of
from bot.chat.routes import Routes, TapHandler
from bot.chat.shape import has_the_right_shape
from bot.chat.turn import TOAST_CHARACTERS, Turn
from bot.domain.errors import KintsugiError, Refusal
from bot.service import groups, post, presence
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.texts import Texts


class UnreadableUpdateError(KintsugiError):
    """An update is not of the Bot API's shape; trying it again would change nothing."""


class Desk:
    """`bot` is only asked for its own username; nothing is sent through it."""

    def __init__(self, bot: telegram.Bot, texts: Texts, routes: Routes) -> None:
        self._bot = bot
        self._texts = texts
        self._routes = routes

    async def handle(self, raw: dict[str, Any], work: Work) -> None:
        """Everything one update asks for. Raises UnreadableUpdateError, or whatever a fault in a handler raises."""
        if is_service(raw):
            return  # nobody wrote it: there is nothing to answer, and nobody to greet
        update = self._read(raw)
        chat, user = update.effective_chat, update.effective_user
        if chat and chat.type != ChatType.PRIVATE:
            await self._decline_group(work, update, chat)
            return
        if chat is None or user is None or user.is_bot:
            return
        person = await work.people.by_telegram(user.id)
        if person is None and _is_farewell(update):
            return  # who was erased and then blocks the bot leaves no new trace
        if person is None:
            person = await work.people.create(user.id, self._texts.nearest_language(user.language_code))
        returned = person.resting and not _is_farewell(update)
        if returned:
            person = await presence.welcome_back(work, person)
        with work.outbox.topics.answering(person.id, topic_of(update)):
            await self._attend(Turn(work, self._texts, person, update, self._bot.username, returned))

    def _read(self, raw: dict[str, Any]) -> telegram.Update:
        try:
            update = telegram.Update.de_json(raw, self._bot)
            well_formed = has_the_right_shape(update)
        except Exception as broken:  # the library raises whatever a missing or wrong field makes it raise
            raise UnreadableUpdateError from broken
        if not well_formed:
            raise UnreadableUpdateError
        return update

    async def apologise(self, raw: dict[str, Any], work: Work) -> None:
        """Tell the person once, kindly, that something of theirs could not be worked on."""
        user = _sender(raw)
        person = await work.people.by_telegram(user) if user else None
        if person:
            await post.send(work, person, Card(self._texts.voice(person.language).text("trouble-set-aside")))

    async def _decline_group(self, work: Work, update: telegram.Update, chat: telegram.Chat) -> None:
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
        if verb not in self._routes.entry_taps:
            await self._turn_away(turn)
        turn = await self._answered(turn)
        line = await handler(turn, *about)
        await post.answer_tap(turn.work, turn.person, query.id, line or "")

    async def _written(self, turn: Turn, message: telegram.Message) -> None:
        command = (
            None if is_forward(message) else read_command(message, self._bot.username, self._routes.commands)
        )
        if command and command.elsewhere and turn.person.onboarded:
            await turn.say(turn.voice.text("trouble-other-bot"))
            return
        if command:
            await self._commanded(turn, command.name, command.words)
            return
        answer = self._routes.answers.get(turn.person.expects or "")
        if answer and _may_answer_a_question(message):
            await self._turn_away(turn)
            await answer(turn)
        elif not turn.person.onboarded:
            await self._routes.commands["start"](turn, "")
        elif self._routes.messages:
            await self._routes.messages(turn)

    async def _commanded(self, turn: Turn, name: str, words: str) -> None:
        await self._turn_away(turn)
        handler = self._routes.commands.get(name)
        if handler is None:
            await turn.say(turn.voice.text("trouble-unknown-command"))
        elif turn.person.onboarded or name in self._routes.early_commands:
            await handler(await self._answered(turn), words)
        else:
            await self._routes.commands["start"](turn, "")

    async def _turn_away(self, turn: Turn) -> None:
        """They turned to something else than the entry they were writing."""
        if self._routes.turned_away:
            await self._routes.turned_away(turn)

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


def _takes(handler: TapHandler, words: int) -> bool:
    """Whether a handler can be given so many words; an older or a forged button may carry more or fewer."""
    try:
        signature(handler).bind(None, *([""] * words))
    except TypeError:
        return False
    return True


def _may_answer_a_question(message: telegram.Message) -> bool:
    """Only somebody's own words or place; what they forward is never taken for their name.

    A reply to a message with buttons is about that message; one to the question itself, as the reply box
    makes it, is an answer.
    """
    replied = message.reply_to_message
    return bool(
        (message.text or message.location)
        and not is_forward(message)
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
