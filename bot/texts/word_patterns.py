"""Finds patterns of words in what somebody wrote, in bounded time; must not know what they are looked for.

A pattern is a row of words with one space between them:

    hit          this word          hit|hits     one of these        slap*     a word that begins so, *ing: ends so
    <partner>    one of a list      so? <very>?  there or not        ..        up to three words in between
    !again|at    the next word is none of these                     ...       up to six
    any_more     two words that count as one     now|$   this word, or the sentence ends

Apostrophes do not count ("don't" is written dont) and neither do capitals, accents or a letter held down ("scareddd").
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

LONGEST = 8192
"""How many characters are looked at; a message has at most 4,096 (Bot API 10.1), but some letters fold into several."""

_MOST_GAPS = 3  # each gap multiplies the work at one word by at most seven
_GAPS = {"..": "(?:[^ ]+ ){0,3}", "...": "(?:[^ ]+ ){0,6}"}
_WORD = re.compile(r"\*?[a-z0-9,]+\*?")
_SENTENCE_ENDS = "$"
_LIST = re.compile(r"<([a-z_]+)>")

_DROPPED = re.compile("['\u2018\u2019\u02bc\u0060\u00b4\u2032\u200b-\u200f\u2060\ufeff\u00ad]")
_HELD_DOWN = re.compile(r"([a-z])\1{2,}")
_END = re.compile(r"[.!?;:\u2026\n]+")
_PIECE = re.compile(r"[a-z0-9]+|,")

Lists = Mapping[str, Sequence[str]]


class PatternError(ValueError):
    """A pattern that cannot be understood; the message says why."""


def sentences(words: str) -> Iterator[str]:
    """Each sentence as plain lower-case words, a space before and behind each; a comma counts as a word."""
    text = unicodedata.normalize("NFKD", words[:LONGEST])[:LONGEST].casefold()
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = re.sub("[\u2013\u2014()]| - ", " , ", _DROPPED.sub("", text))
    text = _HELD_DOWN.sub(r"\1", text)
    for sentence in _END.split(text):
        if pieces := _PIECE.findall(sentence):
            yield f" {' '.join(pieces)} "


def understand(pattern: str, lists: Lists) -> None:
    """Raises PatternError, naming the pattern, for one that `compiled` would refuse; costs next to nothing."""
    _expression(pattern, lists)


def compiled(patterns: Iterable[str], lists: Lists) -> re.Pattern[str]:
    """One expression that finds any of the patterns in a sentence. Raises PatternError, naming the pattern."""
    choices = [_expression(pattern, lists) for pattern in patterns]
    return re.compile(f"(?<= )(?:{'|'.join(choices)})") if choices else re.compile(r"(?!)")


def _expression(pattern: str, lists: Lists) -> str:
    tokens = pattern.split(" ")
    if sum(token in _GAPS for token in tokens) > _MOST_GAPS:
        raise PatternError(f"“{pattern}” has more than {_MOST_GAPS} gaps")
    if tokens[0] in _GAPS or tokens[-1] in _GAPS:
        raise PatternError(f"“{pattern}” begins or ends with a gap")
    try:
        return "".join(_token(token, lists) for token in tokens)
    except PatternError as error:
        raise PatternError(f"“{pattern}” {error}") from None


def _token(token: str, lists: Lists) -> str:
    if token in _GAPS:
        return _GAPS[token]
    if token.startswith("!"):
        return f"(?!{_choice(token[1:], lists)})"
    if token.endswith("?"):
        return f"{_choice(token[:-1], lists)}?"
    return _choice(token, lists)


def _choice(token: str, lists: Lists) -> str:
    """One of the words between bars with the space behind it; a list stands for all its entries."""
    choices: list[str] = []
    for word in token.split("|"):
        if named := _LIST.fullmatch(word):
            if named[1] not in lists:
                raise PatternError(f"names a list that does not exist: {named[1]}")
            choices += [_words(entry) for entry in lists[named[1]]]
        else:
            choices.append(_words(word.replace("_", " ")))
    return f"(?:{'|'.join(choices)})"


def _words(entry: str) -> str:
    if entry == _SENTENCE_ENDS:
        return "(?!.)"
    parts = entry.split(" ")
    if not all(_WORD.fullmatch(part) for part in parts):
        raise PatternError(f"holds what is no plain word: “{entry}”")
    return "".join(part.replace("*", "[^ ]*") + " " for part in parts)
