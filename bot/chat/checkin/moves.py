"""Moving or skipping one week's check-in."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.domain.events.checkin import CheckinMoved, CheckinSkipped
from bot.domain.questions import Question, QuestionKind
from bot.service import news
from bot.service.checkin import moves
from bot.store.work import Work
from bot.texts.actions.checkin import BackToCard, ChooseLater, ChooseOtherDay, MoveByHours, MoveToDay, Skip
from bot.texts.card import Card
from bot.texts.cards.checkin import moves as cards, reminders
from bot.texts.texts import Texts


async def asked_later(turn: Turn, action: ChooseLater) -> None:
    await turn.ask(await _hours(turn, action.checkin_id), _which(action.checkin_id, "hours"))


async def chose_later(turn: Turn, action: MoveByHours) -> None:
    starts_at = await moves.later(turn.work, turn.person, action.checkin_id, action.hours)
    await turn.show(cards.moved(turn.voice, turn.person, starts_at, turn.work.now))


async def asked_other_day(turn: Turn, action: ChooseOtherDay) -> None:
    await turn.ask(await _days(turn, action.checkin_id), _which(action.checkin_id, "days"))


async def chose_other_day(turn: Turn, action: MoveToDay) -> None:
    starts_at = await moves.move_to_day(turn.work, turn.person, action.checkin_id, action.day)
    await turn.show(cards.moved(turn.voice, turn.person, starts_at, turn.work.now))


async def skipped(turn: Turn, action: Skip) -> None:
    next_at = await moves.skip(turn.work, turn.person, action.checkin_id)
    await turn.show(cards.skipped(turn.voice, turn.person, next_at, turn.work.now))


async def back_to_card(turn: Turn, action: BackToCard) -> None:
    """From a choice back to the card it came from: the reminder, or the word of the day before."""
    _, _, checkin = await moves.movable(turn.work, turn.person, action.checkin_id)
    if checkin.starts_at <= turn.work.now:
        await turn.show(reminders.reminder(turn.voice, checkin.id))
    else:
        await turn.show(reminders.eve(turn.voice, turn.person, checkin.id, checkin.starts_at, turn.work.now))


async def was_moved(work: Work, texts: Texts, event: CheckinMoved) -> None:
    words = cards.moved(texts.voice(event.to.language), event.to, event.starts_at, work.now)
    await news.tell(work, event.to, Card(words))


async def was_skipped(work: Work, texts: Texts, event: CheckinSkipped) -> None:
    words = cards.skipped(texts.voice(event.to.language), event.to, event.starts_at, work.now)
    await news.tell(work, event.to, Card(words))


def _which(checkin_id: int, what: str) -> Question:
    return Question(QuestionKind.OTHER_TIME, checkin_id, {"what": what})


async def _question(turn: Turn, question: Question) -> Card | None:
    """None when that check-in is not to be moved any more."""
    show = _hours if question.draft["what"] == "hours" else _days
    try:
        return await show(turn, question.about or 0)
    except Refusal:
        return None


async def _hours(turn: Turn, checkin_id: int) -> Card:
    hours = await moves.later_hours(turn.work, turn.person, checkin_id)
    return cards.choose_later(turn.voice, checkin_id, hours)


async def _days(turn: Turn, checkin_id: int) -> Card:
    plan, days = await moves.days_for(turn.work, turn.person, checkin_id)
    return cards.choose_other_day(turn.voice, turn.person, checkin_id, days, plan)


def setup(routes: Routes) -> None:
    routes.tap(ChooseLater, asked_later)
    routes.tap(MoveByHours, chose_later)
    routes.tap(ChooseOtherDay, asked_other_day)
    routes.tap(MoveToDay, chose_other_day)
    routes.tap(Skip, skipped)
    routes.tap(BackToCard, back_to_card)
    routes.event(CheckinMoved, was_moved)
    routes.event(CheckinSkipped, was_skipped)
    routes.question(QuestionKind.OTHER_TIME, _question)
