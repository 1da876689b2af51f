"""The card of a day's prompt and what becomes of it; must not know who gets it or why."""

from dataclasses import dataclass

from bot.domain.nudges import Nudge
from bot.domain.prompts import Prompt
from bot.texts.actions.nudge import Another, NeverAgain, NotToday, Reply, ReplyAfterAll
from bot.texts.card import Button, Card, tap
from bot.texts.practices import Practice
from bot.texts.wording import Wording


@dataclass(frozen=True)
class Today:
    """What a nudge brings; `introduced` when its practice comes to somebody for the first time."""

    prompt: Prompt
    practice: Practice
    introduced: bool


def nudge_card(voice: Wording, nudge: Nudge, today: Today | None) -> Card:
    """A nudge as it stands; `today` is None when its prompt is no longer in the library."""
    if nudge.state == "skipped":
        return skipped_card(voice, nudge, "nudge-skipped")
    text = _prompt_text(voice, today) if today else voice.text("nudge-gone")
    if nudge.state == "answered":
        return Card(f"{text}\n\n{voice.text('nudge-answered')}")
    return Card(text, _open_rows(voice, nudge))


def skipped_card(voice: Wording, nudge: Nudge, key: str) -> Card:
    """One kind sentence, and the way back."""
    return Card(voice.text(key), ((tap(voice.label("nudge-after-all"), ReplyAfterAll(nudge.id)),),))


def ask_card(voice: Wording) -> Card:
    """Opens the reply box."""
    return Card(voice.text("nudge-ask"), reply_hint=voice.plain("nudge-ask-hint"))


def _prompt_text(voice: Wording, today: Today) -> str:
    prompt, practice = today.prompt, today.practice
    values: dict[str, str | int] = {
        "practice": practice.name,
        "minutes": prompt.minutes,
        "apart": "yes" if prompt.apart else "no",
        "text": prompt.text,
        "why": prompt.why,
    }
    if today.introduced:
        return voice.content("nudge-card-first", introduction=practice.introduction, **values)
    return voice.content("nudge-card", **values)


def _open_rows(voice: Wording, nudge: Nudge) -> tuple[tuple[Button, ...], ...]:
    # The prompt's id rides along, so that a second tap never hits the one that has just taken its place.
    about = (nudge.id, nudge.prompt_id)
    return (
        (
            tap(voice.label("nudge-reply"), Reply(nudge.id)),
            tap(voice.label("nudge-other"), Another(*about)),
        ),
        (
            tap(voice.label("nudge-skip"), NotToday(nudge.id)),
            tap(voice.label("nudge-never"), NeverAgain(*about)),
        ),
    )
