"""The cards of the private check for signs; they hold the ticks until it is done, and show them to nobody else."""

from bot.domain.signs import SIGNS
from bot.texts.actions.signs import FinishSigns, NeverOfferSigns, OpenSigns, SignsLater, Tick
from bot.texts.card import Card, tap
from bot.texts.wording import Wording


def offer(voice: Wording) -> Card:
    """It is there if they want it; nothing is asked."""
    look = tap(voice.label("signs-look"), OpenSigns())
    later = tap(voice.label("signs-later"), SignsLater())
    never = tap(voice.label("signs-never"), NeverOfferSigns())
    return Card(voice.text("signs-offer"), ((look,), (later, never)))


def check(voice: Wording, ticked: frozenset[str]) -> Card:
    """Each sign as a switch. What is ticked rides in the buttons: nothing is kept before it is done."""
    mask = mask_of(ticked)
    rows = [
        (
            tap(
                voice.label(
                    "signs-on" if sign in ticked else "signs-off", sign=voice.plain(f"signs-name-{sign}")
                ),
                Tick(mask ^ 1 << number),
            ),
        )
        for number, sign in enumerate(SIGNS)
    ]
    done = tap(voice.label("signs-done"), FinishSigns(mask))
    return Card(voice.text("signs-check"), (*rows, (done,)))


def kind_word(voice: Wording, ticked: frozenset[str]) -> Card:
    """What may help, sign by sign; a word of its own for none."""
    if not ticked:
        return Card(voice.text("signs-none"))
    first = "signs-some" if len(ticked) < len(SIGNS) else "signs-all"
    helps = [voice.text(f"signs-help-{sign}") for sign in SIGNS if sign in ticked]
    return Card("\n\n".join([voice.text(first), *helps, voice.text("signs-leaning")]))


def mask_of(ticked: frozenset[str]) -> int:
    """The ticks as one number, a bit for each sign in its order."""
    return sum(1 << number for number, sign in enumerate(SIGNS) if sign in ticked)


def ticked_in(mask: int) -> frozenset[str] | None:
    """What `mask_of` was given; None for a number that it never makes."""
    if not 0 <= mask < 1 << len(SIGNS):
        return None
    return frozenset(sign for number, sign in enumerate(SIGNS) if mask >> number & 1)
