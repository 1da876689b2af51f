"""The invites and openings tables: links that ask somebody to be a partner, and who is looking at one."""

import json
from datetime import datetime

import aiosqlite

from bot.domain.accounts import Account
from bot.domain.invites import LIFETIME, Invite
from bot.store.instants import from_ms, to_ms
from bot.store.transaction import Transaction


class Invites:
    """Tokens come in plainly and stay only as keyed hashes."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx

    async def create(self, inviter_id: int, token: str) -> Invite:
        invite_id = self._tx.random_id()
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
            " ORDER BY created_at, id",
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

    async def change(self, before: Invite, after: Invite) -> None:
        """Write what has become of one; once it is over, who said yes with which account is forgotten.

        Raises OutdatedRowError when it is not as `before` says.
        """
        await self._tx.change_one(
            "UPDATE invites SET state = ?1, invitee_id = ?2, expires_at = ?3,"
            " account = CASE ?1 WHEN 'accepted' THEN account END WHERE id = ?4 AND state = ?5",
            after.state,
            after.invitee_id,
            to_ms(after.expires_at),
            before.id,
            before.state,
        )

    async def keep_account(self, invite: Invite, account: Account) -> None:
        """With which account somebody said yes to it."""
        words = json.dumps([account.name, account.username])
        sealed = self._tx.seal("invites", "account", invite.id, invite.invitee_id or 0, words)
        await self._tx.execute("UPDATE invites SET account = ? WHERE id = ?", sealed, invite.id)

    async def account_of(self, invite_id: int) -> Account | None:
        """The account that said yes to it; None once it is over, or where that was before anybody noted it."""
        row = await self._tx.one("SELECT invitee_id, account FROM invites WHERE id = ?", invite_id)
        if row is None or row["account"] is None:
            return None
        name, username = json.loads(
            self._tx.open("invites", "account", invite_id, row["invitee_id"], row["account"])
        )
        return Account(name, username)

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
        """The invite that a person opened and has not answered; None where there is none, or none any more."""
        row = await self._tx.one(
            "SELECT i.* FROM openings AS o JOIN invites AS i ON i.id = o.invite_id WHERE o.person_id = ?",
            person_id,
        )
        return _read(row) if row else None

    async def counterparts(self, person_id: int) -> list[int]:
        """Whoever invited them, as far as they looked at it or said yes, and who said yes to an invite of theirs."""
        rows = await self._tx.all(
            "SELECT inviter_id AS id FROM invites WHERE invitee_id = ?1 AND state = 'accepted'"
            " UNION SELECT invitee_id FROM invites WHERE inviter_id = ?1 AND state = 'accepted'"
            " UNION SELECT i.inviter_id FROM openings AS o JOIN invites AS i ON i.id = o.invite_id"
            " WHERE o.person_id = ?1",
            person_id,
        )
        return [row["id"] for row in rows]

    async def is_looking(self, person_id: int) -> bool:
        """Whether they opened an invite and have not answered; it may be gone since, with who made it."""
        return await self._tx.one("SELECT 1 FROM openings WHERE person_id = ?", person_id) is not None

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
