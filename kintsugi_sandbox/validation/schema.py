"""Checks a call's parameters against the facts of the Bot API; it must not know what a method does."""

import json
import re
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from kintsugi_sandbox.errors import ApiError, bad_request
from kintsugi_sandbox.validation.units import has_lone_surrogate, utf16_length

_WHOLE = re.compile(r"[+-]?\d{1,19}")
_YES_NO = {"true": True, "1": True, "false": False, "0": False}
# Where Telegram has a name of its own for what is wrong.
_OWN_WORDS = {
    "InlineKeyboardButton.callback_data": "BUTTON_DATA_INVALID",
    "BotCommand.command": "BOT_COMMAND_INVALID",
    "BotCommand.description": "BOT_COMMAND_DESCRIPTION_INVALID",
    "answerCallbackQuery.text": "MESSAGE_TOO_LONG",
}
_MISSING = {"chat_id": "chat_id is empty", "text": "message text is empty"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes
    mime: str


@dataclass(slots=True)
class RawCall:
    """A call as it arrived: `typed` came as JSON, `text` as form fields or in the query string."""

    typed: dict[str, Any] = field(default_factory=dict)
    text: dict[str, str] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)


class Schema:
    """The facts, loaded once per server."""

    def __init__(self, facts: dict[str, Any]) -> None:
        self._methods: dict[str, Any] = facts["methods"]
        self._types: dict[str, Any] = facts["types"]
        self._names = {name.lower(): name for name in self._methods}

    def method(self, name: str) -> str | None:
        """The method's own spelling: Telegram does not mind the case; None when unknown."""
        return self._names.get(name.lower())

    def check(self, method: str, call: RawCall) -> dict[str, Any]:
        """Return the parameters with their real types; raises ApiError 400."""
        fields = self._methods[method]["fields"]
        given: dict[str, Any] = {}
        for name, value in call.typed.items():
            if value is not None:
                given[name] = self._value(self._field(fields, name), value, name, method)
        for name, text in call.text.items():
            given[name] = self._value(self._field(fields, name), text, name, method, loose=True)
        attached = json.dumps([given.get("media"), *[v for v in given.values() if isinstance(v, str)]])
        for name, upload in call.files.items():
            if name in fields and "InputFile" in fields[name]["types"]:
                given[name] = upload
            elif f"attach://{name}" not in attached:
                raise bad_request(f'unknown parameter "{name}"')
        for name, about in fields.items():
            if about.get("required") and name not in given:
                raise bad_request(_MISSING.get(name, f'parameter "{name}" is required'))
        return given

    @staticmethod
    def _field(fields: dict[str, Any], name: str) -> dict[str, Any]:
        if name not in fields:
            raise bad_request(f'unknown parameter "{name}"')
        found: dict[str, Any] = fields[name]
        return found

    def _value(self, about: dict[str, Any], value: Any, path: str, owner: str, *, loose: bool = False) -> Any:
        """Check one value against its types; the first that fits wins, else the likeliest one explains."""
        refusals: list[ApiError] = []
        for kind in about["types"]:
            try:
                result = self._one(kind, value, path, loose=loose)
            except ApiError as refusal:
                refusals.append(refusal)
                continue
            self._length(about, result, path, owner)
            return result
        told = [r for r in refusals if "misses" not in r.description] or refusals
        raise told[0]

    def _one(self, kind: str, value: Any, path: str, *, loose: bool) -> Any:
        if kind.startswith("Array of "):
            value = self._parsed(value, path)
            if not isinstance(value, list):
                raise bad_request(f"{path}: expected an Array")
            return [self._one(kind[9:], v, f"{path}[{i}]", loose=False) for i, v in enumerate(value)]
        if kind in {"String", "Integer", "Float", "Boolean"}:
            return _scalar(kind, value, path, loose=loose)
        if kind == "InputFile":
            raise bad_request(f"{path}: expected a file")
        return self._object(kind, self._parsed(value, path), path)

    @staticmethod
    def _parsed(value: Any, path: str) -> Any:
        """Nested values come as JSON text in forms; Telegram takes such text inside JSON bodies too."""
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {path} JSON object") from None

    def _object(self, kind: str, value: Any, path: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise bad_request(f"{path}: expected an object")
        about = self._types[kind]
        if subtypes := about.get("subtypes"):
            names = {_discriminator(kind, subtype): subtype for subtype in subtypes}
            if value.get("type") not in names:
                raise bad_request(f'{path}: unknown type "{value.get("type")}"')
            kind = names[value["type"]]
            about = self._types[kind]
        fields = about.get("fields", {})
        for name, field_about in fields.items():
            if field_about.get("required") and value.get(name) is None:
                raise bad_request(f'{path}: {kind} misses "{name}"')
        for name in value:
            if name not in fields:
                raise bad_request(f'{path}: {kind} has no field "{name}"')
        given = {n: v for n, v in value.items() if v is not None}
        return {n: self._value(fields[n], v, f"{path}.{n}", kind) for n, v in given.items()}

    def _length(self, about: dict[str, Any], value: Any, path: str, owner: str) -> None:
        if "length" not in about or not isinstance(value, str) or self._measured_later(owner, path):
            return
        least, most, unit = about["length"]
        size = len(value.encode()) if unit == "bytes" else utf16_length(value)
        if not least <= size <= most:
            name = f"{owner}.{path.rpartition('.')[2]}"
            raise bad_request(_OWN_WORDS.get(name, f"{path} must be {least}-{most} {unit} long"))

    def _measured_later(self, owner: str, path: str) -> bool:
        """Texts with markup are measured once it has been parsed."""
        fields = (self._methods.get(owner) or self._types.get(owner) or {}).get("fields", {})
        name = path.rpartition(".")[2]
        return name == "quote" or (name in {"text", "caption"} and "parse_mode" in fields)


def _discriminator(base: str, subtype: str) -> str:
    """`BotCommandScopeAllPrivateChats` → `all_private_chats`: how the Bot API names subtypes in `type`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", subtype.removeprefix(base)).lower()


def _scalar(kind: str, value: Any, path: str, *, loose: bool) -> Any:
    if loose and isinstance(value, str):
        value = _from_text(kind, value)
    if kind == "Float" and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    wanted = {"String": str, "Integer": int, "Float": float, "Boolean": bool}[kind]
    if not isinstance(value, wanted) or (kind == "Integer" and isinstance(value, bool)):
        raise bad_request(f"{path}: expected {kind}")
    if isinstance(value, str) and has_lone_surrogate(value):
        raise bad_request("strings must be encoded in UTF-8")
    return value


def _from_text(kind: str, value: str) -> Any:
    if kind == "Integer" and _WHOLE.fullmatch(value):
        return int(value)
    if kind == "Boolean":
        return _YES_NO.get(value.lower(), value)
    if kind == "Float":
        try:
            return float(value)
        except ValueError:
            return value
    return value


def load_schema() -> Schema:
    """Read the facts that ship with the sandbox (Bot API 10.3)."""
    return Schema(json.loads(files("kintsugi_sandbox").joinpath("data/bot-api.json").read_text("utf-8")))
