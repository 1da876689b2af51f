"""What a reflection is; must not know how it is stored, shown or sent."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Kind = Literal["text", "photo", "voice"]
Sharing = Literal["private", "waiting", "shared"]
"""For its author alone; to be opened together; readable by the partner too."""


@dataclass(frozen=True, slots=True)
class File:
    """A photo or voice note that Telegram holds. Its `id` may differ between updates, its `mark` never."""

    id: str
    mark: str


@dataclass(frozen=True, slots=True)
class Content:
    """What one message says: exactly the words of a text or caption, and the file that came with them."""

    kind: Kind
    words: str
    file: File | None = None

    def shows_the_same(self, other: "Content") -> bool:
        """Whether only the words differ, if anything does."""
        return self.kind == other.kind and _mark(self.file) == _mark(other.file)

    def equals(self, other: "Content") -> bool:
        return self.shows_the_same(other) and self.words == other.words


def _mark(file: File | None) -> str | None:
    return file.mark if file else None


@dataclass(frozen=True, slots=True)
class Reflection:
    """Something a person wrote, showed or said, and who may read it."""

    id: int
    person_id: int
    content: Content
    nudge_id: int | None
    prompt_id: str | None
    couple_id: int | None
    """Set while it answers the shared prompt of a couple that is still together."""
    local_date: date | None
    """Of the nudge that it answers."""
    album: bytes | None
    """The same for photos that were sent together."""
    sharing: Sharing
    created_at: datetime
