"""The pace and touch: the answers to the private questions, and their cards in the settings."""

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.domain.pace import LAST_STAGE
from bot.service import pace, roles
from bot.texts.cards import pace as cards


async def asked(turn: Turn) -> None:
    await turn.show(cards.setting(turn.voice, turn.person.pace))


async def more(turn: Turn) -> None:
    person = await pace.more(turn.work, turn.person)
    alone = await turn.work.couples.of(person.id) is None
    await turn.show(cards.kept(turn.voice, "more", alone=alone))
    if not alone and person.stage == LAST_STAGE > turn.person.stage:
        await turn.say(cards.ask_touch(turn.voice))


async def stay(turn: Turn) -> None:
    await pace.stay(turn.work, turn.person)
    await turn.show(cards.kept(turn.voice, "stay"))


async def back(turn: Turn) -> None:
    await pace.back(turn.work, turn.person)
    alone = await turn.work.couples.of(turn.person.id) is None
    await turn.show(cards.kept(turn.voice, "back", alone=alone))


async def asked_touch(turn: Turn) -> None:
    preferences = await turn.work.preferences.of(turn.person.id)
    await turn.show(cards.touch_setting(turn.voice, welcome=preferences.touch))


async def answered_touch(turn: Turn, word: str) -> None:
    if word not in ("yes", "no"):
        raise Refusal("trouble-old-button")
    await roles.welcome_touch(turn.work, turn.person, welcome=word == "yes")
    await turn.show(turn.voice.text(f"touch-kept-{word}"))


def setup(routes: Routes) -> None:
    routes.tap("pace.ask", asked)
    routes.tap("pace.more", more)
    routes.tap("pace.stay", stay)
    routes.tap("pace.back", back)
    routes.tap("touch.ask", asked_touch)
    routes.tap("touch.set", answered_touch)
