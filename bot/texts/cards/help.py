"""The help screen and the privacy policy; must not know who reads them."""

from bot.texts.card import TEXT_UNITS, Card, fits
from bot.texts.wording import Wording

POLICY = (
    "purpose",
    "operator",
    "kept",
    "sealed",
    "partner",
    "telegram",
    "time",
    "rights",
    "emergency",
    "contact",
)
"""The sections of the policy, in order."""


def help_screen(voice: Wording) -> Card:
    return Card(voice.text("help-screen"))


def policy(voice: Wording) -> list[Card]:
    """The policy in as few messages as it fits into; a section is never cut in two."""
    pages: list[str] = []
    for section in POLICY:
        words = voice.text(f"privacy-{section}")
        joined = f"{pages[-1]}\n\n{words}" if pages else words
        if pages and fits(joined, TEXT_UNITS):
            pages[-1] = joined
        else:
            pages.append(words)
    return [Card(page) for page in pages]
