"""Which entries of the outbox may be sent and when, as parts of statements; runs none of them."""

from bot.store.calls import Lane

# lane by lane, because the index of open rows begins with it: one step each, however many rows wait
NEXT_OF_EACH_LANE = " UNION ALL ".join(
    f"SELECT min(due_at) AS due_at FROM outbox WHERE state = 'new' AND lane = {lane:d} AND due_at > ?1"
    for lane in Lane
)

ASIDE = "waits for its message"
_STEPS_ASIDE_AFTER = 5  # tries: about nine minutes for a message
BEHIND = (
    "EXISTS (SELECT 1 FROM outbox AS e"
    " WHERE e.state = 'new' AND e.chat = o.chat AND e.lane = o.lane AND e.id < o.id"
    f" AND NOT (e.attempts >= {_STEPS_ASIDE_AFTER} AND e.error LIKE 'unclear: http %')"
    f" AND e.error IS NOT '{ASIDE}')"
)
"""Whether an earlier entry keeps this one waiting; one answered with an error again and again no longer does."""
