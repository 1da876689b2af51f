"""The card of a day's prompt and what becomes of it; must not know who gets it or why."""

from collections.abc import Sequence

from bot.domain.nudges import NudgeView
from bot.domain.prompts import CHECKIN_PRACTICE, Prompt
from bot.domain.snooze import Later
from bot.texts.actions.nudge import (
    Another,
    AskFewerDays,
    AskLater,
    HardDay,
    NeverAgain,
    NotToday,
    PutOff,
    Reply,
    ReplyAfterAll,
    ShowLess,
    ShowMore,
    Undo,
)
from bot.texts.actions.steering import FewerDays
from bot.texts.card import Button, Card, tap
from bot.texts.cards.welcome import in_rows
from bot.texts.practices import Practices
from bot.texts.saying import say_time
from bot.texts.wording import Wording


def nudge_card(voice: Wording, practices: Practices, view: NudgeView, *, unfolded: bool = False) -> Card:
    """A nudge as it stands. What is rarely wanted stands behind "More", on the card that is `unfolded`."""
    nudge = view.nudge
    if nudge.state == "skipped":
        return skipped_card(voice, view, "nudge-skipped")
    text = _text(voice, practices, view)
    if nudge.state == "answered":
        return Card(f"{text}\n\n{voice.text('nudge-answered')}")
    return Card(text, _unfolded_rows(voice, view) if unfolded else _open_rows(voice, view))


def skipped_card(voice: Wording, view: NudgeView, key: str) -> Card:
    """One kind sentence, and the ways back."""
    return Card(voice.text(key), (_ways_back(voice, view),))


def skipped_often_card(voice: Wording, view: NudgeView) -> Card:
    """The same, and the question whether fewer days would suit them better."""
    days = tap(voice.label("silence-days"), FewerDays())
    return Card(voice.text("nudge-skipped-often"), ((days,), _ways_back(voice, view)))


def hard_day_card(voice: Wording, view: NudgeView) -> Card:
    """One grounding line, no question, and the ways back."""
    return Card(voice.text("nudge-hard-day"), (_ways_back(voice, view),))


def later_card(voice: Wording, practices: Practices, view: NudgeView, offered: Sequence[Later]) -> Card:
    """The nudge, with the hours of today to which it can be put off."""
    hours = [
        tap(
            voice.label(f"nudge-later-{one.name}", time=say_time(one.minute)),
            PutOff(view.nudge.id, one.minute),
        )
        for one in offered
    ]
    back = tap(voice.label("nudge-less"), ShowLess(view.nudge.id))
    return Card(_text(voice, practices, view), (*((hour,) for hour in hours), (back,)))


def put_off_card(voice: Wording, view: NudgeView, minute: int) -> Card:
    """When it comes again, and two ways not to wait for that."""
    reply = tap(voice.label("nudge-reply"), Reply(view.nudge.id))
    return Card(voice.text("nudge-later-kept", time=say_time(minute)), ((reply, *_undo(voice, view)),))


def ask_card(voice: Wording) -> Card:
    """Opens the reply box."""
    return Card(voice.text("nudge-ask"), reply_hint=voice.plain("nudge-ask-hint"))


def _text(voice: Wording, practices: Practices, view: NudgeView) -> str:
    prompt = view.prompt
    return _prompt_text(voice, practices, view, prompt) if prompt else voice.text("nudge-gone")


def _prompt_text(voice: Wording, practices: Practices, view: NudgeView, prompt: Prompt) -> str:
    practice = practices[prompt.practice]
    values: dict[str, str | int] = {
        "practice": practice.name,
        "minutes": prompt.minutes,
        "until": "talk" if prompt.practice == CHECKIN_PRACTICE else "tomorrow",
        "who": _who(prompt, for_both=view.for_both),
        "apart": "yes" if prompt.company == "partner" and prompt.apart else "no",
        "text": prompt.text,
    }
    text = (
        voice.content("nudge-card-first", introduction=practice.introduction, **values)
        if view.introduced
        else voice.content("nudge-card", **values)
    )
    return f"{text}\n\n{voice.content('nudge-why', why=prompt.why)}" if prompt.why else text


def _who(prompt: Prompt, *, for_both: bool) -> str:
    """For whom it is, as far as the card says: both do it together, both alone or together, or one alone."""
    if not for_both:
        return "you"
    return {"partner": "both", "anyone": "either", "alone": "each"}[prompt.company]


def _open_rows(voice: Wording, view: NudgeView) -> tuple[tuple[Button, ...], ...]:
    first, second = _in_front(voice, view), _hard_day(voice, view)
    return (first, (second, tap(voice.label("nudge-more"), ShowMore(view.nudge.id))))


def _in_front(voice: Wording, view: NudgeView) -> tuple[Button, ...]:
    """Beside the reply stands what is most likely wanted: to undo, else to put it off, else another one."""
    reply = tap(voice.label("nudge-reply"), Reply(view.nudge.id))
    if view.replaced and view.undo is not None:
        return reply, *_undo(voice, view)
    return reply, _later(voice, view) if view.later else _another(voice, view)


def _unfolded_rows(voice: Wording, view: NudgeView) -> tuple[tuple[Button, ...], ...]:
    """All that does not stand in front."""
    nudge = view.nudge
    behind = [
        _another(voice, view),
        *([_later(voice, view)] if view.later else []),
        tap(voice.label("nudge-skip"), NotToday(nudge.id)),
        tap(voice.label("nudge-never"), NeverAgain(nudge.id, nudge.prompt_id)),
        tap(voice.label("silence-days"), AskFewerDays()),
        tap(voice.label("nudge-less"), ShowLess(nudge.id)),
    ]
    in_front = _in_front(voice, view)
    return in_rows([button for button in behind if button not in in_front], 2)


def _another(voice: Wording, view: NudgeView) -> Button:
    # The prompt's id rides along, so that a second tap never hits the one that has just taken its place.
    return tap(voice.label("nudge-other"), Another(view.nudge.id, view.nudge.prompt_id))


def _later(voice: Wording, view: NudgeView) -> Button:
    return tap(voice.label("nudge-later"), AskLater(view.nudge.id))


def _hard_day(voice: Wording, view: NudgeView) -> Button:
    return tap(voice.label("nudge-hard"), HardDay(view.nudge.id))


def _undo(voice: Wording, view: NudgeView) -> tuple[Button, ...]:
    """Nothing once the day of the tap is over."""
    return () if view.undo is None else (tap(voice.label("nudge-undo"), Undo(view.nudge.id, view.undo)),)


def _ways_back(voice: Wording, view: NudgeView) -> tuple[Button, ...]:
    return (
        tap(voice.label("nudge-after-all"), ReplyAfterAll(view.nudge.id)),
        *_undo(voice, view),
    )
