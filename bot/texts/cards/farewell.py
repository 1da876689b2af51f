"""The cards of parting from a partner and of being forgotten; each says what it does before it does it."""

from bot.texts.actions.farewell import ForgetFurther, KeepEverything, Leave, Stay
from bot.texts.card import Card, irrevocable, tap
from bot.texts.wording import Wording


def leave(voice: Wording, couple_id: int, partner: str) -> Card:
    stay = tap(voice.label("farewell-leave-no"), Stay())
    go = irrevocable(tap(voice.label("farewell-leave-yes"), Leave(couple_id)))
    return Card(voice.text("farewell-leave", name=partner), ((go,), (stay,)))


def forget(voice: Wording, person_id: int) -> Card:
    """The first step: what goes and what stays."""
    keep = tap(voice.label("farewell-keep"), KeepEverything())
    further = tap(voice.label("farewell-forget-further"), ForgetFurther(person_id))
    return Card(voice.text("farewell-forget"), ((further,), (keep,)))


def forget_surely(voice: Wording) -> Card:
    """The last step: a word that has to be written, so that no row of taps goes through it."""
    keep = tap(voice.label("farewell-keep"), KeepEverything())
    return Card(voice.text("farewell-forget-surely"), ((keep,),))


def parted(voice: Wording) -> Card:
    """For the one who is left: that it has ended, without a sound."""
    return Card(voice.text("farewell-parted"), silent=True)


def forgotten(voice: Wording, *, gone: bool) -> Card:
    """Everything is erased; or, where it is not all `gone` yet, that this takes longer."""
    return Card(voice.text("farewell-forgotten" if gone else "farewell-forgetting"))
