"""One entry of a journal as its reader sees it; knows no storage and proves nothing."""

from bot.domain.journal import Page
from bot.domain.plaintext import utf16_length
from bot.domain.reflections import Content, Reflection
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
from bot.texts.card import TEXT_UNITS, Button, Card, irrevocable, tap
from bot.texts.cards.copy import PROMPT_UNITS, media_of, signed
from bot.texts.cutting import cut, split
from bot.texts.saying import say_date
from bot.texts.values import escape
from bot.texts.wording import Wording

WORDS_UNITS = 1500
"""How much of an entry stands on its card, in UTF-16 units; the rest comes by a button."""


def page_card(voice: Wording, page: Page) -> Card:
    parts = [_head(voice, page), escape(cut(_words(voice, page), WORDS_UNITS)), _state(voice, page)]
    rows = (_paging(voice, page), _contents(voice, page), _choices(voice, page))
    return Card(
        "\n\n".join(part for part in parts if part),
        tuple(tuple(row) for row in rows if row),
        protected=True,
        silent=True,
    )


def empty_card(voice: Wording) -> Card:
    return Card(voice.text("journal-empty"))


def sure_card(voice: Wording, page: Page) -> Card:
    """Asked before a deletion."""
    key, names = "journal-sure", {}
    if page.readers:
        key, names = "journal-sure-shared", {"name": page.readers[0]}
    number = page.entry.id
    return Card(
        voice.text(key, parts=len(page.entry.parts), **names),
        (
            (
                irrevocable(tap(voice.label("journal-sure-yes"), Delete(number))),
                tap(voice.label("journal-sure-no"), TurnTo(number)),
            ),
        ),
    )


def whole_card(voice: Wording, page: Page, number: int) -> Card | None:
    """Exactly the words of an entry, as many as a message holds; the rest by turning its leaves.

    A partner's stand below a line that says so. `number` counts from 0; one that is too large means the last leaf.
    None where there are no words.
    """
    header = "" if page.author is None else f"{signed(voice, page.author)}\n\n"
    words = "\n\n".join(words for part in page.entry.parts if (words := part.content.words))
    leaves = split(words, TEXT_UNITS - utf16_length(header))
    if not leaves:
        return None
    at = min(number, len(leaves) - 1)
    turns = (("journal-earlier", at - 1), ("journal-further", at + 1))
    row = tuple(
        tap(voice.label(key, leaf=leaf + 1, leaves=len(leaves)), ReadWhole(page.entry.id, leaf))
        for key, leaf in turns
        if 0 <= leaf < len(leaves)
    )
    return Card(header + escape(leaves[at]), (row,) if row else (), protected=True, silent=True)


def media_cards(page: Page) -> tuple[Card, ...]:
    """The files of an entry, in order."""
    files = (media_of(part.content) for part in page.entry.parts)
    return tuple(Card("", media=media, protected=True, silent=True) for media in files if media)


def media_refused_card(voice: Wording, reflection: Reflection) -> Card:
    """What stands in the place of a photo or voice note that Telegram does not show to who asked for it."""
    return Card(voice.text(f"journal-{reflection.content.kind}-refused"), silent=True)


def _head(voice: Wording, page: Page) -> str:
    day = say_date(page.day, page.today, voice.language)
    head = voice.text("journal-head", day=day, author=page.author or voice.plain("journal-you"))
    return f"{head}\n{_prompt(voice, page)}".rstrip()


def _prompt(voice: Wording, page: Page) -> str:
    """The prompt above an entry. A partner's own would tell where they stand: of theirs only common ones."""
    first = page.entry.first
    if first.answers is not None:
        return voice.text("journal-answer")
    if not page.mine and (first.common_prompt_id is None or page.prompt is None):
        return voice.text("journal-own")
    if first.prompt_id is None:
        return ""
    if page.prompt is None:
        return voice.text("journal-prompt-gone")
    return voice.text("journal-prompt", prompt=cut(page.prompt.text, PROMPT_UNITS))


def _words(voice: Wording, page: Page) -> str:
    """What its parts say, one below the other."""
    return "\n\n".join(_part(voice, part.content) for part in page.entry.parts)


def _part(voice: Wording, content: Content) -> str:
    kind = "" if content.kind == "text" else voice.plain(f"journal-{content.kind}")
    return "\n".join(part for part in (kind, content.words) if part)


def _state(voice: Wording, page: Page) -> str:
    if not page.mine:
        return voice.text("journal-shared-with-you")
    if _left_out(page):
        return voice.text("journal-partly")
    if page.entry.first.sharing == "waiting":
        return voice.text("journal-waiting")
    if page.readers and page.unshown is not None:
        return voice.text("journal-shared-unshown", name=" & ".join(page.readers), kind=page.unshown)
    if page.readers:
        return voice.text("journal-shared", name=" & ".join(page.readers))
    return voice.text("journal-private")


def _left_out(page: Page) -> bool:
    """Whether something came to it after it had been shared, and was not added."""
    return page.entry.chosen and any(part.sharing == "private" for part in page.entry.parts)


def _paging(voice: Wording, page: Page) -> list[Button]:
    steps = (("journal-newer", page.newer), ("journal-older", page.older))
    return [tap(voice.label(key), TurnTo(number)) for key, number in steps if number is not None]


def _contents(voice: Wording, page: Page) -> list[Button]:
    buttons = []
    files = [part.content.kind for part in page.entry.parts if part.content.kind != "text"]
    if files:
        label = (
            "journal-files" if len(files) > 1 else "journal-show" if files == ["photo"] else "journal-play"
        )
        buttons.append(tap(voice.label(label), ShowMedia(page.entry.id)))
    if utf16_length(_words(voice, page)) > WORDS_UNITS:
        buttons.append(tap(voice.label("journal-whole"), ReadWhole(page.entry.id)))
    return buttons


def _choices(voice: Wording, page: Page) -> list[Button]:
    if not page.mine:
        return []
    number, newest = page.entry.id, page.entry.newest.id
    buttons = [tap(voice.label("journal-delete"), AskToDelete(number))]
    if page.entry.chosen:
        buttons.insert(0, tap(voice.label("reflection-take-back"), TakeBackFromJournal(number)))
    if page.partner is None or page.couple_id is None:
        return buttons
    if _left_out(page):
        buttons.insert(0, tap(voice.label("reflection-add"), AddFromJournal(newest, page.couple_id)))
    elif not page.entry.chosen:
        share = voice.label("reflection-share")
        buttons.insert(0, tap(share, ShareFromJournal(newest, page.couple_id)))
    return buttons
