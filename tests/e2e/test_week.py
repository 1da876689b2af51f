"""Days go by for two people on opposite sides of the world: each has exactly one nudge a day, at their hour."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kintsugi_sandbox.shown import Shown
from tests.e2e.story import MONDAY_NOON, Phone, Story, telling

HEAD = "For today"
EVE = "Your check-in is coming up."
REMINDER = "It's time for your check-in."
AUCKLAND, LISBON = ZoneInfo("Pacific/Auckland"), ZoneInfo("Europe/Lisbon")
ANAS_HOUR, BENS_HOUR = "07:30", "21:15"


def arrivals(phone: Phone, words: str) -> list[datetime]:
    """Return the instants (UTC) at which messages with these words came."""
    return [datetime.fromtimestamp(shown.at, UTC) for shown in phone.messages if words in shown.text]


def by_date(phone: Phone, zone: ZoneInfo) -> dict[date, Shown]:
    """Return the card of each local date; more than one on a date is an error."""
    cards = [shown for shown in phone.messages if shown.text.startswith(HEAD)]
    dates = [datetime.fromtimestamp(card.at, zone).date() for card in cards]
    assert [day for day, count in Counter(dates).items() if count > 1] == []
    return dict(zip(dates, cards, strict=True))


def hours(phone: Phone, zone: ZoneInfo) -> set[str]:
    """Return the times of day at which nudges came."""
    return {f"{instant.astimezone(zone):%H:%M}" for instant in arrivals(phone, HEAD)}


def prompt_of(card: Shown) -> str:
    return card.text.split("\n\n")[1]


def days(first: date, count: int) -> set[date]:
    return {first + timedelta(days=number) for number in range(count)}


async def far_apart(
    story: Story, anas_hour: str = ANAS_HOUR, bens_hour: str = BENS_HOUR
) -> tuple[Phone, Phone]:
    """Pair Ana in Auckland with Ben in Lisbon."""
    ana = await story.welcomed("Ana", "Auckland", anas_hour)
    ben = await story.welcomed("Ben", "Lisbon", bens_hour)
    await ana.says("/invite")
    await ben.opens(ana.invite_token())
    await ben.taps("Accept")
    await ana.taps("Yes, that is my partner")
    return ana, ben


async def writes_and_shares(author: Phone, words: str) -> None:
    await author.answers(words)
    await author.taps("Share with your partner")


def in_lisbon(day: int, hour: int, minute: int = 0) -> datetime:
    """Return an hour of a November day in Lisbon, where winter time is UTC."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


async def test_a_week_in_auckland_and_lisbon(story: Story) -> None:
    ana, ben = await far_apart(story)
    await ben.says("/settings")
    await ben.taps("Days")
    await ben.taps("✓ Wednesday")
    await ana.says("/checkin sunday 10:00")
    await ben.taps("Agree")
    # Wednesday in Lisbon, Thursday in Auckland: both answer what they both have on Thursday, and it opens.
    await story.until(in_lisbon(25, 22))
    await writes_and_shares(ana, "Ana's Thursday")
    await story.until(in_lisbon(26, 22))
    assert not ben.reads("Ana's Thursday")
    await writes_and_shares(ben, "Ben's Thursday")
    assert ben.reads("Ana's Thursday")
    assert ana.reads("Ben's Thursday")
    # Friday's nudge and the word of the day before fall into Ben's pause; it ends before the check-in.
    await story.until(in_lisbon(27, 12))
    await ben.says("/pause 1d")
    await story.until(in_lisbon(30, 23))  # one more than a week

    hers, his = by_date(ana, AUCKLAND), by_date(ben, LISBON)
    assert hers.keys() == days(date(2026, 11, 24), 7) | {date(2026, 12, 1)}
    assert his.keys() == days(date(2026, 11, 23), 8) - {date(2026, 11, 25), date(2026, 11, 27)}
    assert hours(ana, AUCKLAND) == {ANAS_HOUR}
    assert hours(ben, LISBON) == {BENS_HOUR, "18:00"}
    # Ana's Sunday morning is Ben's Saturday night: each prepares it in time, on the date it has for them.
    saturday, sunday = date(2026, 11, 28), date(2026, 11, 29)
    for day, hers_too, his_too in ((saturday, False, True), (sunday, True, False)):
        assert ("Before your check-in" in hers[day].text) is hers_too
        assert ("Before your check-in" in his[day].text) is his_too
    assert prompt_of(hers[sunday]) == prompt_of(his[saturday])
    thursday = date(2026, 11, 26)
    assert prompt_of(hers[thursday]) == prompt_of(his[thursday])
    assert len({prompt_of(card) for card in hers.values()}) == len(hers)

    assert arrivals(ana, REMINDER) == arrivals(ben, REMINDER) == [in_lisbon(28, 21)]
    assert [f"{at.astimezone(AUCKLAND):%a %H:%M}" for at in arrivals(ana, EVE)] == ["Sat 07:30"]
    assert arrivals(ben, EVE) == []


async def test_the_word_of_the_day_before_comes_on_each_ones_own_clock(story: Story) -> None:
    ana, ben = await far_apart(story)
    await ana.says("/checkin sunday 10:00")
    await ben.taps("Agree")
    await story.pass_time(days=8)
    assert [f"{at.astimezone(AUCKLAND):%a %H:%M}" for at in arrivals(ana, EVE)] == ["Sat 07:30"]
    assert [f"{at.astimezone(LISBON):%a %H:%M}" for at in arrivals(ben, EVE)] == ["Fri 21:15"]
    assert [f"{at.astimezone(AUCKLAND):%a %H:%M}" for at in arrivals(ana, REMINDER)] == ["Sun 10:00"]
    assert [f"{at.astimezone(LISBON):%a %H:%M}" for at in arrivals(ben, REMINDER)] == ["Sat 21:00"]


async def test_restarts_in_between_change_nothing(story: Story) -> None:
    ana, ben = await far_apart(story)
    for _ in range(8):
        await story.pass_time(hours=12)
        await story.restart_bot()
        await story.run_until_idle()
    assert len(by_date(ana, AUCKLAND)) == len(by_date(ben, LISBON)) == 4
    assert hours(ana, AUCKLAND) == {ANAS_HOUR}
    assert hours(ben, LISBON) == {BENS_HOUR}


# A local time that the clocks skip becomes the first valid instant after it; one that comes twice means the first.
CHANGES = [
    pytest.param(
        datetime(2027, 3, 26, 6, 0, tzinfo=UTC),
        {"2027-04-04": "2027-04-03T13:30"},  # Auckland 02:30 comes twice
        {"2027-03-28": "2027-03-28T01:00"},  # Lisbon 01:30 is skipped
        id="spring-in-lisbon",
    ),
    pytest.param(
        datetime(2027, 9, 24, 6, 0, tzinfo=UTC),
        {"2027-09-26": "2027-09-25T14:00"},  # Auckland 02:30 is skipped
        {},
        id="spring-in-auckland",
    ),
    pytest.param(
        datetime(2027, 10, 27, 6, 0, tzinfo=UTC),
        {},
        {"2027-10-31": "2027-10-31T00:30"},  # Lisbon 01:30 comes twice
        id="autumn-in-lisbon",
    ),
]


@pytest.mark.parametrize(("start", "anas_special", "bens_special"), CHANGES)
async def test_when_the_clocks_change_there_is_still_one_a_day(
    tmp_path: Path, start: datetime, anas_special: dict[str, str], bens_special: dict[str, str]
) -> None:
    async with telling(tmp_path, start) as story:
        ana, ben = await far_apart(story, "02:30", "01:30")
        await story.pass_time(days=11)
        for phone, zone, time, special in (
            (ana, AUCKLAND, "02:30", anas_special),
            (ben, LISBON, "01:30", bens_special),
        ):
            cards = by_date(phone, zone)
            assert cards.keys() == days(min(cards), 11)
            for day, card in cards.items():
                expected = special.get(day.isoformat())
                if expected is not None:
                    assert f"{datetime.fromtimestamp(card.at, UTC):%Y-%m-%dT%H:%M}" == expected
                else:
                    assert f"{datetime.fromtimestamp(card.at, zone):%H:%M}" == time


@pytest.mark.parametrize(
    ("away", "anas", "bens"),
    [
        # Ben's of Thursday is 45 minutes late when the bot is back, Ana's of Friday three and a half hours
        (timedelta(days=3, hours=10), 0, 1),
        # Ana's of Friday is half an hour late, Ben's of Thursday is still to come
        (timedelta(days=3, hours=7), 1, 0),
        # nothing is fresh enough to come late
        (timedelta(days=3, hours=3), 0, 0),
    ],
)
async def test_after_three_days_of_silence_nobody_finds_a_pile(
    tmp_path: Path, away: timedelta, anas: int, bens: int
) -> None:
    async with telling(tmp_path, MONDAY_NOON) as story:
        ana, ben = await far_apart(story)
        await story.stop_bot()
        story.clock.move(away)
        await story.start_bot()
        await story.run_until_idle()
        assert (len(by_date(ana, AUCKLAND)), len(by_date(ben, LISBON))) == (anas, bens)
        await story.pass_time(days=2)
        assert len(by_date(ana, AUCKLAND)) == len(arrivals(ana, HEAD)) == anas + 2
        assert len(by_date(ben, LISBON)) == len(arrivals(ben, HEAD)) == bens + 2


async def test_reminders_too_late_to_help_do_not_come(story: Story) -> None:
    ana, ben = await far_apart(story)
    await ana.says("/checkin sunday 10:00")
    await ben.taps("Agree")
    await story.until(in_lisbon(27, 12))
    await story.stop_bot()
    story.clock.move_to(in_lisbon(28, 23))  # two hours after it began
    await story.start_bot()
    await story.run_until_idle()
    assert arrivals(ana, REMINDER) == arrivals(ben, REMINDER) == []
    await story.pass_time(days=7)
    assert len(arrivals(ana, REMINDER)) == len(arrivals(ben, REMINDER)) == 1
