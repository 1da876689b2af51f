"""Makes queued operations ready to go, in the transaction it is given; knows no network and no pace."""

from dataclasses import dataclass, field

from bot.delivery.methods import Facts, facts_of
from bot.delivery.requests import Request, request
from bot.domain.kinds import SUBJECT_RULES, About
from bot.store.attachments import Stored
from bot.store.calls import Lane, Outgoing
from bot.store.work import Work
from bot.texts.packing import carries_file, unpack

EXPIRED = "expired"
_LARGEST = 1000  # rows in one look


@dataclass(frozen=True, slots=True)
class Ready:
    """An entry and the call that carries it out. `file`: the file of our own making that goes with it."""

    row: Outgoing
    request: Request
    file: Stored | None = None

    @property
    def facts(self) -> Facts:
        return facts_of(self.request.method)


@dataclass(frozen=True)
class Claim:
    """What may be sent, and what has expired; `again`: others fell out, so a new look finds what stood behind them."""

    ready: list[Ready] = field(default_factory=list)
    expired: list[Outgoing] = field(default_factory=list)
    again: bool = False


Track = tuple[bytes, Lane | None]
"""What one call at a time may be under way on: a chat's messages, and apart from them spinners and decoration."""

_APART = frozenset({Lane.TAP, Lane.DECORATION})


def track(row: Outgoing) -> Track:
    """The track of an entry: a spinner must not wait behind a message that hangs, nor words behind a reaction."""
    return row.chat, row.lane if row.lane in _APART else None


@dataclass(frozen=True, slots=True)
class Room:
    """How much a round may take: entries altogether, and of those broadcasts and decorations.

    `in_front`: how many that cannot be sent may stand in front of those that can.
    """

    most: int
    broadcasts: int
    decorations: int
    in_front: int


async def claim(work: Work, busy: frozenset[Track], room: Room) -> Claim:
    """Take what is ready, words before decoration, but nothing of a busy track. Aimless entries die here.

    So do expired ones, but for those whose end somebody is told of: they are handed out.
    """

    def is_busy(chat: bytes, lane: Lane) -> bool:
        return (chat, lane if lane in _APART else None) in busy

    async def of(first: Lane, last: Lane, most: int) -> list[Outgoing]:
        if most <= 0:
            return []
        return await work.outbox.ready(min(room.in_front + most, _LARGEST), is_busy, lanes=(first, last))

    rows = await of(Lane.TAP, Lane.ANSWER, room.most)
    rows += await of(Lane.BROADCAST, Lane.BROADCAST, min(room.broadcasts, room.most - len(rows)))
    rows += await of(Lane.DECORATION, Lane.DECORATION, min(room.decorations, room.most - len(rows)))
    ready, expired = [], []
    for row in rows:
        if row.expires_at > work.now:
            ready += await _made_ready(work, row)
        elif is_told(row):
            expired.append(row)
        else:
            await work.outbox.dead(row.id, EXPIRED)
    return Claim(ready, expired, again=len(ready) < len(rows))


def is_told(row: Outgoing) -> bool:
    """Whether somebody is told when an entry fails for good."""
    return row.about is not None and SUBJECT_RULES[row.about.subject].told_when_dead


async def _made_ready(work: Work, row: Outgoing) -> list[Ready]:
    """The call with the number of the message it is about, and with its file; empty when the entry falls out."""
    message_id = row.target if isinstance(row.target, int) else None
    if isinstance(row.target, About):
        message_id = await _found(work, row, row.target)
        if message_id is None:
            return []
    file = await work.outbox.attachments.of(row.id, row.author_id) if carries_file(row.content) else None
    try:
        operation = unpack(row.operation, row.content, file.content if file else None)
        return [Ready(row, request(operation, row.telegram_id, message_id), file)]
    except (ValueError, LookupError, TypeError):
        await work.outbox.dead(row.id, "unreadable")
        return []


async def _found(work: Work, row: Outgoing, about: About) -> int | None:
    """The number of the message that an entry changes. An entry that has to wait for it, or has none, falls out."""
    if row.person_id is None:
        await work.outbox.dead(row.id, "no-target")
        return None
    message_id = await work.bubbles.find(row.person_id, about)
    if message_id is not None:
        return message_id
    # the message itself may still wait: in the other lane, then it goes first; or in this one, having stepped aside
    waits = await work.outbox.bring_forward(row, about) or await work.outbox.wait_for(row, about)
    if not waits:
        await work.outbox.dead(row.id, "no-target")
    return None
