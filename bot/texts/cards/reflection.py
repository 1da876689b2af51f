"""What the author of a reflection chooses from, and the copy that their partner gets; knows no storage."""

from typing import Literal

from bot.domain.plaintext import utf16_length
from bot.domain.prompts import Prompt
from bot.domain.reflections import Content, Entry, Kind, Reflection
from bot.texts.actions.reflection import AddFurther, KeepPrivate, Share, ShareNow, TakeBackShared
from bot.texts.card import CAPTION_UNITS, TEXT_UNITS, Button, Card, Media, tap
from bot.texts.cutting import cut, split
from bot.texts.values import escape
from bot.texts.wording import Wording

How = Literal["unread", "gone", "gone-file", "unclear", "emptied"]
"""Before anybody had it; copy and all, with a picture or voice note perhaps; but for a copy of which nobody knows
whether it arrived; or only its words, as the copy is too old to be deleted."""

PROMPT_UNITS = 240
"""How much of a prompt stands above words, in UTF-16 units."""


def offer_card(voice: Wording, entry: Entry, partner: str, couple_id: int, *, waits: bool) -> Card:
    """To share or not, at once or once both have (`waits`).

    The newest part's number says how much of the entry the card stands for. The couple's number rides along: an
    old offer never shares with a new partner.
    """
    about = (entry.newest.id, couple_id)
    share = tap(voice.label("reflection-share", name=partner), Share(*about))
    keep = tap(voice.label("reflection-keep"), KeepPrivate(*about))
    key = "reflection-offer-together" if waits else "reflection-offer"
    return Card(voice.text(key, name=partner, parts=len(entry.parts)), ((share, keep),))


def further_card(voice: Wording, entry: Entry, partner: str, couple_id: int) -> Card:
    """To add what came after the sharing, or not."""
    about = (entry.newest.id, couple_id)
    add = tap(voice.label("reflection-add"), AddFurther(*about))
    keep = tap(voice.label("reflection-keep"), KeepPrivate(*about))
    return Card(voice.text("reflection-further", name=partner), ((add, keep),))


def chosen_card(
    voice: Wording, reflection: Reflection, partner: str, couple_id: int, *, unshown: Kind | None = None
) -> Card:
    """What was chosen, and the way back. `unshown` is what of it Telegram would not show to the partner."""
    about = (reflection.id, couple_id)
    if reflection.sharing == "private":
        return _card(voice.text("reflection-private"), _share_after_all(voice, reflection.id, couple_id))
    back = tap(voice.label("reflection-take-back"), TakeBackShared(*about))
    if reflection.sharing == "shared" and unshown is not None:
        return _card(voice.text("reflection-shared-unshown", name=partner, kind=unshown), back)
    if reflection.sharing == "shared":
        return _card(voice.text("reflection-shared", name=partner), back)
    now = tap(voice.label("reflection-do-not-wait"), ShareNow(*about))
    return _card(voice.text("reflection-waiting", name=partner), back, now)


def opened_card(voice: Wording, reflection: Reflection, partner: str, couple_id: int) -> Card:
    """Both have shared, and both can read."""
    back = tap(voice.label("reflection-take-back"), TakeBackShared(reflection.id, couple_id))
    return _card(voice.text("reflection-opened", name=partner), back)


def taken_back_words(how: How, reader: str) -> tuple[str, dict[str, str]]:
    """The key and values of the honest sentence about a sharing that was taken back."""
    key = f"reflection-taken-back-{how}"
    return key, {} if how == "unread" else {"name": reader}


def taken_back_card(voice: Wording, how: How, reader: str, reflection_id: int, couple_id: int | None) -> Card:
    """Without a partner now (`couple_id` None) there is nobody to share with after all."""
    key, values = taken_back_words(how, reader)
    rows = ((_share_after_all(voice, reflection_id, couple_id),),) if couple_id is not None else ()
    return Card(voice.text(key, **values), rows)


def copy_cards(
    voice: Wording, author: str, content: Content, prompt: Prompt | None, *, further: bool, shown: bool = True
) -> tuple[Card, ...]:
    """What the partner gets: exactly the words, hidden until touched, in messages of their own where long.

    The first line is harmless on a lock screen. `prompt` is their shared one, where the words answer that. A `further`
    part of an entry arrives without a sound. Unless `shown`, a line stands for the photo or voice note; the words are
    in the same messages all the same.
    """
    media = media_of(content)
    header = (
        voice.text("reflection-copy-further", name=author) if further else _copy_header(voice, author, prompt)
    )
    room = (CAPTION_UNITS if media else TEXT_UNITS) - utf16_length(header) - 2
    if media is not None and not shown:
        header, media = f"{header}\n\n{voice.text(f'reflection-copy-{content.kind}-unshown')}", None
    if utf16_length(content.words) <= room:
        words = f"\n\n{_hidden(content.words)}" if content.words else ""
        return (Card(header + words, media=media, protected=True, quiet=further),)
    pieces = split(content.words, TEXT_UNITS)
    first = Card(header, media=media, protected=True, quiet=further)
    return (first, *(Card(_hidden(piece), quiet=True, protected=True) for piece in pieces))


def media_of(content: Content) -> Media | None:
    """The file that came with the words, as it can be shown again."""
    if content.kind == "text" or content.file is None:
        return None
    return Media("document" if content.file.as_document else content.kind, content.file.id)


def copy_gone_card(voice: Wording, card: Card) -> Card:
    """What stands in place of a copy that is too old to be deleted."""
    return Card(voice.text("reflection-copy-gone"), media=card.media)


def _copy_header(voice: Wording, author: str, prompt: Prompt | None) -> str:
    if prompt is None:
        return voice.text("reflection-copy", name=author)
    return voice.text("reflection-copy-prompt", name=author, prompt=cut(prompt.text, PROMPT_UNITS))


def _hidden(words: str) -> str:
    return f"<tg-spoiler>{escape(words)}</tg-spoiler>"


def _share_after_all(voice: Wording, reflection_id: int, couple_id: int) -> Button:
    return tap(voice.label("reflection-after-all"), Share(reflection_id, couple_id))


def _card(text: str, *buttons: Button) -> Card:
    return Card(text, (buttons,))
