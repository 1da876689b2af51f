"""The card of a day's prompt and what becomes of it; must not know who gets it or why."""

from bot.domain.nudges import Nudge, NudgeView
from bot.domain.prompts import CHECKIN_PRACTICE, Prompt
from bot.texts.actions.nudge import (
    Another,
    HardDay,
    NeverAgain,
    NotToday,
    Reply,
    ReplyAfterAll,
    ShowLess,
    ShowMore,
)
from bot.texts.actions.steering import FewerDays
from bot.texts.card import Button, Card, tap
from bot.texts.practices import Practices
from bot.texts.wording import Wording


def nudge_card(voice: Wording, practices: Practices, view: NudgeView, *, unfolded: bool = False) -> Card:
    """A nudge as it stands. What is rarely wanted stands behind "More", on the card that is `unfolded`."""
    nudge = view.nudge
    if nudge.state == "skipped":
        return skipped_card(voice, nudge, "nudge-skipped")
    prompt = view.prompt
    text = _prompt_text(voice, practices, view, prompt) if prompt else voice.text("nudge-gone")
    if nudge.state == "answered":
        return Card(f"{text}\n\n{voice.text('nudge-answered')}")
    return Card(text, _unfolded_rows(voice, nudge) if unfolded else _open_rows(voice, nudge))


def skipped_card(voice: Wording, nudge: Nudge, key: str) -> Card:
    """One kind sentence, and the way back."""
    return Card(voice.text(key), ((_after_all(voice, nudge),),))


def skipped_often_card(voice: Wording, nudge: Nudge) -> Card:
    """The same, and the question whether fewer days would suit them better."""
    days = tap(voice.label("silence-days"), FewerDays())
    return Card(voice.text("nudge-skipped-often"), ((days,), (_after_all(voice, nudge),)))


def hard_day_card(voice: Wording, nudge: Nudge) -> Card:
    """One grounding line, no question, and the way back."""
    return Card(voice.text("nudge-hard-day"), ((_after_all(voice, nudge),),))


def ask_card(voice: Wording) -> Card:
    """Opens the reply box."""
    return Card(voice.text("nudge-ask"), reply_hint=voice.plain("nudge-ask-hint"))


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


def _open_rows(voice: Wording, nudge: Nudge) -> tuple[tuple[Button, ...], ...]:
    # The prompt's id rides along, so that a second tap never hits the one that has just taken its place.
    return (
        (
            tap(voice.label("nudge-reply"), Reply(nudge.id)),
            tap(voice.label("nudge-other"), Another(nudge.id, nudge.prompt_id)),
        ),
        (
            tap(voice.label("nudge-hard"), HardDay(nudge.id)),
            tap(voice.label("nudge-more"), ShowMore(nudge.id)),
        ),
    )


def _unfolded_rows(voice: Wording, nudge: Nudge) -> tuple[tuple[Button, ...], ...]:
    return (
        (
            tap(voice.label("nudge-skip"), NotToday(nudge.id)),
            tap(voice.label("nudge-never"), NeverAgain(nudge.id, nudge.prompt_id)),
        ),
        (tap(voice.label("nudge-less"), ShowLess(nudge.id)),),
    )


def _after_all(voice: Wording, nudge: Nudge) -> Button:
    return tap(voice.label("nudge-after-all"), ReplyAfterAll(nudge.id))
