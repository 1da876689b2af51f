"""The cards about a check-in that falls into somebody's pause."""

from datetime import datetime

from bot.domain.checkin import Checkin
from bot.domain.people import Person
from bot.texts.actions.checkin import KeepInPause, Skip
from bot.texts.card import Card, tap
from bot.texts.cards.checkin.words import said
from bot.texts.wording import Wording


def ask(voice: Wording, person: Person, falling: Checkin, now: datetime) -> Card:
    """Whether it is left out, or they want to be called to it all the same."""
    skip = tap(voice.label("checkin-pause-skip"), Skip(falling.id))
    keep = tap(voice.label("checkin-keep"), KeepInPause(falling.id))
    return Card(said(voice, "checkin-pause-ask", person, falling.starts_at, now), ((skip, keep),))


def kept(voice: Wording, person: Person, checkin: Checkin, now: datetime) -> Card:
    skip = tap(voice.label("checkin-pause-skip-after-all"), Skip(checkin.id))
    return Card(said(voice, "checkin-kept", person, checkin.starts_at, now), ((skip,),))
