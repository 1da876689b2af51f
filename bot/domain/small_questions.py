"""On which dates a small question of ours may come; must not know what it asks, nor of whom."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from bot.domain.localtime import local_date

APART = timedelta(days=2)
"""After a small question none other comes on these next dates."""

_DAY = timedelta(days=1)


def is_a_day_for_one(
    today: date,
    zone: str,
    *,
    talks: Collection[datetime],
    opened_at: datetime | None,
    asked_on: date | None,
) -> bool:
    """Whether an evening is free for a small question, for somebody in `zone`.

    It is not on the date of a check-in, whatever became of that, nor the day before one; not on a date on which
    something that was shared opened; and not within two days of another small question. `talks` are the starts of
    their check-ins and `opened_at` when something last opened (UTC), `asked_on` the last date with a question.
    """
    if any(local_date(talk, zone) in (today, today + _DAY) for talk in talks):
        return False
    if opened_at is not None and local_date(opened_at, zone) == today:
        return False
    return asked_on is None or not asked_on <= today <= asked_on + APART
