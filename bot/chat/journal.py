"""/journal: pages, and what can be done with the entry on the page."""

from bot.chat import offers, reflections as entries
from bot.chat.old_shares import word_when_old
from bot.chat.routes import Routes
from bot.chat.turn import Turn
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


async def open_journal(turn: Turn, _words: str) -> None:
    await _show(turn, await journal.newest(turn.work, turn.texts.library, turn.person))


async def turn_to(turn: Turn, action: TurnTo) -> str | None:
    """Show one entry; the newest where that one is gone."""
    page = await journal.page(turn.work, turn.texts.library, turn.person, action.entry_id)
    if page is not None:
        await _show(turn, page)
        return None
    await open_journal(turn, "")
    return turn.voice.plain("journal-lost")


async def whole(turn: Turn, action: ReadWhole) -> None:
    """All the words: the first leaf in a message of its own, on which the others are turned to."""
    page = await _readable(turn, action.entry_id)
    if action.leaf is None:
        await _send(turn, page, _leaf(turn, page, 0), _WHOLE)
    else:
        await _put(turn, page, _leaf(turn, page, action.leaf), _WHOLE)


async def media(turn: Turn, action: ShowMedia) -> None:
    page = await _readable(turn, action.entry_id)
    cards = media_cards(page)
    if not cards:
        raise Refusal("journal-lost")
    for number, card in enumerate(cards):
        await _send(turn, page, card, number)


async def ask_to_delete(turn: Turn, action: AskToDelete) -> None:
    page = await journal.own_page(turn.work, turn.texts.library, turn.person, action.entry_id)
    await turn.ask(sure_card(turn.voice, page), Question(QuestionKind.DELETE, page.entry.id))


async def _sure(turn: Turn, question: Question) -> Card | None:
    page = await journal.page(turn.work, turn.texts.library, turn.person, question.about or 0)
    return sure_card(turn.voice, page) if page is not None and page.mine else None


async def delete(turn: Turn, action: Delete) -> str:
    await _show(turn, await journal.delete(turn.work, turn.texts.library, turn.person, action.entry_id))
    return turn.voice.plain("journal-deleted")


async def share(turn: Turn, action: ShareFromJournal) -> None:
    about = action.part_id, action.couple_id
    unsaid = await answering.is_unsaid(turn.work, turn.person, *about)
    if unsaid is not None:
        await turn.show(entries.which(turn, unsaid))
        return
    await _shared(turn, await sharing.share(turn.work, turn.person, *about))
    await turn_to(turn, TurnTo(action.part_id))


async def add(turn: Turn, action: AddFromJournal) -> None:
    await _shared(turn, await sharing.add(turn.work, turn.person, action.part_id, action.couple_id))
    await turn_to(turn, TurnTo(action.part_id))


async def _shared(turn: Turn, chosen: Chosen) -> None:
    """What came after the page that they shared is asked about by itself."""
    if chosen.further is not None:
        await offers.show(turn.work, turn.texts, turn.person, chosen.further)


async def take_back(turn: Turn, action: TakeBackFromJournal) -> str:
    """Take the sharing back, and say honestly what that can do."""
    taken = await taking_back.take_back(turn.work, turn.person, action.entry_id)
    await turn_to(turn, TurnTo(action.entry_id))
    key, values = taken_back_words(taken.how, taken.reader.called if taken.reader else "")
    return turn.voice.plain(key, **values)


def _leaf(turn: Turn, page: Page, number: int) -> Card:
    card = whole_card(turn.voice, page, number)
    if card is None:
        raise Refusal("journal-lost")
    return card


async def _readable(turn: Turn, entry_id: int) -> Page:
    page = await journal.page(turn.work, turn.texts.library, turn.person, entry_id)
    if page is None:
        raise Refusal("journal-lost")
    return page


async def _show(turn: Turn, page: Page | None) -> None:
    if page is None:
        await turn.show(empty_card(turn.voice))
        return
    await _put(turn, page, page_card(turn.voice, page))


async def _put(turn: Turn, page: Page, card: Card, part: int = _PAGE) -> None:
    """Show a card on the message that was tapped, else on a new one."""
    tapped = await _turnable(turn)
    if tapped is None:
        await _send(turn, page, card, part)
        return
    await turn.work.bubbles.add(turn.person.id, tapped, About(Subject.PAGE, page.entry.id, part))
    await post.edit(turn.work, turn.person, tapped, card, author=page.entry.first.person_id)


async def _turnable(turn: Turn) -> int | None:
    """The tapped message, when it is a page or about nothing: what is about something else keeps its place."""
    if turn.tapped_id is None:
        return None
    about = await turn.work.bubbles.about(turn.person.id, turn.tapped_id)
    return turn.tapped_id if about is None or about.subject is Subject.PAGE else None


async def _send(turn: Turn, page: Page, card: Card, part: int = _PAGE) -> None:
    """Show it in a message that is found again when its author takes it back."""
    about = About(Subject.PAGE_MEDIA if card.media else Subject.PAGE, page.entry.id, part)
    await post.send(turn.work, turn.person, card, about=about, author=page.entry.first.person_id)


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
