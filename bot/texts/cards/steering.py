"""The cards that ask once, in private, whether less would be better; they know nothing of a partner."""

from bot.texts.actions.steering import FewerDays, KeepAsIs, TakeRest, WantFewer, WantNoFewer
from bot.texts.card import Card, tap
from bot.texts.practices import Practices
from bot.texts.wording import Wording


def ask_for_fewer(voice: Wording, name: str, practices: Practices) -> Card:
    """`name` is a kind of prompt or a practice."""
    called = (
        practices[name].name if name in practices else voice.plain(f"fewer-kind-{name.replace(' ', '-')}")
    )
    text = voice.content("fewer-ask", name=called)
    fewer, no = (
        tap(voice.label("fewer-yes"), WantFewer(name.replace(" ", "-"))),
        tap(voice.label("fewer-no"), WantNoFewer()),
    )
    return Card(text, ((fewer, no),))


def silence(voice: Wording) -> Card:
    """Fewer days, a rest, or as it is."""
    days = tap(voice.label("silence-days"), FewerDays())
    rest = tap(voice.label("silence-rest"), TakeRest())
    stay = tap(voice.label("silence-stay"), KeepAsIs())
    return Card(voice.text("silence-ask"), ((days, rest), (stay,)))
