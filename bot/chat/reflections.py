"""What people write, show and say: reads a message, and the choice whether the partner may read it."""

import telegram

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.localtime import local_date
from bot.domain.plaintext import clean
from bot.domain.questions import Question, QuestionKind
from bot.domain.reflections import Content, File, Kind
from bot.service import reflections, sharing
from bot.texts.actions.reflection import KeepPrivate, Share, ShareNow, TakeBackShared
from bot.texts.card import Card
from bot.texts.cards.reflection import taken_back_card


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


def _with_file(kind: Kind, file: telegram.PhotoSize | telegram.Voice, caption: str | None) -> Content:
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
    if album is None or await turn.work.schedule.happened(turn.person.id, _declined(turn, album), today):
        await turn.say(turn.voice.text(key))


def _declined(turn: Turn, album: str) -> str:
    """What Telegram calls an album is kept as a keyed hash only."""
    return f"declined {turn.work.tx.vault.fingerprint('album', album).hex()}"


async def share(turn: Turn, action: Share) -> None:
    about = action.reflection_id, action.couple_id
    await turn.show(await sharing.share(turn.work, turn.texts, turn.person, *about))


async def share_now(turn: Turn, action: ShareNow) -> None:
    about = action.reflection_id, action.couple_id
    await turn.show(await sharing.share(turn.work, turn.texts, turn.person, *about, wait=False))


async def keep_private(turn: Turn, action: KeepPrivate) -> None:
    about = action.reflection_id, action.couple_id
    await turn.show(await sharing.keep_private(turn.work, turn.texts, turn.person, *about))


async def take_back(turn: Turn, action: TakeBackShared) -> None:
    taken = await sharing.take_back(turn.work, turn.texts, turn.person, action.reflection_id)
    couple = await turn.work.couples.of(turn.person.id)
    still = couple.id if couple and couple.id == action.couple_id else None
    reader = taken.reader.called if taken.reader else ""
    await turn.show(taken_back_card(turn.voice, taken.how, reader, action.reflection_id, still))


async def _offer(turn: Turn, question: Question) -> Card | None:
    return await sharing.open_offer(turn.work, turn.texts, turn.person, question.about or 0)


def setup(routes: Routes) -> None:
    routes.messages = receive
    routes.edits = edited
    routes.tap(Share, share)
    routes.tap(ShareNow, share_now)
    routes.tap(KeepPrivate, keep_private)
    routes.tap(TakeBackShared, take_back)
    routes.question(QuestionKind.SHARE, _offer)
