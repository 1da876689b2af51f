"""/settings: what was chosen at the beginning, on one card, each to be changed."""

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.domain.events.living import LivingChanged
from bot.domain.people import Person
from bot.domain.questions import Question, QuestionKind
from bot.service import living, news, welcome
from bot.service.checkin import planning
from bot.store.work import Work
from bot.texts.actions.settings import AskDays, AskPlace, CloseSettings, OpenSettings, SetPlace, SwitchDay
from bot.texts.card import Card
from bot.texts.cards import settings as cards
from bot.texts.texts import Texts

_DAYS = Question(QuestionKind.DAYS)


async def shown(context: Context, _words: str) -> None:
    await context.say(await overview(context, context.person))


async def opened(context: Context, _action: OpenSettings) -> None:
    await context.show(await overview(context, context.person))


async def overview(context: Context, person: Person) -> Card:
    """Everything they chose, with what takes a partner only where they have one."""
    paired = await context.work.couples.of(person.id) is not None
    weekly = await planning.weekly_time_of(context.work, person)
    return cards.overview(context.voice, person, context.work.now, paired=paired, weekly=weekly)


async def closed(context: Context, _action: CloseSettings) -> None:
    await context.show(context.voice.text("settings-closed"))


async def asked_days(context: Context, _action: AskDays) -> None:
    await ask_days(context)


async def ask_days(context: Context, *, anew: bool = False) -> None:
    """In place of the card that was tapped, or below it (`anew`)."""
    await context.ask(cards.ask_days(context.voice, context.person.weekdays), _DAYS, anew=anew)


async def switched_day(context: Context, action: SwitchDay) -> None:
    person = await welcome.switch_day(context.work, context.person, action.day)
    await context.ask(cards.ask_days(context.voice, person.weekdays), _DAYS)


async def _days(context: Context, _question: Question) -> Card | None:
    return cards.ask_days(context.voice, context.person.weekdays)


async def asked_place(context: Context, _action: AskPlace) -> None:
    await _show_place(context)


async def set_place(context: Context, action: SetPlace) -> None:
    await living.say(context.work, context.person, apart=action.place == "apart")
    await _show_place(context)


async def _show_place(context: Context) -> None:
    await context.show(
        cards.ask_place(context.voice, apart=await living.is_apart(context.work, context.person))
    )


async def place_changed(work: Work, texts: Texts, event: LivingChanged) -> None:
    """It holds for them too, so they are told; without a sound."""
    card = cards.place_changed(texts.voice(event.to.language), event.partner, apart=event.apart)
    await news.tell(work, event.to, card, author=event.partner_id)


def setup(routes: Routes) -> None:
    routes.command("settings", shown)
    routes.tap(OpenSettings, opened)
    routes.tap(CloseSettings, closed)
    routes.tap(AskDays, asked_days)
    routes.tap(SwitchDay, switched_day)
    routes.tap(AskPlace, asked_place)
    routes.tap(SetPlace, set_place)
    routes.event(LivingChanged, place_changed)
    routes.question(QuestionKind.DAYS, _days)
