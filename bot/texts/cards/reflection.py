"""What the author of a reflection chooses from, and what they read of its sharing; knows no storage."""

from datetime import date
from typing import Literal

from bot.domain.people import Couple
from bot.domain.reflections import ContentKind, Entry, How, Reflection
from bot.texts.actions.reflection import (
    AddFurther,
    KeepPrivate,
    LeaveAsItIs,
    Share,
    ShareAnswer,
    ShareByItself,
    ShareNow,
    TakeBackShared,
    WaitOn,
)
from bot.texts.card import Button, Card, tap
from bot.texts.saying import say_date
from bot.texts.wording import Wording


def offer_card(
    voice: Wording, entry: Entry, partner: str, couple_id: int, *, waits: bool, explains: bool
) -> Card:
    """To share or not, at once or once both have (`waits`); in one line where the rule need not be told.

    The newest part's number says how much of the entry the card stands for. The couple's number rides along: an
    old offer never shares with a new partner.
    """
    about = (entry.newest.id, couple_id)
    is_answer = entry.first.answers is not None
    share = tap(voice.label("reflection-send" if is_answer else "reflection-share"), Share(*about))
    keep = tap(voice.label("reflection-keep"), KeepPrivate(*about))
    if is_answer:
        return Card(voice.text("reflection-offer-answer", name=partner), ((share, keep),))
    if not explains:
        return Card(voice.text("reflection-offer-short", parts=len(entry.parts)), ((share, keep),))
    key = "reflection-offer-together" if waits else "reflection-offer"
    return Card(voice.text(key, name=partner, parts=len(entry.parts)), ((share, keep),))


def further_card(voice: Wording, entry: Entry, partner: str, couple_id: int) -> Card:
    """To add what came after the sharing, or not."""
    about = (entry.newest.id, couple_id)
    add = tap(voice.label("reflection-add"), AddFurther(*about))
    keep = tap(voice.label("reflection-keep"), KeepPrivate(*about))
    return Card(voice.text("reflection-further", name=partner), ((add, keep),))


def which_card(
    voice: Wording, part_id: int, partner: str, couple_id: int, *, is_todays: bool, waits: bool
) -> Card:
    """Asked before words are shared that replied to nothing: an answer to the prompt of both, or by itself.

    `waits`: an answer would open once both have shared.
    """
    about, when = (part_id, couple_id), "today" if is_todays else "before"
    answer = tap(voice.label("reflection-as-answer", when=when), ShareAnswer(*about))
    alone = tap(voice.label("reflection-by-itself"), ShareByItself(*about))
    keep = tap(voice.label("reflection-keep"), KeepPrivate(*about))
    opens = "together" if waits else "now"
    text = voice.text("reflection-which", name=partner, when=when, opens=opens)
    return Card(text, ((answer,), (alone, keep)))


def still_waiting_card(voice: Wording, entry: Entry, partner: str, couple_id: int) -> Card:
    """After two days, whatever the partner did."""
    about = (entry.newest.id, couple_id)
    buttons = (
        tap(voice.label("reflection-do-not-wait"), ShareNow(*about)),
        tap(voice.label("reflection-keep-it"), KeepPrivate(*about)),
        tap(voice.label("reflection-wait-on"), WaitOn(*about)),
    )
    return Card(voice.text("reflection-still-waiting", name=partner), (buttons,))


def chosen_card(
    voice: Wording,
    reflection: Reflection,
    partner: str,
    couple_id: int,
    *,
    unshown: ContentKind | None = None,
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


def share_word_card(voice: Wording, day: date, today: date) -> Card:
    """Before something of an earlier day is shared: the word that has to be written for that."""
    leave = tap(voice.label("share-word-leave"), LeaveAsItIs())
    return Card(voice.text("share-word-ask", day=say_date(day, today, voice.language)), ((leave,),))


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


def edit_held_card(
    voice: Wording, how: Literal["held", "private"], reader: str, part_id: int, couple: Couple | None
) -> Card:
    """New words that speak of fear have reached nobody; covered until touched, since somebody may look over."""
    covered = voice.text(f"edit-{how}", name=reader) if reader else voice.text(f"edit-{how}")
    back = tap(voice.label("reflection-take-back"), TakeBackShared(part_id, couple.id)) if couple else None
    rows = ((back,),) if back is not None and how == "held" else ()
    return Card(f"{voice.text('edit-kept')}\n\n<tg-spoiler>{covered}</tg-spoiler>", rows, silent=True)


def _share_after_all(voice: Wording, reflection_id: int, couple_id: int) -> Button:
    return tap(voice.label("reflection-after-all"), Share(reflection_id, couple_id))


def _card(text: str, *buttons: Button) -> Card:
    return Card(text, (buttons,))
