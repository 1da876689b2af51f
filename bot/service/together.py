"""What both partners share: the settings that both know of, and what each date brings to both; knows no words."""

from dataclasses import replace
from datetime import date

from bot.domain.pace import effective_stage
from bot.domain.people import Couple
from bot.domain.prompts import Library
from bot.domain.rhythm import DayKind, kind_of
from bot.domain.shared import Past, Settings, changed, prepared, settled
from bot.store.work import Work


async def settings(work: Work, couple: Couple) -> Settings:
    """Those of now: what each was told that both know of, or that takes both."""
    plan = await work.checkins.plan(couple.id)
    kept = (await work.together.of(couple.id)).settings
    return Settings(
        stage=effective_stage((couple.first, couple.second)),
        checkin_weekday=plan.weekday if plan else None,
        touch=await both_welcome_touch(work, couple),
        apart=kept[-1][1].apart if kept else False,
    )


async def both_welcome_touch(work: Work, couple: Couple) -> bool:
    cells = [await work.preferences.of(one.id) for one in (couple.first, couple.second)]
    return all(cell.touch for cell in cells)


async def note(work: Work, couple_id: int) -> None:
    """Something changed that both share: remember from which date on it holds.

    To be called with each such change, so that it is the date of the change that counts, and not the first look of
    one of them at what comes.
    """
    couple = await work.couples.get(couple_id)
    if couple is not None:
        await _keep(work, couple, await _past(work, couple))


async def live_apart(work: Work, couple: Couple, *, apart: bool) -> None:
    """From now on nothing comes to both that needs one place, or everything may."""
    now = replace(await settings(work, couple), apart=apart)
    await _keep(work, couple, changed(await work.together.of(couple.id), now, work.now))


async def kind(work: Work, couple: Couple, day: date) -> DayKind:
    """What a date is for, for both of them; a check-in's date says so whether or not the talk takes place."""
    of = (await _past(work, couple)).settings_on(day)
    return kind_of(day, of.stage, of.checkin_weekday, _began(couple))


async def prompt_of(work: Work, library: Library, couple: Couple, day: date) -> str | None:
    """The id of what a date brings to both, settled now with all dates before it where it was not yet."""
    past = settled(library, await _past(work, couple), day, began=_began(couple), seed=couple.id)
    await _keep(work, couple, past)
    return past.days.get(day)


async def preparation_of(work: Work, library: Library, couple: Couple, planned: date) -> str | None:
    """The id of what prepares the check-in that is planned for that date."""
    past = prepared(library, await _past(work, couple), planned, seed=couple.id)
    await _keep(work, couple, past)
    return past.preparations.get(planned)


async def _past(work: Work, couple: Couple) -> Past:
    return changed(await work.together.of(couple.id), await settings(work, couple), work.now)


async def _keep(work: Work, couple: Couple, past: Past) -> None:
    if past != await work.together.of(couple.id):
        await work.together.keep(couple.id, past)


def _began(couple: Couple) -> date:
    """The couple's first date, in UTC: not one of their own clocks, which tell where somebody is."""
    return couple.together_since.date()
