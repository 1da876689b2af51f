"""Which messages of ours show something, so that they can be changed or taken away; decides nothing."""

from bot.domain.kinds import About, Subject
from bot.domain.people import Person
from bot.store.calls import Target
from bot.store.work import Work


async def let_go(work: Work, person: Person, subject: Subject, number: int) -> list[Target]:
    """All that show it in their chat, which are about nothing from now on; one that is on its way is found too."""
    return [message for _, message in await let_go_parts(work, person, subject, number)]


async def let_go_parts(
    work: Work, person: Person, subject: Subject, number: int
) -> list[tuple[About, Target]]:
    """The same, each with the part of it that it shows."""
    arrived = await work.bubbles.all(person.id, subject, number)
    found: list[tuple[About, Target]] = [(About(subject, number, part), message) for part, message in arrived]
    waiting = await work.outbox.parts(person.id, subject, number)
    await work.bubbles.forget(person.id, subject, number)
    for part in waiting:
        about = About(subject, number, part)
        await work.outbox.drop(person.id, about)
        found.append((about, about))
    return found
