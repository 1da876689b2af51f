"""Moving or skipping one week's check-in."""

from bot.chat.context import Context
from bot.chat.routes import Routes
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


async def asked_later(context: Context, action: ChooseLater) -> None:
    await context.ask(await _hours(context, action.checkin_id), _which(action.checkin_id, "hours"))


async def chose_later(context: Context, action: MoveByHours) -> None:
    starts_at = await moves.later(context.work, context.person, action.checkin_id, action.hours)
    await context.show(cards.moved(context.voice, context.person, starts_at, context.work.now))


async def asked_other_day(context: Context, action: ChooseOtherDay) -> None:
    await context.ask(await _days(context, action.checkin_id), _which(action.checkin_id, "days"))


async def chose_other_day(context: Context, action: MoveToDay) -> None:
    starts_at = await moves.move_to_day(context.work, context.person, action.checkin_id, action.day)
    await context.show(cards.moved(context.voice, context.person, starts_at, context.work.now))


async def skipped(context: Context, action: Skip) -> None:
    next_at = await moves.skip(context.work, context.person, action.checkin_id)
    await context.show(cards.skipped(context.voice, context.person, next_at, context.work.now))


async def back_to_card(context: Context, action: BackToCard) -> None:
    """From a choice back to the card it came from: the reminder, or the word of the day before."""
    _, _, checkin = await moves.movable(context.work, context.person, action.checkin_id)
    if checkin.starts_at <= context.work.now:
        await context.show(reminders.reminder(context.voice, checkin.id))
    else:
        await context.show(
            reminders.eve(context.voice, context.person, checkin.id, checkin.starts_at, context.work.now)
        )


async def was_moved(work: Work, texts: Texts, event: CheckinMoved) -> None:
    words = cards.moved(texts.voice(event.to.language), event.to, event.starts_at, work.now)
    await news.tell(work, event.to, Card(words))


async def was_skipped(work: Work, texts: Texts, event: CheckinSkipped) -> None:
    words = cards.skipped(texts.voice(event.to.language), event.to, event.starts_at, work.now)
    await news.tell(work, event.to, Card(words))


def _which(checkin_id: int, what: str) -> Question:
    return Question(QuestionKind.OTHER_TIME, checkin_id, {"what": what})


async def _question(context: Context, question: Question) -> Card | None:
    """None when that check-in is not to be moved any more."""
    show = _hours if question.draft["what"] == "hours" else _days
    try:
        return await show(context, question.about or 0)
    except Refusal:
        return None


async def _hours(context: Context, checkin_id: int) -> Card:
    hours = await moves.later_hours(context.work, context.person, checkin_id)
    return cards.choose_later(context.voice, checkin_id, hours)


async def _days(context: Context, checkin_id: int) -> Card:
    plan, days = await moves.days_for(context.work, context.person, checkin_id)
    return cards.choose_other_day(context.voice, context.person, checkin_id, days, plan)


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
