"""Checks that a text is HTML as Telegram reads it; must not know what the text says."""

import re
from collections.abc import Iterator

# Bot API 10.1, "HTML style".
_TAGS = frozenset(
    {
        "b",
        "strong",
        "i",
        "em",
        "u",
        "ins",
        "s",
        "strike",
        "del",
        "span",
        "tg-spoiler",
        "a",
        "tg-emoji",
        "tg-time",
        "code",
    }
    | {"pre", "blockquote"}
)
_OPENING = re.compile(
    r'(?P<tag>[a-z-]+)(?P<attributes>(?: class="[^"<>]*"| href="[^"<>]*"| emoji-id="\d+"| unix="\d+"'
    r'| format="[^"<>]*"| expandable)*)'
)
_PIECE = re.compile(r"<(?P<inside>[^<>]*)>|(?P<stray>[<>])|&(?P<entity>[^;\s]*;?)")
_ENTITY = re.compile(r"(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


def mistakes(html: str) -> Iterator[str]:
    """What Telegram would refuse in `html`, in words."""
    opened: list[str] = []
    for piece in _PIECE.finditer(html):
        if piece["stray"]:
            yield f"a bare {piece['stray']} is written as an entity (&lt; or &gt;)"
        elif piece["entity"] is not None:
            if not _ENTITY.fullmatch(piece["entity"]):
                yield "a bare & is written &amp;"
        elif piece["inside"].startswith("/"):
            if not opened or opened.pop() != piece["inside"][1:]:
                yield f"<{piece['inside']}> closes what was not opened last"
        else:
            found = _OPENING.fullmatch(piece["inside"])
            if found is None or found["tag"] not in _TAGS:
                yield f"<{piece['inside']}> is no tag that Telegram knows"
            else:
                opened.append(found["tag"])
    yield from (f"<{tag}> is never closed" for tag in opened)
