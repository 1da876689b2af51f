"""The card on which somebody lets their partner see what a time of the check-in is where they are."""

from bot.texts.actions.checkin import SetClock
from bot.texts.card import Card, tap
from bot.texts.cards.settings import back
from bot.texts.wording import Wording


def setting(voice: Wording, *, shown: bool) -> Card:
    text = voice.text("clock-setting", own=voice.plain("clock-shown" if shown else "clock-hidden"))
    label = voice.label("clock-hide" if shown else "clock-show")
    return Card(text, ((tap(label, SetClock("hidden" if shown else "shown")),), *back(voice)))
