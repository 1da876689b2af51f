"""/journal: pages, and what can be done with the entry on the page."""

from bot.chat.about import id_and_word, one_id, two_ids
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.service import copies, journal, post, sharing
from bot.texts.card import Card
from bot.texts.cards.journal import Page, empty_card, media_cards, page_card, sure_card, whole_card
from bot.texts.cards.reflection import taken_back_words


async def open_journal(turn: Turn, _words: str) -> None:
    await _show(turn, await journal.newest(turn.work, turn.texts, turn.person))


async def turn_to(turn: Turn, *about: str) -> str | None:
    """Show one entry; the newest where that one is gone."""
    page = await journal.page(turn.work, turn.texts, turn.person, one_id(about))
    if page is not None:
        await _show(turn, page)
        return None
    await open_journal(turn, "")
    return turn.voice.plain("journal-lost")


async def whole(turn: Turn, *about: str) -> None:
    """All the words: the first leaf in a message of its own, on which the others are turned to."""
    number, leaf = id_and_word(about if len(about) > 1 else (*about, "first"))
    page = await _readable(turn, str(number))
    if leaf == "first":
        await _send(turn, page, _leaf(turn, page, 0))
    else:
        await _put(turn, page, _leaf(turn, page, one_id((leaf,))))


async def media(turn: Turn, *about: str) -> None:
    page = await _readable(turn, *about)
    cards = media_cards(page)
    if not cards:
        raise Refusal("journal-lost")
    for card in cards:
        await _send(turn, page, card)


async def ask_to_delete(turn: Turn, *about: str) -> None:
    page = await journal.own_page(turn.work, turn.texts, turn.person, one_id(about))
    await turn.show(sure_card(turn.voice, page))


async def delete(turn: Turn, *about: str) -> str:
    await _show(turn, await journal.delete(turn.work, turn.texts, turn.person, one_id(about)))
    return turn.voice.plain("journal-deleted")


async def share(turn: Turn, *about: str) -> None:
    await sharing.share(turn.work, turn.texts, turn.person, *two_ids(about))
    await turn_to(turn, about[0])


async def add(turn: Turn, *about: str) -> None:
    await sharing.add(turn.work, turn.texts, turn.person, *two_ids(about))
    await turn_to(turn, about[0])


async def take_back(turn: Turn, *about: str) -> str:
    """Take the sharing back, and say honestly what that can do."""
    taken = await sharing.take_back(turn.work, turn.texts, turn.person, one_id(about))
    await turn_to(turn, *about)
    key, values = taken_back_words(taken.how, taken.reader.called if taken.reader else "")
    return turn.voice.plain(key, **values)


def _leaf(turn: Turn, page: Page, number: int) -> Card:
    card = whole_card(turn.voice, page, number)
    if card is None:
        raise Refusal("journal-lost")
    return card


async def _readable(turn: Turn, *about: str) -> Page:
    page = await journal.page(turn.work, turn.texts, turn.person, one_id(about))
    if page is None:
        raise Refusal("journal-lost")
    return page


async def _show(turn: Turn, page: Page | None) -> None:
    if page is None:
        await turn.show(empty_card(turn.voice))
        return
    await _put(turn, page, page_card(turn.voice, page))


async def _put(turn: Turn, page: Page, card: Card) -> None:
    """Show a card on the message that was tapped, else on a new one."""
    tapped = await _turnable(turn)
    if tapped is None:
        await _send(turn, page, card)
        return
    await turn.work.bubbles.add(turn.person.id, tapped, copies.PAGE, page.entry.id)
    await post.edit(turn.work, turn.person, tapped, card, author=page.entry.first.person_id)


async def _turnable(turn: Turn) -> int | None:
    """The tapped message, when it is a page or about nothing: what is about something else keeps its place."""
    if turn.tapped_id is None:
        return None
    about = await turn.work.bubbles.subject_of(turn.person.id, turn.tapped_id)
    return turn.tapped_id if about is None or about[0] == copies.PAGE else None


async def _send(turn: Turn, page: Page, card: Card) -> None:
    """Show it in a message that is found again when its author takes it back."""
    subject = f"{copies.PAGE}.media" if card.media else copies.PAGE
    about = (subject, page.entry.id)
    await post.send(turn.work, turn.person, card, about=about, author=page.entry.first.person_id)


def setup(routes: Routes) -> None:
    routes.command("journal", open_journal)
    routes.tap("journal.at", turn_to)
    routes.tap("journal.whole", whole)
    routes.tap("journal.media", media)
    routes.tap("journal.delete", ask_to_delete)
    routes.tap("journal.gone", delete)
    routes.tap("journal.share", share)
    routes.tap("journal.add", add)
    routes.tap("journal.back", take_back)
