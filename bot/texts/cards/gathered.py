"""The one card that tells what a partner did while its reader was left in peace; knows no storage."""

from collections.abc import Mapping

from bot.domain.held import Matter
from bot.texts.actions.gathered import LeaveGathered, ReadGathered
from bot.texts.card import Button, Card, tap
from bot.texts.wording import Wording


def gathered_card(voice: Wording, partner: str, counts: Mapping[Matter, int], *, many: bool) -> Card:
    """How much there is, and none of it. `many`: it was too much at once, and nobody rested."""
    how = "many" if many else "rested"
    total = sum(counts.values())
    if len(counts) == 1:
        (matter,) = counts
        # a suggestion takes the place of the one before it: there is never more than one
        number = {} if matter is Matter.PROPOSED else {"count": total}
        text = voice.text(f"gathered-{matter}", name=partner, how=how, **number)
    else:
        text = voice.text("gathered-several", name=partner, how=how)
    later = tap(voice.label("gathered-later"), LeaveGathered())
    return Card(f"{text}\n\n{voice.text('gathered-no-hurry')}", ((_read(voice, total), later),), silent=True)


def put_off_card(voice: Wording, total: int) -> Card:
    """They said later; the way back stays."""
    return Card(voice.text("gathered-put-off"), ((_read(voice, total),),))


def _read(voice: Wording, total: int) -> Button:
    return tap(voice.label("gathered-read", count=total), ReadGathered())
