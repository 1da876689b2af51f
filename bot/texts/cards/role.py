"""The private questions where somebody stands and what was broken; nobody but them ever sees the answers."""

from bot.domain.people import Role
from bot.domain.preferences import BROKEN
from bot.texts.actions.role import ChooseBroken, ChooseRole
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


def ask_broken(voice: Wording) -> Card:
    """The six answers, none marked: whoever else looks at the phone learns nothing."""
    rows = tuple((tap(voice.label(f"broken-{broken}"), ChooseBroken(broken)),) for broken in BROKEN)
    return Card(voice.text("broken-ask"), rows)
