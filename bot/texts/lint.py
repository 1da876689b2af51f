"""Checks all content of a folder the way a careful editor would; changes nothing and runs without the bot."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from bot.domain.prompts import Library, Prompt
from bot.texts.answers import load_answers
from bot.texts.checkin_agenda import load_agenda
from bot.texts.content import ContentError, Problem, languages, shown
from bot.texts.danger import load_danger
from bot.texts.first_week import first_week_problems
from bot.texts.lint_prompts import own_problems, shipped_problems
from bot.texts.lint_rules import Rules, load_rules
from bot.texts.lint_wording import plain_keys, wording_problems
from bot.texts.practices import read_practices
from bot.texts.prompt_files import PromptFiles, read_prompts
from bot.texts.support import load_support
from bot.texts.texts import FIRST_LANGUAGE

_LOADERS: tuple[Callable[[Path, str], object], ...] = (load_agenda, load_support, load_danger, load_answers)
"""What reads the other files, and refuses them with a list of their mistakes."""

_OWN = "own"

_COLUMNS: tuple[tuple[str, Callable[[Prompt], bool]], ...] = (
    ("stage 1", lambda prompt: prompt.stage == 1),
    ("2", lambda prompt: prompt.stage == 2),
    ("3", lambda prompt: prompt.stage == 3),
    ("both", lambda prompt: prompt.audience == "both"),
    ("hurt", lambda prompt: prompt.audience == "hurt"),
    ("repairing", lambda prompt: prompt.audience == "repairing"),
    ("alone", lambda prompt: prompt.company == "alone"),
    ("anyone", lambda prompt: prompt.company == "anyone"),
    ("partner", lambda prompt: prompt.company == "partner"),
    ("apart", lambda prompt: prompt.works_apart),
    ("free", lambda prompt: prompt.cost == "free"),
    ("low", lambda prompt: prompt.cost == "low"),
    ("some", lambda prompt: prompt.cost == "some"),
    ("reason", lambda prompt: bool(prompt.why)),
)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything wrong with the content, and what there is of it."""

    problems: tuple[Problem, ...]
    prompts: Mapping[str, tuple[Prompt, ...]]
    """By language; an operator's under "own"."""
    notes: tuple[str, ...] = ()
    """What is new and need not be done at once."""

    @property
    def ok(self) -> bool:
        return not self.problems

    def table(self) -> str:
        """Prompts by language and practice: how many, by stage, for whom, in whose company, what they cost."""
        head = ("practice", "count", *(label for label, _ in _COLUMNS))
        rows = [row for language, prompts in self.prompts.items() for row in _rows(language, prompts)]
        widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
        lines = ([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])] for row in [head, *rows])
        return "\n".join("  ".join(line).rstrip() for line in lines)


def check(root: Path, own: Path | None = None, package: Path | None = None) -> Report:
    """Everything wrong below `root` and in an operator's folder `own`.

    `package` is the folder of code whose button labels are measured.
    """
    plain = plain_keys(package or Path(str(files("bot"))))
    problems: list[Problem] = []
    prompts: dict[str, tuple[Prompt, ...]] = {}
    notes: list[str] = []
    spoken = languages(root)
    for language in spoken:
        read = read_prompts(root, language, own if language == FIRST_LANGUAGE else None)
        prompts.update(_by_origin(language, read))
        notes += _news(read)
        problems += [*read.problems, *_prompt_problems(root, language, read)]
        problems += wording_problems(root, language, plain)
        for load in _LOADERS:
            problems += _refused(load, root, language)
    if not spoken:
        problems.append(Problem(shown(root, root), 1, "no language has its wording here"))
    return Report(tuple(sorted(problems)), prompts, tuple(notes))


def _news(read: PromptFiles) -> Iterator[str]:
    """One line for an operator whose files were written before the newer fields came."""
    own = {prompt.id for prompt, _ in read.own}
    old = [place for prompt, place in read.old if prompt.id in own]
    if old:
        file, line = old[0]
        yield (
            f"{file}:{line}: {len(old)} of your prompts have no 'company' and 'kind' yet. They go on working; "
            "content/README.md says what these and 'when', 'touch' and 'not_where' are for."
        )


def _refused(load: Callable[[Path, str], object], root: Path, language: str) -> Sequence[Problem]:
    try:
        load(root, language)
    except ContentError as error:
        return error.problems
    return ()


def _by_origin(language: str, read: PromptFiles) -> Iterator[tuple[str, tuple[Prompt, ...]]]:
    yield language, tuple(prompt for prompt, _ in read.shipped)
    if read.own:
        yield _OWN, tuple(prompt for prompt, _ in read.own)


def _prompt_problems(root: Path, language: str, read: PromptFiles) -> Iterator[Problem]:
    """What is wrong with prompts that can be read, and with the practices' names and introductions."""
    practices, wrong = read_practices(root, language)
    yield from wrong
    try:
        rules = load_rules(root, language)
    except ContentError as error:
        yield from error.problems
        return
    yield from shipped_problems(read, rules, shown(root / language / "prompts", root))
    if not read.problems:
        yield from first_week_problems(root, language, Library.of(prompt for prompt, _ in read.shipped))
    yield from own_problems(read, rules)
    for name, (practice, place) in practices.items():
        yield from (replace(place, says=f"{name}: {says}") for says in _said(practice.lines, rules))


def _said(lines: Sequence[str], rules: Rules) -> Iterator[str]:
    for line in lines:
        yield from rules.banned_in(line)
        yield from rules.hard_in(line)


def _rows(language: str, prompts: Sequence[Prompt]) -> Iterator[tuple[str, ...]]:
    for practice in sorted({prompt.practice for prompt in prompts}):
        group = [prompt for prompt in prompts if prompt.practice == practice]
        yield _row(f"{language} {practice}", group)
    yield _row(f"{language} together", prompts)


def _row(name: str, group: Sequence[Prompt]) -> tuple[str, ...]:
    return name, *map(str, (len(group), *(sum(map(counts, group)) for _, counts in _COLUMNS)))
