"""/signs and the buttons of the private check."""

from bot.chat.about import one_id
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.service import signs
from bot.texts.cards import signs as cards


async def asked(turn: Turn, _words: str) -> None:
    await turn.say(cards.check(turn.voice, frozenset()))


async def opened(turn: Turn) -> None:
    await turn.show(cards.check(turn.voice, frozenset()))


async def ticked(turn: Turn, *about: str) -> None:
    await turn.show(cards.check(turn.voice, _ticks(about)))


async def done(turn: Turn, *about: str) -> None:
    ticks = _ticks(about)
    await signs.finish(turn.work, turn.person, ticks)
    await turn.show(cards.kind_word(turn.voice, ticks))


async def later(turn: Turn) -> None:
    await turn.show(turn.voice.text("signs-kept-later"))


async def never(turn: Turn) -> None:
    await signs.never_offer(turn.work, turn.person)
    await turn.show(turn.voice.text("signs-kept-never"))


def _ticks(about: tuple[str, ...]) -> frozenset[str]:
    ticks = cards.ticked_in(one_id(about))
    if ticks is None:
        raise Refusal("trouble-old-button")
    return ticks


def setup(routes: Routes) -> None:
    routes.command("signs", asked)
    routes.tap("signs.open", opened)
    routes.tap("signs.tick", ticked)
    routes.tap("signs.done", done)
    routes.tap("signs.later", later)
    routes.tap("signs.never", never)
