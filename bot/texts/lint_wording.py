"""Says what is wrong with a language's sentences: markup, button sizes, and what English says and it does not."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.domain.plaintext import utf16_length
from bot.texts.content import ContentError, Problem, shown
from bot.texts.markup import mistakes
from bot.texts.sentences import Sentence, literal_patterns, read_sentences

_LONGEST_LABEL = 40
_CALL = re.compile(r"\.(label|plain)\(\s*\"([a-zA-Z][\w-]*)\"")
_MARKUP = re.compile(r"</?[a-z]|&[a-z]+;")


def wording_problems(root: Path, language: str, plain: Mapping[str, str]) -> Iterator[Problem]:
    try:
        sentences, _ = read_sentences(root, language)
    except ContentError as error:
        yield from error.problems
        return
    for key, sentence in sentences.items():
        wrong = _CHECKS[plain.get(key, "text")](sentence)
        yield from (Problem(sentence.file, sentence.line, f"{key}: {says}") for says in wrong)
    if language != "en":
        yield from _differences(root, language, sentences)


def _html_mistakes(sentence: Sentence) -> Iterator[str]:
    for text in literal_patterns(sentence.message):
        yield from mistakes(text)


def _label_mistakes(sentence: Sentence) -> Iterator[str]:
    for text in literal_patterns(sentence.message):
        if utf16_length(text) > _LONGEST_LABEL:
            yield f"a button has {utf16_length(text)} characters, more than {_LONGEST_LABEL}"
    yield from _plain_mistakes(sentence)


def _plain_mistakes(sentence: Sentence) -> Iterator[str]:
    if any(_MARKUP.search(text) for text in literal_patterns(sentence.message)):
        yield "its markup would be seen; write it plainly"


_CHECKS = {"text": _html_mistakes, "label": _label_mistakes, "plain": _plain_mistakes}


def _differences(root: Path, language: str, sentences: Mapping[str, Sentence]) -> Iterator[Problem]:
    """Where another language does not say the same things, with the same variables, as English."""
    try:
        first, _ = read_sentences(root, "en")
    except ContentError:
        return  # reported with English
    folder = shown(root / language / "wording", root)
    yield from (Problem(folder, 1, f"{key} is missing") for key in first.keys() - sentences.keys())
    for key, sentence in sentences.items():
        if key not in first:
            yield Problem(sentence.file, sentence.line, f"{key} does not exist in English")
        elif sentence.variables != first[key].variables:
            wanted = ", ".join(sorted(first[key].variables)) or "no variables"
            yield Problem(sentence.file, sentence.line, f"{key} is to have {wanted}")


def plain_keys(package: Path) -> dict[str, str]:
    """Keys that the code asks for as a button label or as plain text, and which of the two."""
    sources = (path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    return {key: way for source in sources for way, key in _CALL.findall(source)}
