"""The card that asks for how long somebody would like to rest; knows no storage."""

from bot.texts.actions.pause import NoPause, PauseFor
from bot.texts.card import Card, tap
from bot.texts.wording import Wording


def ask(voice: Wording) -> Card:
    first = (tap(voice.label("pause-day"), PauseFor(1)), tap(voice.label("pause-three-days"), PauseFor(3)))
    second = (tap(voice.label("pause-week"), PauseFor(7)), tap(voice.label("pause-open"), PauseFor(0)))
    return Card(voice.text("pause-ask"), (first, second, (tap(voice.label("pause-cancel"), NoPause()),)))
