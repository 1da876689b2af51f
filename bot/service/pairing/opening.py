"""What somebody finds behind a link, and what still waits for their answer; answers nothing for them."""

from dataclasses import dataclass

from bot.domain.invites import MISSES_ALLOWED, MISSES_WINDOW, Invite, can_be_a_token
from bot.domain.people import Person
from bot.service.pairing import invites
from bot.store.work import Work


@dataclass(frozen=True)
class Closed:
    """Nothing can come of it: the key of the sentence that says why."""

    key: str


@dataclass(frozen=True)
class Invited:
    """They have still to say yes or no to somebody who is called `inviter`."""

    invite_id: int
    inviter: str


@dataclass(frozen=True)
class Waiting:
    """They said yes, and `inviter` has still to say that it is them."""

    invite_id: int
    inviter: str


Opened = Closed | Invited | Waiting


async def open_link(work: Work, person: Person, token: str) -> Opened | None:
    """Look at the invite behind a link. Returns what they find, None when it waits for the welcome to end.

    Raises nothing: a link that leads nowhere must be counted, and a refusal would be rolled back with its count.
    """
    if await work.misses.within(person.id, MISSES_WINDOW) >= MISSES_ALLOWED:
        return Closed("pairing-slow-down")
    found = await work.invites.by_token(token) if can_be_a_token(token) else None
    waiting = await work.invites.awaiting(person.id)
    key = await invites.hindrance(work, person, found)
    if key and not (waiting and found and waiting.id == found.id):
        if key == invites.DEAD:  # every one of them counts, or the count would tell which were real once
            await work.misses.add(person.id)
        return Closed(key)
    if waiting:
        return await _waiting(work, waiting)
    if found is None:
        raise AssertionError("a link that leads nowhere has a hindrance")
    await work.invites.look_at(person.id, found.id)
    return await _invited(work, found) if person.onboarded else None


async def waiting_inviter(work: Work, person: Person) -> str | None:
    """The name of who invited somebody that is still being welcomed."""
    found = await work.invites.looked_at(person.id)
    if found is None or await invites.hindrance(work, person, found):
        return None
    return (await work.people.get(found.inviter_id)).called


async def waits_for(work: Work, person: Person) -> Opened | None:
    """What waits for their answer or for a confirmation; once, why an opened invite holds no longer."""
    accepted = await work.invites.awaiting(person.id)
    if accepted:
        return await _waiting(work, accepted)
    if not await work.invites.is_looking(person.id):
        return None
    found = await work.invites.looked_at(person.id)
    key = await invites.hindrance(work, person, found)
    if key is None and found is not None:
        return await _invited(work, found)
    await work.invites.look_away(person.id)
    return None if await work.couples.of(person.id) else Closed(key or invites.DEAD)


async def invited(work: Work, person: Person, invite_id: int) -> Invited | None:
    """The invite that they are looking at; None when it is another one or holds no longer."""
    found = await work.invites.looked_at(person.id)
    if found is None or found.id != invite_id or await invites.hindrance(work, person, found):
        return None
    return await _invited(work, found)


async def _invited(work: Work, found: Invite) -> Invited:
    return Invited(found.id, (await work.people.get(found.inviter_id)).called)


async def _waiting(work: Work, found: Invite) -> Waiting:
    return Waiting(found.id, (await work.people.get(found.inviter_id)).called)
