"""Is a group chat the bot was added to; only as much of it as it takes to see the bot leave."""

from kintsugi_sandbox.chats import Chats
from kintsugi_sandbox.errors import PhoneError
from kintsugi_sandbox.person import Person
from kintsugi_sandbox.shown import Shown, show
from kintsugi_sandbox.validation.text import find_entities
from kintsugi_sandbox.views import chat_view, member_view


class Group:
    def __init__(self, chats: Chats, chat_id: int) -> None:
        self._chats = chats
        self.chat_id = chat_id

    @property
    def bot_is_member(self) -> bool:
        return self._chats.records.chats[self.chat_id].member

    @property
    def messages(self) -> list[Shown]:
        """All messages, oldest first."""
        records = self._chats.records
        return [show(records, message) for message in records.messages.get(self.chat_id, {}).values()]

    def add_bot(self, person: Person) -> None:
        """The bot hears of its membership and sees the service message."""
        chats = self._chats
        chat = chats.records.chats[self.chat_id]
        chat.member = True
        chats.records.save_chat(chat)
        chats.updates.push(
            "my_chat_member",
            {
                "chat": chat_view(chats.records, chat),
                "from": person.user.as_api(),
                "date": int(chats.epoch()),
                "old_chat_member": member_view(chats.records, "left"),
                "new_chat_member": member_view(chats.records, "member"),
            },
        )
        content = {"new_chat_members": [chats.bot.as_api()]}
        chats.hear(chats.add_message(self.chat_id, person.user_id, content))

    def say(self, person: Person, text: str, reply_to: int | None = None) -> int:
        """Write into the group; the bot hears commands, mentions and replies only (privacy mode)."""
        chats = self._chats
        if not text.strip():
            raise PhoneError("Write something first.")
        entities = find_entities(text, [])
        content = {"text": text, **({"entities": entities} if entities else {})}
        message = chats.add_message(self.chat_id, person.user_id, content, reply_to=reply_to)
        replied = chats.records.message(self.chat_id, reply_to) if reply_to else None
        for_bot = text.startswith("/") or f"@{chats.bot.username}" in text
        if self.bot_is_member and (for_bot or (replied and replied.outgoing)):
            chats.hear(message)
        return message.id
