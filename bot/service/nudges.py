"""The daily nudge: giving, replacing and resting it; knows no Telegram types, shows nothing of a partner."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.errors import Refusal
from bot.domain.kinds import NUDGE_GRACE, About, Kind, Subject
from bot.domain.localtime import latest_due, local_date
from bot.domain.nudges import Nudge
from bot.domain.people import Couple, Person
from bot.domain.prompts import CHECKIN_PRACTICE, Library, is_first, practice_of
from bot.service import (
    arrivals,
    choice,
    hard_day,
    nudge_calendar,
    post,
    preparation,
    quiet,
    steering,
    talk,
)
from bot.store.calls import Lane
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards.nudge import Today, ask_card, nudge_card
from bot.texts.texts import Texts

_LOOK_AGAIN = timedelta(minutes=15)
_JUST_BEFORE = timedelta(milliseconds=1)


async def fall_due(work: Work, texts: Texts, person: Person, due_at: datetime) -> None:
    """Give the latest nudge due since `due_at` that is not too late, if any; a repeat is harmless."""
    if await talk.is_under_way(work, person):
        await work.schedule.set(person.id, Kind.NUDGE, work.now + _LOOK_AGAIN)
        return
    due = await _latest_due(work, person, due_at)
    await nudge_calendar.move_on(work, person)
    if due is None:
        return
    day, instant = due
    if await work.nudges.on(person.id, day) or await _rests(work, person, day):
        return
    if not await arrivals.comes(work, person, Kind.NUDGE, instant):  # where midnight has gone by since
        return
    if await steering.notices_silence(work, texts, person):
        return
    nudge = await _give(work, texts.library_for(person), person, day, instant)
    if isinstance(nudge, Nudge):
        card = await card_of(work, texts, person, nudge)
        await post.bring(work, person, Kind.NUDGE, card, About(Subject.NUDGE, nudge.id))


async def today(work: Work, texts: Texts, person: Person) -> None:
    """Show today's nudge again, or give it early.

    A date that only their partner keeps quiet is like any other here. Raises Refusal on one of their own, and with
    nothing for today.
    """
    day = local_date(work.now, person.at)
    if await quiet.is_own(work, person, day):
        raise Refusal("quiet-today")
    await hard_day.end(work, person)
    nudge = await work.nudges.on(person.id, day) or await _give(
        work, texts.library_for(person), person, day, work.now
    )
    if not isinstance(nudge, Nudge):
        raise Refusal(f"nudge-{nudge}")
    if nudge.state != "answered":  # the card of an answered one has no buttons any more
        await put_away(work, person, nudge)
    if nudge.state == "skipped":
        nudge = await _reopened(work, nudge)
    about = About(Subject.NUDGE, nudge.id)
    await work.outbox.drop(person.id, about)
    await post.send(work, person, await card_of(work, texts, person, nudge), about=about)


async def ask(work: Work, texts: Texts, person: Person, nudge_id: int) -> Nudge:
    """Open the reply box for a nudge, one put aside too. Raises Refusal when it is not theirs."""
    nudge = await own(work, person, nudge_id)
    if nudge.state == "skipped":
        nudge = await _reopened(work, nudge)
    await post.send(work, person, ask_card(texts.voice(person.language)), about=About(Subject.ASK, nudge.id))
    return nudge


async def skip(work: Work, person: Person, nudge_id: int) -> Nudge:
    """Not today. Raises Refusal when it is not theirs."""
    nudge = await own(work, person, nudge_id)
    if nudge.state != "open":
        return nudge
    await work.nudges.set_state(nudge.id, "skipped")
    return replace(nudge, state="skipped")


async def rest_today(work: Work, person: Person, nudge_id: int) -> Nudge:
    """A hard day: this one rests, and nothing else of ours comes today. Raises Refusal when it is not theirs."""
    nudge = await own(work, person, nudge_id)
    await hard_day.begin(work, person)
    if nudge.state == "open":
        await work.nudges.set_state(nudge.id, "skipped")
        nudge = replace(nudge, state="skipped")
    return nudge


async def another(work: Work, texts: Texts, person: Person, nudge_id: int, instead_of: str) -> Nudge:
    """Put a really different prompt in its place; the partner keeps theirs.

    A tap about a prompt that has been replaced already changes nothing. Raises Refusal when nothing else
    is left.
    """
    nudge = await own(work, person, nudge_id)
    if nudge.prompt_id != instead_of or nudge.state != "open":
        return nudge
    replaced = await _replaced(work, texts.library_for(person), person, nudge)
    if replaced is None:
        raise Refusal("nudge-no-other")
    return replaced


async def never_again(
    work: Work, texts: Texts, person: Person, nudge_id: int, prompt_id: str
) -> tuple[Nudge, bool]:
    """Let a prompt not come back to them; another stands in its place. False when none was left."""
    nudge = await own(work, person, nudge_id)
    if nudge.prompt_id != prompt_id or nudge.state != "open":
        return nudge, True
    await work.seen.dislike(person.id, prompt_id)
    replaced = await _replaced(work, texts.library_for(person), person, nudge)
    if replaced is not None:
        return replaced, True
    await work.nudges.set_state(nudge.id, "skipped")
    return replace(nudge, state="skipped"), False


async def own(work: Work, person: Person, nudge_id: int) -> Nudge:
    """Raises Refusal when there is no such nudge of theirs."""
    nudge = await work.nudges.own(person.id, nudge_id)
    if nudge is None:
        raise Refusal("nudge-lost")
    return nudge


async def settle(work: Work, person: Person, nudge: Nudge) -> None:
    """They have written to it: it asks for nothing any more."""
    if nudge.state != "answered":
        await work.nudges.set_state(nudge.id, "answered")
        await put_away(work, person, nudge)


async def put_away(work: Work, person: Person, nudge: Nudge) -> None:
    """Take the buttons from its newest card, where one has arrived."""
    message_id = await work.bubbles.find(person.id, About(Subject.NUDGE, nudge.id))
    if message_id is not None:
        await post.strip(work, person, message_id)


async def card_of(work: Work, texts: Texts, person: Person, nudge: Nudge, *, unfolded: bool = False) -> Card:
    """A nudge as it stands, with its practice introduced where this is the first of it."""
    prompt = texts.library.by_id.get(nudge.prompt_id)
    if prompt is None:
        return nudge_card(texts.voice(person.language), nudge, None)
    practice = texts.practices_in(person.language)[prompt.practice]
    for_both = prompt.is_shared and await work.couples.of(person.id) is not None
    first = is_first(prompt.practice, nudge.prompt_id, await work.seen.of(person.id))
    today = Today(prompt, practice, for_both=for_both, introduced=first)
    return nudge_card(texts.voice(person.language), nudge, today, unfolded=unfolded)


async def take_off_preparation(work: Work, couple: Couple) -> None:
    """A check-in was skipped or moved: what prepared it goes, where nobody has answered it and its day is another."""
    for person in (couple.first, couple.second):
        nudge = await work.nudges.newest(person.id)
        if nudge is None or nudge.state != "open" or practice_of(nudge.prompt_id) != CHECKIN_PRACTICE:
            continue
        coming = await preparation.coming(work, couple, person)
        if coming is None or coming.day != nudge.local_date:
            await _take_off(work, person, nudge)


async def _take_off(work: Work, person: Person, nudge: Nudge) -> None:
    about = About(Subject.NUDGE, nudge.id)
    message_id = await work.bubbles.find(person.id, about)
    if message_id is not None:
        await post.remove(work, person, message_id, lane=Lane.BROADCAST)
    await work.outbox.drop(person.id, about)
    await work.nudges.remove(nudge.id)
    await nudge_calendar.arrange(work, person)


async def _rests(work: Work, person: Person, day: date) -> bool:
    """A quiet date stays quiet, and on a hard day nothing more comes."""
    return await quiet.is_quiet(work, person, day) or await hard_day.is_now(work, person)


async def _latest_due(work: Work, person: Person, due_at: datetime) -> tuple[date, datetime] | None:
    if not nudge_calendar.has_nudges(person) or person.nudge_minute is None:
        return None
    prepares = await nudge_calendar.prepares(work, person)
    if prepares is not None and due_at <= prepares.due_at <= work.now:
        in_time = work.now - prepares.due_at <= NUDGE_GRACE
        return (prepares.day, prepares.due_at) if in_time else None
    # a zone whose rules changed since the entry was made may have had the hour before it
    since = due_at - NUDGE_GRACE - _JUST_BEFORE
    return latest_due(person.at, person.nudge_minute, person.weekdays, since, work.now, NUDGE_GRACE)


async def _reopened(work: Work, nudge: Nudge) -> Nudge:
    await work.nudges.set_state(nudge.id, "open")
    return replace(nudge, state="open")


async def _replaced(work: Work, library: Library, person: Person, nudge: Nudge) -> Nudge | None:
    day = local_date(work.now, person.at)
    prompt = await choice.instead_of(work, library, person, day, nudge.prompt_id)
    if prompt is None:
        return None
    await work.nudges.replace(nudge, prompt.id)
    await work.seen.record(person.id, prompt.id, day)
    return replace(nudge, prompt_id=prompt.id, couple_id=None, state="open")


async def _give(
    work: Work, library: Library, person: Person, day: date, due_at: datetime
) -> Nudge | choice.Nothing:
    """The nudge of a date that has none yet, or why there is none."""
    chosen = await choice.for_day(work, library, person, day)
    if not isinstance(chosen, choice.Chosen):
        return chosen
    await work.seen.record(person.id, chosen.prompt.id, day)
    return await work.nudges.add(person.id, day, chosen.prompt.id, chosen.couple_id, due_at)
