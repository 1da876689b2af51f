"""/quietdates: adding, seeing and removing one's own quiet days."""

from bot.chat.routes import Routes
from bot.chat.turn import Misread, Turn
from bot.domain.questions import Question, QuestionKind
from bot.service import quiet
from bot.texts.actions.quiet import AddDay, RemoveDay
from bot.texts.card import Card
from bot.texts.cards import quiet as cards
from bot.texts.year_days import find_year_day, read_year_day

_WHICH = Question(QuestionKind.QUIET_DAY, draft={"which": 1})


async def asked(turn: Turn, words: str) -> None:
    """/quietdates shows the days; with a day behind it, it adds that one."""
    if not words:
        await _show(turn)
        return
    day = read_year_day(words)
    if day is None:
        raise Misread("quiet-unknown", _WHICH)
    await quiet.add(turn.work, turn.person, day)
    await _show(turn)


async def asked_day(turn: Turn, _action: AddDay) -> None:
    await quiet.refuse_when_full(turn.work, turn.person)
    await turn.ask(turn.voice.text("quiet-ask"), _WHICH)


async def wrote_day(turn: Turn, question: Question) -> None:
    """A day that was asked for may stand in a sentence; beside a list, only a day alone is meant for it."""
    asked_for = question.kind is QuestionKind.QUIET_DAY
    day = (find_year_day if asked_for else read_year_day)(turn.message.text or "")
    if day is None:
        raise Misread("quiet-unknown", _WHICH)
    await quiet.add(turn.work, turn.person, day)
    await _show(turn)


async def removed(turn: Turn, action: RemoveDay) -> None:
    await quiet.remove(turn.work, turn.person, action.date_id)
    await _show(turn)


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
