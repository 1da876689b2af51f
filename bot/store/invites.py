"""The invites and openings tables: links that ask somebody to be a partner, and who is looking at one."""

import json
from datetime import datetime

import aiosqlite

from bot.domain.accounts import Account
from bot.domain.invites import LIFETIME, Invite, State
from bot.store.instants import from_ms, to_ms
from bot.store.transaction import Transaction


class Invites:
    """Tokens come in plainly and stay only as keyed hashes."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def create(self, inviter_id: int, token: str) -> Invite:
        invite_id = await self._tx.next_id("invites")
        await self._tx.execute(
            "INSERT INTO invites (id, inviter_id, token, state, created_at, expires_at)"
            " VALUES (?, ?, ?, 'open', ?, ?)",
            invite_id,
            inviter_id,
            self._hash(token),
            self._tx.now_ms,
            to_ms(self._tx.now + LIFETIME),
        )
        return Invite(invite_id, inviter_id, None, "open", self._tx.now + LIFETIME)

    async def by_token(self, token: str) -> Invite | None:
        row = await self._tx.one("SELECT * FROM invites WHERE token = ?", self._hash(token))
        return _read(row) if row else None

    async def from_inviter(self, inviter_id: int, invite_id: int) -> Invite | None:
        """Somebody's own invite; another's is as good as none."""
        row = await self._tx.one(
            "SELECT * FROM invites WHERE id = ? AND inviter_id = ?", invite_id, inviter_id
        )
        return _read(row) if row else None

    async def accepted_by(self, invitee_id: int, invite_id: int) -> Invite | None:
        """An invite to which this person once said yes, whatever became of it."""
        row = await self._tx.one(
            "SELECT * FROM invites WHERE id = ? AND invitee_id = ?", invite_id, invitee_id
        )
        return _read(row) if row else None

    async def unsettled(self, person_id: int) -> list[Invite]:
        """What a person sent or said yes to and is neither used nor closed; expired ones too."""
        rows = await self._tx.all(
            "SELECT * FROM invites WHERE (inviter_id = ? OR invitee_id = ?) AND state IN ('open', 'accepted')"
            " ORDER BY id",
            person_id,
            person_id,
        )
        return [_read(row) for row in rows]

    async def awaiting(self, invitee_id: int) -> Invite | None:
        """The invite to which this person said yes and whose sender has not confirmed it yet."""
        row = await self._tx.one(
            "SELECT * FROM invites WHERE invitee_id = ? AND state = 'accepted' AND expires_at > ?",
            invitee_id,
            self._tx.now_ms,
        )
        return _read(row) if row else None

    async def accept(self, invite_id: int, invitee_id: int, account: Account) -> None:
        """Somebody said yes with this account; the time to confirm it begins anew."""
        words = json.dumps([account.name, account.username])
        await self._tx.execute(
            "UPDATE invites SET state = 'accepted', invitee_id = ?, account = ?, expires_at = ? WHERE id = ?",
            invitee_id,
            self._tx.seal("invites", "account", invite_id, invitee_id, words),
            to_ms(self._tx.now + LIFETIME),
            invite_id,
        )

    async def account_of(self, invite_id: int) -> Account | None:
        """The account that said yes to it; None once it is over, or where that was before anybody noted it."""
        row = await self._tx.one("SELECT invitee_id, account FROM invites WHERE id = ?", invite_id)
        if row is None or row["account"] is None:
            return None
        name, username = json.loads(
            self._tx.open("invites", "account", invite_id, row["invitee_id"], row["account"])
        )
        return Account(name, username)

    async def settle(self, invite_id: int, state: State) -> None:
        """It is over: who said yes with which account is forgotten."""
        await self._tx.execute("UPDATE invites SET state = ?, account = NULL WHERE id = ?", state, invite_id)

    async def forget_account(self, invite_id: int) -> None:
        await self._tx.execute("UPDATE invites SET account = NULL WHERE id = ?", invite_id)

    async def look_at(self, person_id: int, invite_id: int) -> None:
        """Somebody opened a link; the newest one counts."""
        await self._tx.execute(
            "INSERT INTO openings (person_id, invite_id) VALUES (?, ?)"
            " ON CONFLICT (person_id) DO UPDATE SET invite_id = excluded.invite_id",
            person_id,
            invite_id,
        )

    async def looked_at(self, person_id: int) -> Invite | None:
        """The invite that a person opened and has not answered."""
        row = await self._tx.one(
            "SELECT i.* FROM openings AS o JOIN invites AS i ON i.id = o.invite_id WHERE o.person_id = ?",
            person_id,
        )
        return _read(row) if row else None

    async def look_away(self, person_id: int) -> None:
        await self._tx.execute("DELETE FROM openings WHERE person_id = ?", person_id)

    async def prune(self, expired_before: datetime) -> int:
        """Remove some invites that could last be used before an instant; returns how many rows that were."""
        return await self._tx.remove_some("invites", "id", "expires_at < ?", to_ms(expired_before))

    def _hash(self, token: str) -> bytes:
        return self._tx.vault.fingerprint("invite", token)


def _read(row: aiosqlite.Row) -> Invite:
    return Invite(
        id=row["id"],
        inviter_id=row["inviter_id"],
        invitee_id=row["invitee_id"],
        state=row["state"],
        expires_at=from_ms(row["expires_at"]),
    )
