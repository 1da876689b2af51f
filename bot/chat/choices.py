"""The buttons of a card as what somebody may type instead; knows no question."""

from bot.chat.routes import Routes
from bot.texts.answers import Choice
from bot.texts.card import Card


def choices_on(routes: Routes, card: Card) -> list[Choice]:
    """Each button that comes back to us, with its label and what it asks for."""
    return [
        Choice(button.label, button.data, routes.read(button.data)[0])
        for row in card.rows
        for button in row
        if button.data is not None
    ]
