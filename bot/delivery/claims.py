"""Makes queued calls ready to go, in the transaction it is given; knows no network and no pace."""

from dataclasses import dataclass, replace

from bot.store.calls import Lane, Outgoing
from bot.store.work import Work

_LARGEST = 1000  # rows in one look


@dataclass(frozen=True)
class Claim:
    """Calls that may be made; `again`: others fell out, so a new look finds what stood behind them."""

    rows: list[Outgoing]
    again: bool = False


Track = tuple[bytes, bool]
"""What one call at a time may be under way on: a chat's messages, and apart from them its taps' spinners."""


def track(row: Outgoing) -> Track:
    """The track of a call: a spinner must not wait behind a message that hangs."""
    return row.chat, row.lane is Lane.TAP


async def claim(work: Work, busy: frozenset[Track], in_front: int, most: int, broadcasts: int) -> Claim:
    """Take up to `most` ready calls, up to `broadcasts` of them broadcasts, but none of a busy track.

    `in_front`: how many calls that cannot be made may stand in front of those that can. Expired and aimless
    calls die here.
    """

    def is_busy(chat: bytes, lane: Lane) -> bool:
        return (chat, lane is Lane.TAP) in busy

    ready = await work.outbox.ready(min(in_front + most, _LARGEST), is_busy, lanes=(Lane.TAP, Lane.ANSWER))
    broadcasts = min(broadcasts, most - len(ready))
    if broadcasts > 0:
        limit = min(in_front + broadcasts, _LARGEST)
        ready += await work.outbox.ready(limit, is_busy, lanes=(Lane.BROADCAST, Lane.BROADCAST))
    usable = [call for row in ready if (call := await _usable(work, row)) is not None]
    return Claim(usable, again=len(usable) < len(ready))


async def _usable(work: Work, row: Outgoing) -> Outgoing | None:
    if row.expires_at <= work.now:
        await work.outbox.dead(row.id, "expired")
        return None
    return row if row.bubble is None else await _aimed(work, row)


async def _aimed(work: Work, row: Outgoing) -> Outgoing | None:
    """The call with the message_id of the message it is about."""
    if row.bubble is None or row.person_id is None:
        await work.outbox.dead(row.id, "no-target")
        return None
    message_id = await work.bubbles.find(row.person_id, *row.bubble)
    if message_id is not None:
        return replace(row, params={**row.params, "message_id": message_id})
    # the message itself may still wait: in the other lane, then it goes first; or in this one, having stepped aside
    waits = await work.outbox.bring_forward(row, *row.bubble) or await work.outbox.wait_for(row, *row.bubble)
    if not waits:
        await work.outbox.dead(row.id, "no-target")
    return None
