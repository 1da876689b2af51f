"""Defines the records the sandbox's Telegram consists of; it knows neither rules nor storage."""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(slots=True)
class User:
    """A person with a Telegram account."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "en"

    def as_api(self) -> Json:
        """The `User` object of the Bot API."""
        shown: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            if value := getattr(self, name):
                shown[name] = value
        return shown


@dataclass(slots=True)
class Chat:
    """A private chat (same id as its person) or a group (negative id)."""

    id: int
    type: str
    title: str | None = None
    started: bool = False
    blocked: bool = False
    member: bool = True
    people: list[int] = field(default_factory=list)
    pinned: list[int] = field(default_factory=list)
    menu_button: Json | None = None
    keyboard: Json | None = None
    instance: str = ""


@dataclass(slots=True)
class Message:
    """One message; `content` holds the Bot API fields that tell its kind (text, photo, caption, …)."""

    chat_id: int
    id: int
    sender_id: int
    date: int
    content: Json
    outgoing: bool = False
    reply_to: int | None = None
    markup: Json | None = None
    keyboard: Json | None = None
    edit_date: int | None = None
    reaction: str | None = None
    protected: bool = False
    silent: bool = False
    effect: str | None = None
    link_preview: Json | None = None
    forwarded: bool = False


@dataclass(slots=True)
class QueuedUpdate:
    """An update not confirmed yet; `at` is the sandbox's time in epoch seconds."""

    id: int
    at: float
    payload: Json


@dataclass(slots=True)
class Callback:
    """A tap on a button; `at` is real time in epoch seconds: the time machine does not expire taps."""

    id: str
    user_id: int
    chat_id: int
    message_id: int
    data: str
    at: float
    answered: bool = False


@dataclass(slots=True)
class Toast:
    """What a person saw after a tap."""

    id: int
    user_id: int
    text: str
    alert: bool
    url: str | None = None


@dataclass(slots=True)
class StoredFile:
    """One file id; several sizes of a photo share the bytes at `path`."""

    id: str
    unique_id: str
    bot_id: int
    kind: str
    path: str
    size: int
    mime: str
    name: str | None = None
    width: int | None = None
    height: int | None = None
    duration: int | None = None
    siblings: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Bot:
    """The bot's own profile; texts are kept per language code, "" being the default."""

    id: int
    username: str
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})
    webhook: Json | None = None
    allowed_updates: list[str] = field(default_factory=list)
    last_update_id: int = 0
    last_update_at: float = 0.0
    last_message_id: int = 0
    last_group: int = 0
    last_toast: int = 0

    def as_api(self) -> Json:
        """The `User` object of the Bot API, as getMe and messages show it."""
        return {
            "id": self.id,
            "is_bot": True,
            "first_name": self.names.get("", "Sandbox"),
            "username": self.username,
        }
