"""/journal: pages, and what can be done with the entry on the page."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.domain.kinds import About, Subject
from bot.domain.questions import Question, QuestionKind
from bot.service import journal, post, sharing
from bot.texts.actions.journal import (
    AskToDelete,
    Delete,
    ReadWhole,
    ShareFromJournal,
    ShowMedia,
    TakeBackFromJournal,
    TurnTo,
)
from bot.texts.card import Card
from bot.texts.cards.journal import Page, empty_card, media_card, page_card, sure_card, whole_cards
from bot.texts.cards.reflection import taken_back_words


async def open_journal(turn: Turn, _words: str) -> None:
    await _show(turn, await journal.newest(turn.work, turn.texts, turn.person))


async def turn_to(turn: Turn, action: TurnTo) -> str | None:
    """Show one entry; the newest where that one is gone."""
    page = await journal.page(turn.work, turn.texts, turn.person, action.reflection_id)
    if page is not None:
        await _show(turn, page)
        return None
    await open_journal(turn, "")
    return turn.voice.plain("journal-lost")


async def whole(turn: Turn, action: ReadWhole) -> None:
    page = await _readable(turn, action.reflection_id)
    for part, card in enumerate(whole_cards(page), start=1):  # the page itself is part 0
        await _send(turn, page, card, part)


async def media(turn: Turn, action: ShowMedia) -> None:
    page = await _readable(turn, action.reflection_id)
    card = media_card(page)
    if card is None:
        raise Refusal("journal-lost")
    await _send(turn, page, card)


async def ask_to_delete(turn: Turn, action: AskToDelete) -> None:
    page = await journal.own_page(turn.work, turn.texts, turn.person, action.reflection_id)
    await turn.ask(sure_card(turn.voice, page), Question(QuestionKind.DELETE, page.reflection.id))


async def _sure(turn: Turn, question: Question) -> Card | None:
    page = await journal.page(turn.work, turn.texts, turn.person, question.about or 0)
    return sure_card(turn.voice, page) if page is not None and page.mine else None


async def delete(turn: Turn, action: Delete) -> str:
    await _show(turn, await journal.delete(turn.work, turn.texts, turn.person, action.reflection_id))
    return turn.voice.plain("journal-deleted")


async def share(turn: Turn, action: ShareFromJournal) -> None:
    await sharing.share(turn.work, turn.texts, turn.person, action.reflection_id, action.couple_id)
    await turn_to(turn, TurnTo(action.reflection_id))


async def take_back(turn: Turn, action: TakeBackFromJournal) -> str:
    """Take the sharing back, and say honestly what that can do."""
    taken = await sharing.take_back(turn.work, turn.texts, turn.person, action.reflection_id)
    await turn_to(turn, TurnTo(action.reflection_id))
    key, values = taken_back_words(taken.how, taken.reader.called if taken.reader else "")
    return turn.voice.plain(key, **values)


async def _readable(turn: Turn, reflection_id: int) -> Page:
    page = await journal.page(turn.work, turn.texts, turn.person, reflection_id)
    if page is None:
        raise Refusal("journal-lost")
    return page


async def _show(turn: Turn, page: Page | None) -> None:
    if page is None:
        await turn.show(empty_card(turn.voice))
        return
    card = page_card(turn.voice, page)
    tapped = await _turnable(turn)
    if tapped is None:
        await _send(turn, page, card)
        return
    await turn.work.bubbles.add(turn.person.id, tapped, About(Subject.PAGE, page.reflection.id))
    await post.edit(turn.work, turn.person, tapped, card, author=page.reflection.person_id)


async def _turnable(turn: Turn) -> int | None:
    """The tapped message, when it is a page or about nothing: what is about something else keeps its place."""
    if turn.tapped_id is None:
        return None
    about = await turn.work.bubbles.about(turn.person.id, turn.tapped_id)
    return turn.tapped_id if about is None or about.subject is Subject.PAGE else None


async def _send(turn: Turn, page: Page, card: Card, part: int = 0) -> None:
    """Show it in a message that is found again when its author takes it back."""
    about = About(Subject.PAGE_MEDIA if card.media else Subject.PAGE, page.reflection.id, part)
    await post.send(turn.work, turn.person, card, about=about, author=page.reflection.person_id)


def setup(routes: Routes) -> None:
    routes.command("journal", open_journal)
    routes.tap(TurnTo, turn_to)
    routes.tap(ReadWhole, whole)
    routes.tap(ShowMedia, media)
    routes.tap(AskToDelete, ask_to_delete)
    routes.tap(Delete, delete)
    routes.tap(ShareFromJournal, share)
    routes.tap(TakeBackFromJournal, take_back)
    routes.question(QuestionKind.DELETE, _sure)
