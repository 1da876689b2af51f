"""The private questions where somebody stands and what was broken, in the first days and from the settings."""

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.domain.questions import Question, QuestionKind
from bot.service import roles
from bot.texts.actions.role import AskBroken, AskRole, ChooseBroken, ChooseRole, ShowRole
from bot.texts.card import Card
from bot.texts.cards import role as cards

_BROKEN = Question(QuestionKind.BROKEN)


async def asked(context: Context, _action: AskRole) -> None:
    await context.ask(cards.setting(context.voice), Question(QuestionKind.ROLE))


async def shown(context: Context, _action: ShowRole) -> str:
    """For a moment, so that nothing of it stays on the screen."""
    return cards.said(context.voice, context.person.role)


async def answered(context: Context, action: ChooseRole) -> None:
    """The second question follows while nobody has answered it yet; it can be skipped."""
    await roles.choose(context.work, context.person, action.role)
    preferences = await context.work.preferences.of(context.person.id)
    if preferences.broken is None:
        await context.ask(cards.ask_broken(context.voice), _BROKEN)
    else:
        await context.show(context.voice.text("role-kept"))


async def asked_broken(context: Context, _action: AskBroken) -> None:
    await context.ask(cards.ask_broken(context.voice), _BROKEN)


async def answered_broken(context: Context, action: ChooseBroken) -> None:
    await roles.say_broken(context.work, context.person, action.broken)
    await context.show(context.voice.text("role-kept"))


async def _question(context: Context, _question: Question) -> Card | None:
    return cards.ask(context.voice)


async def _broken_question(context: Context, _question: Question) -> Card | None:
    return cards.ask_broken(context.voice)


def setup(routes: Routes) -> None:
    routes.tap(AskRole, asked)
    routes.tap(ChooseRole, answered)
    routes.tap(ShowRole, shown)
    routes.tap(AskBroken, asked_broken)
    routes.tap(ChooseBroken, answered_broken)
    routes.question(QuestionKind.ROLE, _question)
    routes.question(QuestionKind.BROKEN, _broken_question)
