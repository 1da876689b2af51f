"""Says what an editor would mark in prompts: one by one, beside each other, and as a whole; changes nothing."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import fmean

from bot.domain.prompts import Prompt
from bot.domain.rhythm import PRACTICES
from bot.texts.content import Problem
from bot.texts.likeness import alike, essence
from bot.texts.lint_rules import Rules
from bot.texts.prompt_files import Placed, PromptFiles
from bot.texts.reading_ease import reading_ease

_FEWEST_WORDS, _MOST_WORDS = 15, 45
_LONGEST_WHY = 120
_MOST_ALIKE_OPENINGS = 4
_WORD = re.compile(r"[\w'\u2019]+")

_LEAST: Mapping[str, int] = {"connection": 90, "memories": 90, "gratitude": 70}
_LEAST_OF_OTHERS = 20
_FOR_ALL_PLACES_AND_PURSES = ("connection", "memories")


def shipped_problems(files: PromptFiles, rules: Rules, folder: str) -> list[Problem]:
    """All that is wrong with the prompts that come with the bot; `folder` is where they lie, as it is shown.

    Counts and means are left out while some of the prompts cannot be read.
    """
    problems = [*_singly(files.shipped, rules), *_beside([], files.shipped, rules)]
    if not files.problems:
        problems += _as_a_whole(files.shipped, rules, folder)
    return sorted(problems)


def own_problems(files: PromptFiles, rules: Rules) -> list[Problem]:
    """All that is wrong with an operator's own prompts, beside the shipped ones too."""
    return sorted([*_singly(files.own, rules), *_beside(files.shipped, files.own, rules)])


def _singly(placed: Placed, rules: Rules) -> Iterator[Problem]:
    for prompt, (file, line) in placed:
        yield from (Problem(file, line, f"{prompt.id}: {says}") for says in _mistakes(prompt, rules))


def _mistakes(prompt: Prompt, rules: Rules) -> Iterator[str]:
    words = len(prompt.text.split())
    if not _FEWEST_WORDS <= words <= _MOST_WORDS:
        yield f"the text has {words} words, not {_FEWEST_WORDS} to {_MOST_WORDS}"
    if len(prompt.why) > _LONGEST_WHY:
        yield f"the reason has {len(prompt.why)} characters, more than {_LONGEST_WHY}"
    ease = reading_ease(prompt.text)
    if rules.prompt_ease is not None and ease < rules.prompt_ease:
        yield f"it reads too hard (ease {ease:.0f}, at least {rules.prompt_ease:.0f}): shorter words or sentences"
    yield from rules.banned_in(prompt.text)
    yield from rules.banned_in(prompt.why)


def _beside(others: Placed, placed: Placed, rules: Rules) -> Iterator[Problem]:
    """What shows only beside other prompts: problems with `placed`, none with `others`."""
    everyone = [*others, *placed]
    essences = [essence(prompt.text) for prompt, _ in everyone]
    for first, second, likeness in alike(essences, rules.near_copy, since=len(others)):
        (one, _), (other, (file, line)) = everyone[first], everyone[second]
        yield Problem(file, line, f"{other.id} is nearly {one.id} (likeness {likeness:.2f})")
    reasons = {_key(prompt.why): prompt.id for prompt, _ in reversed(others)}
    for prompt, (file, line) in placed:
        first_id = reasons.setdefault(_key(prompt.why), prompt.id)
        if first_id != prompt.id:
            yield Problem(file, line, f"{prompt.id} has the same 'why' as {first_id}")
    yield from _opening_problems(placed)


def _key(words: str) -> str:
    """The same for sentences that differ in capitals and punctuation only."""
    return " ".join(_WORD.findall(words.casefold()))


def _opening_problems(placed: Placed) -> Iterator[Problem]:
    """One for each opening that a file has too often, at the first prompt that is too many."""
    counted = Counter((file, _opening(prompt)) for prompt, (file, _) in placed)
    seen: Counter[tuple[str, str]] = Counter()
    for prompt, (file, line) in placed:
        place = file, _opening(prompt)
        seen[place] += 1
        if seen[place] == _MOST_ALIKE_OPENINGS + 1:
            says = f"{counted[place]} prompts here begin “{place[1]} …”, {_MOST_ALIKE_OPENINGS} at most may"
            yield Problem(file, line, f"{prompt.id}: {says}")


def _opening(prompt: Prompt) -> str:
    return " ".join(_WORD.findall(prompt.text)[:2]).capitalize()


def _as_a_whole(placed: Placed, rules: Rules, folder: str) -> Iterator[Problem]:
    """Each practice: enough prompts, easy enough to read, and enough of them for all places and purses."""
    groups = _by_practice(prompt for prompt, _ in placed)
    for practice in sorted(PRACTICES):
        group = groups[practice]
        for says in _group_mistakes(practice, group, rules):
            yield Problem(f"{folder}/{practice}.toml", 1, says)


def _by_practice(prompts: Iterable[Prompt]) -> Mapping[str, list[Prompt]]:
    groups = defaultdict(list)
    for prompt in prompts:
        groups[prompt.practice].append(prompt)
    return groups


def _group_mistakes(practice: str, group: Sequence[Prompt], rules: Rules) -> Iterator[str]:
    least = _LEAST.get(practice, _LEAST_OF_OTHERS)
    if len(group) < least:
        yield f"{practice} has {len(group)} prompts, not {least} or more"
    ease = fmean(reading_ease(prompt.text) for prompt in group) if group else None
    if ease is not None and rules.practice_ease is not None and ease < rules.practice_ease:
        yield f"{practice} reads too hard in the mean (ease {ease:.0f}, at least {rules.practice_ease:.0f})"
    if practice in _FOR_ALL_PLACES_AND_PURSES:
        apart = sum(prompt.apart for prompt in group)
        if apart * 3 < len(group):
            yield f"{apart} of {len(group)} prompts of {practice} work apart, fewer than a third"
        free = sum(prompt.cost == "free" for prompt in group)
        if free * 2 < len(group):
            yield f"{free} of {len(group)} prompts of {practice} cost nothing, fewer than half"
