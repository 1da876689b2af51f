"""What the calendar brings of the weekly check-in, as cards."""

from bot.chat.routes import Routes
from bot.domain.events.checkin import CheckinCame, EveCame
from bot.domain.kinds import About, Kind, Subject
from bot.service import post
from bot.store.work import Work
from bot.texts.cards.checkin import reminders as cards
from bot.texts.texts import Texts


async def eve_came(work: Work, texts: Texts, event: EveCame) -> None:
    voice = texts.voice(event.to.language)
    card = cards.eve(
        voice, event.to, event.checkin_id, event.starts_at, work.now, on_quiet_date=event.on_quiet_date
    )
    await post.bring(work, event.to, Kind.EVE, card, About(Subject.CHECKIN, event.checkin_id))


async def checkin_came(work: Work, texts: Texts, event: CheckinCame) -> None:
    card = cards.reminder(texts.voice(event.to.language), event.checkin_id, on_quiet_date=event.on_quiet_date)
    await post.bring(work, event.to, Kind.CHECKIN, card, About(Subject.CHECKIN, event.checkin_id))


def setup(routes: Routes) -> None:
    routes.event(EveCame, eve_came)
    routes.event(CheckinCame, checkin_came)
