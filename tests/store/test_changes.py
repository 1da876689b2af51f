"""What a rule decided is written only where the row is still as the rule saw it."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.checkin import Meeting
from bot.domain.errors import OutdatedRowError
from bot.store.database import Database

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


async def test_nothing_is_written_over_what_has_changed_since(database: Database) -> None:
    async with database.transaction(NOW) as work:
        ana, ben = [await work.people.create(number, "en") for number in (1, 2)]
        couple = await work.couples.join(ana.id, ben.id)
        planned = await work.checkins.add(couple, Meeting(NOW.date(), NOW))
        nudge = await work.nudges.add(ana.id, date(2026, 11, 22), "memories-001", couple, NOW)
        invite = await work.invites.create(ana.id, "token")
        await work.checkins.change(planned, planned.begun())
        await work.nudges.change(nudge, nudge.answered())
        await work.invites.change(invite, invite.settled("withdrawn"))
        with pytest.raises(OutdatedRowError):
            await work.checkins.change(planned, planned.skipped())
        with pytest.raises(OutdatedRowError):
            await work.nudges.change(nudge, nudge.skipped())
        with pytest.raises(OutdatedRowError):
            await work.invites.change(invite, invite.accepted(ben.id, NOW))
        assert await work.checkins.get(couple, planned.id) == planned.begun()
        assert await work.nudges.own(ana.id, nudge.id) == nudge.answered()
        found = await work.invites.from_inviter(ana.id, invite.id)
        assert found == invite.settled("withdrawn")
