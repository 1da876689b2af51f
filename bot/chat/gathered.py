"""What waited while somebody was left in peace: its one card, and the buttons on it."""

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.domain.events.partner import Gathered, GatheredChanged
from bot.domain.kinds import About, Kind, Subject
from bot.service import gathering, post, shown
from bot.service.offers import DELETABLE
from bot.store.calls import Lane
from bot.store.work import Work
from bot.texts.actions.gathered import LeaveGathered, ReadGathered
from bot.texts.card import Card
from bot.texts.cards.gathered import gathered_card, put_off_card
from bot.texts.texts import Texts

_ABOUT = About(Subject.GATHERED, 0)


async def came(work: Work, texts: Texts, event: Gathered) -> None:
    """The newest card tells of all: an older one that was left alone goes."""
    sent_at = await work.bubbles.sent_at(event.to.id, _ABOUT)
    young = sent_at is None or work.now - sent_at < DELETABLE
    for message in await shown.let_go(work, event.to, Subject.GATHERED, _ABOUT.id):
        await (post.remove if young else post.strip)(work, event.to, message)
    voice = texts.voice(event.to.language)
    card = gathered_card(voice, event.partner, event.counts, many=event.many)
    await post.bring(work, event.to, Kind.GATHER, card, _ABOUT)


async def changed(work: Work, texts: Texts, event: GatheredChanged) -> None:
    """What was taken back since is not told of any more, wherever the card is on its way."""
    on_its_way = await work.outbox.parts(event.to.id, Subject.GATHERED, _ABOUT.id)
    if not on_its_way and await work.bubbles.find(event.to.id, _ABOUT) is None:
        return
    voice = texts.voice(event.to.language)
    if not event.counts:
        card = Card(voice.text("gathered-none"))
    elif event.put_off:
        return
    else:
        card = gathered_card(voice, event.partner, event.counts, many=False)
    await post.edit(work, event.to, _ABOUT, card, lane=Lane.PARTNER)


async def read(context: Context, _action: ReadGathered) -> None:
    if await gathering.read(context.work, context.person):
        await context.put_away()
    else:
        await context.show(context.voice.text("gathered-none"))


async def left(context: Context, _action: LeaveGathered) -> None:
    count = await gathering.put_off(context.work, context.person)
    await context.show(put_off_card(context.voice, count) if count else context.voice.text("gathered-none"))


def setup(routes: Routes) -> None:
    routes.event(Gathered, came)
    routes.event(GatheredChanged, changed)
    routes.tap(ReadGathered, read)
    routes.tap(LeaveGathered, left)
