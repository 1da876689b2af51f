"""What a reflection is; must not know how it is stored, shown or sent."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

ContentKind = Literal["text", "photo", "voice"]
Sharing = Literal["private", "waiting", "shared"]
"""For its author alone; to be opened together; readable by the partner too."""

How = Literal["unread", "gone", "gone-file", "unclear", "emptied"]
"""Taken back before anybody had it; copy and all, with a picture or voice note perhaps; but for a copy of which nobody
knows whether it arrived; or only its words, as the copy is too old to be deleted."""

TOGETHER = timedelta(minutes=5)
"""How long after a part the next one, sent as no reply, still goes on with the same entry."""

AFTER_A_NUDGE = timedelta(minutes=1)
"""The same when a nudge has come in between: what is written once it could be read is about the nudge."""

MOST_PARTS = 50
"""No thought comes in more messages; what somebody sends beyond that begins a new entry."""

_SEAM = 300
"""How many characters on each side of the border between two parts are looked at as one."""


@dataclass(frozen=True, slots=True)
class File:
    """A photo or voice note that Telegram holds. Its `id` may differ between updates, its `mark` never."""

    id: str
    mark: str
    as_document: bool = False
    """A picture that was sent as a file: Telegram shows it again only as a file."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one message says: exactly the words of a text or caption, and the file that came with them."""

    kind: ContentKind
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
    message_id: int
    """Theirs, in their own chat."""
    entry_id: int
    """The number of the first part of the entry that it is a part of; its own when it is the first."""
    declined: bool = False
    """Its author chose to keep the entry private; only said of a first part."""
    answers: int | None = None
    """The number of the partner's part that it was written as an answer to."""
    read_as: Content | None = None
    """What its readers still see where a later edit is held back from them; None: what it says."""
    assumed: bool = False
    """It replied to nothing, and was taken for an answer to the newest nudge."""
    former: int | None = None
    """Its number in buttons from before numbers were random; None for what was kept since."""

    def for_reader(self) -> "Reflection":
        """The same as others may see it."""
        return self if self.read_as is None else replace(self, content=self.read_as)

    @property
    def common_prompt_id(self) -> str | None:
        """The prompt it answers where both partners have it: any other would tell where its author stands."""
        return self.prompt_id if self.couple_id is not None else None


@dataclass(frozen=True, slots=True)
class Entry:
    """One thought: the parts in which it came, oldest first. There is always one; the first names the entry."""

    parts: tuple[Reflection, ...]

    @property
    def first(self) -> Reflection:
        return self.parts[0]

    @property
    def newest(self) -> Reflection:
        return self.parts[-1]

    @property
    def id(self) -> int:
        return self.first.id

    @property
    def is_full(self) -> bool:
        return len(self.parts) >= MOST_PARTS

    @property
    def chosen(self) -> bool:
        """Whether its author has shared any of it, at once or once both have."""
        return any(part.sharing != "private" for part in self.parts)

    def part(self, number: int) -> Reflection:
        """The part that a button names by its number, or by its former one. Raises LookupError without such a part."""
        for part in self.parts:
            if number in {part.id, part.former}:
                return part
        raise LookupError("an entry without that part")

    def up_to(self, last_id: int) -> tuple[Reflection, ...]:
        """What a card stands for that was shown when `last_id` was the newest part; an album is never divided."""
        shown = self.parts[: self.parts.index(self.part(last_id)) + 1]
        albums = {part.album for part in shown if part.album is not None}
        return tuple(part for part in self.parts if part in shown or part.album in albums)

    def private_after(self, last_id: int) -> tuple[Reflection, ...]:
        """The parts that came later than that and that nobody else may read."""
        covered = {part.id for part in self.up_to(last_id)}
        return tuple(part for part in self.parts if part.id not in covered and part.sharing == "private")

    def passages(self, of: Reflection | None = None) -> Iterator[str]:
        """Its words part by part, and across each border: a sentence may have been cut there.

        `of` leaves out what a certain part has no words in.
        """
        for part in self.parts:
            if of is None or part.id == of.id:
                yield part.content.words
        for before, after in zip(self.parts, self.parts[1:], strict=False):
            if of is None or of.id in {before.id, after.id}:
                yield f"{before.content.words[-_SEAM:]} {after.content.words[:_SEAM]}"


def goes_on(since: datetime, last_at: datetime, sent_at: datetime, nudged_at: datetime | None) -> bool:
    """Whether a message goes on with an entry that was begun at `since` and whose newest part was sent at `last_at`.

    `nudged_at` is when the newest nudge came. All are aware UTC.
    """
    between = nudged_at is not None and since < nudged_at < sent_at
    return sent_at - last_at <= (AFTER_A_NUDGE if between else TOGETHER)
