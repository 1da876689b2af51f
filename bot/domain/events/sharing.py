"""What the sharing of an entry, and a later change in it, means for its reader, and sometimes for its author."""

from dataclasses import dataclass

from bot.domain.events.event import Event
from bot.domain.events.partner import FromPartner
from bot.domain.held import Item, Matter
from bot.domain.journal import Page
from bot.domain.reflections import ContentKind, Entry, Reflection


@dataclass(frozen=True, kw_only=True)
class CopyGiven(FromPartner):
    """`to` may read what `author` (the name they chose) has shared with them."""

    author: str
    reflection: Reflection
    answers: int | None = None
    """The message of `to` that it is an answer to, by its number in their chat."""

    @property
    def item(self) -> Item:
        return Item(Matter.SHARED, self.reflection.id)


@dataclass(frozen=True, kw_only=True)
class Thanked(FromPartner):
    """`reader` (the name they chose) says thank you for this part of what `to` wrote."""

    reader: str
    part: Reflection

    @property
    def item(self) -> Item:
        return Item(Matter.THANKED, self.part.id)


@dataclass(frozen=True, kw_only=True)
class CopyWithdrawn(Event):
    """`to` may read it no more.

    `given`: they had its photo or voice note, as far as it has one.
    """

    author: str
    reflection: Reflection
    given: bool


@dataclass(frozen=True, kw_only=True)
class CopyChanged(Event):
    """The author has edited the message; `given` is how `to` had what was there `before`."""

    author: str
    before: Reflection
    after: Reflection
    given: bool


@dataclass(frozen=True, kw_only=True)
class CopyRefused(Event):
    """Telegram does not show the photo or voice note to `to`.

    `place` is the number of the outbox entry that failed, `topic` where in their chat it was to come.
    """

    author: str
    reflection: Reflection
    place: int
    topic: int | None


@dataclass(frozen=True, kw_only=True)
class OpenedForBoth(FromPartner):
    """What `to` had ready opened, since their partner shared too; not `both`: who took theirs back since."""

    partner: str
    couple_id: int
    opened: Reflection
    both: bool = True

    @property
    def item(self) -> Item:
        return Item(Matter.OPENED, self.opened.id)


@dataclass(frozen=True, kw_only=True)
class NotDelivered(Event):
    """What `to` shared with `reader` did not reach them as they believe.

    `refused` is the kind of what Telegram refused; None where it was not delivered at all. `said`: they were told of
    this entry before. `couple_id`: of the couple they are in now; `unshown` and `page` are the entry as it stands.
    """

    reader: str
    entry: Entry
    refused: ContentKind | None
    said: bool
    couple_id: int | None
    unshown: ContentKind | None
    page: Page | None


@dataclass(frozen=True, kw_only=True)
class MediaRefused(Event):
    """Telegram does not show a photo or voice note to `to`, who asked for it; `place` and `topic` as of a copy."""

    part: Reflection
    place: int
    topic: int | None
