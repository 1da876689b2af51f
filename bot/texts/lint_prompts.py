"""Says what an editor would mark in prompts, one by one and beside each other; changes nothing."""

import re
from collections import Counter
from collections.abc import Iterator

from bot.domain.prompts import Prompt
from bot.texts.content import Problem
from bot.texts.likeness import alike, essence
from bot.texts.lint_library import library_problems
from bot.texts.lint_prompt import prompt_mistakes
from bot.texts.lint_rules import Rules
from bot.texts.prompt_files import Placed, PromptFiles

_MOST_ALIKE_OPENINGS = 4
_WORD = re.compile(r"[\w'\u2019]+")


def shipped_problems(files: PromptFiles, rules: Rules, folder: str) -> list[Problem]:
    """All that is wrong with the prompts that come with the bot; `folder` is where they lie, as it is shown.

    Counts and means are left out while some of the prompts cannot be read.
    """
    problems = [*_singly(files.shipped, files, rules), *_beside([], files.shipped, rules), *_old(files)]
    if not files.problems:
        prompts = [prompt for prompt, _ in files.shipped]
        problems += library_problems(prompts, rules, folder)
    return sorted(problems)


def own_problems(files: PromptFiles, rules: Rules) -> list[Problem]:
    """All that is wrong with an operator's own prompts, beside the shipped ones too."""
    return sorted([*_singly(files.own, files, rules), *_beside(files.shipped, files.own, rules)])


def _singly(placed: Placed, files: PromptFiles, rules: Rules) -> Iterator[Problem]:
    old = {prompt.id for prompt, _ in files.old}
    for prompt, (file, line) in placed:
        says = prompt_mistakes(prompt, rules, old_form=prompt.id in old)
        yield from (Problem(file, line, f"{prompt.id}: {one}") for one in says)


def _old(files: PromptFiles) -> Iterator[Problem]:
    """Ours say themselves what an operator's old ones leave to a guess."""
    shipped = {prompt.id for prompt, _ in files.shipped}
    for prompt, (file, line) in files.old:
        if prompt.id in shipped:
            yield Problem(file, line, f"{prompt.id}: 'company' and 'kind' are missing")


def _beside(others: Placed, placed: Placed, rules: Rules) -> Iterator[Problem]:
    """What shows only beside other prompts: problems with `placed`, none with `others`."""
    everyone = [*others, *placed]
    essences = [essence(prompt.text) for prompt, _ in everyone]
    for first, second, likeness in alike(essences, rules.near_copy, since=len(others)):
        (one, _), (other, (file, line)) = everyone[first], everyone[second]
        yield Problem(file, line, f"{other.id} is nearly {one.id} (likeness {likeness:.2f})")
    reasons = {_key(prompt.why): prompt.id for prompt, _ in reversed(others)}
    for prompt, (file, line) in placed:
        if not prompt.why:
            continue
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
