"""A check-in under way: either phone moves both on, and both see the same card."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.checkin import BREAK_MINUTES, SHORTEST_BREAK, Checkin, can_begin, may_go_on
from bot.domain.errors import Refusal
from bot.domain.kinds import About, Subject
from bot.domain.people import Couple, Person
from bot.service import checkin_calendar, post
from bot.service.checkin_planning import arrange_both
from bot.service.checkins import movable
from bot.store.calls import Lane
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.cards import agenda as cards
from bot.texts.cards.settings import local_words
from bot.texts.texts import Texts


async def start(work: Work, texts: Texts, person: Person, checkin_id: int) -> bool:
    """Begin for both: each gets the first card. False when it was open already.

    Raises Refusal when it is not planned any more, or not today.
    """
    couple = await work.couples.of(person.id)
    begun = await work.checkins.get(couple.id, checkin_id) if couple else None
    if begun and begun.state == "started":
        return False
    couple, _, checkin = await movable(work, person, checkin_id)
    if not can_begin(checkin.starts_at, work.now, person.at):
        raise Refusal("checkin-not-today")
    await work.checkins.set_state(checkin.id, "started")
    await work.checkins.turn_to(checkin.id, 0)
    await arrange_both(work, couple)
    partner = couple.other(person.id)
    await _put_reminder_away(work, partner, checkin.id)
    await _deal(work, texts, person, couple, checkin.id)
    await _deal(work, texts, partner, couple, checkin.id, lane=Lane.PARTNER)
    return True


async def show_again(work: Work, texts: Texts, person: Person, checkin_id: int) -> None:
    """Send the present card anew to the one who asked. Raises Refusal when there is no such check-in."""
    couple, _ = await _begun(work, person, checkin_id)
    await _deal(work, texts, person, couple, checkin_id)


async def turn(work: Work, texts: Texts, person: Person, checkin_id: int, made_on: int, *, by: int) -> Card:
    """Go `by` steps on (or back) from the step the tap was made on. A tap on another step changes nothing."""
    couple, checkin = await _begun(work, person, checkin_id)
    target = made_on + by
    ours = checkin.state == "started" and checkin.break_at is None and checkin.step == made_on
    if ours and 0 <= target < len(texts.agenda(person.language)):
        await work.checkins.turn_to(checkin.id, target)
        return await _both_see(work, texts, person, couple, checkin.id)
    return await face(work, texts, person, couple, checkin.id)


async def take_break(work: Work, texts: Texts, person: Person, checkin_id: int) -> Card:
    """Stop for both, on whichever step a tap was made: a break never comes too late."""
    couple, checkin = await _begun(work, person, checkin_id)
    if checkin.state == "started" and checkin.break_at is None:
        await work.checkins.set_break(checkin.id, work.now, None)
        return await _both_see(work, texts, person, couple, checkin.id)
    return await face(work, texts, person, couple, checkin.id)


async def set_break(work: Work, texts: Texts, person: Person, checkin_id: int, minutes: int) -> Card:
    """How long the break is: 20, 30 or 60 minutes from now. The first choice stands."""
    if minutes not in BREAK_MINUTES:
        raise Refusal("trouble-old-button")
    couple, checkin = await _begun(work, person, checkin_id)
    if checkin.state == "started" and checkin.break_at is not None and checkin.back_at is None:
        await work.checkins.set_break(checkin.id, work.now, work.now + timedelta(minutes=minutes))
        return await _both_see(work, texts, person, couple, checkin.id)
    return await face(work, texts, person, couple, checkin.id)


async def go_on(work: Work, texts: Texts, person: Person, checkin_id: int) -> Card:
    """Back from a break to the step where it began. Raises Refusal in its first twenty minutes."""
    couple, checkin = await _begun(work, person, checkin_id)
    if checkin.state != "started" or checkin.break_at is None:
        return await face(work, texts, person, couple, checkin.id)
    if not may_go_on(checkin.break_at, checkin.back_at, work.now):
        voice = texts.voice(person.language)
        _, time = local_words(voice, person, checkin.break_at + SHORTEST_BREAK, work.now)
        raise Refusal("checkin-break-short", time=time)
    await work.checkins.set_break(checkin.id, None, None)
    return await _both_see(work, texts, person, couple, checkin.id)


async def close(work: Work, texts: Texts, person: Person, checkin_id: int) -> Card:
    """End it for both, at any step."""
    couple, checkin = await _begun(work, person, checkin_id)
    if checkin.state == "done":
        return await face(work, texts, person, couple, checkin.id)
    await work.checkins.set_state(checkin.id, "done")
    return await _both_see(work, texts, person, couple, checkin.id)


async def reopen(work: Work, texts: Texts, person: Person, checkin_id: int) -> Card:
    """Take a check-in up again that was closed early on the same day, on the step where it was."""
    couple, checkin = await _begun(work, person, checkin_id)
    if checkin.state == "started":
        return await face(work, texts, person, couple, checkin.id)
    if not can_begin(checkin.starts_at, work.now, person.at):
        raise Refusal("checkin-over")
    await work.checkins.set_state(checkin.id, "started")
    return await _both_see(work, texts, person, couple, checkin.id)


async def face(work: Work, texts: Texts, person: Person, couple: Couple, checkin_id: int) -> Card:
    """The present card as that person reads it. Raises Refusal when the check-in is gone."""
    checkin = await work.checkins.get(couple.id, checkin_id)
    if checkin is None:
        raise Refusal("checkin-over")
    next_at = await _next_at(work, couple, checkin)
    voice, agenda = texts.voice(person.language), texts.agenda(person.language)
    return cards.face(voice, agenda, person, checkin, next_at=next_at, now=work.now)


async def _begun(work: Work, person: Person, checkin_id: int) -> tuple[Couple, Checkin]:
    """A check-in of the person's own couple that has begun, or is over. Raises Refusal for any other."""
    couple = await work.couples.of(person.id)
    checkin = await work.checkins.get(couple.id, checkin_id) if couple else None
    if couple is None or checkin is None or checkin.state not in ("started", "done"):
        raise Refusal("checkin-over")
    return couple, checkin


async def _both_see(work: Work, texts: Texts, person: Person, couple: Couple, checkin_id: int) -> Card:
    """Turn the partner's card to what is now, and return the person's own."""
    partner = couple.other(person.id)
    card = await face(work, texts, partner, couple, checkin_id)
    await post.edit(work, partner, About(Subject.AGENDA, checkin_id), card, lane=Lane.PARTNER)
    return await face(work, texts, person, couple, checkin_id)


async def _deal(
    work: Work, texts: Texts, to: Person, couple: Couple, checkin_id: int, *, lane: Lane = Lane.ANSWER
) -> None:
    card = replace(await face(work, texts, to, couple, checkin_id), quiet=to.paused)
    await post.send(work, to, card, about=About(Subject.AGENDA, checkin_id), lane=lane)


async def _put_reminder_away(work: Work, partner: Person, checkin_id: int) -> None:
    if not await work.outbox.drop(partner.id, About(Subject.CHECKIN, checkin_id)):
        await post.strip(work, partner, About(Subject.CHECKIN, checkin_id), lane=Lane.PARTNER)


async def _next_at(work: Work, couple: Couple, checkin: Checkin) -> datetime:
    """When the couple's next check-in starts; only a closed one names it."""
    plan = await work.checkins.plan(couple.id)
    if plan is None or checkin.state != "done":
        return checkin.starts_at
    return (await checkin_calendar.upcoming(work, couple.id, plan)).starts_at
