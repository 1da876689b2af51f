"""/leave and /forget with their questions; what happens is the services' affair."""

from bot.chat.about import one_id
from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.domain.errors import Refusal
from bot.service import erasure, parting
from bot.texts.cards import farewell as cards


async def asked_to_leave(turn: Turn, _words: str) -> None:
    couple = await parting.couple_to_leave(turn.work, turn.person)
    await turn.say(cards.leave(turn.voice, couple.id, couple.other(turn.person.id).called))


async def left(turn: Turn, *about: str) -> None:
    await parting.leave(turn.work, turn.texts, turn.person, one_id(about))
    await turn.show(turn.voice.text("farewell-left"))


async def stayed(turn: Turn, *_about: str) -> None:
    await turn.show(turn.voice.text("farewell-stayed"))


async def asked_to_forget(turn: Turn, _words: str) -> None:
    await turn.say(cards.forget(turn.voice, turn.person.id))


async def went_on(turn: Turn, *about: str) -> None:
    _check_it_is_theirs(turn, about)
    await turn.show(cards.forget_surely(turn.voice, turn.person.id))


async def forgotten(turn: Turn, *about: str) -> None:
    _check_it_is_theirs(turn, about)
    await erasure.forget(turn.work, turn.texts, turn.person)
    await turn.put_away()


async def kept(turn: Turn, *_about: str) -> None:
    await turn.show(turn.voice.text("farewell-kept"))


def _check_it_is_theirs(turn: Turn, about: tuple[str, ...]) -> None:
    """A button from before an earlier erasure must not erase who began anew."""
    if one_id(about) != turn.person.id:
        raise Refusal("trouble-old-button")


def setup(routes: Routes) -> None:
    routes.command("leave", asked_to_leave, early=True)
    routes.command("forget", asked_to_forget, early=True)
    routes.tap("leave.yes", left, early=True)
    routes.tap("leave.no", stayed, early=True)
    routes.tap("forget.sure", went_on, early=True)
    routes.tap("forget.now", forgotten, early=True)
    routes.tap("forget.no", kept, early=True)
