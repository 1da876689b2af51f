"""The private questions where somebody stands and what was broken, in the first days and from the settings."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.questions import Question, QuestionKind
from bot.service import roles
from bot.texts.actions.role import AskBroken, AskRole, ChooseBroken, ChooseRole, ShowRole
from bot.texts.card import Card
from bot.texts.cards import role as cards

_BROKEN = Question(QuestionKind.BROKEN)


async def asked(turn: Turn, _action: AskRole) -> None:
    await turn.ask(cards.setting(turn.voice), Question(QuestionKind.ROLE))


async def shown(turn: Turn, _action: ShowRole) -> str:
    """For a moment, so that nothing of it stays on the screen."""
    return cards.said(turn.voice, turn.person.role)


async def answered(turn: Turn, action: ChooseRole) -> None:
    """The second question follows while nobody has answered it yet; it can be skipped."""
    await roles.choose(turn.work, turn.person, action.role)
    preferences = await turn.work.preferences.of(turn.person.id)
    if preferences.broken is None:
        await turn.ask(cards.ask_broken(turn.voice), _BROKEN)
    else:
        await turn.show(turn.voice.text("role-kept"))


async def asked_broken(turn: Turn, _action: AskBroken) -> None:
    await turn.ask(cards.ask_broken(turn.voice), _BROKEN)


async def answered_broken(turn: Turn, action: ChooseBroken) -> None:
    await roles.say_broken(turn.work, turn.person, action.broken)
    await turn.show(turn.voice.text("role-kept"))


async def _question(turn: Turn, _question: Question) -> Card | None:
    return cards.ask(turn.voice)


async def _broken_question(turn: Turn, _question: Question) -> Card | None:
    return cards.ask_broken(turn.voice)


def setup(routes: Routes) -> None:
    routes.tap(AskRole, asked)
    routes.tap(ChooseRole, answered)
    routes.tap(ShowRole, shown)
    routes.tap(AskBroken, asked_broken)
    routes.tap(ChooseBroken, answered_broken)
    routes.question(QuestionKind.ROLE, _question)
    routes.question(QuestionKind.BROKEN, _broken_question)
