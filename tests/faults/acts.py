"""One way for each method to get into the outbox, through the bot's own services; knows no fault."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.domain.people import Person
from bot.service import post
from bot.store.work import Work
from bot.texts.card import Button, Card, Media, Upload


@dataclass(frozen=True)
class Things:
    """What calls can be about: two messages of the bot's, one of the person's, a tap, a group."""

    text_id: int
    photo_id: int
    own_id: int
    tap_id: str
    photo: str
    voice: str
    group_id: int
    number: int
    """A different one each time, so that every edit changes something."""


Act = Callable[[Work, Person, Things], Awaitable[None]]


def _card(things: Things) -> Card:
    return Card(f"Number {things.number}", rows=((Button(f"Button {things.number}", "help"),),))


async def _send(work: Work, to: Person, things: Things) -> None:
    await post.send(work, to, Card(f"Number {things.number}"))


async def _photo(work: Work, to: Person, things: Things) -> None:
    await post.send(work, to, Card(f"Number {things.number}", media=Media("photo", things.photo)))


async def _voice(work: Work, to: Person, things: Things) -> None:
    await post.send(work, to, Card(f"Number {things.number}", media=Media("voice", things.voice)))


async def _document(work: Work, to: Person, things: Things) -> None:
    paper = Upload("document", f"{things.number}.txt", b"Number %d" % things.number)
    await post.send(work, to, Card(f"Number {things.number}", media=paper))


async def _edit(work: Work, to: Person, things: Things) -> None:
    await post.edit(work, to, things.text_id, _card(things))


async def _caption(work: Work, to: Person, things: Things) -> None:
    card = Card(f"Number {things.number}", media=Media("photo", things.photo))
    await post.edit(work, to, things.photo_id, card)


async def _strip(work: Work, to: Person, things: Things) -> None:
    await post.strip(work, to, things.text_id)


async def _remove(work: Work, to: Person, things: Things) -> None:
    await post.remove(work, to, things.text_id)


async def _react(work: Work, to: Person, things: Things) -> None:
    await post.react(work, to, things.own_id, "🙏")


async def _answer(work: Work, to: Person, things: Things) -> None:
    await post.answer_tap(work, to, things.tap_id, f"Number {things.number}")


async def _leave(work: Work, to: Person, things: Things) -> None:
    del to
    await post.leave_chat(work, things.group_id)


ACTS: Mapping[str, Act] = {
    "sendMessage": _send,
    "sendPhoto": _photo,
    "sendVoice": _voice,
    "sendDocument": _document,
    "editMessageText": _edit,
    "editMessageCaption": _caption,
    "editMessageReplyMarkup": _strip,
    "deleteMessage": _remove,
    "setMessageReaction": _react,
    "answerCallbackQuery": _answer,
    "leaveChat": _leave,
}
