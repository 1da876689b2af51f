"""What a person tells at the beginning and may change later: consent, name, zone, hour, days, tracks."""

from typing import Literal

from bot.domain.errors import Refusal
from bot.domain.events.naming import NameChanged
from bot.domain.localtime import is_zone
from bot.domain.names import is_ours, shown
from bot.domain.people import TRACKS, Person, Track
from bot.domain.plaintext import clean, utf16_length
from bot.service import calendar
from bot.store.instants import to_ms
from bot.store.work import Work

NAME_UNITS = 40
"""The longest name, in UTF-16 units: two of them and a sentence fit on a button."""

Step = Literal["consent", "name", "zone", "hour", "tracks"]


def next_step(person: Person) -> Step | None:
    """The first question that is still open, or None once somebody has been welcomed."""
    if person.onboarded:
        return None
    if person.consented_at is None:
        return "consent"
    if person.name is None:
        return "name"
    if person.zone is None:
        return "zone"
    return "hour" if person.nudge_minute is None else "tracks"


async def consent(work: Work, person: Person) -> Person:
    if person.consented_at is None:
        await work.people.set(person.id, consented_at=to_ms(work.now))
    return await work.people.get(person.id)


async def decline(work: Work, person: Person) -> None:
    """Not now: what they did before they were asked is forgotten, but that they said hello."""
    if person.consented_at is None:
        await work.invites.look_away(person.id)
        await work.misses.forget(person.id)
        await work.safety.forget(person.id)


async def call(work: Work, person: Person, name: str) -> Person:
    """Take a name as it was written; a partner is told of a new one. Raises Refusal as `readable_name` does."""
    called = readable_name(name)
    await work.people.set_name(person.id, called)
    couple = await work.couples.of(person.id)
    if couple is not None and called != person.called:
        other = couple.other(person.id)
        work.events.add(NameChanged(to=other, partner_id=person.id, before=person.called, name=called))
    return await _answered(work, person)


def readable_name(words: str) -> str:
    """The name in what they wrote.

    Raises Refusal when nothing of it can be seen, when it is longer than 40 units, has line breaks or is the bot's.
    """
    name = shown(clean(words))
    if len(name.splitlines()) > 1:
        raise Refusal("welcome-name-lines")
    if not name:
        raise Refusal("welcome-name-blank")
    if utf16_length(name) > NAME_UNITS:
        raise Refusal("welcome-name-long")
    if is_ours(name):
        raise Refusal("welcome-name-ours")
    return name


async def live_in(work: Work, person: Person, zone: str) -> Person:
    """Raises Refusal for a name that is no time zone (an invented button)."""
    if not is_zone(zone):
        raise Refusal("trouble-old-button")
    await work.people.set(person.id, zone=zone)
    return await _answered(work, person)


async def be_nudged_at(work: Work, person: Person, minute: int) -> Person:
    """`minute` of their local day, 0 to 1439; raises Refusal outside of it."""
    if not 0 <= minute < 24 * 60:
        raise Refusal("trouble-old-button")
    await work.people.set(person.id, nudge_minute=minute)
    return await _answered(work, person)


async def switch_track(work: Work, person: Person, name: str) -> Person:
    """Turn a track on or off. Raises Refusal for one that does not exist."""
    track: Track | None = next((known for known in TRACKS if known == name), None)
    if track is None:
        raise Refusal("trouble-old-button")
    await work.people.set_tracks(person.id, person.tracks ^ {track})
    return await _answered(work, person)


async def switch_day(work: Work, person: Person, day: int) -> Person:
    """Turn a weekday on or off; 0 is Monday. Raises Refusal for an eighth day."""
    if not 0 <= day < 7:
        raise Refusal("trouble-old-button")
    await work.people.set_weekdays(person.id, person.weekdays ^ {day})
    return await _answered(work, person)


async def finish(work: Work, person: Person) -> Person:
    """Everything is told: from now on nudges come."""
    if next_step(person) != "tracks":
        raise Refusal("trouble-old-button")
    await work.people.set(person.id, onboarded_at=to_ms(work.now))
    await work.outbox.welcome(person.id)
    return await _answered(work, person)


async def _answered(work: Work, person: Person) -> Person:
    """The calendar follows what was said."""
    person = await work.people.get(person.id)
    await calendar.arrange(work, person)
    return person


async def name_for(work: Work, person: Person, partner_id: int) -> NameChanged | None:
    """By which name their partner goes now, for somebody who was left in peace meanwhile."""
    partner = await work.couples.partner_of(person.id)
    if partner is None or partner.id != partner_id:
        return None
    return NameChanged(to=person, partner_id=partner.id, before=None, name=partner.called)
