"""Gives a method what it works on: world, checked parameters, files; it knows no single method."""

from dataclasses import dataclass, field
from typing import Any

from kintsugi_sandbox.errors import bad_request, forbidden
from kintsugi_sandbox.state import Chat, Json, Message
from kintsugi_sandbox.validation.markup import check_markup
from kintsugi_sandbox.validation.schema import Upload
from kintsugi_sandbox.views import message_view
from kintsugi_sandbox.world import World


@dataclass(frozen=True, slots=True)
class Context:
    world: World
    params: dict[str, Any]
    attached: dict[str, Upload] = field(default_factory=dict)

    def known_chat(self, name: str = "chat_id") -> Chat:
        """The chat of a parameter; ApiError 400 when there is none."""
        value = self.params[name]
        number = chat_number(value)
        chat = self.world.records.chats.get(number) if number is not None else None
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def open_chat(self, name: str = "chat_id") -> Chat:
        """The chat if the bot may act in it; ApiError 400 or 403."""
        chat = self.known_chat(name)
        if chat.type != "private":
            if not chat.member:
                raise forbidden("bot is not a member of the group chat")
        elif chat.blocked:
            raise forbidden("bot was blocked by the user")
        elif not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def message(self, chat: Chat, purpose: str, name: str = "message_id") -> Message:
        """A message of this chat; ApiError 400 "message to … not found"."""
        message = self.world.records.message(chat.id, self.params[name])
        if message is None:
            raise bad_request(f"message to {purpose} not found")
        return message

    def refuse(self, *names: str) -> None:
        """Refuse parameters of areas the sandbox does not play: business, paid posts."""
        for name in names:
            if name in self.params:
                raise bad_request(f'the sandbox does not play parameter "{name}"')

    def reply_target(self, chat: Chat) -> int | None:
        """The message a new one answers; ApiError 400 when it is gone and that is not allowed."""
        reply: Json | None = self.params.get("reply_parameters")
        if reply is None:
            return None
        if "chat_id" in reply and chat_number(reply["chat_id"]) != chat.id:
            raise bad_request("the sandbox does not play replies across chats")
        if "message_id" not in reply:
            raise bad_request("the sandbox does not play replies to ephemeral messages")
        if self.world.records.message(chat.id, reply["message_id"]):
            return int(reply["message_id"])
        if not reply.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
        return None

    def post(self, chat: Chat, content: Json, **more: Any) -> Message:
        """Send a message into a chat with all the parameters that every send method shares."""
        self.refuse(
            "business_connection_id",
            "direct_messages_topic_id",
            "suggested_post_parameters",
            "ephemeral_message_parameters",
        )
        content = {**content, **self._topic(chat)}
        markup = check_markup(self.params.get("reply_markup"))
        inline = markup if markup and "inline_keyboard" in markup else None
        if "message_effect_id" in self.params and chat.type != "private":
            raise bad_request("message effects can be sent only to private chats")
        message = self.world.add_message(
            chat.id,
            self.world.bot.id,
            content,
            outgoing=True,
            reply_to=self.reply_target(chat),
            markup=inline,
            keyboard=None if inline else markup,
            protected=self.params.get("protect_content", False),
            silent=self.params.get("disable_notification", False),
            effect=self.params.get("message_effect_id"),
            link_preview=self.params.get("link_preview_options"),
            **more,
        )
        if markup and not inline:
            self._keyboard(chat, markup)
        return message

    def _topic(self, chat: Chat) -> Json:
        """The topic that a message goes into; ApiError 400 when nobody has opened it."""
        thread = self.params.get("message_thread_id")
        if thread is None:
            return {}
        opening = self.world.records.message(chat.id, thread)
        if opening is None or "forum_topic_created" not in opening.content:
            raise bad_request("message thread not found")
        return {"message_thread_id": thread, "is_topic_message": True}

    def _keyboard(self, chat: Chat, markup: Json) -> None:
        """Remember which keyboard lies under the person's text field."""
        chat.keyboard = markup if "keyboard" in markup else None
        self.world.records.save_chat(chat)

    def view(self, message: Message) -> Json:
        return message_view(self.world.records, message)


def chat_number(value: int | str) -> int | None:
    """A chat id given as number or as its digits; names (@channel) belong to no chat of the sandbox."""
    if isinstance(value, int):
        return value
    digits = value.removeprefix("-")
    return int(value) if digits.isdecimal() and len(digits) <= 20 else None
