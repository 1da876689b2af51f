"""Reads a raw update, without what is not needed where some of it cannot be read; knows no handler.

Servers differ: older ones leave fields out, newer ones send what no library knows yet. Somebody's words must not be
set aside because of what stands beside them.
"""

from collections.abc import Callable, Mapping
from typing import Any

import telegram

from bot.chat.shape import has_the_right_shape
from bot.domain.errors import KintsugiError

Json = Any
Readers = Mapping[str, Callable[[Json], Json]]

_MESSAGES = ("message", "edited_message")
_WORDS = ("text", "photo", "voice", "location", "caption")
"""What a message is there for."""

_ATTACHED = frozenset(
    {
        "animation", "audio", "checklist", "contact", "dice", "document", "game", "invoice", "paid_media",
        "passport_data", "poll", "sticker", "story", "successful_payment", "venue", "video", "video_note",
    }
)  # fmt: skip
"""What the bot keeps nothing of; that there was something is enough to say so."""

_SOMETHING: Json = {"file_id": "-", "file_unique_id": "-"}
_FROM_ELSEWHERE: Json = {"type": "hidden_user", "sender_user_name": "-", "date": 1}
_STATUS = {"administrator": "member", "creator": "member", "restricted": "left"}
"""Memberships of groups by one that needs no further fields and means the same to the bot."""

_NOT_THERE = (KeyError, TypeError, AttributeError, ValueError)
"""What reading raises where something that is needed is missing, or is no object."""


class UnreadableUpdateError(KintsugiError):
    """An update is not of the Bot API's shape; trying it again would change nothing."""


def read(raw: Json, bot: telegram.Bot) -> telegram.Update:
    """The update as the library sees it. Raises UnreadableUpdateError where what is needed cannot be read."""
    update = _parsed(raw, bot)
    if update is None:
        try:
            update = _parsed(_Reducer(bot).update(raw), bot)
        except _NOT_THERE:
            raise UnreadableUpdateError from None
    if update is None:
        raise UnreadableUpdateError
    return update


def _parsed(raw: Json, bot: telegram.Bot) -> telegram.Update | None:
    try:
        update = telegram.Update.de_json(raw, bot)
        return update if has_the_right_shape(update) else None
    except Exception:  # noqa: BLE001 - the library raises whatever a missing or wrong field makes it raise
        return None


class _Reducer:
    """Keeps what can be read of each part, and fills in what the library insists on and the bot never looks at."""

    def __init__(self, bot: telegram.Bot) -> None:
        self._bot = bot

    def update(self, raw: Json) -> Json:
        """The first of the kinds that the bot asks for. Raises KeyError where there is none."""
        readers: Readers = {
            **dict.fromkeys(_MESSAGES, self.message),
            "callback_query": self._tap,
            "my_chat_member": self._membership,
        }
        kind = next((kind for kind in readers if kind in raw), "")
        return {"update_id": raw["update_id"], kind: readers[kind](raw[kind])}

    def message(self, raw: Json, *, nested: bool = False) -> Json:
        """A message with every part of it that can be read by itself; what it replies to is reduced the same way."""
        base = {
            "message_id": raw["message_id"],
            "date": _number(raw.get("date")) or 1,
            "chat": _chat(raw.get("chat"), raw.get("from")),
        }
        if not nested or isinstance(raw.get("from"), dict):
            base["from"] = _user(raw["from"])
        kept = dict(base)
        for name, part in raw.items():
            if name not in base:
                kept |= self._part(base, name, part, nested=nested)
        if not nested:
            _refuse_without_words(raw, kept)
        return kept

    def _part(self, base: Json, name: str, part: Json, *, nested: bool) -> Json:
        """One more field of a message as far as it can be read; empty where it cannot and need not."""
        if name == "reply_to_message":
            return {} if nested else self._reply(base, part)
        if self._fits({**base, name: part}):
            return {name: part}
        if isinstance(part, list):
            some = [one for one in part if self._fits({**base, name: [one]})]
            if some:
                return {name: some}
        if name in _ATTACHED:
            return {"document": _SOMETHING}
        if name == "forward_origin":
            return {name: _FROM_ELSEWHERE}  # whose words they are is not known: not theirs
        return {}

    def _reply(self, base: Json, raw: Json) -> Json:
        try:
            reply = {"reply_to_message": self.message(raw, nested=True)}
        except _NOT_THERE:
            return {}
        return reply if self._fits({**base, **reply}) else {}

    def _fits(self, message: Json) -> bool:
        return _parsed({"update_id": 1, "message": message}, self._bot) is not None

    def _tap(self, raw: Json) -> Json:
        tap = {"id": raw["id"], "from": _user(raw["from"]), "chat_instance": "-"}
        if raw.get("data") is not None:
            tap["data"] = raw["data"]
        try:
            whole = {**tap, "message": self.message(raw["message"], nested=True)}
        except _NOT_THERE:
            return tap
        readable = _parsed({"update_id": 1, "callback_query": whole}, self._bot) is not None
        return whole if readable else tap

    def _membership(self, raw: Json) -> Json:
        status = raw["new_chat_member"]["status"]
        user = _user(raw["from"])
        member = {"status": _STATUS.get(status, status), "user": user, "until_date": 0}
        return {
            "chat": _chat(raw.get("chat"), raw["from"]),
            "from": user,
            "date": _number(raw.get("date")) or 1,
            "old_chat_member": {"status": "left", "user": user},
            "new_chat_member": member,
        }


def _refuse_without_words(raw: Json, kept: Json) -> None:
    """Words beside a picture or a sound that cannot be read stand for themselves.

    Raises KeyError when nothing is left of what somebody wrote or showed.
    """
    if not any(raw.get(name) for name in _WORDS):
        return
    if "caption" in kept and not any(name in kept for name in _WORDS[:3]):
        kept["text"] = kept.pop("caption")
    if not any(name in kept for name in _WORDS):
        raise KeyError("words")


def _user(raw: Json) -> Json:
    """Somebody's number; their names and language where there are any."""
    user = {"id": raw["id"], "is_bot": raw.get("is_bot") is True, "first_name": ""}
    for name in ("first_name", "last_name", "username", "language_code"):
        if isinstance(raw.get(name), str):
            user[name] = raw[name]
    return user


def _chat(raw: Json, sender: Json) -> Json:
    """A chat's number and type; the sender's own chat where a server does not say which."""
    chat = raw if isinstance(raw, dict) else {}
    number = chat.get("id", sender["id"] if isinstance(sender, dict) else None)
    kind = chat.get("type")
    if not isinstance(kind, str):
        kind = "private" if isinstance(sender, dict) and number == sender.get("id") else "group"
    return {"id": number, "type": kind}


def _number(value: Json) -> int | None:
    fits = isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**40
    return value if fits else None
