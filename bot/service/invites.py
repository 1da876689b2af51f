"""When an invite holds and how it ends; whoever was waiting for it reads one neutral sentence."""

from datetime import timedelta

from bot.domain.errors import Refusal
from bot.domain.invites import Invite, State
from bot.domain.kinds import About, Subject
from bot.domain.people import Person
from bot.service import news, post
from bot.store.calls import Lane
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.texts import Texts

NEWS_LASTS = timedelta(days=7)
"""How long a message about an invite may take to arrive."""


async def hindrance(work: Work, person: Person, found: Invite) -> str | None:
    """Why this person cannot say yes to this invite, as the key of a sentence."""
    if found.inviter_id == person.id:
        return "pairing-own"
    couple = await work.couples.of(person.id)
    if couple:
        same = couple.other(person.id).id == found.inviter_id
        return "pairing-already-together" if same else "pairing-has-partner"
    if found.closed(work.now):
        return closed_key(work, found)
    if found.state == "accepted":
        return "pairing-taken"
    # who has the link may learn that it is closed, not that its sender found somebody
    return "pairing-closed" if await work.couples.of(found.inviter_id) else None


async def still_open(work: Work, found: Invite) -> None:
    if found.closed(work.now):
        raise Refusal(closed_key(work, found))


def closed_key(work: Work, found: Invite) -> str:
    """Each way an invite can end has its sentence: expired, used, replaced, declined, withdrawn."""
    return f"pairing-{found.closed(work.now) or 'closed'}"


async def close(work: Work, texts: Texts, found: Invite, state: State, *, by: Person) -> None:
    """End an invite, and tell the other of the two who were in it, if there is one."""
    await work.invites.settle(found.id, state)
    await put_away(work, found)
    if found.closed(work.now):
        return  # it had expired: nobody waits for it
    if by.id != found.inviter_id:
        await _tell(work, texts, found.inviter_id, "pairing-yours-closed")
    elif found.invitee_id is not None:
        await _tell(work, texts, found.invitee_id, "pairing-theirs-closed")


async def put_away(work: Work, found: Invite) -> None:
    """It is over: the buttons go from every card about it that has arrived, and from the question on its way."""
    inviter = await work.people.get(found.inviter_id)
    await _strip_all(work, inviter, About(Subject.INVITE, found.id))
    if found.invitee_id is not None:
        if not await _strip_all(work, inviter, About(Subject.CONFIRM, found.id)):
            await post.strip(work, inviter, About(Subject.CONFIRM, found.id), lane=Lane.PARTNER)
        await _strip_all(work, await work.people.get(found.invitee_id), About(Subject.INVITED, found.id))


async def _strip_all(work: Work, person: Person, about: About) -> int:
    """Returns how many had arrived."""
    arrived = await work.bubbles.all(person.id, about.subject, about.id)
    for _, message in arrived:
        await post.strip(work, person, message, lane=Lane.PARTNER)
    return len(arrived)


async def _tell(work: Work, texts: Texts, person_id: int, key: str) -> None:
    person = await work.people.get(person_id)
    await news.tell(work, person, said(texts, person, key), lifetime=NEWS_LASTS)


async def close_all(work: Work, texts: Texts, person: Person) -> None:
    """End every invite they sent or said yes to, and tell who was waiting for it."""
    for found in await work.invites.unsettled(person.id):
        state: State = "withdrawn" if found.inviter_id == person.id else "declined"
        await close(work, texts, found, state, by=person)
    await work.invites.look_away(person.id)


def said(texts: Texts, person: Person, key: str) -> Card:
    return Card(texts.voice(person.language).text(key))
