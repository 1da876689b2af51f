"""The few private acts that show, from when on, and the sentences that tell her so; holds no test."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.localtime import instant_at
from tests.e2e.twins.scene import Scene

SHOWS: dict[str, dict[str, str]] = {
    "what comes to both goes by the slower one, from one or two days later on": {
        "pace-slower": "goes by the slower one",
        "pace-kept-more": "goes by the slower one",
        "pace-kept-back": "what comes to both of you follows within two days",
        "pace-card": "goes by the slower one",
    },
    "touch comes once both have said that it is welcome": {
        "touch-ask": "once both of you have said so",
        "touch-card": "while both of you have said",
    },
    "on a quiet date no nudge comes by itself to either": {
        "quiet-card": "they may still notice that nothing came",
        "quiet-card-empty": "they may still notice that nothing came",
    },
}
"""All that somebody does alone and that can show, with the sentences that tell them so.

“Living apart” is not among it: it is set for both.
"""


async def what_shows(scene: Scene) -> tuple[int, bool]:
    """The slower one's stage, and whether both have said that touch is welcome."""
    async with scene.story.app.database.transaction(scene.story.clock.now()) as work:
        both = [await scene.person(work, phone) for phone in (scene.ana, scene.ben)]
        touch = [(await work.preferences.of(one.id)).touch for one in both]
    return min(one.pace.stage for one in both), all(touch)


async def quiet_from(scene: Scene) -> datetime | None:
    """When the first quiet date of hers that is to come begins where he is."""
    now = scene.story.clock.now()
    async with scene.story.app.database.transaction(now) as work:
        ana, ben = await scene.person(work, scene.ana), await scene.person(work, scene.ben)
        kept = await work.quiet_dates.of(ana.id)
    today = now.astimezone(ZoneInfo(ben.zone_or_utc)).date()
    dates = (today + timedelta(days=ahead) for ahead in range(60))
    found = (day for day in dates if any(one.day.falls_on(day) for one in kept))
    first = next(found, None)
    return instant_at(ben.zone_or_utc, first, 0) if first else None


def settings_hold_from(now: datetime, zone: str) -> datetime:
    """When what both share has changed, where he is: on the first date that has begun nowhere on Earth."""
    since = (now + timedelta(hours=14)).date() + timedelta(days=1)
    return instant_at(zone, since, 0)
