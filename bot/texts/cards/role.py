"""The private questions where somebody stands and what was broken; nobody but them ever sees the answers."""

from bot.domain.people import Role
from bot.domain.preferences import BROKEN
from bot.texts.actions.role import ChooseBroken, ChooseRole, ShowRole
from bot.texts.card import Card, tap
from bot.texts.wording import Wording

ROLES: tuple[Role, ...] = ("hurt", "repairing", "mixed", "unsaid")


def ask(voice: Wording) -> Card:
    """The four answers, none marked: whoever else looks at the phone learns nothing."""
    rows = tuple((tap(voice.label(f"role-{role}"), ChooseRole(role)),) for role in ROLES)
    return Card(voice.text("role-ask"), rows)


def setting(voice: Wording) -> Card:
    """The same out of the settings, where what was answered can be looked up by asking once more."""
    asked = ask(voice)
    return Card(asked.text, (*asked.rows, (tap(voice.label("role-show"), ShowRole()),)))


def said(voice: Wording, role: Role | None) -> str:
    """What was answered, as a passing line."""
    if role is None:
        return voice.plain("role-said-nothing")
    return voice.plain("role-said", answer=voice.plain(f"role-{role}"))


def ask_broken(voice: Wording) -> Card:
    """The six answers, none marked: whoever else looks at the phone learns nothing."""
    rows = tuple((tap(voice.label(f"broken-{broken}"), ChooseBroken(broken)),) for broken in BROKEN)
    return Card(voice.text("broken-ask"), rows)
