"""The home: where somebody stands here, with a button for whatever they came for."""

from dataclasses import replace
from functools import partial

from bot.chat.routes import Routes
from bot.chat.turn import Turn
from bot.service import home
from bot.texts.actions.home import Go
from bot.texts.cards import home as cards


async def show(turn: Turn) -> None:
    found = await home.look(turn.work, turn.person)
    card = cards.card(
        turn.voice,
        turn.person,
        turn.work.now,
        returned=turn.returned,
        partner=found.partner,
        next_nudge_at=found.next_nudge_at,
        checkin_at=found.checkin_at,
        waiting=found.waiting,
        suggested=found.suggested,
        invite_ends_at=found.invite_ends_at,
    )
    await turn.say(card)


async def went(routes: Routes, turn: Turn, action: Go) -> None:
    """It answers below, and the home stays as it is."""
    await routes.commands[action.command](replace(turn, anew=True), "")


def setup(routes: Routes) -> None:
    routes.tap(Go, partial(went, routes))
