"""Says a sentence by its key in one language, strictly; must not know who reads it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import ast

from bot.domain.errors import KintsugiError
from bot.texts.cutting import cut
from bot.texts.sentences import Sentence, read_sentences
from bot.texts.values import Filling, Html, Value

__all__ = ["Html", "Wording", "WordingError", "load_wording"]

# Longer labels are cut off by phones anyway.
_LABEL_UNITS = 64


class WordingError(KintsugiError):
    """A sentence was asked for wrongly: unknown key, or other variables than it has. Never holds values."""


class Wording:
    """The sentences of one language, compiled once. Safe to share: saying changes nothing that shows."""

    def __init__(self, language: str, sentences: Mapping[str, Sentence], terms: list[ast.Term]) -> None:
        self.language = language
        self._variables = {key: sentence.variables for key, sentence in sentences.items()}
        bundle = FluentBundle([language], use_isolating=False)
        bundle.add_resource(ast.Resource([*terms, *(sentence.message for sentence in sentences.values())]))
        self._bundle = bundle
        self._patterns: dict[str, Any] = {key: bundle.get_message(key).value for key in sentences}
        self._said: dict[str, str] = {}  # sentences without variables, once each: most of a card
        self._content: dict[tuple[object, ...], str] = {}

    def keys(self) -> frozenset[str]:
        """Every key that can be said."""
        return frozenset(self._patterns)

    def variables(self, key: str) -> frozenset[str]:
        """The variables that `key` must be given, those of sentences it refers to included."""
        if key not in self._variables:
            raise WordingError(f"there is no sentence {key!r} in {self.language}")
        return self._variables[key]

    def text(self, key: str, **values: Value) -> str:
        """The sentence as Telegram HTML; every value escaped, but for `Html`.

        Raises WordingError for an unknown key, a missing variable, or one the sentence does not have.
        """
        return self._say(key, values, html=True)

    def content(self, key: str, **values: Value) -> str:
        """As `text`, put together only once: for values out of our own content, never for what people wrote."""
        said = (key, *values.items())
        if said not in self._content:
            self._content[said] = self.text(key, **values)
        return self._content[said]

    def plain(self, key: str, **values: Value) -> str:
        """The sentence without HTML escaping, for places that take no markup. Raises as `text` does."""
        return self._say(key, values, html=False)

    def label(self, key: str, **values: Value) -> str:
        """The sentence for a button: plain, at most 64 UTF-16 units. Raises as `text` does."""
        return cut(self._say(key, values, html=False), _LABEL_UNITS)

    def _say(self, key: str, values: dict[str, Value], *, html: bool) -> str:
        expected = self.variables(key)
        if expected != values.keys():
            missing, unused = sorted(expected - values.keys()), sorted(values.keys() - expected)
            raise WordingError(f"{key!r} misses {missing} and has no {unused}")
        if not expected and key in self._said:
            return self._said[key]
        filling = Filling(values, html=html)
        sentence, errors = self._bundle.format_pattern(self._patterns[key], filling.arguments)
        if errors:
            raise WordingError(f"{key!r} cannot be said: {type(errors[0]).__name__}")
        said = filling.fill(str(sentence))
        if not expected:
            self._said[key] = said
        return said


def load_wording(root: Path, language: str) -> Wording:
    """The wording of `language` from `root/<language>/wording/*.ftl`.

    Raises ContentError, listing every mistake, when anything in it cannot be read.
    """
    sentences, terms = read_sentences(root, language)
    return Wording(language, sentences, terms)
