"""/journal: pages, and what can be done with the entry on the page."""

from bot.chat.numbers import number
from bot.chat.reflections import TAKEN_BACK
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.service import journal, post, sharing
from bot.texts.card import Card
from bot.texts.cards.journal import Page, empty_card, media_card, page_card, sure_card, whole_cards


async def open_journal(turn: Turn, _words: str) -> None:
    await _show(turn, await journal.newest(turn.work, turn.texts, turn.person))


async def turn_to(turn: Turn, reflection_id: str) -> str | None:
    """Show one entry; the newest where that one is gone."""
    page = await journal.page(turn.work, turn.texts, turn.person, number(reflection_id))
    if page is not None:
        await _show(turn, page)
        return None
    await open_journal(turn, "")
    return turn.voice.plain("journal-lost")


async def whole(turn: Turn, reflection_id: str) -> None:
    page = await _readable(turn, reflection_id)
    for card in whole_cards(page):
        await _send(turn, page, card)


async def media(turn: Turn, reflection_id: str) -> None:
    page = await _readable(turn, reflection_id)
    card = media_card(page)
    if card is None:
        raise Refusal("journal-lost")
    await _send(turn, page, card)


async def ask_to_delete(turn: Turn, reflection_id: str) -> None:
    page = await journal.own_page(turn.work, turn.texts, turn.person, number(reflection_id))
    await turn.show(sure_card(turn.voice, page))


async def delete(turn: Turn, reflection_id: str) -> str:
    await _show(turn, await journal.delete(turn.work, turn.texts, turn.person, number(reflection_id)))
    return turn.voice.plain("journal-deleted")


async def share(turn: Turn, reflection_id: str, couple_id: str) -> str:
    card = await sharing.share(turn.work, turn.texts, turn.person, number(reflection_id), number(couple_id))
    await turn_to(turn, reflection_id)
    return ""


async def take_back(turn: Turn, reflection_id: str) -> str:
    """Take the sharing back, and say honestly what that can do."""
    wanted = number(reflection_id)
    result = await sharing.take_back(turn.work, turn.texts, turn.person, wanted)
    await turn_to(turn, reflection_id)
    return result.words(turn.voice)


async def _readable(turn: Turn, reflection_id: str) -> Page:
    page = await journal.page(turn.work, turn.texts, turn.person, number(reflection_id))
    if page is None:
        raise Refusal("journal-lost")
    return page


async def _show(turn: Turn, page: Page | None) -> None:
    if page is None:
        await turn.show(empty_card(turn.voice))
        return
    card = page_card(turn.voice, page)
    author = page.reflection.person_id
    if turn.tapped_id is None:
        await post.send(turn.work, turn.person, card, author=author)
    else:
        await post.edit(turn.work, turn.person, turn.tapped_id, card, author=author)


async def _send(turn: Turn, page: Page, card: Card) -> None:
    await post.send(turn.work, turn.person, card, author=page.reflection.person_id)


def setup(routes: Routes) -> None:
    routes.command("journal", open_journal)
    routes.tap("journal.at", turn_to)
    routes.tap("journal.whole", whole)
    routes.tap("journal.media", media)
    routes.tap("journal.delete", ask_to_delete)
    routes.tap("journal.gone", delete)
    routes.tap("journal.share", share)
    routes.tap("journal.back", take_back)
