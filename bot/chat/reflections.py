"""What people write, show and say: keeps a message, and the choice whether the partner may read it."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import assert_never

from bot.chat import offers
from bot.chat.context import Context
from bot.chat.messages import Readable, is_forward, read_content, replied_to
from bot.chat.old_shares import word_when_old
from bot.chat.routes import Routes
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


async def receive(context: Context) -> None:
    """Anything an onboarded person sends that is no command and no awaited answer."""
    message = context.message
    if is_forward(message):
        await _say_once(context, "reflection-forward")
    elif (read := read_content(message)) is not None:
        await _keep(context, read)
    elif message.location is None or not await ask_about_place(context, message.location):
        await _say_once(context, "reflection-only")


async def edited(context: Context) -> None:
    read = None if is_forward(context.message) else read_content(context.message)
    if read is not None:
        message_id = context.message.message_id
        await support.look_ahead(context.texts.danger, context.person, read.content.words)
        fears = partial(support.fears_a_partner, context.texts.danger, context.person)
        edited = await reflections.edit(context.work, context.person, message_id, read.content, fears=fears)
        if edited is not None:
            await offers.look_again(context.work, context.texts, context.person, edited.entry, edited.part)
            await _say_edited(context, edited)
            await _offer_help(context, edited)


async def _say_edited(context: Context, edited: Edited) -> None:
    """What becomes of words that were shared, said to their author alone; that they are shown, once for an entry."""
    match edited.sharing:
        case None:
            pass
        case "shown":
            began, key = edited.entry.first.created_at.date().isoformat(), f"edited {edited.entry.id}"
            if await context.work.schedule.happened(context.person.id, key, began):
                await context.say(Card(context.voice.text("edit-shown", name=edited.reader), silent=True))
        case "held" | "private" as how:
            couple = await context.work.couples.of(context.person.id)
            await context.say(edit_held_card(context.voice, how, edited.reader, edited.part.id, couple))
        case _:
            assert_never(edited.sharing)


async def _keep(context: Context, read: Readable) -> None:
    if not read.whole:
        await _say_once(context, "reflection-words-only")
    await keep(context, written(context, read))


def written(context: Context, read: Readable, *, answers: int | None = None) -> Written:
    """Their message as it is kept; `answers` is the partner's part that they were asked to answer."""
    message = context.message
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


async def keep(context: Context, message: Written) -> None:
    """Keep what they wrote, ask whether it is shared, and look after them where it speaks of danger."""
    await support.look_ahead(context.texts.danger, context.person, message.content.words)
    kept = await reflections.keep(context.work, context.person, message)
    if kept is not None:
        await offers.show(context.work, context.texts, context.person, kept.entry)
        await _offer_help(context, kept)


async def _offer_help(context: Context, kept: Kept) -> None:
    await support.offer_gently(
        context.work, context.texts.danger, context.person, kept.entry.passages(kept.part)
    )


async def _say_once(context: Context, key: str) -> None:
    """Say what can be kept: once, however many messages of a kind were sent together."""
    if await context.work.cooldowns.passed(context.person.id, key, PILE):
        await context.say(context.voice.text(key))


async def share(context: Context, action: Share) -> None:
    await _turn_to(context, action.part_id)
    about = action.part_id, action.couple_id
    unsaid = await answering.is_unsaid(context.work, context.person, *about)
    if unsaid is not None:
        await _show(context, action.part_id, which(context, unsaid))
    else:
        await _show_chosen(context, await sharing.share(context.work, context.person, *about))


def which(context: Context, unsaid: Unsaid) -> Card:
    """Asked before words are shared that replied to nothing."""
    about = unsaid.part_id, unsaid.partner, unsaid.couple_id
    return which_card(context.voice, *about, is_todays=unsaid.is_todays, waits=unsaid.waits)


async def share_answer(context: Context, action: ShareAnswer) -> None:
    await _turn_to(context, action.part_id)
    about = action.part_id, action.couple_id
    await _show_chosen(context, await answering.share_as_answer(context.work, context.person, *about))


async def share_by_itself(context: Context, action: ShareByItself) -> None:
    await _turn_to(context, action.part_id)
    about = action.part_id, action.couple_id
    await _show_chosen(context, await answering.share_by_itself(context.work, context.person, *about))


async def wait_on(context: Context, action: WaitOn) -> None:
    about = action.part_id, action.couple_id
    await _show_chosen(context, await sharing.wait_on(context.work, context.person, *about))


async def share_now(context: Context, action: ShareNow) -> None:
    await _turn_to(context, action.part_id)
    about = action.part_id, action.couple_id
    await _show_chosen(context, await sharing.share(context.work, context.person, *about, wait=False))


async def add(context: Context, action: AddFurther) -> None:
    await _turn_to(context, action.part_id)
    about = action.part_id, action.couple_id
    await _show_chosen(context, await sharing.add(context.work, context.person, *about))


async def keep_private(context: Context, action: KeepPrivate) -> None:
    about = action.part_id, action.couple_id
    await _show_chosen(context, await sharing.keep_private(context.work, context.person, *about))


async def take_back(context: Context, action: TakeBackShared) -> None:
    taken = await taking_back.take_back(context.work, context.person, action.part_id)
    couple = await context.work.couples.of(context.person.id)
    still = couple.id if couple and couple.id == action.couple_id else None
    reader = taken.reader.called if taken.reader else ""
    await _show(
        context, action.part_id, taken_back_card(context.voice, taken.how, reader, action.part_id, still)
    )


async def _show_chosen(context: Context, chosen: Chosen) -> None:
    """What they have chosen, and an offer of its own for what came later."""
    if chosen.further is not None:
        await offers.show(context.work, context.texts, context.person, chosen.further)
    about = context.voice, chosen.part, chosen.partner, chosen.couple_id
    card = opened_card(*about) if chosen.opened else chosen_card(*about, unshown=chosen.unshown)
    if chosen.asks_no_more:
        card = replace(card, text=context.voice.text("reflection-private-from-now-on"))
    await _show(context, chosen.part.id, card)


async def _show(context: Context, part_id: int, card: Card) -> None:
    if context.tapped_id is not None:
        await questions.is_over(context.work, context.person, context.tapped_id)
    await offers.answer(context.work, context.person, context.tapped_id, part_id, card)


async def _offer(context: Context, question: Question) -> Card | None:
    return await offers.still_open(context.work, context.texts, context.person, question.about or 0)


async def _turn_to(context: Context, part_id: int) -> None:
    """To share an entry does not end it: what they send next still goes on with it.

    To keep it or take it back does: what comes next must not bring it along when that is shared.
    """
    await reflections.turn_away(context.work, context.person, part_id)


async def turn_away(context: Context) -> None:
    """They turned to something else than what they were writing."""
    await reflections.turn_away(context.work, context.person)


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
