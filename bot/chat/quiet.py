"""/quietdates: adding, seeing and removing one's own quiet days."""

from bot.chat.context import Context, Misread
from bot.chat.routes import Routes
from bot.domain.questions import Question, QuestionKind
from bot.domain.quiet import YearDay
from bot.service import quiet
from bot.texts.actions.quiet import AddDay, RemoveDay
from bot.texts.calendar_days import AmbiguousDayError, find_year_day, read_year_day
from bot.texts.card import Card
from bot.texts.cards import quiet as cards
from bot.texts.hours import squeeze

_WHICH = Question(QuestionKind.QUIET_DAY, draft={"which": 1})


async def asked(context: Context, words: str) -> None:
    """/quietdates shows the days; with a day behind it, it adds that one."""
    if words:
        await _add(context, words)
    else:
        await _show(context)


async def asked_day(context: Context, _action: AddDay) -> None:
    await quiet.refuse_when_full(context.work, context.person)
    await context.ask(context.voice.text("quiet-ask"), _WHICH)


async def wrote_day(context: Context, question: Question) -> None:
    """A day that was asked for may stand in a sentence; beside a list, only a day alone is meant for it."""
    await _add(context, context.message.text or "", alone=question.kind is QuestionKind.QUIET_LIST)


async def removed(context: Context, action: RemoveDay) -> None:
    await quiet.remove(context.work, context.person, action.date_id)
    await _show(context)


async def _add(context: Context, words: str, *, alone: bool = False) -> None:
    await quiet.add(context.work, context.person, _read(words, alone=alone))
    await _show(context)


def _read(words: str, *, alone: bool) -> YearDay:
    """Raises Misread, with the reason, for what is no day of the year, or is not `alone` where it has to be."""
    try:
        day = (read_year_day if alone else find_year_day)(squeeze(words))
    except AmbiguousDayError:
        raise Misread("quiet-ambiguous", _WHICH) from None
    if day is None:
        raise Misread("quiet-unknown", _WHICH)
    return day


async def _show(context: Context) -> None:
    """An empty list asks for a day; one that is not shows what there is, and hears of another."""
    days = await quiet.own(context.work, context.person)
    kind = QuestionKind.QUIET_LIST if days else QuestionKind.QUIET_DAY
    await context.ask(cards.own_days(context.voice, days), Question(kind))


async def _question(context: Context, question: Question) -> Card | None:
    return Card(context.voice.text("quiet-ask")) if "which" in question.draft else await _own_days(context)


async def _own_days(context: Context) -> Card:
    return cards.own_days(context.voice, await quiet.own(context.work, context.person))


def setup(routes: Routes) -> None:
    routes.command("quietdates", asked)
    routes.tap(AddDay, asked_day)
    routes.tap(RemoveDay, removed)
    routes.question(QuestionKind.QUIET_DAY, _question, wrote_day)
    routes.question(QuestionKind.QUIET_LIST, _question, wrote_day)
