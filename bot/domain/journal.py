"""One entry of a journal as a certain reader may see it; must not know how it is shown."""

from dataclasses import dataclass
from datetime import date

from bot.domain.prompts import Prompt
from bot.domain.reflections import ContentKind, Entry


@dataclass(frozen=True)
class Page:
    """One entry and its neighbours. `author` is None for one's own; `readers` names who may read it."""

    entry: Entry
    """Only the parts that this reader may read."""
    author: str | None
    day: date
    today: date
    prompt: Prompt | None
    newer: int | None
    older: int | None
    readers: tuple[str, ...] = ()
    partner: str | None = None
    couple_id: int | None = None
    unshown: ContentKind | None = None
    """What of it Telegram would not show to its readers."""

    @property
    def mine(self) -> bool:
        return self.author is None
