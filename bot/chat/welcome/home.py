"""The home: where somebody stands here, with a button for whatever they came for."""

from dataclasses import replace
from functools import partial

from bot.chat.context import Context
from bot.chat.routes import Routes
from bot.service import home
from bot.texts.actions.home import Go
from bot.texts.cards import home as cards


async def show(context: Context) -> None:
    found = await home.look(context.work, context.person)
    card = cards.card(
        context.voice,
        context.person,
        context.work.now,
        returned=context.returned,
        partner=found.partner,
        next_nudge_at=found.next_nudge_at,
        checkin_at=found.checkin_at,
        waiting=found.waiting,
        suggested=found.suggested,
        invite_ends_at=found.invite_ends_at,
    )
    await context.say(card)


async def went(routes: Routes, context: Context, action: Go) -> None:
    """It answers below, and the home stays as it is."""
    await routes.commands[action.command](replace(context, anew=True), "")


def setup(routes: Routes) -> None:
    routes.tap(Go, partial(went, routes))
