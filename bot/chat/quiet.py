"""/quietdates: adding, seeing and removing one's own quiet days."""

from bot.chat.routes import Routes
from bot.chat.turn import Misread, Turn
from bot.domain.questions import Question, QuestionKind
from bot.domain.quiet import YearDay
from bot.service import quiet
from bot.texts.actions.quiet import AddDay, RemoveDay
from bot.texts.calendar_days import AmbiguousDayError, read_year_day
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


async def wrote_day(turn: Turn, _question: Question) -> None:
    await _add(turn, turn.message.text or "")


async def removed(turn: Turn, action: RemoveDay) -> None:
    await quiet.remove(turn.work, turn.person, action.date_id)
    await turn.show(await _own_days(turn))


async def _add(turn: Turn, words: str) -> None:
    await quiet.add(turn.work, turn.person, _read(words))
    await turn.say(await _own_days(turn))


def _read(words: str) -> YearDay:
    """Raises Misread, with the reason, for what is no day of the year."""
    try:
        day = read_year_day(squeeze(words))
    except AmbiguousDayError:
        raise Misread("quiet-ambiguous", _WHICH) from None
    if day is None:
        raise Misread("quiet-unknown", _WHICH)
    return day


async def _show(turn: Turn) -> None:
    """An empty list asks for a day; one that is not only shows what there is."""
    card = await _own_days(turn)
    if await quiet.own(turn.work, turn.person):
        await turn.say(card)
    else:
        await turn.ask(card, Question(QuestionKind.QUIET_DAY))


async def _question(turn: Turn, question: Question) -> Card | None:
    return Card(turn.voice.text("quiet-ask")) if "which" in question.draft else await _own_days(turn)


async def _own_days(turn: Turn) -> Card:
    return cards.own_days(turn.voice, await quiet.own(turn.work, turn.person))


def setup(routes: Routes) -> None:
    routes.command("quietdates", asked)
    routes.tap(AddDay, asked_day)
    routes.tap(RemoveDay, removed)
    routes.question(QuestionKind.QUIET_DAY, _question, wrote_day)
