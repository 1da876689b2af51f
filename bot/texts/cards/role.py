"""The private question where somebody stands; nobody but them ever sees the answer."""

from bot.domain.people import Role
from bot.texts.actions.role import ChooseRole
from bot.texts.card import Card, tap
from bot.texts.wording import Wording

ROLES: tuple[Role, ...] = ("hurt", "repairing", "mixed", "unsaid")


def ask(voice: Wording, chosen: Role | None) -> Card:
    """The four answers, the present one marked."""
    rows = tuple(
        (tap(voice.label(f"role-{role}" if role != chosen else f"role-{role}-chosen"), ChooseRole(role)),)
        for role in ROLES
    )
    return Card(voice.text("role-ask"), rows)
