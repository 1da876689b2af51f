"""What people write, show and say: reads a message, and the choice whether the partner may read it."""

import telegram

from bot.chat.numbers import number
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.localtime import local_date
from bot.domain.plaintext import clean
from bot.domain.reflections import Content, File
from bot.service import reflections, sharing
from bot.texts.cards.reflection import taken_back_card

_TAKEN_BACK = {
    "unread": "reflection-taken-back-unread",
    "gone": "reflection-taken-back",
    "emptied": "reflection-taken-back-photo",
}


async def receive(turn: Turn) -> None:
    """Anything an onboarded person sends that is no command and no awaited answer."""
    message = turn.message
    if message.forward_origin is not None:
        await _decline(turn, "reflection-forward")
        return
    content = read_content(message)
    if content is not None:
        await _keep(turn, content)
    elif message.effective_attachment is not None:
        await _decline(turn, "reflection-only")


async def edited(turn: Turn) -> None:
    content = read_content(turn.message)
    if content is not None:
        await reflections.edit(turn.work, turn.texts, turn.person, turn.message.message_id, content)


def read_content(message: telegram.Message) -> Content | None:
    """What a message says; None when it is nothing that can be kept. Raises UnstorableTextError."""
    if message.photo:
        return _with_file("photo", message.photo[-1], message.caption)
    if message.voice:
        return _with_file("voice", message.voice, message.caption)
    return Content("text", clean(message.text)) if message.text else None


def _with_file(kind, file, caption):
    return Content(kind, clean(caption or ""), File(file.file_id, file.file_unique_id))


async def _keep(turn: Turn, content: Content) -> None:
    message = turn.message
    replied = message.reply_to_message
    written = reflections.Written(
        message_id=message.message_id,
        content=content,
        reply_to=replied.message_id if replied else None,
        album=message.media_group_id,
    )
    await reflections.keep(turn.work, turn.texts, turn.person, written)


async def _decline(turn: Turn, key: str) -> None:
    """Say what can be kept: once, however many files were sent together."""
    album = turn.message.media_group_id
    today = local_date(turn.work.now, turn.person.at).isoformat()
    if album is None or await turn.work.schedule.happened(turn.person.id, f"declined {album}", today):
        await turn.say(turn.voice.text(key))


async def share(turn: Turn, reflection_id: str, couple_id: str) -> None:
    await _share(turn, reflection_id, couple_id, wait=True)


async def share_now(turn: Turn, reflection_id: str, couple_id: str) -> None:
    await _share(turn, reflection_id, couple_id, wait=False)


async def _share(turn: Turn, reflection_id: str, couple_id: str, *, wait: bool) -> None:
    card = await sharing.share(
        turn.work, turn.texts, turn.person, number(reflection_id), number(couple_id), wait=wait
    )
    await turn.show(card)


async def keep_private(turn: Turn, reflection_id: str, couple_id: str) -> None:
    card = await sharing.keep_private(
        turn.work, turn.texts, turn.person, number(reflection_id), number(couple_id)
    )
    await turn.show(card)


async def take_back(turn: Turn, reflection_id: str, couple_id: str) -> None:
    wanted = number(reflection_id)
    reflection = await sharing.own(turn.work, turn.person, wanted)
    readers = await sharing.readers(turn.work, reflection)
    result = await sharing.take_back(turn.work, turn.texts, turn.person, wanted)
    couple = await turn.work.couples.of(turn.person.id)
    same = couple is not None and couple.id == number(couple_id)
    name = readers[0].called if readers else ""
    await turn.show(
        taken_back_card(turn.voice, _TAKEN_BACK[result], reflection, name, couple.id if couple and same else None)
    )


def setup(routes: Routes) -> None:
    routes.messages = receive
    routes.edits = edited
    routes.tap("share.yes", share)
    routes.tap("share.now", share_now)
    routes.tap("share.keep", keep_private)
    routes.tap("share.back", take_back)
