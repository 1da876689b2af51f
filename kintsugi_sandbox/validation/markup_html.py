"""Parses Telegram's subset of HTML as strictly as Telegram does; it must not know what the text is for.

The tags and their rules: Bot API, "HTML style".
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from kintsugi_sandbox.errors import ApiError, bad_request
from kintsugi_sandbox.state import Json
from kintsugi_sandbox.validation.units import utf16_length

_SIMPLE = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "code": "code", "pre": "pre", "blockquote": "blockquote",
    "tg-spoiler": "spoiler", "span": "spoiler",
    "a": "text_link", "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TOKEN = re.compile(
    r"(?P<text>[^<&]+)|&(?:#(?P<dec>[0-9]{1,7})|#x(?P<hex>[0-9a-fA-F]{1,6})|(?P<name>[a-zA-Z]+));|(?P<amp>&)|"
    r"</(?P<end>[^<>\s]*)\s*>|<(?P<start>[^<>\s]+)(?P<attrs>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|(?P<stray><)"
)
_ATTRIBUTE = re.compile(r"\s+([a-zA-Z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._length = 0
        self._open: list[_Open] = []
        self._entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        for match in _TOKEN.finditer(self._source):
            self._take(match)
        if self._open:
            raise self._error(f"""Can't find end tag corresponding to start tag "{self._open[-1].tag}\"""")
        return "".join(self._pieces), sorted(self._entities, key=lambda e: (e["offset"], -e["length"]))

    def _take(self, match: re.Match[str]) -> None:
        kind = match.lastgroup
        if kind == "text":
            self._write(match[0])
        elif kind in {"dec", "hex", "name", "amp"}:
            self._write(self._character(match))
        elif kind == "end":
            self._close(match["end"].lower(), match.start())
        elif kind == "attrs":
            self._start(match["start"].lower(), match["attrs"], match.start())
        else:
            raise self._error(f"Unclosed start tag at byte offset {self._bytes(match.start())}")

    def _character(self, match: re.Match[str]) -> str:
        if match["amp"]:
            return "&"
        if name := match["name"]:
            if name not in _NAMED:
                # Telegram shows it as it stands; here it gives a forgotten escape away.
                raise self._error(f'Unsupported entity "&{name};"')
            return _NAMED[name]
        code = int(match["dec"]) if match["dec"] else int(match["hex"], 16)
        if not 0 < code < 0x110000 or 0xD800 <= code < 0xE000:
            raise self._error(f'Unsupported entity "{match[0]}"')
        return chr(code)

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += utf16_length(text)

    def _start(self, tag: str, attributes: str, at: int) -> None:
        if tag not in _SIMPLE:
            raise self._error(f'Unsupported start tag "{tag}" at byte offset {self._bytes(at)}')
        given = {}
        for match in _ATTRIBUTE.finditer(attributes):
            given[match[1].lower()] = _unescape(match[2] or match[3] or match[4] or "")
        if tag == "span" and given.get("class") != "tg-spoiler":
            raise self._error(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(at)}')
        if tag == "tg-emoji" and not given.get("emoji-id", "").isdigit():
            raise self._error('Invalid custom emoji identifier specified in tag "tg-emoji"')
        if tag == "tg-time" and not _is_time(given):
            raise self._error('Invalid date or format specified in tag "tg-time"')
        self._open.append(_Open(tag, given, self._length))

    def _close(self, tag: str, at: int) -> None:
        where = f"at byte offset {self._bytes(at)}"
        if not self._open:
            raise self._error(f"Unexpected end tag {where}")
        opened = self._open.pop()
        if tag != opened.tag:
            raise self._error(f'Unmatched end tag {where}, expected "</{opened.tag}>", found "</{tag}>"')
        if length := self._length - opened.offset:
            self._add(opened, length)

    def _add(self, opened: _Open, length: int) -> None:
        entity: Json = {"type": _SIMPLE[opened.tag], "offset": opened.offset, "length": length}
        if opened.tag == "a":
            entity |= self._link(opened)
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.attributes["emoji-id"]
        elif opened.tag == "tg-time":
            entity["unix_time"] = int(opened.attributes["unix"])
            entity["date_time_format"] = opened.attributes.get("format", "")
        elif opened.tag == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "code" and self._open and self._open[-1].tag == "pre":
            self._language(opened, self._open[-1])
            return
        elif opened.tag == "pre" and "language" in opened.attributes:
            entity["language"] = opened.attributes["language"]
        self._entities.append(entity)

    @staticmethod
    def _language(code: _Open, pre: _Open) -> None:
        """A code tag right inside pre only names the language."""
        if (name := code.attributes.get("class", "")).startswith("language-"):
            pre.attributes["language"] = name.removeprefix("language-")

    def _link(self, opened: _Open) -> Json:
        url = opened.attributes.get("href") or "".join(self._pieces)[-1000:].split()[-1]
        parts = urlsplit(url)
        if parts.scheme == "tg" and parts.netloc == "user":
            number = int(parse_qs(parts.query).get("id", ["0"])[0])
            return {"type": "text_mention", "user": {"id": number, "is_bot": False, "first_name": ""}}
        if parts.scheme not in {"http", "https", "tg", "mailto", "tel"} or not (parts.netloc or parts.path):
            # Telegram drops such a link without a word; here it is said.
            raise self._error("Wrong URL in a link")
        return {"url": url}

    def _bytes(self, index: int) -> int:
        return len(self._source[:index].encode())

    @staticmethod
    def _error(reason: str) -> ApiError:
        return bad_request(f"can't parse entities: {reason}")


def _is_time(attributes: dict[str, str]) -> bool:
    """A second since 1970 and how to show it ("Date-time entity formatting")."""
    shown = _TIME_FORMAT.fullmatch(attributes.get("format", ""))
    return bool(shown) and attributes.get("unix", "").isdigit()


def _unescape(value: str) -> str:
    for name, char in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("amp", "&")):
        value = value.replace(f"&{name};", char)
    return value


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return plain text and entities (offsets in UTF-16 units); ApiError 400 where Telegram cannot parse."""
    return _Parser(source).parse()
