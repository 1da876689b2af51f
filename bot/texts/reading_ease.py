"""Measures how easily an English text reads, by Flesch's formula; must not know what counts as too hard."""

import re

_WORD = re.compile(r"[a-zà-ÿ]+(?:['\u2019][a-z]+)*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…]+(?=[”\u2019\")]*(?:\s|$))")
_VOWELS = re.compile(r"[aeiouyà-ÿ]+")
_SILENT = (
    re.compile(r"(?<![aeiouy])(?<![^aeiouy]l)e$"),  # make, but not table
    re.compile(r"(?<=[^aeiouytd])ed$"),  # asked, but not wanted
    re.compile(r"(?<=[^aeiouycgsxz])(?<!sh)(?<!ch)(?<![^aeiouy]l)es$"),  # makes, but not places
    re.compile(r"e(?=(?:ly|ment|ful|less|ness|thing|where|one|body|times?|s?ide|work)(?:s|ly)?$)"),  # lately
)
_TWO_SOUNDS = re.compile(  # neighbours that are spoken apart: idea, quiet, riot, being, doing, didn't
    r"i(?:a|o(?!n|us)|u(?!t)|et)|eo(?!u|p)|ua(?!r|g)|uie|[aeouy]ing|idea|creat|poe|ier$|sm$|[^aeiou]n['\u2019]t$"
)


def reading_ease(text: str) -> float:
    """Flesch's reading ease (1948): 90 and more is very easy, 60 to 70 plain, below 50 hard work."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    spoken = sum(map(syllables, words))
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * spoken / len(words)


def syllables(word: str) -> int:
    """How many syllables an English word has, told from its spelling alone: not every time the right number."""
    written = word.casefold()
    spoken = written
    for silent in _SILENT:
        spoken = silent.sub("", spoken)
    return max(1, len(_VOWELS.findall(spoken)) + len(_TWO_SOUNDS.findall(written)))
