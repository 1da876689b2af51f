"""/journal: pages, and what can be done with the entry on the page."""

from bot.chat import offers, reflections as entries
from bot.chat.context import Context
from bot.chat.old_shares import word_when_old
from bot.chat.routes import Routes
from bot.domain.errors import Refusal
from bot.domain.journal import Page
from bot.domain.kinds import About, Subject
from bot.domain.questions import Question, QuestionKind
from bot.service import answering, journal, post, sharing, taking_back
from bot.service.sharing import Chosen
from bot.texts.actions.journal import (
    AddFromJournal,
    AskToDelete,
    Delete,
    ReadWhole,
    ShareFromJournal,
    ShowMedia,
    TakeBackFromJournal,
    TurnTo,
)
from bot.texts.card import Card
from bot.texts.cards.journal import empty_card, media_cards, page_card, sure_card, whole_card
from bot.texts.cards.reflection import taken_back_words

_PAGE, _WHOLE = 0, 1
"""Which part of what shows an entry its page is, and which the message with all its words."""


async def open_journal(context: Context, _words: str) -> None:
    await _show(context, await journal.newest(context.work, context.texts.library, context.person))


async def turn_to(context: Context, action: TurnTo) -> str | None:
    """Show one entry; the newest where that one is gone."""
    page = await journal.page(context.work, context.texts.library, context.person, action.entry_id)
    if page is not None:
        await _show(context, page)
        return None
    await open_journal(context, "")
    return context.voice.plain("journal-lost")


async def whole(context: Context, action: ReadWhole) -> None:
    """All the words: the first leaf in a message of its own, on which the others are turned to."""
    page = await _readable(context, action.entry_id)
    if action.leaf is None:
        await _send(context, page, _leaf(context, page, 0), _WHOLE)
    else:
        await _put(context, page, _leaf(context, page, action.leaf), _WHOLE)


async def media(context: Context, action: ShowMedia) -> None:
    page = await _readable(context, action.entry_id)
    cards = media_cards(page)
    if not cards:
        raise Refusal("journal-lost")
    for number, card in enumerate(cards):
        await _send(context, page, card, number)


async def ask_to_delete(context: Context, action: AskToDelete) -> None:
    page = await journal.own_page(context.work, context.texts.library, context.person, action.entry_id)
    await context.ask(sure_card(context.voice, page), Question(QuestionKind.DELETE, page.entry.id))


async def _sure(context: Context, question: Question) -> Card | None:
    page = await journal.page(context.work, context.texts.library, context.person, question.about or 0)
    return sure_card(context.voice, page) if page is not None and page.mine else None


async def delete(context: Context, action: Delete) -> str:
    await _show(
        context, await journal.delete(context.work, context.texts.library, context.person, action.entry_id)
    )
    return context.voice.plain("journal-deleted")


async def share(context: Context, action: ShareFromJournal) -> None:
    about = action.part_id, action.couple_id
    unsaid = await answering.is_unsaid(context.work, context.person, *about)
    if unsaid is not None:
        await context.show(entries.which(context, unsaid))
        return
    await _shared(context, await sharing.share(context.work, context.person, *about))
    await turn_to(context, TurnTo(action.part_id))


async def add(context: Context, action: AddFromJournal) -> None:
    await _shared(context, await sharing.add(context.work, context.person, action.part_id, action.couple_id))
    await turn_to(context, TurnTo(action.part_id))


async def _shared(context: Context, chosen: Chosen) -> None:
    """What came after the page that they shared is asked about by itself."""
    if chosen.further is not None:
        await offers.show(context.work, context.texts, context.person, chosen.further)


async def take_back(context: Context, action: TakeBackFromJournal) -> str:
    """Take the sharing back, and say honestly what that can do."""
    taken = await taking_back.take_back(context.work, context.person, action.entry_id)
    await turn_to(context, TurnTo(action.entry_id))
    key, values = taken_back_words(taken.how, taken.reader.called if taken.reader else "")
    return context.voice.plain(key, **values)


def _leaf(context: Context, page: Page, number: int) -> Card:
    card = whole_card(context.voice, page, number)
    if card is None:
        raise Refusal("journal-lost")
    return card


async def _readable(context: Context, entry_id: int) -> Page:
    page = await journal.page(context.work, context.texts.library, context.person, entry_id)
    if page is None:
        raise Refusal("journal-lost")
    return page


async def _show(context: Context, page: Page | None) -> None:
    if page is None:
        await context.show(empty_card(context.voice))
        return
    await _put(context, page, page_card(context.voice, page))


async def _put(context: Context, page: Page, card: Card, part: int = _PAGE) -> None:
    """Show a card on the message that was tapped, else on a new one."""
    tapped = await _turnable(context)
    if tapped is None:
        await _send(context, page, card, part)
        return
    await context.work.bubbles.add(context.person.id, tapped, About(Subject.PAGE, page.entry.id, part))
    await post.edit(context.work, context.person, tapped, card, author=page.entry.first.person_id)


async def _turnable(context: Context) -> int | None:
    """The tapped message, when it is a page or about nothing: what is about something else keeps its place."""
    if context.tapped_id is None:
        return None
    about = await context.work.bubbles.about(context.person.id, context.tapped_id)
    return context.tapped_id if about is None or about.subject is Subject.PAGE else None


async def _send(context: Context, page: Page, card: Card, part: int = _PAGE) -> None:
    """Show it in a message that is found again when its author takes it back."""
    about = About(Subject.PAGE_MEDIA if card.media else Subject.PAGE, page.entry.id, part)
    await post.send(context.work, context.person, card, about=about, author=page.entry.first.person_id)


def setup(routes: Routes) -> None:
    routes.command("journal", open_journal)
    routes.tap(TurnTo, turn_to)
    routes.tap(ReadWhole, whole)
    routes.tap(ShowMedia, media)
    routes.tap(AskToDelete, ask_to_delete)
    routes.tap(Delete, delete)
    routes.tap(ShareFromJournal, word_when_old(share))
    routes.tap(AddFromJournal, word_when_old(add))
    routes.tap(TakeBackFromJournal, take_back)
    routes.question(QuestionKind.DELETE, _sure)
