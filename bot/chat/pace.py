"""The pace and touch: the answers to the private questions, and their cards in the settings."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
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


async def asked(turn: Turn, _action: ShowPace) -> None:
    await turn.show(cards.setting(turn.voice, turn.person.pace))


async def more(turn: Turn, _action: More) -> None:
    person = await pace.more(turn.work, turn.person)
    alone = await _is_alone(turn)
    await turn.show(cards.kept(turn.voice, "more", alone=alone))
    if not alone and person.stage == LAST_STAGE > turn.person.stage:
        await turn.say(cards.ask_touch(turn.voice))


async def stay(turn: Turn, _action: Stay) -> None:
    await pace.stay(turn.work, turn.person)
    await turn.show(cards.kept(turn.voice, "stay"))


async def back(turn: Turn, _action: StepBack) -> None:
    await pace.back(turn.work, turn.person)
    await turn.show(cards.kept(turn.voice, "back", alone=await _is_alone(turn)))


async def asked_touch(turn: Turn, _action: AskTouch) -> None:
    preferences = await turn.work.preferences.of(turn.person.id)
    await turn.show(cards.touch_setting(turn.voice, welcome=preferences.touch))


async def answered_touch(turn: Turn, action: SetTouch) -> None:
    await roles.welcome_touch(turn.work, turn.person, welcome=action.welcome == "yes")
    await turn.show(turn.voice.text(f"touch-kept-{action.welcome}"))


async def came(work: Work, texts: Texts, event: PaceAsked) -> None:
    card = cards.question(texts.voice(event.to.language), event.stage, alone=event.alone)
    await questions.bring(work, event.to, Kind.PACE, card, Question(QuestionKind.PACE))


async def _is_alone(turn: Turn) -> bool:
    return await turn.work.couples.of(turn.person.id) is None


async def _question(turn: Turn, _question: Question) -> Card | None:
    return cards.question(turn.voice, turn.person.stage, alone=await _is_alone(turn))


def setup(routes: Routes) -> None:
    routes.tap(ShowPace, asked)
    routes.tap(More, more)
    routes.tap(Stay, stay)
    routes.tap(StepBack, back)
    routes.tap(AskTouch, asked_touch)
    routes.tap(SetTouch, answered_touch)
    routes.event(PaceAsked, came)
    routes.question(QuestionKind.PACE, _question)
