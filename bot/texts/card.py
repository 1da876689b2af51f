"""One message as people see it: words, buttons, perhaps a file; must not know how it is stored or sent."""

from dataclasses import dataclass, field, replace
from typing import Literal

from bot.domain.errors import KintsugiError
from bot.domain.plaintext import utf16_length
from bot.texts.callback import Action

TEXT_UNITS = 4096
"""The longest text after its markup is read, in UTF-16 units (Bot API 10.1)."""

CAPTION_UNITS = 1024
"""The longest caption, counted the same way (Bot API 10.1)."""

PHOTO_BYTES = 10 * 1024 * 1024
"""The largest photo that can be uploaded (Bot API 10.1, "Sending files": 10 MB)."""

DOCUMENT_BYTES = 50 * 1024 * 1024
"""The largest file of any other kind (the same: 50 MB)."""


@dataclass(frozen=True)
class Button:
    """One inline button: a tap that comes back as `data`, a link, or words to copy. `label` is plain text."""

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None
    irrevocable: bool = False
    """What it does cannot be undone, and it looks like that where phones can show it."""


def tap(label: str, action: Action) -> Button:
    """A button whose tap asks for `action`."""
    return Button(label, data=action.pack())


def irrevocable(button: Button) -> Button:
    """The same button, marked as one whose tap cannot be undone."""
    return replace(button, irrevocable=True)


@dataclass(frozen=True)
class Media:
    """A file that Telegram already holds, named by its file_id."""

    kind: Literal["photo", "voice", "document"]
    file_id: str


@dataclass(frozen=True)
class Upload:
    """A file of our own making. Raises FileTooLargeError beyond what the Bot API takes (10.1, "Sending files")."""

    kind: Literal["photo", "document"]
    name: str
    """What it is called on the reader's device, with its ending."""
    content: bytes = field(repr=False)

    def __post_init__(self) -> None:
        most = PHOTO_BYTES if self.kind == "photo" else DOCUMENT_BYTES
        if not self.content or len(self.content) > most:
            raise FileTooLargeError(self.kind, len(self.content), most)


class FileTooLargeError(KintsugiError):
    """A file of ours is empty or larger than the Bot API takes. Holds sizes in bytes, no name."""

    def __init__(self, kind: str, size: int, most: int) -> None:
        super().__init__(f"a {kind} of {size} bytes; from 1 to {most} can be sent")


@dataclass(frozen=True)
class Card:
    """`text` is HTML; `location_label` asks for a location by a keyboard of one button, `plain` removes that."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    media: Media | Upload | None = None
    silent: bool = False
    """Arrives without a sound."""
    protected: bool = False
    """Cannot be forwarded or saved; a picture is hidden until it is touched."""
    location_label: str | None = None
    plain: bool = False
    reply_hint: str | None = None
    """Opens the reply box with this placeholder (at most 64 characters)."""


def fits(text: str, units: int = TEXT_UNITS) -> bool:
    return utf16_length(text) <= units
