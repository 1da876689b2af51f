"""Looks for words in raw bytes, in every plain form they could take; it must not know who wrote them or where."""

import base64
import html
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote


def plain_forms(words: str) -> Iterator[bytes]:
    """Every way in which words could lie in a file without being encrypted."""
    plain = words.encode()
    yield plain
    yield words.encode("utf-16-le")
    yield words.encode("utf-16-be")
    yield json.dumps(words)[1:-1].encode()
    yield json.dumps(json.dumps(words))[3:-3].encode()
    yield html.escape(words).encode()
    yield quote(words).encode()
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    for shift in range(3):  # in base64 the same words look different at each of three places
        encoded = base64.b64encode(b"\0" * shift + plain)
        yield encoded[4 if shift else 0 : (shift + len(plain)) // 3 * 4]


def number_forms(number: int) -> Iterator[bytes]:
    """Every way in which a Telegram id could: digits, or the integer as files and SQLite keep it."""
    yield from plain_forms(str(number))
    yield number.to_bytes(6, "big")
    yield number.to_bytes(6, "little")


def finds(folder: Path, words: Iterable[str] = (), numbers: Iterable[int] = ()) -> list[tuple[str, str]]:
    """The (file, word) pairs at which anything is found in plain form under a folder."""
    forms = [(word, form) for word in words for form in set(plain_forms(word))]
    forms += [(str(number), form) for number in numbers for form in set(number_forms(number))]
    found = set()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            found |= {(path.name, word) for word, form in forms if form in content}
    return sorted(found)
