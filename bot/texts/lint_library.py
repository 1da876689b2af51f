"""Says what an editor would miss in a library as a whole: enough of everything, for all places and purses."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from statistics import fmean

from bot.domain.people import TRACKS
from bot.domain.prompts import Prompt
from bot.domain.rhythm import HURT_PRACTICES, PRACTICES, REPAIRING_PRACTICES
from bot.texts.content import Problem
from bot.texts.lint_rules import Rules
from bot.texts.reading_ease import reading_ease

_LEAST_OF_A_TRACK = 60
"""How many of each track come to both in the first two stages: a year of weeks and some."""

_LEAST_ONE_SIDED = 45
_LEAST_OF_OTHERS = 20
_LEAST_ALONE = 150
"""How many for both and for one alone there are in stage 1, over all practices."""

_FOR_ALL_PLACES_AND_PURSES = ("connection", "memories")


def library_problems(prompts: Sequence[Prompt], rules: Rules, folder: str) -> Iterator[Problem]:
    """One for each thing that is missing, at the head of the file where it belongs; `folder` as it is shown."""
    for practice in sorted(PRACTICES):
        group = [prompt for prompt in prompts if prompt.practice == practice]
        for says in (*_missing(practice, group), *_mistakes_of(practice, group, rules)):
            yield Problem(f"{folder}/{practice}.toml", 1, says)
    alone = sum(prompt.is_own and prompt.audience == "both" and prompt.stage == 1 for prompt in prompts)
    if alone < _LEAST_ALONE:
        says = f"{alone} prompts are for both, alone and in stage 1, not {_LEAST_ALONE} or more"
        yield Problem(folder, 1, says)


def _missing(practice: str, group: Sequence[Prompt]) -> Iterator[str]:
    counted, least = _LEAST[practice](group), _LEAST_NUMBER[practice]
    if counted < least:
        yield f"{practice} has {counted} prompts{_WHICH.get(practice, '')}, not {least} or more"


def _shared_early(group: Sequence[Prompt]) -> int:
    return sum(prompt.is_shared and prompt.stage <= 2 for prompt in group)


_LEAST: Mapping[str, Callable[[Sequence[Prompt]], int]] = {
    practice: _shared_early if practice in TRACKS else len for practice in PRACTICES
}
_LEAST_NUMBER: Mapping[str, int] = {
    **dict.fromkeys(PRACTICES, _LEAST_OF_OTHERS),
    **dict.fromkeys((*HURT_PRACTICES, *REPAIRING_PRACTICES), _LEAST_ONE_SIDED),
    **dict.fromkeys(TRACKS, _LEAST_OF_A_TRACK),
}
_WHICH: Mapping[str, str] = dict.fromkeys(TRACKS, " that come to both in stage 1 or 2")


def _mistakes_of(practice: str, group: Sequence[Prompt], rules: Rules) -> Iterator[str]:
    if not group:
        return
    ease = fmean(reading_ease(prompt.text) for prompt in group)
    if rules.practice_ease is not None and ease < rules.practice_ease:
        yield f"{practice} reads too hard in the mean (ease {ease:.0f}, at least {rules.practice_ease:.0f})"
    early = [prompt for prompt in group if prompt.is_shared and prompt.stage == 1]
    with_partner = sum(prompt.company == "partner" for prompt in early)
    if practice in TRACKS and with_partner * 4 > len(early):  # nothing else comes to both in stage 1
        many = f"{with_partner} of {len(early)}"
        yield f"{many} prompts of {practice} for both in stage 1 take the partner, more than a quarter"
    if practice in _FOR_ALL_PLACES_AND_PURSES:
        yield from _for_few(practice, group)


def _for_few(practice: str, group: Sequence[Prompt]) -> Iterator[str]:
    apart = sum(prompt.works_apart for prompt in group)
    if apart * 3 < len(group):
        yield f"{apart} of {len(group)} prompts of {practice} work apart, fewer than a third"
    free = sum(prompt.cost == "free" for prompt in group)
    if free * 2 < len(group):
        yield f"{free} of {len(group)} prompts of {practice} cost nothing, fewer than half"
