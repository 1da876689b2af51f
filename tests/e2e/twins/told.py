"""The few private acts that show, from when on, and the sentences that tell her so; holds no test."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.localtime import instant_at
from bot.domain.shared import Settings
from bot.service import together
from tests.e2e.twins.scene import Scene


@dataclass(frozen=True)
class Told:
    """`wording` are the sentences that tell whoever does it that it can show."""

    what: str
    wording: tuple[str, ...]


SHOWS = {
    "stage": Told(
        "what comes to both goes by the slower one",
        ("pace-slower", "pace-kept-more", "pace-kept-back", "pace-card"),
    ),
    "touch": Told("touch comes once both have said that it is welcome", ("touch-ask", "touch-card")),
    "quiet date": Told("nothing comes by itself to either", ("quiet-card", "quiet-card-empty")),
}
"""All that somebody does alone and that can show. A test holds that each sentence says so."""


async def shared_settings(scene: Scene) -> Settings:
    couple = await scene.couple()
    async with scene.story.app.database.transaction(scene.story.clock.now()) as work:
        return await together.settings(work, couple)


async def quiet_from(scene: Scene) -> datetime | None:
    """When the first quiet date of hers that is to come begins where he is."""
    now = scene.story.clock.now()
    async with scene.story.app.database.transaction(now) as work:
        ana, ben = await scene.person(work, scene.ana), await scene.person(work, scene.ben)
        kept = await work.quiet_dates.of(ana.id)
    today = now.astimezone(ZoneInfo(ben.at)).date()
    dates = (today + timedelta(days=ahead) for ahead in range(60))
    found = (day for day in dates if any(one.day.falls_on(day) for one in kept))
    first = next(found, None)
    return instant_at(ben.at, first, 0) if first else None


def settings_hold_from(now: datetime, zone: str) -> datetime:
    """When what both share has changed, where he is: on the first date that has begun nowhere on Earth."""
    since = (now + timedelta(hours=14)).date() + timedelta(days=1)
    return instant_at(zone, since, 0)
