"""Makes queued operations ready to go, in the transaction it is given; knows no network and no pace."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

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

    @property
    def is_traced(self) -> bool:
        """Whether it must be known where it may stand."""
        return self.row.about is not None and SUBJECT_RULES[self.row.about.subject].taken_back


@dataclass(frozen=True)
class Claim:
    """What may be sent, and what has expired; `again`: others fell out, so a new look finds what stood behind them."""

    ready: list[Ready] = field(default_factory=list)
    expired: list[Outgoing] = field(default_factory=list)
    again: bool = False


Track = tuple[bytes, Lane | None]
"""What one call at a time may be under way on: a chat's messages, and apart from them spinners and decoration."""

Out = Literal["out", "behind"]
"""Of an entry that is not sent now: it fell out, and others may stand behind it; or it waits for what is ready."""

_APART = frozenset({Lane.TAP, Lane.DECORATION})


def track(row: Outgoing) -> Track:
    """The track of an entry: a spinner must not wait behind a message that hangs, nor words behind a reaction."""
    return row.chat, row.lane if row.lane in _APART else None


@dataclass(frozen=True, slots=True)
class Room:
    """How much a round may take: entries altogether, and of those broadcasts, answers to strangers and decorations.

    `in_front`: how many that cannot be sent may stand in front of those that can.
    """

    most: int
    broadcasts: int
    strangers: int
    decorations: int
    in_front: int


async def claim(
    work: Work, busy: frozenset[Track], room: Room, unbegun: Collection[int] = frozenset()
) -> Claim:
    """Take what is ready, lane by lane, but nothing of a busy track. Aimless entries die here.

    `unbegun` were taken before, and had to wait after all.

    So do expired ones, but for those whose end somebody is told of: they are handed out.
    """

    def is_busy(chat: bytes, lane: Lane) -> bool:
        return (chat, lane if lane in _APART else None) in busy

    async def of(first: Lane, last: Lane, most: int) -> list[Outgoing]:
        if most <= 0:
            return []
        return await work.outbox.ready(min(room.in_front + most, _LARGEST), is_busy, lanes=(first, last))

    rows = await of(Lane.TAP, Lane.PARTNER, room.most)
    rows += await of(Lane.STRANGER, Lane.STRANGER, min(room.strangers, room.most - len(rows)))
    rows += await of(Lane.BROADCAST, Lane.BROADCAST, min(room.broadcasts, room.most - len(rows)))
    rows += await of(Lane.DECORATION, Lane.DECORATION, min(room.decorations, room.most - len(rows)))
    ready, expired, ahead = [], [], 0
    for row in rows:
        if row.expires_at > work.now:
            made = await _made_ready(work, row, begun=row.id not in unbegun)
            ahead += made == "behind"
            ready += [made] if isinstance(made, Ready) else []
        elif is_told(row):
            expired.append(row)
        else:
            await work.outbox.dead(row.id, EXPIRED)
    return Claim(ready, expired, again=len(ready) + ahead < len(rows))


def is_told(row: Outgoing) -> bool:
    """Whether somebody is told when an entry fails for good."""
    return row.about is not None and SUBJECT_RULES[row.about.subject].told_when_dead


async def _made_ready(work: Work, row: Outgoing, *, begun: bool) -> Ready | Out:
    """The call with the number of the message it is about, and with its file."""
    message_id = row.target if isinstance(row.target, int) else None
    if isinstance(row.target, About):
        found = await _found(work, row, row.target)
        if not isinstance(found, int):
            return found
        message_id = found
    file = await work.outbox.attachments.of(row.id, row.author_id) if carries_file(row.content) else None
    try:
        operation = unpack(row.operation, row.content, file.content if file else None)
        ready = Ready(row, request(operation, row.telegram_id, message_id), file)
    except (ValueError, LookupError, TypeError):
        await work.outbox.dead(row.id, "unreadable")
        return "out"
    if row.about is not None and row.person_id is not None and ready.is_traced:
        await work.unconfirmed.under_way(row.id, row.person_id, row.about, begun=begun)
    return ready


async def _found(work: Work, row: Outgoing, about: About) -> int | Out:
    """The number of the message that an entry changes, if it is there."""
    if row.person_id is None:
        await work.outbox.dead(row.id, "no-target")
        return "out"
    message_id = await work.bubbles.find(row.person_id, about)
    if message_id is not None:
        return message_id
    # the message itself may still wait: in a lane behind, then it goes first; or ahead, perhaps having stepped aside
    if await work.outbox.bring_forward(row, about):
        return "out"
    waits = await work.outbox.wait_for(row, about)
    if waits is None:
        await work.outbox.dead(row.id, "no-target")
    return "behind" if waits == "ready" else "out"
