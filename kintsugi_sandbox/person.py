"""Is a person with a phone, doing what a thumb can do; it must not know how the bot answers."""

import secrets

from kintsugi_sandbox.chats import Chats
from kintsugi_sandbox.compose import CAPTIONED, caption_content, text_content
from kintsugi_sandbox.errors import ApiError, PhoneError
from kintsugi_sandbox.shown import Button, Shown, show
from kintsugi_sandbox.state import Callback, Chat, Json, Message, Toast, User
from kintsugi_sandbox.validation.markup import START_PARAM
from kintsugi_sandbox.views import chat_view, member_view, message_view

STICKER = b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00/\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"


class Person:
    """One person's view of their private chat with the bot. Raises PhoneError for what a phone refuses."""

    def __init__(self, chats: Chats, user_id: int) -> None:
        self._chats = chats
        self.user_id = user_id

    @property
    def user(self) -> User:
        return self._chats.records.users[self.user_id]

    @property
    def chat(self) -> Chat:
        return self._chats.records.chats[self.user_id]

    @property
    def name(self) -> str:
        return self.user.first_name

    @property
    def username(self) -> str | None:
        return self.user.username

    @property
    def language_code(self) -> str | None:
        return self.user.language_code

    @property
    def messages(self) -> list[Shown]:
        """What the chat shows, newest last."""
        records = self._chats.records
        return [show(records, message) for message in records.messages.get(self.user_id, {}).values()]

    @property
    def inbox(self) -> list[Shown]:
        """Only what came from the bot, newest last."""
        return [message for message in self.messages if message.from_bot]

    @property
    def last(self) -> Shown:
        """The newest message from the bot; LookupError when there is none."""
        if not (inbox := self.inbox):
            raise LookupError("the bot has not written yet")
        return inbox[-1]

    @property
    def toasts(self) -> list[Toast]:
        """What showed after taps, newest last."""
        return [toast for toast in self._chats.records.toasts if toast.user_id == self.user_id]

    @property
    def waiting(self) -> list[Callback]:
        """Taps that the bot has not answered yet."""
        return self._chats.waiting(self.user_id)

    def message(self, message_id: int) -> Shown:
        return show(self._chats.records, self._stored(message_id))

    def change_profile(self, **changes: str | None) -> None:
        """Set `first_name`, `last_name`, `username` or `language_code`."""
        user = self.user
        for name, value in changes.items():
            setattr(user, name, value or None)
        if not user.first_name:
            raise PhoneError("A first name is needed.")
        self._chats.records.save_user(user)
        self._chats.bell.ring()

    def say(self, text: str, reply_to: int | None = None) -> int:
        """Send a text of 1-4096 UTF-16 units; returns the message id."""
        return self.send(text_content(text), reply_to)

    def edit(self, message_id: int, text: str) -> None:
        """Change the text, or the caption, of one's own message."""
        message = self._own(message_id)
        content = dict(message.content)
        if "text" in content:
            content.pop("entities", None)
            content |= text_content(text)
        elif content.keys() & CAPTIONED:
            for name in ("caption", "caption_entities"):
                content.pop(name, None)
            content |= caption_content(text)
        else:
            raise PhoneError("This message has no text to edit.")
        if content == message.content:
            return
        message.content = content
        message.edit_date = int(self._chats.epoch())
        self._chats.changed(message)
        self._chats.hear(message, "edited_message")

    def delete(self, message_id: int) -> None:
        """Take a message out of the chat; bots are not told."""
        self._chats.remove(self._stored(message_id))

    def send_photo(self, content: bytes, caption: str | None = None, reply_to: int | None = None) -> int:
        try:
            sizes = self._chats.files.photo(content)
        except ApiError:
            raise PhoneError("This file is not a picture Telegram could send.") from None
        return self.send({"photo": sizes, **caption_content(caption)}, reply_to)

    def send_voice(self, content: bytes, duration: int | None = None, reply_to: int | None = None) -> int:
        """Send a voice note; `duration` in seconds is read from an Ogg file when not given."""
        try:
            voice = self._chats.files.voice(content, duration)
        except ApiError:
            raise PhoneError("This file cannot be sent.") from None
        return self.send({"voice": voice}, reply_to)

    def send_location(self, latitude: float, longitude: float, reply_to: int | None = None) -> int:
        """Send a place, in degrees."""
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            raise PhoneError("There is no such place.")
        return self.send({"location": {"latitude": latitude, "longitude": longitude}}, reply_to)

    def send_sticker(self) -> int:
        return self.send({"sticker": self._chats.files.sticker(STICKER)}, None)

    def forward(self, text: str, sender: str = "Somebody else") -> int:
        """Forward a text that somebody else wrote elsewhere."""
        origin = {"type": "hidden_user", "date": int(self._chats.epoch()), "sender_user_name": sender}
        return self.send({**text_content(text), "forward_origin": origin}, None)

    def open_link(self, start_param: str | None = None) -> int:
        """Open `t.me/<bot>?start=…` and press START; without a parameter only START."""
        if start_param and not START_PARAM.fullmatch(start_param):
            raise PhoneError("Telegram does not open such a link.")
        return self.say(f"/start {start_param}" if start_param else "/start")

    def tap(self, message_id: int, callback_data: str) -> str:
        """Tap the button with this data; returns the id of the callback query."""
        message = self._stored(message_id)
        if self.chat.blocked:
            raise PhoneError("You blocked this bot. Unblock it first.")
        rows = (message.markup or {}).get("inline_keyboard", [])
        if not any(button.get("callback_data") == callback_data for row in rows for button in row):
            raise PhoneError("This button is gone.")
        return self._tap(message, callback_data)

    def press(self, text: str, message_id: int | None = None) -> str | int:
        """Press the newest button with this visible text, whatever it does.

        Returns a callback id, or the id of the message that a deep link or a keyboard key sent.
        """
        for shown in reversed(self.messages):
            if message_id in (None, shown.id):
                if text in shown.button_texts:
                    return self._press(shown, shown.button(text))
                if any(key["text"] == text for row in shown.keyboard or [] for key in row):
                    return self.say(text)
        raise LookupError(f"no button {text!r} on this phone")

    def block(self) -> None:
        self._block(blocked=True)

    def unblock(self) -> None:
        self._block(blocked=False)

    def _press(self, shown: Shown, button: Button) -> str | int:
        if button.data is not None:
            return self.tap(shown.id, button.data)
        if button.url and f"t.me/{self._chats.bot.username}?start=" in button.url:
            return self.open_link(button.url.rpartition("start=")[2])
        raise PhoneError("This button does nothing inside the chat.")

    def _tap(self, message: Message, data: str) -> str:
        chats = self._chats
        tap = Callback(
            str(secrets.randbits(62)), self.user_id, message.chat_id, message.id, data, chats.wall()
        )
        chats.drop_old_callbacks()
        chats.records.save_callback(tap)
        chats.updates.push(
            "callback_query",
            {
                "id": tap.id,
                "from": self.user.as_api(),
                "message": message_view(chats.records, message),
                "chat_instance": self.chat.instance,
                "data": data,
            },
        )
        chats.bell.ring()
        return tap.id

    def send(self, content: Json, reply_to: int | None = None) -> int:
        """Send whatever a message may hold; returns the message id."""
        if self.chat.blocked:
            raise PhoneError("You blocked this bot. Unblock it first.")
        if reply_to is not None:
            self._stored(reply_to)
        if not self.chat.started:
            self.chat.started = True
            self._chats.records.save_chat(self.chat)
        message = self._chats.add_message(self.user_id, self.user_id, content, reply_to=reply_to)
        self._chats.hear(message)
        return message.id

    def _block(self, *, blocked: bool) -> None:
        chats, chat = self._chats, self.chat
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        chats.records.save_chat(chat)
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        chats.updates.push(
            "my_chat_member",
            {
                "chat": chat_view(chats.records, chat),
                "from": self.user.as_api(),
                "date": int(chats.epoch()),
                "old_chat_member": member_view(chats.records, old),
                "new_chat_member": member_view(chats.records, new),
            },
        )
        chats.bell.ring()

    def _stored(self, message_id: int) -> Message:
        message = self._chats.records.message(self.user_id, message_id)
        if message is None:
            raise PhoneError("This message is gone.")
        return message

    def _own(self, message_id: int) -> Message:
        message = self._stored(message_id)
        if message.outgoing:
            raise PhoneError("Only your own messages can be edited.")
        return message
