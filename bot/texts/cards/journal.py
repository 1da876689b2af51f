"""One entry of a journal as its reader sees it; knows no storage and proves nothing."""

from dataclasses import dataclass
from datetime import date

from bot.domain.plaintext import utf16_length
from bot.domain.prompts import Prompt
from bot.domain.reflections import Reflection
from bot.texts.actions.journal import (
    AskToDelete,
    Delete,
    ReadWhole,
    ShareFromJournal,
    ShowMedia,
    TakeBackFromJournal,
    TurnTo,
)
from bot.texts.card import Button, Card, Media, irrevocable, tap
from bot.texts.cards.reflection import PROMPT_UNITS
from bot.texts.cutting import cut, split
from bot.texts.saying import say_date
from bot.texts.values import escape
from bot.texts.wording import Wording

WORDS_UNITS = 1500
"""How much of an entry stands on its card, in UTF-16 units; the rest comes by a button."""


@dataclass(frozen=True)
class Page:
    """One entry and its neighbours. `author` is None for one's own; `readers` names who may read it."""

    reflection: Reflection
    author: str | None
    day: date
    today: date
    prompt: Prompt | None
    newer: int | None
    older: int | None
    readers: tuple[str, ...] = ()
    partner: str | None = None
    couple_id: int | None = None
    shown: bool = True
    """Whether its readers have its photo or voice note, as far as it has one."""

    @property
    def mine(self) -> bool:
        return self.author is None


def page_card(voice: Wording, page: Page) -> Card:
    parts = [_head(voice, page), _words(voice, page), _state(voice, page)]
    rows = (_paging(voice, page), _contents(voice, page), _choices(voice, page))
    return Card(
        "\n\n".join(part for part in parts if part),
        tuple(tuple(row) for row in rows if row),
        protected=True,
        quiet=True,
    )


def empty_card(voice: Wording) -> Card:
    return Card(voice.text("journal-empty"))


def sure_card(voice: Wording, page: Page) -> Card:
    """Asked before a deletion."""
    key, names = "journal-sure", {}
    if page.readers:
        key, names = "journal-sure-shared", {"name": page.readers[0]}
    number = page.reflection.id
    return Card(
        voice.text(key, **names),
        (
            (
                irrevocable(tap(voice.label("journal-sure-yes"), Delete(number))),
                tap(voice.label("journal-sure-no"), TurnTo(number)),
            ),
        ),
    )


def whole_cards(page: Page) -> tuple[Card, ...]:
    """Exactly the words of an entry, in full."""
    return tuple(
        Card(escape(piece), protected=True, quiet=True) for piece in split(page.reflection.content.words)
    )


def media_card(page: Page) -> Card | None:
    """The photo or voice note of an entry; None when it has none."""
    content = page.reflection.content
    if content.kind == "text" or content.file is None:
        return None
    return Card("", media=Media(content.kind, content.file.id), protected=True, quiet=True)


def media_refused_card(voice: Wording, reflection: Reflection) -> Card:
    """What stands in the place of a photo or voice note that Telegram does not show to who asked for it."""
    return Card(voice.text(f"journal-{reflection.content.kind}-refused"), quiet=True)


def _head(voice: Wording, page: Page) -> str:
    day = say_date(page.day, page.today, voice.language)
    head = voice.text("journal-head", day=day, author=page.author or voice.plain("journal-you"))
    return f"{head}\n{_prompt(voice, page)}".rstrip()


def _prompt(voice: Wording, page: Page) -> str:
    """The prompt above an entry. A partner's own would tell where they stand: of theirs only the one both had."""
    if page.reflection.prompt_id is None:
        return ""
    if page.prompt is None:
        return voice.text("journal-prompt-gone") if page.mine else ""
    if not page.mine and page.reflection.couple_id is None:
        return ""
    return voice.text("journal-prompt", prompt=cut(page.prompt.text, PROMPT_UNITS))


def _words(voice: Wording, page: Page) -> str:
    content = page.reflection.content
    kind = "" if content.kind == "text" else voice.text(f"journal-{content.kind}")
    return "\n".join(part for part in (kind, escape(cut(content.words, WORDS_UNITS))) if part)


def _state(voice: Wording, page: Page) -> str:
    if not page.mine:
        return voice.text("journal-shared-with-you")
    if page.reflection.sharing == "waiting":
        return voice.text("journal-waiting")
    if page.readers and not page.shown:
        kind = page.reflection.content.kind
        return voice.text("journal-shared-unshown", name=" & ".join(page.readers), kind=kind)
    if page.readers:
        return voice.text("journal-shared", name=" & ".join(page.readers))
    return voice.text("journal-private")


def _paging(voice: Wording, page: Page) -> list[Button]:
    steps = (("journal-newer", page.newer), ("journal-older", page.older))
    return [tap(voice.label(key), TurnTo(number)) for key, number in steps if number is not None]


def _contents(voice: Wording, page: Page) -> list[Button]:
    content, number = page.reflection.content, page.reflection.id
    buttons = []
    if content.kind != "text":
        label = "journal-show" if content.kind == "photo" else "journal-play"
        buttons.append(tap(voice.label(label), ShowMedia(number)))
    if utf16_length(content.words) > WORDS_UNITS:
        buttons.append(tap(voice.label("journal-whole"), ReadWhole(number)))
    return buttons


def _choices(voice: Wording, page: Page) -> list[Button]:
    if not page.mine:
        return []
    number = page.reflection.id
    buttons = [tap(voice.label("journal-delete"), AskToDelete(number))]
    if page.reflection.sharing != "private":
        buttons.insert(0, tap(voice.label("reflection-take-back"), TakeBackFromJournal(number)))
    elif page.partner is not None and page.couple_id is not None:
        share = voice.label("reflection-share", name=page.partner)
        buttons.insert(0, tap(share, ShareFromJournal(number, page.couple_id)))
    return buttons
