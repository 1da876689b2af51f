"""What a service may hand over to be gathered, and what becomes of it."""

from datetime import timedelta

from bot.domain.held import Item, Matter
from bot.domain.kinds import Kind
from bot.domain.reflections import Content
from bot.service import due, held, reflections, sharing
from bot.service.reflections import Written
from bot.store.schedule import Due
from tests.service.household import Household


async def test_too_much_at_once_is_gathered_when_it_is_time_and_says_so(home: Household) -> None:
    ana, ben = await home.welcomed(1, "Ana"), await home.welcomed(2, "Ben")
    later = home.now + timedelta(hours=1)
    async with home.work() as work:
        couple_id = await work.couples.join(ana.id, ben.id)
        kept = await reflections.keep(work, ben, Written(7, Content("text", "The blue notebook")))
        assert kept is not None
        await sharing.share(work, ben, kept.part.id, couple_id)
        list(work.events.take())  # who counts what comes hands it over in place of showing it
        await held.hold(work, ana, Item(Matter.SHARED, kept.part.id), not_before=later)
        assert await work.schedule.get(ana.id, Kind.GATHER) == later
        await due.fall_due(work, home.texts.library_for, Due(ana.id, Kind.GATHER, home.now))
        assert await work.schedule.get(ana.id, Kind.GATHER) == later
    assert await home.sayings(ana) == []
    home.now = later
    async with home.work() as work:
        await due.fall_due(work, home.texts.library_for, Due(ana.id, Kind.GATHER, home.now))
    (card,) = await home.sayings(ana)
    assert card.startswith("More has come from Ben: one thing is shared with you.")
