"""Checks all content of a folder the way a careful editor would; changes nothing and runs without the bot."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from bot.domain.plaintext import utf16_length
from bot.domain.prompts import Prompt
from bot.texts.content import ContentError, Problem, languages, shown
from bot.texts.library import Place, read_prompts
from bot.texts.likeness import alike, essence
from bot.texts.markup import mistakes
from bot.texts.practices import read_practices
from bot.texts.sentences import Sentence, literal_patterns, read_sentences

_FEWEST_WORDS, _MOST_WORDS = 15, 45
_LONGEST_WHY = 120
_LONGEST_LABEL = 40
_CALL = re.compile(r"\.(label|plain)\(\s*\"([a-zA-Z][\w-]*)\"")

_MARKUP = re.compile(r"</?[a-z]|&[a-z]+;")

Placed = Sequence[tuple[Prompt, Place]]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a `lint.toml` asks for: the likeness (0 to 1) of copies, and patterns with their reasons."""

    near_copy: float
    banned: tuple[tuple[re.Pattern[str], str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything wrong with the content, and what there is of it."""

    problems: tuple[Problem, ...]
    prompts: Mapping[str, tuple[Prompt, ...]]
    """By language."""

    @property
    def ok(self) -> bool:
        return not self.problems

    def table(self) -> str:
        """Prompts by language and practice: how many, by stage and cost, how many work apart."""
        head = ("practice", "count", "stage 1", "2", "3", "apart", "free", "low", "some")
        rows = [row for language, prompts in self.prompts.items() for row in _rows(language, prompts)]
        widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
        lines = ([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])] for row in [head, *rows])
        return "\n".join("  ".join(line).rstrip() for line in lines)


def check(root: Path, package: Path | None = None) -> Report:
    """Everything wrong below `root`. `package` is the folder of code whose button labels are measured."""
    plain = _plain_keys(package or Path(str(files("bot"))))
    problems: list[Problem] = []
    prompts = {}
    spoken = languages(root)
    for language in spoken:
        placed, wrong = read_prompts(root, language)
        prompts[language] = tuple(prompt for prompt, _ in placed)
        problems += [*wrong, *_prompt_problems(root, language, placed)]
        problems += _wording_problems(root, language, plain)
    if not spoken:
        problems.append(Problem(shown(root, root), 1, "no language has its wording here"))
    return Report(tuple(sorted(problems)), prompts)


def _prompt_problems(root: Path, language: str, placed: Placed) -> Iterator[Problem]:
    path = root / language / "lint.toml"
    try:
        rules = _rules(path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        yield Problem(shown(path, root), 1, f"these rules cannot be read: {type(error).__name__}: {error}")
        return
    for prompt, (file, line) in placed:
        yield from (Problem(file, line, f"{prompt.id}: {says}") for says in _prompt_mistakes(prompt, rules))
    yield from _introduction_problems(root, language, rules)
    essences = [essence(prompt.text) for prompt, _ in placed]
    for first, second, likeness in alike(essences, rules.near_copy):
        (one, _), (other, (file, line)) = placed[first], placed[second]
        yield Problem(file, line, f"{other.id} is nearly {one.id} (likeness {likeness:.2f})")


def _introduction_problems(root: Path, language: str, rules: Rules) -> Iterator[Problem]:
    practices, wrong = read_practices(root, language)
    yield from wrong
    for name, (practice, place) in practices.items():
        for line in practice.lines:
            yield from (replace(place, says=f"{name}: {says}") for says in _banned(line, rules))


def _banned(said: str, rules: Rules) -> Iterator[str]:
    for pattern, reason in rules.banned:
        if found := pattern.search(said):
            yield f"“{found[0]}” {reason}"


def _prompt_mistakes(prompt: Prompt, rules: Rules) -> Iterator[str]:
    words = len(prompt.text.split())
    if not _FEWEST_WORDS <= words <= _MOST_WORDS:
        yield f"the text has {words} words, not {_FEWEST_WORDS} to {_MOST_WORDS}"
    if len(prompt.why) > _LONGEST_WHY:
        yield f"the reason has {len(prompt.why)} characters, more than {_LONGEST_WHY}"
    yield from _banned(prompt.text, rules)
    yield from _banned(prompt.why, rules)


def _rules(path: Path) -> Rules:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    banned = [(_any_of(entry["words"]), entry["why"]) for entry in content["banned"]]
    return Rules(float(content["near_copy"]), tuple(banned))


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Matches any of the words whole; a star at the end of one stands for more letters."""
    choices = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{'|'.join(choices)})\b", re.IGNORECASE)


def _wording_problems(root: Path, language: str, plain: Mapping[str, str]) -> Iterator[Problem]:
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


def _plain_keys(package: Path) -> dict[str, str]:
    """Keys that the code asks for as a button label or as plain text, and which of the two."""
    sources = (path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    return {key: way for source in sources for way, key in _CALL.findall(source)}


def _rows(language: str, prompts: Sequence[Prompt]) -> Iterator[tuple[str, ...]]:
    for practice in sorted({prompt.practice for prompt in prompts}):
        group = [prompt for prompt in prompts if prompt.practice == practice]
        yield _row(f"{language} {practice}", group)
    yield _row(f"{language} together", prompts)


def _row(name: str, group: Sequence[Prompt]) -> tuple[str, ...]:
    stages = (sum(prompt.stage == stage for prompt in group) for stage in (1, 2, 3))
    costs = (sum(prompt.cost == cost for prompt in group) for cost in ("free", "low", "some"))
    return name, *map(str, (len(group), *stages, sum(prompt.apart for prompt in group), *costs))
