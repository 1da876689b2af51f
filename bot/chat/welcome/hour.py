"""The question at what time to come: a button, or an hour in words."""

from bot.chat.context import Context, Misread
from bot.chat.routes import Routes
from bot.chat.welcome.steps import go_on, step_card
from bot.domain.questions import Question, QuestionKind
from bot.service import welcome
from bot.texts.actions.welcome import AskHour, ChooseHour
from bot.texts.card import Card
from bot.texts.cards import welcome as cards
from bot.texts.hours import read_hours


async def asked(context: Context, _action: AskHour) -> None:
    await _ask(context, Question(QuestionKind.HOUR))


async def chose(context: Context, action: ChooseHour) -> None:
    await go_on(context, await welcome.be_nudged_at(context.work, context.person, action.minute))


async def wrote(context: Context, _question_before: Question) -> None:
    minutes = read_hours(context.message.text or "")
    if not minutes:
        raise Misread("welcome-hour-unknown", Question(QuestionKind.HOUR))
    if len(minutes) > 1:  # "7" may be either half of the day
        await _ask(context, Question(QuestionKind.HOUR, draft={"first": minutes[0], "second": minutes[1]}))
    else:
        await go_on(context, await welcome.be_nudged_at(context.work, context.person, minutes[0]))


async def _ask(context: Context, question: Question) -> None:
    await context.ask(await _question(context, question), question)


async def _question(context: Context, question: Question) -> Card:
    """Which of two hours they meant, where what they wrote leaves that open; else at what time at all."""
    if "first" not in question.draft:
        return await step_card(context, question.kind)
    return cards.choose_hour(context.voice, [int(question.draft["first"]), int(question.draft["second"])])


def setup(routes: Routes) -> None:
    routes.tap(AskHour, asked, early=True)
    routes.tap(ChooseHour, chose, early=True)
    routes.question(QuestionKind.HOUR, _question, wrote)
