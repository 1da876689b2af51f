"""One message as people see it: words, buttons, perhaps a photo or voice note; knows no network and no storage."""

from dataclasses import dataclass
from typing import Any, Literal

from bot.domain.plaintext import utf16_length

DATA_BYTES = 64
"""The longest callback data, in bytes (Bot API 10.1)."""

TEXT_UNITS = 4096
"""The longest text after its markup is read, in UTF-16 units (Bot API 10.1)."""

CAPTION_UNITS = 1024
"""The longest caption, counted the same way (Bot API 10.1)."""

_SENDS = {"photo": "sendPhoto", "voice": "sendVoice", "document": "sendDocument"}


@dataclass(frozen=True)
class Button:
    """One inline button: a tap that comes back as `data`, a link, or words to copy. `label` is plain text."""

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None

    def markup(self) -> dict[str, Any]:
        if self.url is not None:
            return {"text": self.label, "url": self.url}
        if self.copy is not None:
            return {"text": self.label, "copy_text": {"text": self.copy}}
        return {"text": self.label, "callback_data": self.data}


def tap(label: str, verb: str, *about: int | str) -> Button:
    """A button whose tap reaches the handler registered under `verb`, with `about` as its words."""
    data = ":".join([verb, *map(str, about)])
    if len(data.encode()) > DATA_BYTES:
        raise ValueError(f"callback data of {verb} is longer than {DATA_BYTES} bytes")
    return Button(label, data=data)


@dataclass(frozen=True)
class Media:
    """A photo, voice note or document that Telegram already holds, named by its file_id."""

    kind: Literal["photo", "voice", "document"]
    file_id: str


@dataclass(frozen=True)
class Card:
    """`text` is HTML; `location_label` asks for a location by a keyboard of one button, `plain` removes that."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    media: Media | None = None
    quiet: bool = False
    """Arrives without a sound."""
    protected: bool = False
    """Cannot be forwarded or saved."""
    location_label: str | None = None
    plain: bool = False
    reply_hint: str | None = None
    """Opens the reply box with this placeholder (at most 64 characters)."""

    def buttons(self) -> dict[str, Any]:
        return {"inline_keyboard": [[button.markup() for button in row] for row in self.rows]}

    def markup(self) -> dict[str, Any] | None:
        if self.location_label is not None:
            button = {"text": self.location_label, "request_location": True}
            return {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}
        if self.plain:
            return {"remove_keyboard": True}
        if self.reply_hint is not None:
            return {"force_reply": True, "input_field_placeholder": self.reply_hint}
        return self.buttons() if self.rows else None

    def sending(self, chat_id: int) -> tuple[str, dict[str, Any]]:
        """The Bot API method and parameters that show this card as a new message."""
        params: dict[str, Any] = {"chat_id": chat_id, "parse_mode": "HTML"}
        if self.media is None:
            params |= {"text": self.text, "link_preview_options": {"is_disabled": True}}
        else:
            params |= {self.media.kind: self.media.file_id}
            if self.text:
                params["caption"] = self.text
            if self.protected and self.media.kind == "photo":
                params["has_spoiler"] = True  # no picture in a notification
        if (markup := self.markup()) is not None:
            params["reply_markup"] = markup
        if self.quiet:
            params["disable_notification"] = True
        if self.protected:
            params["protect_content"] = True
        return self._method(), params

    def _method(self) -> str:
        if self.media is None:
            return "sendMessage"
        return _SENDS[self.media.kind]

    def editing(self, chat_id: int) -> tuple[str, dict[str, Any]]:
        """The method and parameters that turn an older message into this card; the message itself is still to name."""
        params: dict[str, Any] = {"chat_id": chat_id, "parse_mode": "HTML", "reply_markup": self.buttons()}
        if self.media is None:
            return "editMessageText", params | {
                "text": self.text,
                "link_preview_options": {"is_disabled": True},
            }
        return "editMessageCaption", params | {"caption": self.text}


def fits(text: str, units: int = TEXT_UNITS) -> bool:
    return utf16_length(text) <= units
