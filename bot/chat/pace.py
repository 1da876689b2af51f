"""The pace and touch: the answers to the private questions, and their cards in the settings."""

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.domain.events.asking import PaceAsked
from bot.domain.kinds import Kind
from bot.domain.pace import LAST_STAGE
from bot.domain.questions import Question, QuestionKind
from bot.service import pace, questions, roles
from bot.store.work import Work
from bot.texts.actions.pace import AskTouch, More, SetTouch, ShowPace, Stay, StepBack
from bot.texts.card import Card
from bot.texts.cards import pace as cards
from bot.texts.texts import Texts


async def asked(context: Context, _action: ShowPace) -> None:
    await context.show(cards.setting(context.voice, context.person.pace))


async def more(context: Context, _action: More) -> None:
    person = await pace.more(context.work, context.person)
    alone = await _is_alone(context)
    await context.show(cards.kept(context.voice, "more", alone=alone))
    if not alone and person.stage == LAST_STAGE > context.person.stage:
        await context.say(cards.ask_touch(context.voice))


async def stay(context: Context, _action: Stay) -> None:
    await pace.stay(context.work, context.person)
    await context.show(cards.kept(context.voice, "stay"))


async def back(context: Context, _action: StepBack) -> None:
    await pace.back(context.work, context.person)
    await context.show(cards.kept(context.voice, "back", alone=await _is_alone(context)))


async def asked_touch(context: Context, _action: AskTouch) -> None:
    preferences = await context.work.preferences.of(context.person.id)
    await context.show(cards.touch_setting(context.voice, welcome=preferences.touch))


async def answered_touch(context: Context, action: SetTouch) -> None:
    await roles.welcome_touch(context.work, context.person, welcome=action.welcome == "yes")
    await context.show(context.voice.text(f"touch-kept-{action.welcome}"))


async def came(work: Work, texts: Texts, event: PaceAsked) -> None:
    card = cards.question(texts.voice(event.to.language), event.stage, alone=event.alone)
    await questions.bring(work, event.to, Kind.PACE, card, Question(QuestionKind.PACE))


async def _is_alone(context: Context) -> bool:
    return await context.work.couples.of(context.person.id) is None


async def _question(context: Context, _question: Question) -> Card | None:
    return cards.question(context.voice, context.person.stage, alone=await _is_alone(context))


def setup(routes: Routes) -> None:
    routes.tap(ShowPace, asked)
    routes.tap(More, more)
    routes.tap(Stay, stay)
    routes.tap(StepBack, back)
    routes.tap(AskTouch, asked_touch)
    routes.tap(SetTouch, answered_touch)
    routes.event(PaceAsked, came)
    routes.question(QuestionKind.PACE, _question)
