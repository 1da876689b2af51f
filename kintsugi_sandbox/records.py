"""Holds all records of a sandbox in memory and mirrors each change to the shelf; it decides nothing."""

from kintsugi_sandbox.persistence import NoShelf, Shelf
from kintsugi_sandbox.state import Bot, Callback, Chat, Message, QueuedUpdate, StoredFile, Toast, User

KEPT_TOASTS = 50


class Records:
    """What a Telegram of this size remembers; `save_*` after a change, `drop_*` to forget."""

    def __init__(self, shelf: Shelf | NoShelf, bot: Bot) -> None:
        self.shelf = shelf
        self.bot = next((Bot(**row) for row in shelf.all("bot")), bot)
        self.users = {row["id"]: User(**row) for row in shelf.all("user")}
        self.chats = {row["id"]: Chat(**row) for row in shelf.all("chat")}
        self.files = {row["id"]: StoredFile(**row) for row in shelf.all("file")}
        self.callbacks = {row["id"]: Callback(**row) for row in shelf.all("callback")}
        self.toasts = sorted((Toast(**row) for row in shelf.all("toast")), key=lambda toast: toast.id)
        self.messages: dict[int, dict[int, Message]] = {}
        for message in sorted((Message(**row) for row in shelf.all("message")), key=lambda m: m.id):
            self.messages.setdefault(message.chat_id, {})[message.id] = message

    def queued(self) -> list[QueuedUpdate]:
        return [QueuedUpdate(**row) for row in self.shelf.all("update")]

    def save_bot(self) -> None:
        self.shelf.put("bot", "", self.bot)

    def save_user(self, user: User) -> None:
        self.users[user.id] = user
        self.shelf.put("user", str(user.id), user)

    def save_chat(self, chat: Chat) -> None:
        self.chats[chat.id] = chat
        self.shelf.put("chat", str(chat.id), chat)

    def save_file(self, file: StoredFile) -> None:
        self.files[file.id] = file
        self.shelf.put("file", file.id, file)

    def save_message(self, message: Message) -> None:
        self.messages.setdefault(message.chat_id, {})[message.id] = message
        self.shelf.put("message", f"{message.chat_id}:{message.id}", message)

    def drop_message(self, message: Message) -> None:
        self.messages[message.chat_id].pop(message.id, None)
        self.shelf.drop("message", f"{message.chat_id}:{message.id}")

    def save_callback(self, callback: Callback) -> None:
        self.callbacks[callback.id] = callback
        self.shelf.put("callback", callback.id, callback)

    def drop_callback(self, callback: Callback) -> None:
        self.callbacks.pop(callback.id, None)
        self.shelf.drop("callback", callback.id)

    def save_toast(self, toast: Toast) -> None:
        self.toasts.append(toast)
        self.shelf.put("toast", str(toast.id), toast)
        while len(self.toasts) > KEPT_TOASTS:
            self.shelf.drop("toast", str(self.toasts.pop(0).id))

    def save_update(self, update: QueuedUpdate) -> None:
        # The counters travel with it: after a kill no id is given twice.
        self.save_bot()
        self.shelf.put("update", str(update.id), update)

    def drop_update(self, update: QueuedUpdate) -> None:
        self.shelf.drop("update", str(update.id))

    def next_message_id(self) -> int:
        self.bot.last_message_id += 1
        self.save_bot()
        return self.bot.last_message_id

    def message(self, chat_id: int, message_id: int) -> Message | None:
        return self.messages.get(chat_id, {}).get(message_id)
