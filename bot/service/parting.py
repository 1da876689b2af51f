"""The end of a couple: at once, without a reason, and with one neutral sentence to the other."""

from datetime import timedelta

from bot.domain.errors import Refusal
from bot.domain.people import Couple, Person
from bot.service import post, roles
from bot.store.work import Work
from bot.texts.card import Card
from bot.texts.texts import Texts

_NEWS_LASTS = timedelta(days=7)


async def couple_to_leave(work: Work, person: Person) -> Couple:
    """Raises Refusal when they have no partner here."""
    couple = await work.couples.of(person.id)
    if couple is None:
        raise Refusal("farewell-no-partner")
    return couple


async def leave(work: Work, texts: Texts, person: Person, couple_id: int) -> None:
    """End the couple they were asked about. Raises Refusal when that one is over already."""
    couple = await couple_to_leave(work, person)
    if couple.id != couple_id:
        raise Refusal("trouble-old-button")
    await end(work, texts, couple, person)


async def end(work: Work, texts: Texts, couple: Couple, leaver: Person) -> None:
    """What was planned together goes; what each wrote or was given stays with them."""
    for one in (couple.first, couple.second):
        await work.schedule.clear(one.id, "eve")
        await work.schedule.clear(one.id, "checkin")
        await work.reflections.stop_waiting(one.id)
    await work.schedule.forget_occurrences(couple.id)
    await work.couples.part(couple.id)
    await roles.begin_apart(work, couple)
    other = couple.other(leaver.id)
    words = texts.voice(other.language).text("farewell-parted")
    await post.send(work, other, Card(words, quiet=True), lifetime=_NEWS_LASTS)
