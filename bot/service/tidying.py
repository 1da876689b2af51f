"""Removes what nobody will ask for again; a person's own days and words are never among it.

What grows with a person's life here stays as long as they do: reflections, their nudges, what they have had, and the
messages that belong to those. What only the machine needed goes.
"""

from datetime import timedelta

from bot.domain.invites import MISSES_WINDOW
from bot.store.work import Work

KEPT = timedelta(days=60)
"""Longer than anything asks back: a check-in is looked at for a week."""


async def tidy(work: Work) -> int:
    """Remove some of what is too old; returns how many rows that were, 0 when nothing is left to remove."""
    oldest = work.now - KEPT
    return (
        await work.misses.prune(MISSES_WINDOW)
        + await work.invites.prune(oldest)
        + await work.schedule.prune_occurrences(oldest.date())
        + await work.checkins.prune(oldest)
        + await work.bubbles.prune()
        + await work.outbox.give_up_some()
    )
