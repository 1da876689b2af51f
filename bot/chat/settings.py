"""/settings: what was chosen at the beginning, on one card, each to be changed."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
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


async def shown(turn: Turn, _words: str) -> None:
    await turn.say(await overview(turn, turn.person))


async def opened(turn: Turn, _action: OpenSettings) -> None:
    await turn.show(await overview(turn, turn.person))


async def overview(turn: Turn, person: Person) -> Card:
    """Everything they chose, with what takes a partner only where they have one."""
    paired = await turn.work.couples.of(person.id) is not None
    weekly = await planning.weekly_time_of(turn.work, person)
    return cards.overview(turn.voice, person, turn.work.now, paired=paired, weekly=weekly)


async def closed(turn: Turn, _action: CloseSettings) -> None:
    await turn.show(turn.voice.text("settings-closed"))


async def asked_days(turn: Turn, _action: AskDays) -> None:
    await ask_days(turn)


async def ask_days(turn: Turn, *, anew: bool = False) -> None:
    """In place of the card that was tapped, or below it (`anew`)."""
    await turn.ask(cards.ask_days(turn.voice, turn.person.weekdays), _DAYS, anew=anew)


async def switched_day(turn: Turn, action: SwitchDay) -> None:
    person = await welcome.switch_day(turn.work, turn.person, action.day)
    await turn.ask(cards.ask_days(turn.voice, person.weekdays), _DAYS)


async def _days(turn: Turn, _question: Question) -> Card | None:
    return cards.ask_days(turn.voice, turn.person.weekdays)


async def asked_place(turn: Turn, _action: AskPlace) -> None:
    await _show_place(turn)


async def set_place(turn: Turn, action: SetPlace) -> None:
    await living.say(turn.work, turn.person, apart=action.place == "apart")
    await _show_place(turn)


async def _show_place(turn: Turn) -> None:
    await turn.show(cards.ask_place(turn.voice, apart=await living.is_apart(turn.work, turn.person)))


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
