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
        text = _of_one_kind(voice, partner, matter, total, how)
    else:
        text = voice.text("gathered-several", name=partner, how=how)
    later = tap(voice.label("gathered-later"), LeaveGathered())
    return Card(f"{text}\n\n{voice.text('gathered-no-hurry')}", ((_read(voice, total), later),), silent=True)


def _of_one_kind(voice: Wording, partner: str, matter: Matter, total: int, how: str) -> str:
    if matter is Matter.PROPOSED:  # of several suggestions only the newest stands
        return voice.text("gathered-proposed", name=partner, how=how)
    return voice.text(f"gathered-{matter}", name=partner, count=total, how=how)


def put_off_card(voice: Wording, total: int) -> Card:
    """They said later; the way back stays."""
    return Card(voice.text("gathered-put-off"), ((_read(voice, total),),))


def _read(voice: Wording, total: int) -> Button:
    return tap(voice.label("gathered-read", count=total), ReadGathered())
