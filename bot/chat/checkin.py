"""/checkin: settling the weekly time together, and what can be done about one week's."""

from datetime import date

from bot.chat import checkin_meeting
from bot.chat.about import id_and_word, one_id, two_ids
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.service import checkin_planning, checkins
from bot.texts.card import Card
from bot.texts.cards import checkin as cards
from bot.texts.hours import read_weekly


async def asked(turn: Turn, words: str) -> None:
    """/checkin shows how things stand; with a day and a time behind it, it suggests them."""
    if words:
        await _suggest(turn, words)
    else:
        await turn.say(await _overview(turn))


async def asked_day(turn: Turn, *_about: str) -> None:
    await checkin_planning.couple_of(turn.work, turn.person)
    await turn.show(cards.choose_day(turn.voice))


async def chose_day(turn: Turn, *about: str) -> None:
    weekday = one_id(about)
    if weekday > 6:
        raise Refusal("trouble-old-button")
    await checkin_planning.couple_of(turn.work, turn.person)
    await turn.show(cards.choose_time(turn.voice, weekday))


async def chose_time(turn: Turn, *about: str) -> None:
    weekday, minute = two_ids(about)
    await _propose(turn, weekday, minute)


async def asked_words(turn: Turn, *_about: str) -> None:
    await checkin_planning.couple_of(turn.work, turn.person)
    await turn.work.people.set(turn.person.id, expects="checkin.when")
    await turn.show(turn.voice.text("checkin-write-time"))


async def wrote_time(turn: Turn) -> None:
    await _suggest(turn, turn.message.text or "")
    await turn.work.people.set(turn.person.id, expects=None)


async def agreed(turn: Turn, *about: str) -> None:
    proposal_id = one_id(about)
    starts_at = await checkin_planning.agree(turn.work, turn.texts, turn.person, proposal_id)
    await turn.show(cards.agreed(turn.voice, turn.person, starts_at, turn.work.now))


async def withdrew(turn: Turn, *about: str) -> None:
    proposal_id = one_id(about)
    await checkin_planning.withdraw(turn.work, turn.texts, turn.person, proposal_id)
    await turn.show(turn.voice.text("checkin-withdrawn"))


async def asked_later(turn: Turn, *about: str) -> None:
    checkin_id = one_id(about)
    hours = await checkins.later_hours(turn.work, turn.person, checkin_id)
    await turn.show(cards.choose_later(turn.voice, checkin_id, hours))


async def chose_later(turn: Turn, *about: str) -> None:
    checkin_id, hours = two_ids(about)
    starts_at = await checkins.later(turn.work, turn.texts, turn.person, checkin_id, hours)
    await turn.show(cards.said(turn.voice, "checkin-moved", turn.person, starts_at, turn.work.now))


async def asked_other_day(turn: Turn, *about: str) -> None:
    checkin_id = one_id(about)
    plan, days = await checkins.days_for(turn.work, turn.person, checkin_id)
    await turn.show(cards.choose_other_day(turn.voice, turn.person, checkin_id, days, plan))


async def chose_other_day(turn: Turn, *about: str) -> None:
    checkin_id, word = id_and_word(about)
    try:
        day = date.fromisoformat(word)
    except ValueError:
        raise Refusal("trouble-old-button") from None
    starts_at = await checkins.move_to_day(turn.work, turn.texts, turn.person, checkin_id, day)
    await turn.show(cards.said(turn.voice, "checkin-moved", turn.person, starts_at, turn.work.now))


async def skipped(turn: Turn, *about: str) -> None:
    checkin_id = one_id(about)
    next_at = await checkins.skip(turn.work, turn.texts, turn.person, checkin_id)
    await turn.show(cards.said(turn.voice, "checkin-skipped", turn.person, next_at, turn.work.now))


async def back_to_card(turn: Turn, *about: str) -> None:
    """From a choice back to the card it came from: the reminder, or the word of the day before."""
    checkin_id = one_id(about)
    _, _, checkin = await checkins.movable(turn.work, turn.person, checkin_id)
    if checkin.starts_at <= turn.work.now:
        await turn.show(cards.reminder(turn.voice, checkin_id))
    else:
        await turn.show(cards.eve(turn.voice, turn.person, checkin, turn.work.now))


async def _suggest(turn: Turn, words: str) -> None:
    found = read_weekly(words)
    if found is None:
        await checkin_planning.couple_of(turn.work, turn.person)
        raise Refusal("checkin-time-unknown")
    await _propose(turn, *found)


async def _propose(turn: Turn, weekday: int, minute: int) -> None:
    await checkin_planning.propose(turn.work, turn.texts, turn.person, weekday, minute)
    standing = await checkin_planning.standing(turn.work, turn.person)
    if standing.proposal is None and standing.coming is not None:  # the partner had suggested the same
        await turn.show(cards.agreed(turn.voice, turn.person, standing.coming.starts_at, turn.work.now))
    else:
        await turn.show(_proposal_card(turn, standing))


async def _overview(turn: Turn) -> Card:
    standing = await checkin_planning.standing(turn.work, turn.person)
    if standing.current is not None:
        if standing.current.state == "started":
            return cards.running(turn.voice, standing.current.id)
        return cards.reminder(turn.voice, standing.current.id)
    if standing.proposal is not None:
        return _proposal_card(turn, standing)
    if standing.coming is None:
        return cards.choose_day(turn.voice)
    return cards.planned(turn.voice, turn.person, standing.coming, turn.work.now, today=standing.can_begin)


def _proposal_card(turn: Turn, standing: checkin_planning.Standing) -> Card:
    """A suggestion that waits, as its reader meets it, and below it the time that still holds."""
    proposal, person, now = standing.proposal, turn.person, turn.work.now
    if proposal is None:
        raise Refusal("checkin-proposal-gone")
    show = cards.proposed if proposal.proposer_id == person.id else cards.asked
    card = show(turn.voice, person, standing.partner, proposal, now)
    if standing.coming is not None:
        card = cards.with_plan(turn.voice, card, person, standing.coming.starts_at, now)
    return card


def setup(routes: Routes) -> None:
    routes.command("checkin", asked)
    routes.tap("checkin.propose", asked_day)
    routes.tap("checkin.day", chose_day)
    routes.tap("checkin.time", chose_time)
    routes.tap("checkin.type", asked_words)
    routes.answer("checkin.when", wrote_time)
    routes.tap("checkin.agree", agreed)
    routes.tap("checkin.withdraw", withdrew)
    routes.tap("checkin.later", asked_later)
    routes.tap("checkin.in", chose_later)
    routes.tap("checkin.move", asked_other_day)
    routes.tap("checkin.on", chose_other_day)
    routes.tap("checkin.skip", skipped)
    routes.tap("checkin.card", back_to_card)
    checkin_meeting.setup(routes)
