"""Is a group chat the bot was added to; only as much of it as it takes to see the bot leave."""

from bot.sandbox.errors import PhoneError
from bot.sandbox.ground import Ground
from bot.sandbox.person import Person
from bot.sandbox.shown import Shown, show
from bot.sandbox.validation.text import find_entities
from bot.sandbox.views import chat_view, member_view


class Group:
    def __init__(self, world: Ground, chat_id: int) -> None:
        self._world = world
        self.chat_id = chat_id

    @property
    def bot_is_member(self) -> bool:
        return self._world.records.chats[self.chat_id].member

    @property
    def messages(self) -> list[Shown]:
        """All messages, oldest first."""
        records = self._world.records
        return [show(records, message) for message in records.messages.get(self.chat_id, {}).values()]

    def add_bot(self, person: Person) -> None:
        """The bot hears of its membership and sees the service message."""
        world = self._world
        chat = world.records.chats[self.chat_id]
        chat.member = True
        world.records.save_chat(chat)
        world.updates.push(
            "my_chat_member",
            {
                "chat": chat_view(world.records, chat),
                "from": person.user.as_api(),
                "date": int(world.epoch()),
                "old_chat_member": member_view(world.records, "left"),
                "new_chat_member": member_view(world.records, "member"),
            },
        )
        content = {"new_chat_members": [world.bot.as_api()]}
        world.hear(world.add_message(self.chat_id, person.user_id, content))

    def say(self, person: Person, text: str, reply_to: int | None = None) -> int:
        """Write into the group; the bot hears commands, mentions and replies only (privacy mode)."""
        world = self._world
        if not text.strip():
            raise PhoneError("Write something first.")
        entities = find_entities(text, [])
        content = {"text": text, **({"entities": entities} if entities else {})}
        message = world.add_message(self.chat_id, person.user_id, content, reply_to=reply_to)
        replied = world.records.message(self.chat_id, reply_to) if reply_to else None
        for_bot = text.startswith("/") or f"@{world.bot.username}" in text
        if self.bot_is_member and (for_bot or (replied and replied.outgoing)):
            world.hear(message)
        return message.id
