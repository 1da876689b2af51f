"""Makes updates of every shape the Bot API knows, whole and broken, from a few real ones; sends none itself."""

import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

from kintsugi_sandbox.updates import ALL_KINDS

Json = Any

CHAT_TYPES = ("private", "group", "supergroup", "channel", "sender", "", 7)
WORDS = (
    "",
    " ",
    "hello",
    "/start",
    "/start x",
    "/forget",
    "/today@somebody",
    "/journal 3",
    "😀" * 40,
    "e\u0301" * 30,
)
JUNK: tuple[Json, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**53 + 1, 2**63, 2**64, 10**30, 0.5, -1e300, "", "x", "7", "null",
    [], [[]], [None], [{}], {}, {"id": 1}, {"id": "1"}, {"x": {"y": []}},
)  # fmt: skip
STRINGS = (
    "\x00", "a\x00b", "\ud800", "ok \udfff end", "\u202e reversed", "\ufeff", "<b>", "&lt;", "{$name}", "' OR 1=1 --",
    "x" * 5000, "\U0001f469\u200d\U0001f469\u200d\U0001f467" * 300, "9" * 400, "%s%n", "../../etc/passwd",
)  # fmt: skip


class Fuzzer:
    """An endless stream of updates without numbers; the same seed gives the same stream."""

    def __init__(self, seed: int, real: list[Json], people: tuple[int, ...], verbs: tuple[str, ...]) -> None:
        """`real` are updates as they came, `people` Telegram ids that are known, `verbs` those of all buttons."""
        self._chance = random.Random(seed)
        self._real = real
        self._people = people
        self._verbs = verbs
        self._message_id = 10_000_000

    def __iter__(self) -> Iterator[Json]:
        spoil: tuple[Callable[[Json], Json], ...] = (
            self._whole,
            self._forged_tap,
            self._other_words,
            self._other_kind,
            self._anonymous,
            self._mutated,
            self._mutated,
            self._nested,
        )
        while True:
            update = copy.deepcopy(self._chance.choice(self._real))
            update.pop("update_id", None)
            self._renumber(update)
            yield self._chance.choice(spoil)(update)

    def _renumber(self, update: Json) -> None:
        """A message of its own, mostly from somebody known."""
        self._message_id += 1
        sender = self._chance.choice((*self._people, *self._people, self._chance.randrange(1, 2**40)))
        for part in update.values():
            if isinstance(part, dict):
                message = part.get("message", part)
                if "message_id" in message and "data" not in part:
                    message["message_id"] = self._message_id
                if isinstance(part.get("from"), dict):
                    part["from"]["id"] = sender
                if isinstance(message.get("chat"), dict) and message["chat"].get("type") == "private":
                    message["chat"]["id"] = sender

    def _whole(self, update: Json) -> Json:
        return update

    def _other_words(self, update: Json) -> Json:
        for part in update.values():
            if isinstance(part, dict) and "text" in part:
                part["text"] = self._chance.choice((*WORDS, *STRINGS))
                if part["text"].startswith("/"):
                    length = len(part["text"].split()[0])
                    part["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        return update

    def _forged_tap(self, update: Json) -> Json:
        taps = [real for real in self._real if "callback_query" in real]
        update = copy.deepcopy(self._chance.choice(taps))
        update.pop("update_id", None)
        self._renumber(update)
        about = [
            str(self._chance.choice((*JUNK, *STRINGS, 1, 2, 3, 10**25)))
            for _ in range(self._chance.randrange(4))
        ]
        update["callback_query"]["data"] = ":".join([self._chance.choice(self._verbs), *about])
        return update

    def _other_kind(self, update: Json) -> Json:
        return {self._chance.choice(ALL_KINDS): part for part in update.values()}

    def _anonymous(self, update: Json) -> Json:
        """A channel's or an anonymous administrator's; or somebody's in another sort of chat."""
        for part in update.values():
            if isinstance(part, dict):
                part.pop("from", None)
                part["sender_chat"] = {"id": -100123, "type": "channel", "title": "A channel"}
                if isinstance(part.get("chat"), dict):
                    part["chat"]["type"] = self._chance.choice(CHAT_TYPES)
        return update

    def _mutated(self, update: Json) -> Json:
        for _ in range(self._chance.randrange(1, 5)):
            holder, key = self._chance.choice(list(_places(update)) or [(update, "message")])
            match self._chance.randrange(4):
                case 0 if isinstance(holder, dict):
                    holder.pop(key, None)
                case 1:
                    holder[key] = self._chance.choice(STRINGS)
                case 2 if isinstance(holder, dict):
                    holder[self._chance.choice(("extra", "from", "chat", "id", "text", "message"))] = (
                        self._junk()
                    )
                case _:
                    holder[key] = self._junk()
        return update

    def _nested(self, update: Json) -> Json:
        """A reply to a reply to a reply, and lists in lists."""
        depth = self._chance.choice((3, 3, 3, 60))
        for part in update.values():
            if isinstance(part, dict):
                inner = copy.deepcopy(part)
                for _ in range(depth):
                    inner = {**inner, "reply_to_message": inner}
                part["reply_to_message"] = _untangled(inner)
                part["odd"] = _lists(depth)
        return update

    def _junk(self) -> Json:
        return copy.deepcopy(self._chance.choice(JUNK))


def _places(value: Json) -> Iterator[tuple[Json, Any]]:
    """Every place in a value that can be changed."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in list(pairs):
        yield value, key
        yield from _places(inner)


def _untangled(value: Json) -> Json:
    """The chain without the copies that each link would carry along."""
    chain = value
    links = []
    while isinstance(chain, dict) and "reply_to_message" in chain:
        links.append({name: part for name, part in chain.items() if name != "reply_to_message"})
        chain = chain["reply_to_message"]
    result = links.pop() if links else {}
    for link in reversed(links):
        result = {**link, "reply_to_message": result}
    return result


def _lists(depth: int) -> Json:
    value: Json = []
    for _ in range(depth):
        value = [value]
    return value
