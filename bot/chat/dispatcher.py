"""Takes one raw update to its handler and puts the refusals into words; knows no feature."""

from typing import Any

import telegram
from telegram.constants import ChatType

from bot.chat import listening
from bot.chat.command_text import Command, read_command
from bot.chat.context import TOAST_CHARACTERS, Context, Misread
from bot.chat.messages import is_forward, is_service, topic_of
from bot.chat.presenter import Presenter
from bot.chat.readable import read
from bot.chat.routes import Routes
from bot.domain.errors import Refusal
from bot.service import aside, groups, post, presence, questions
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.texts import FIRST_LANGUAGE, Texts


class Dispatcher:
    """`bot` is only asked for its own username; nothing is sent through it."""

    def __init__(self, bot: telegram.Bot, texts: Texts, routes: Routes, presenter: Presenter) -> None:
        self._bot = bot
        self._texts = texts
        self._routes = routes
        self._presenter = presenter

    async def handle(self, raw: dict[str, Any], work: Work) -> None:
        """Everything one update asks for. Raises UnreadableUpdateError, or whatever a fault in a handler raises."""
        if is_service(raw):
            return  # nobody wrote it: there is nothing to answer, and nobody to greet
        update = read(raw, self._bot)
        if not _was_asked_for(update):
            return
        chat, user = update.effective_chat, update.effective_user
        if chat and chat.type != ChatType.PRIVATE:
            await self._decline_group(work, update, chat)
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
        returned = person.unreachable and not _is_farewell(update)
        if returned:
            person = await presence.welcome_back(work, person)
        with work.outbox.answering.to(person.id, topic_of(update)):
            await self._presenter.present(work)
            await self._attend(Context(work, self._texts, person, update, self._bot.username, returned))

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
            turned_away = await groups.turn_away(work, chat.id, joined=joined, can_write=can_write)
            if turned_away.says:
                words = self._texts.voice(FIRST_LANGUAGE).text("trouble-group")
                await post.say_in_chat(work, chat.id, Card(words))
            if turned_away.leaves:
                await post.leave_chat(work, chat.id)

    async def _attend(self, context: Context) -> None:
        try:
            async with context.work.attempt():
                await self._route(context)
                await self._presenter.present(context.work)
        except Refusal as refusal:
            await self._refuse(context, refusal)

    async def _route(self, context: Context) -> None:
        update = context.update
        if update.my_chat_member and self._routes.members:
            await self._routes.members(context)
        elif update.callback_query:
            await self._tapped(context, update.callback_query)
        elif update.edited_message:
            await self._edited(context, update.edited_message)
        elif update.message:
            await self._written(context, update.message)

    async def _tapped(self, context: Context, query: telegram.CallbackQuery) -> None:
        action, tap = self._routes.read(query.data or "")
        if tap.way_out:
            context.goes_first()
        if not context.person.onboarded and not tap.early:
            raise Refusal("trouble-first-finish")
        if action.interrupts:
            await listening.interrupted(context)
        if not tap.about_an_entry:
            await self._routes.turn_away(context)
        line = await tap.handler(context, action)
        await post.answer_tap(context.work, context.person, query.id, line or "")

    async def _written(self, context: Context, message: telegram.Message) -> None:
        command = self._command(message)
        if command:
            await self._commanded(context, command)
        else:
            await listening.hear(self._routes, context)

    async def _edited(self, context: Context, message: telegram.Message) -> None:
        """What could not be read is looked at as if it had just been sent; all else is an entry that changes."""
        unread = await questions.unread(context.work, context.person, message.message_id)
        if unread is None:
            if self._routes.edits:
                await self._routes.edits(context)
            return
        await aside.discard(context.work, context.person, message.message_id)
        await questions.forget_unread(context.work, context.person, message.message_id)
        command = self._command(message)
        if command:
            await self._commanded(context, command)
        else:
            await listening.hear_again(self._routes, context, unread)

    def _command(self, message: telegram.Message) -> Command | None:
        """What they forward is no command of theirs."""
        if is_forward(message):
            return None
        return read_command(message, self._bot.username, self._routes.commands)

    async def _commanded(self, context: Context, command: Command) -> None:
        if command.elsewhere and context.person.onboarded:
            await context.say(context.voice.text("trouble-other-bot"))
            return
        await self._routes.turn_away(context)
        name, words = command.name, command.words
        if name in self._routes.ways_out:
            context.goes_first()
        handler = self._routes.commands.get(name)
        if handler is None:
            await self._suggest(context, name)
        elif context.person.onboarded:
            await listening.interrupted(context)
            await handler(context, words)
        elif name in self._routes.early_commands:  # what was asked waits until the welcome is over
            await handler(context, words)
        else:
            await self._routes.commands["start"](context, "")

    async def _suggest(self, context: Context, name: str) -> None:
        """An unknown command: what it may have been, and an edit of it is looked at anew."""
        await questions.note_unread(context.work, context.person, context.message.message_id, None)
        answers = context.texts.answers_in(context.person.language)
        near = answers.nearest(name, sorted(self._routes.commands))
        if near is None:
            await context.say(context.voice.text("trouble-unknown-command"))
        else:
            await context.say(context.voice.text("trouble-unknown-command-near", command=near))

    async def _refuse(self, context: Context, refusal: Refusal) -> None:
        if context.tap:
            words = context.voice.plain(refusal.key, **refusal.values)[:TOAST_CHARACTERS]
            await post.answer_tap(context.work, context.person, context.tap.id, words, alert=True)
            return
        message = context.update.message or context.update.edited_message
        if message is not None and self._command(message):
            await questions.note_unread(context.work, context.person, message.message_id, None)
        await self._say_refusal(context, refusal)

    async def _say_refusal(self, context: Context, refusal: Refusal) -> None:
        sentence = context.voice.text(refusal.key, **refusal.values)
        if isinstance(refusal, Misread):
            question = refusal.question
            card = await self._routes.questions[question.kind].card(context, question)
            await context.ask(Card(sentence, card.rows if card else ()), question)
        else:
            await context.say(sentence)


def _was_asked_for(update: telegram.Update) -> bool:
    """Servers, and lists of kinds set by others, bring more than was asked for; nothing of it is any sign of life."""
    return bool(update.message or update.edited_message or update.callback_query or update.my_chat_member)


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
