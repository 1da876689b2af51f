"""Shows a message as a phone does: plain text, buttons, marks; it must not change anything."""

from dataclasses import dataclass, field

from kintsugi_sandbox.records import Records
from kintsugi_sandbox.state import Json, Message

_MEDIA = ("photo", "voice", "location", "sticker", "document")
SNIPPET = 80
COVER = "\u2592"  # a shaded box, one UTF-16 unit


@dataclass(frozen=True, slots=True)
class Button:
    """One button; `raw` is the whole object of the Bot API."""

    text: str
    data: str | None = None
    url: str | None = None
    copy_text: str | None = None
    style: str | None = None
    raw: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """A message on a phone. `text` is plain (a caption for media); entity offsets are UTF-16 units."""

    id: int
    chat_id: int
    from_bot: bool
    at: int
    kind: str
    text: str
    entities: list[Json]
    buttons: list[list[Button]]
    keyboard: list[list[Json]] | None
    force_reply: bool
    placeholder: str | None
    edited: bool
    reaction: str | None
    reply_to: int | None
    forwarded: bool
    protected: bool
    silent: bool
    effect: str | None
    file_id: str | None
    file_name: str | None
    spoiler: bool
    duration: int | None
    latitude: float | None
    longitude: float | None

    @property
    def button_texts(self) -> list[str]:
        """The visible texts of its buttons, row by row."""
        return [button.text for row in self.buttons for button in row]

    def button(self, text: str) -> Button:
        """The button with this visible text; LookupError when the message has none."""
        for button in (button for row in self.buttons for button in row):
            if button.text == text:
                return button
        raise LookupError(f"message {self.id} has no button {text!r}; it has {self.button_texts}")


def kind_of(message: Message) -> str:
    if "text" in message.content:
        return "text"
    return next((kind for kind in _MEDIA if kind in message.content), "service")


def _file(message: Message) -> Json:
    kind = kind_of(message)
    if kind == "photo":
        largest: Json = message.content["photo"][-1]
        return largest
    found: Json = message.content.get(kind, {}) if kind in {"voice", "sticker", "document"} else {}
    return found


def _buttons(message: Message) -> list[list[Button]]:
    rows = (message.markup or {}).get("inline_keyboard", [])
    return [[_button(button) for button in row] for row in rows]


def _button(raw: Json) -> Button:
    return Button(
        raw["text"],
        raw.get("callback_data"),
        raw.get("url"),
        raw.get("copy_text", {}).get("text"),
        raw.get("style"),
        raw,
    )


def show(records: Records, message: Message) -> Shown:
    content, keyboard, file = message.content, message.keyboard or {}, _file(message)
    kind = kind_of(message)
    place = content.get("location", {})
    text: str = content.get("text") or content.get("caption") or ""
    entities: list[Json] = content.get("entities") or content.get("caption_entities") or []
    if kind == "service" and "pinned_message" in content:
        text = "pinned a message"
    return Shown(
        id=message.id,
        chat_id=message.chat_id,
        from_bot=message.sender_id == records.bot.id,
        at=message.date,
        kind=kind,
        text=text,
        entities=entities,
        buttons=_buttons(message),
        keyboard=keyboard.get("keyboard"),
        force_reply=bool(keyboard.get("force_reply")),
        placeholder=keyboard.get("input_field_placeholder"),
        edited=message.edit_date is not None,
        reaction=message.reaction,
        reply_to=message.reply_to,
        forwarded="forward_origin" in content,
        protected=message.protected,
        silent=message.silent,
        effect=message.effect,
        file_id=file.get("file_id"),
        file_name=file.get("file_name"),
        spoiler=bool(content.get("has_media_spoiler")),
        duration=file.get("duration"),
        latitude=place.get("latitude"),
        longitude=place.get("longitude"),
    )


def snippet(message: Shown) -> str:
    """What a reply or a pin shows of a message: its first words, those under a spoiler still covered."""
    return _covered(message)[:SNIPPET] or message.kind


def _covered(message: Shown) -> str:
    units = bytearray(message.text.encode("utf-16-le", "surrogatepass"))
    for entity in message.entities:
        if entity["type"] == "spoiler":
            at, length = entity["offset"] * 2, entity["length"]
            units[at : at + length * 2] = COVER.encode("utf-16-le") * length
    return units.decode("utf-16-le", "surrogatepass")
