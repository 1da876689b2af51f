"""Takes what falls due to the service whose it is; knows no words."""

from bot.service import checkins, nudges, pace, pausing, presence, signs
from bot.store.schedule import Due
from bot.store.work import Work
from bot.texts.texts import Texts


async def fall_due(work: Work, texts: Texts, due: Due) -> None:
    """Let one entry of the calendar happen. Each service sets what comes next, and repeats are harmless."""
    person = await work.people.get(due.person_id)
    if due.kind == "nudge":
        await nudges.fall_due(work, texts, person, due.due_at)
    elif due.kind == "resume":
        await pausing.fall_due(work, person)
    elif due.kind == "pace":
        await pace.fall_due(work, texts, person, due.due_at)
    elif due.kind == "signs":
        await signs.fall_due(work, texts, person, due.due_at)
    elif due.kind == "reach":
        await presence.fall_due(work, person, due.due_at)
    elif due.kind == "eve":
        await checkins.fall_due_eve(work, texts, person, due.due_at)
    else:
        await checkins.fall_due_checkin(work, texts, person, due.due_at)
