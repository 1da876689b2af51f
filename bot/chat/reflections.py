"""What people write, show and say: keeps a message, and the choice whether the partner may read it."""

from datetime import timedelta

from bot.chat.messages import Readable, is_forward, read_content, replied_to
from bot.chat.old_shares import word_when_old
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.chat.welcome.moved import ask_about_place
from bot.domain.questions import Question, QuestionKind
from bot.service import offers, questions, reflections, sharing
from bot.service.reflections import Written
from bot.texts.actions.reflection import AddFurther, KeepPrivate, Share, ShareNow, TakeBackShared
from bot.texts.card import Card
from bot.texts.cards.reflection import taken_back_card

PILE = timedelta(minutes=1)
"""How long after a message that cannot be kept the next one of its kind gets no line of its own."""


async def receive(turn: Turn) -> None:
    """Anything an onboarded person sends that is no command and no awaited answer."""
    message = turn.message
    if is_forward(message):
        await _say_once(turn, "reflection-forward")
    elif (read := read_content(message)) is not None:
        await _keep(turn, read)
    elif message.location is None or not await ask_about_place(turn, message.location):
        await _say_once(turn, "reflection-only")


async def edited(turn: Turn) -> None:
    read = None if is_forward(turn.message) else read_content(turn.message)
    if read is not None:
        message_id = turn.message.message_id
        await reflections.edit(turn.work, turn.texts, turn.person, message_id, read.content)


async def _keep(turn: Turn, read: Readable) -> None:
    message = turn.message
    replied = replied_to(message)
    sender = replied.from_user if replied else None
    written = Written(
        message_id=message.message_id,
        content=read.content,
        reply_to=replied.message_id if replied else None,
        album=message.media_group_id,
        to_themselves=bool(sender and not sender.is_bot),
        sent_at=message.date,
    )
    if not read.whole:
        await _say_once(turn, "reflection-words-only")
    await reflections.keep(turn.work, turn.texts, turn.person, written)


async def _say_once(turn: Turn, key: str) -> None:
    """Say what can be kept: once, however many messages of a kind were sent together."""
    if await turn.work.cooldowns.passed(turn.person.id, key, PILE):
        await turn.say(turn.voice.text(key))


async def share(turn: Turn, action: Share) -> None:
    await _turn_to(turn, action.part_id)
    about = action.part_id, action.couple_id
    await _show(turn, action.part_id, await sharing.share(turn.work, turn.texts, turn.person, *about))


async def share_now(turn: Turn, action: ShareNow) -> None:
    await _turn_to(turn, action.part_id)
    about = action.part_id, action.couple_id
    card = await sharing.share(turn.work, turn.texts, turn.person, *about, wait=False)
    await _show(turn, action.part_id, card)


async def add(turn: Turn, action: AddFurther) -> None:
    await _turn_to(turn, action.part_id)
    about = action.part_id, action.couple_id
    await _show(turn, action.part_id, await sharing.add(turn.work, turn.texts, turn.person, *about))


async def keep_private(turn: Turn, action: KeepPrivate) -> None:
    about = action.part_id, action.couple_id
    await _show(turn, action.part_id, await sharing.keep_private(turn.work, turn.texts, turn.person, *about))


async def take_back(turn: Turn, action: TakeBackShared) -> None:
    taken = await sharing.take_back(turn.work, turn.texts, turn.person, action.part_id)
    couple = await turn.work.couples.of(turn.person.id)
    still = couple.id if couple and couple.id == action.couple_id else None
    reader = taken.reader.called if taken.reader else ""
    await _show(turn, action.part_id, taken_back_card(turn.voice, taken.how, reader, action.part_id, still))


async def _show(turn: Turn, part_id: int, card: Card) -> None:
    if turn.tapped_id is not None:
        await questions.is_over(turn.work, turn.person, turn.tapped_id)
    await offers.answer(turn.work, turn.person, turn.tapped_id, part_id, card)


async def _offer(turn: Turn, question: Question) -> Card | None:
    return await offers.still_open(turn.work, turn.texts, turn.person, question.about or 0)


async def _turn_to(turn: Turn, part_id: int) -> None:
    """To share an entry does not end it: what they send next still goes on with it.

    To keep it or take it back does: what comes next must not bring it along when that is shared.
    """
    await reflections.turn_away(turn.work, turn.person, part_id)


async def turn_away(turn: Turn) -> None:
    """They turned to something else than what they were writing."""
    await reflections.turn_away(turn.work, turn.person)


def setup(routes: Routes) -> None:
    routes.messages = receive
    routes.edits = edited
    routes.turned_away = turn_away
    routes.tap(Share, word_when_old(share), about_an_entry=True)
    routes.tap(ShareNow, share_now, about_an_entry=True)
    routes.tap(AddFurther, word_when_old(add), about_an_entry=True)
    routes.tap(KeepPrivate, keep_private)
    routes.tap(TakeBackShared, take_back)
    routes.question(QuestionKind.SHARE, _offer)
