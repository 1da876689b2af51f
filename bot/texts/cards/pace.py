"""The cards of the pace; they never say which stage anybody is at, nor anything of the partner's."""

from bot.domain.people import Pace
from bot.texts.actions.pace import More, Stay, StepBack
from bot.texts.card import Card, tap
from bot.texts.cards.settings import back
from bot.texts.wording import Wording


def question(voice: Wording) -> Card:
    """Asked in private, of nobody but who sets the pace."""
    more = tap(voice.label("pace-more"), More())
    stay = tap(voice.label("pace-stay"), Stay())
    return Card(voice.text("pace-question"), ((more,), (stay,)))


def setting(voice: Wording, pace: Pace) -> Card:
    """What this person set for themselves, and the two ways to change it."""
    text = voice.text("pace-card", own=voice.plain(f"pace-own-{pace.said or 'nothing'}"))
    more = tap(voice.label("pace-more-when-ready"), More())
    less = tap(voice.label("pace-back"), StepBack())
    return Card(text, ((more,), (less,), *back(voice)))


def kept(voice: Wording, word: str) -> Card:
    """The answer to a tap, the same whatever it changed."""
    return Card(voice.text(f"pace-kept-{word}"))
