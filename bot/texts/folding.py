"""Folds the names of places so that spellings of one name meet; must not know any place."""

from unicodedata import category, normalize


def fold(name: str) -> str:
    """`name` in lower case without accents and punctuation: "São-Paulo" becomes "sao paulo"."""
    letters = normalize("NFKD", name.casefold())
    kept = (letter for letter in letters if not category(letter).startswith("M"))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in kept).split())
