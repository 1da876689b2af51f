"""The cards of the pace and of touch; they never say which stage anybody is at, nor anything of the partner's."""

from bot.domain.people import Pace
from bot.texts.actions.pace import More, SetTouch, ShowPace, Stay, StepBack
from bot.texts.card import Button, Card, tap
from bot.texts.cards.settings import back
from bot.texts.wording import Wording


def question(voice: Wording, stage: int, *, alone: bool) -> Card:
    """Asked in private, of both alike; it names what comes behind the stage (1 or 2) that they are at."""
    key = f"pace-next-{stage}-alone" if alone else f"pace-next-{stage}"
    more = tap(voice.label("pace-more"), More())
    stay = tap(voice.label("pace-stay"), Stay())
    text = voice.text("pace-question", next=voice.plain(key))
    if not alone:
        text = f"{text}\n\n{voice.text('pace-slower')}"
    return Card(text, ((more,), (stay,)))


def setting(voice: Wording, pace: Pace) -> Card:
    """What this person set for themselves, and the two ways to change it."""
    text = voice.text("pace-card", own=voice.plain(f"pace-own-{pace.said or 'nothing'}"))
    more = tap(voice.label("pace-more-when-ready"), More())
    less = tap(voice.label("pace-back"), StepBack())
    return Card(text, ((more,), (less,), *back(voice)))


def kept(voice: Wording, word: str, *, alone: bool = False) -> Card:
    """The answer to a tap, the same whatever it changed, and the way to change it again."""
    again = tap(voice.label("settings-change-pace"), ShowPace())
    return Card(voice.text(f"pace-kept-{word}-alone" if alone else f"pace-kept-{word}"), ((again,),))


def ask_touch(voice: Wording) -> Card:
    """Asked with the step to closeness."""
    return Card(voice.text("touch-ask"), ((_touch(voice, welcome=True),), (_touch(voice, welcome=False),)))


def touch_setting(voice: Wording, *, welcome: bool) -> Card:
    """What they said themselves, and the way to change it. What the partner said stands nowhere."""
    text = voice.text("touch-card", own=voice.plain("touch-own-on" if welcome else "touch-own-off"))
    return Card(text, ((_touch(voice, welcome=not welcome),), *back(voice)))


def _touch(voice: Wording, *, welcome: bool) -> Button:
    return tap(voice.label("touch-yes" if welcome else "touch-no"), SetTouch("yes" if welcome else "no"))
