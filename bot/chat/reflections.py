"""What people write, show and say: keeps a message, and the choice whether the partner may read it."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import assert_never

from bot.chat import offers
from bot.chat.messages import Readable, is_forward, read_content, replied_to
from bot.chat.old_shares import word_when_old
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.chat.welcome.moved import ask_about_place
from bot.domain.questions import Question, QuestionKind
from bot.service import answering, questions, reflections, sharing, support, taking_back
from bot.service.answering import Unsaid
from bot.service.reflections import Edited, Kept, Written
from bot.service.sharing import Chosen
from bot.texts.actions.reflection import (
    AddFurther,
    KeepPrivate,
    Share,
    ShareAnswer,
    ShareByItself,
    ShareNow,
    TakeBackShared,
    WaitOn,
)
from bot.texts.card import Card
from bot.texts.cards.reflection import (
    chosen_card,
    edit_held_card,
    opened_card,
    taken_back_card,
    which_card,
)

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
        await support.look_ahead(turn.texts.danger, turn.person, read.content.words)
        fears = partial(support.fears_a_partner, turn.texts.danger, turn.person)
        edited = await reflections.edit(turn.work, turn.person, message_id, read.content, fears=fears)
        if edited is not None:
            await offers.look_again(turn.work, turn.texts, turn.person, edited.entry, edited.part)
            await _say_edited(turn, edited)
            await _offer_help(turn, edited)


async def _say_edited(turn: Turn, edited: Edited) -> None:
    """What becomes of words that were shared, said to their author alone; that they are shown, once for an entry."""
    match edited.sharing:
        case None:
            pass
        case "shown":
            began, key = edited.entry.first.created_at.date().isoformat(), f"edited {edited.entry.id}"
            if await turn.work.schedule.happened(turn.person.id, key, began):
                await turn.say(Card(turn.voice.text("edit-shown", name=edited.reader), quiet=True))
        case "held" | "private" as how:
            couple = await turn.work.couples.of(turn.person.id)
            await turn.say(edit_held_card(turn.voice, how, edited.reader, edited.part.id, couple))
        case _:
            assert_never(edited.sharing)


async def _keep(turn: Turn, read: Readable) -> None:
    if not read.whole:
        await _say_once(turn, "reflection-words-only")
    await keep(turn, written(turn, read))


def written(turn: Turn, read: Readable, *, answers: int | None = None) -> Written:
    """Their message as it is kept; `answers` is the partner's part that they were asked to answer."""
    message = turn.message
    replied = replied_to(message)
    sender = replied.from_user if replied else None
    return Written(
        message_id=message.message_id,
        content=read.content,
        reply_to=replied.message_id if replied else None,
        album=message.media_group_id,
        to_themselves=bool(sender and not sender.is_bot),
        sent_at=message.date,
        answers=answers,
    )


async def keep(turn: Turn, message: Written) -> None:
    """Keep what they wrote, ask whether it is shared, and look after them where it speaks of danger."""
    await support.look_ahead(turn.texts.danger, turn.person, message.content.words)
    kept = await reflections.keep(turn.work, turn.person, message)
    if kept is not None:
        await offers.show(turn.work, turn.texts, turn.person, kept.entry)
        await _offer_help(turn, kept)


async def _offer_help(turn: Turn, kept: Kept) -> None:
    await support.offer_gently(turn.work, turn.texts.danger, turn.person, kept.entry.passages(kept.part))


async def _say_once(turn: Turn, key: str) -> None:
    """Say what can be kept: once, however many messages of a kind were sent together."""
    if await turn.work.cooldowns.passed(turn.person.id, key, PILE):
        await turn.say(turn.voice.text(key))


async def share(turn: Turn, action: Share) -> None:
    await _turn_to(turn, action.part_id)
    about = action.part_id, action.couple_id
    unsaid = await answering.is_unsaid(turn.work, turn.person, *about)
    if unsaid is not None:
        await _show(turn, action.part_id, which(turn, unsaid))
    else:
        await _show_chosen(turn, await sharing.share(turn.work, turn.person, *about))


def which(turn: Turn, unsaid: Unsaid) -> Card:
    """Asked before words are shared that replied to nothing."""
    about = unsaid.part_id, unsaid.partner, unsaid.couple_id
    return which_card(turn.voice, *about, is_todays=unsaid.is_todays, waits=unsaid.waits)


async def share_answer(turn: Turn, action: ShareAnswer) -> None:
    await _turn_to(turn, action.part_id)
    about = action.part_id, action.couple_id
    await _show_chosen(turn, await answering.share_as_answer(turn.work, turn.person, *about))


async def share_by_itself(turn: Turn, action: ShareByItself) -> None:
    await _turn_to(turn, action.part_id)
    about = action.part_id, action.couple_id
    await _show_chosen(turn, await answering.share_by_itself(turn.work, turn.person, *about))


async def wait_on(turn: Turn, action: WaitOn) -> None:
    about = action.part_id, action.couple_id
    await _show_chosen(turn, await sharing.wait_on(turn.work, turn.person, *about))


async def share_now(turn: Turn, action: ShareNow) -> None:
    await _turn_to(turn, action.part_id)
    about = action.part_id, action.couple_id
    await _show_chosen(turn, await sharing.share(turn.work, turn.person, *about, wait=False))


async def add(turn: Turn, action: AddFurther) -> None:
    await _turn_to(turn, action.part_id)
    about = action.part_id, action.couple_id
    await _show_chosen(turn, await sharing.add(turn.work, turn.person, *about))


async def keep_private(turn: Turn, action: KeepPrivate) -> None:
    about = action.part_id, action.couple_id
    await _show_chosen(turn, await sharing.keep_private(turn.work, turn.person, *about))


async def take_back(turn: Turn, action: TakeBackShared) -> None:
    taken = await taking_back.take_back(turn.work, turn.person, action.part_id)
    couple = await turn.work.couples.of(turn.person.id)
    still = couple.id if couple and couple.id == action.couple_id else None
    reader = taken.reader.called if taken.reader else ""
    await _show(turn, action.part_id, taken_back_card(turn.voice, taken.how, reader, action.part_id, still))


async def _show_chosen(turn: Turn, chosen: Chosen) -> None:
    """What they have chosen, and an offer of its own for what came later."""
    if chosen.further is not None:
        await offers.show(turn.work, turn.texts, turn.person, chosen.further)
    about = turn.voice, chosen.part, chosen.partner, chosen.couple_id
    card = opened_card(*about) if chosen.opened else chosen_card(*about, unshown=chosen.unshown)
    if chosen.asks_no_more:
        card = replace(card, text=turn.voice.text("reflection-private-from-now-on"))
    await _show(turn, chosen.part.id, card)


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
    routes.tap(ShareAnswer, share_answer, about_an_entry=True)
    routes.tap(ShareByItself, share_by_itself, about_an_entry=True)
    routes.tap(WaitOn, wait_on)
    routes.tap(AddFurther, word_when_old(add), about_an_entry=True)
    routes.tap(KeepPrivate, keep_private)
    routes.tap(TakeBackShared, take_back)
    routes.question(QuestionKind.SHARE, _offer)
