"""/quietdates: adding, seeing and removing one's own quiet days."""

from bot.chat.routes import Routes
from bot.chat.turn import Misread, Turn
from bot.domain.questions import Question, QuestionKind
from bot.domain.quiet import YearDay
from bot.service import quiet
from bot.texts.actions.quiet import AddDay, RemoveDay
from bot.texts.calendar_days import AmbiguousDayError, find_year_day, read_year_day
from bot.texts.card import Card
from bot.texts.cards import quiet as cards
from bot.texts.hours import squeeze

_WHICH = Question(QuestionKind.QUIET_DAY, draft={"which": 1})


async def asked(turn: Turn, words: str) -> None:
    """/quietdates shows the days; with a day behind it, it adds that one."""
    if words:
        await _add(turn, words)
    else:
        await _show(turn)


async def asked_day(turn: Turn, _action: AddDay) -> None:
    await quiet.refuse_when_full(turn.work, turn.person)
    await turn.ask(turn.voice.text("quiet-ask"), _WHICH)


async def wrote_day(turn: Turn, question: Question) -> None:
    """A day that was asked for may stand in a sentence; beside a list, only a day alone is meant for it."""
    await _add(turn, turn.message.text or "", alone=question.kind is QuestionKind.QUIET_LIST)


async def removed(turn: Turn, action: RemoveDay) -> None:
    await quiet.remove(turn.work, turn.person, action.date_id)
    await _show(turn)


async def _add(turn: Turn, words: str, *, alone: bool = False) -> None:
    await quiet.add(turn.work, turn.person, _read(words, alone=alone))
    await _show(turn)


def _read(words: str, *, alone: bool) -> YearDay:
    """Raises Misread, with the reason, for what is no day of the year, or is not `alone` where it has to be."""
    try:
        day = (read_year_day if alone else find_year_day)(squeeze(words))
    except AmbiguousDayError:
        raise Misread("quiet-ambiguous", _WHICH) from None
    if day is None:
        raise Misread("quiet-unknown", _WHICH)
    return day


async def _show(turn: Turn) -> None:
    """An empty list asks for a day; one that is not shows what there is, and hears of another."""
    days = await quiet.own(turn.work, turn.person)
    kind = QuestionKind.QUIET_LIST if days else QuestionKind.QUIET_DAY
    await turn.ask(cards.own_days(turn.voice, days), Question(kind))


async def _question(turn: Turn, question: Question) -> Card | None:
    return Card(turn.voice.text("quiet-ask")) if "which" in question.draft else await _own_days(turn)


async def _own_days(turn: Turn) -> Card:
    return cards.own_days(turn.voice, await quiet.own(turn.work, turn.person))


def setup(routes: Routes) -> None:
    routes.command("quietdates", asked)
    routes.tap(AddDay, asked_day)
    routes.tap(RemoveDay, removed)
    routes.question(QuestionKind.QUIET_DAY, _question, wrote_day)
    routes.question(QuestionKind.QUIET_LIST, _question, wrote_day)
