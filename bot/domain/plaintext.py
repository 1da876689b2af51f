"""What a text must be before it is stored, and how long Telegram counts it; must not know where it goes."""

from bot.domain.errors import UnstorableTextError


def clean(text: str) -> str:
    """`text` exactly as written, only without NUL characters.

    Raises UnstorableTextError when it holds a lone surrogate; the message does not quote the text.
    """
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise UnstorableTextError
    return text.replace("\0", "")


def utf16_length(text: str) -> int:
    """The length of `text` in UTF-16 code units, the way Telegram counts."""
    return len(text) + sum(character > "\uffff" for character in text)
