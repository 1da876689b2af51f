"""What somebody set in private comes back as it was, and its size tells nothing of how much that is."""

from datetime import UTC, date, datetime, timedelta

from bot.domain.preferences import Preferences
from bot.domain.rhythm import PRACTICES
from bot.domain.snooze import Snooze
from bot.domain.undo import MOST, Step
from bot.store.database import Database

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = NOW.date()
KINDS = {"talk", "write", "notice", "do", "go out", "play", "make", "rest"}
FULL = Preferences(
    broken="promises",
    touch=True,
    fewer=frozenset(KINDS),
    asked_fewer=frozenset({*KINDS, *PRACTICES}),
    hard_day=TODAY,
    fewer_days_offered=True,
    silence_noticed_at=NOW,
    snooze=Snooze(2**62, TODAY, 1275),
    steps=tuple(
        Step(
            number=10**6 + number,
            day=TODAY,
            nudge_id=2**62,
            prompt_id="non-defensiveness-001",
            couple_id=2**62,
            state="skipped",
            hard_day=TODAY,
            snoozed_to=1275,
            came="trusting-others-001",
            had=date(2026, 11, 1),
            turned_down=True,
            offered_days=True,
            asked_fewer="non-defensiveness",
            snoozes=True,
        )
        for number in range(MOST)
    ),
    taps=10**6,
)


async def test_everything_comes_back_and_has_one_size(database: Database) -> None:
    sizes = set()
    for number, kept in enumerate((Preferences(), FULL, Preferences(steps=FULL.steps[:1])), 1):
        async with database.transaction(NOW) as work:
            person = (await work.people.create(number, "en")).id
            await work.preferences.keep(person, kept)
        async with database.transaction(NOW + timedelta(minutes=1)) as work:
            assert await work.preferences.of(person) == kept
            row = await work.tx.one(
                "SELECT length(cell) AS size FROM preferences WHERE person_id = ?", person
            )
            assert row is not None
            sizes.add(row["size"])
    assert len(sizes) == 1


async def test_what_an_older_version_kept_is_read(database: Database) -> None:
    async with database.transaction(NOW) as work:
        person = (await work.people.create(1, "en")).id
        await work.preferences.keep(person, Preferences())
        older = (
            '{"broken": "money", "touch": false, "fewer": ["play"], "asked_fewer": ["play"], "hard_day": null,'
            ' "fewer_days_offered": false, "silence_noticed_at": null}'
        )
        cell = work.tx.seal("preferences", "cell", person, person, older)
        await work.tx.execute("UPDATE preferences SET cell = ? WHERE person_id = ?", cell, person)
    async with database.transaction(NOW) as work:
        kept = await work.preferences.of(person)
        assert kept == Preferences(broken="money", fewer=frozenset({"play"}), asked_fewer=frozenset({"play"}))
