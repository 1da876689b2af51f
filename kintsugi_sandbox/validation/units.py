"""Counts text in UTF-16 units, Telegram's measure; it knows nothing of messages."""


def utf16_length(text: str) -> int:
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)


def utf16_index(text: str, index: int) -> int:
    """The UTF-16 offset of the character at `index`."""
    return utf16_length(text[:index])


def has_lone_surrogate(text: str) -> bool:
    return any(0xD800 <= ord(char) <= 0xDFFF for char in text)
