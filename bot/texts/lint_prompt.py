"""Says what an editor would mark in one prompt; must not know the others."""

import re
from collections.abc import Iterator

from bot.domain.prompts import CHECKIN_PRACTICE, Prompt
from bot.texts.lint_rules import Rules
from bot.texts.reading_ease import reading_ease

_FEWEST_WORDS, _MOST_WORDS = 15, 45
_LONGEST_WHY = 120

# three things in a row: the last one behind ", and" or ", or", or three short ones, or three behind a colon
_THING = r"(?:an?|the|your(?! own)|some|one) [\w\u2019-]+"
_THREE_EXAMPLES = re.compile(
    r"\b[^,.:;()“”?!]+, [^,.:;()“”?!]+, (?:or|and) [^,.:;]+"
    rf"|\b{_THING}, {_THING},? (?:or|and) {_THING}"
    r"|: [^,.:;]+, [^,.:;]+, [^,.:;]+"
)
_SAID_AS_AN_EXAMPLE = re.compile(r"“[^”]*”|\w+ or tomorrow\b")


def prompt_mistakes(prompt: Prompt, rules: Rules, *, old_form: bool = False) -> Iterator[str]:
    """All that is wrong with it, in words for whoever wrote it.

    One in the old form is held only to what was asked when it was written: an operator's go on working.
    """
    yield from _length_mistakes(prompt)
    ease, least = reading_ease(prompt.text), rules.old_prompt_ease if old_form else rules.prompt_ease
    if least is not None and ease < least:
        yield f"it reads too hard (ease {ease:.0f}, at least {least:.0f}): shorter words or sentences"
    for said in filter(None, (prompt.text, prompt.why)):
        yield from rules.banned_in(said)
        if not old_form:
            yield from rules.hard_in(said)
            yield from _form_mistakes(said, rules)
    if not old_form:
        yield from _newer_mistakes(prompt, rules)


def _newer_mistakes(prompt: Prompt, rules: Rules) -> Iterator[str]:
    if prompt.why and rules.whys_say and not rules.whys_say.search(prompt.why):
        yield "the reason speaks of the world, not to “you”; say what this is for, or leave it out"
    yield from _field_mistakes(prompt)
    yield from _hour_mistakes(prompt, rules)
    yield from _meaning_mistakes(prompt, rules)
    if _needs_a_way_out(prompt) and rules.ways_out and not rules.ways_out.search(prompt.text):
        yield "it takes the partner in stage 1; say that a no is fine"


def _length_mistakes(prompt: Prompt) -> Iterator[str]:
    words = len(prompt.text.split())
    if not _FEWEST_WORDS <= words <= _MOST_WORDS:
        yield f"the text has {words} words, not {_FEWEST_WORDS} to {_MOST_WORDS}"
    if len(prompt.why) > _LONGEST_WHY:
        yield f"the reason has {len(prompt.why)} characters, more than {_LONGEST_WHY}"


def _form_mistakes(said: str, rules: Rules) -> Iterator[str]:
    if found := _THREE_EXAMPLES.search(said):
        yield f"“{found[0].strip()}” is a list of three or more; two examples at most"
    if rules.orders and (ordered := rules.orders.search(said)):
        yield f"“{ordered[1]}” orders a feeling; ask for an act"
    if rules.bare_each and (each := rules.bare_each.search(said)):
        yield f"“{each[0]}” is hard to read; write “each of you …”"


def _field_mistakes(prompt: Prompt) -> Iterator[str]:
    """Fields that say a thing may come where it must not."""
    if prompt.kind == "play" and prompt.stage == 1:
        yield "play comes from stage 2 on"
    if prompt.touch and prompt.stage < 3:
        yield "touch comes in stage 3 only"
    if prompt.cost != "free" and "money" not in prompt.not_where:
        yield "it costs something, so not_where names “money”"


def _hour_mistakes(prompt: Prompt, rules: Rules) -> Iterator[str]:
    if prompt.practice == CHECKIN_PRACTICE:  # it comes some hours before the talk, which may well be tonight
        return
    said = _SAID_AS_AN_EXAMPLE.sub("", prompt.text)
    for when, words in rules.hours.items():
        found = words.search(said)
        if found and prompt.when != when:
            yield f"“{found[0]}” needs when = “{when}”; what comes to both can be read at any hour"


def _meaning_mistakes(prompt: Prompt, rules: Rules) -> Iterator[str]:
    for where, words in rules.meanings.items():
        if where in prompt.not_where:
            continue
        if found := words.search(prompt.text):
            yield f"“{found[0]}” can hurt where it was “{where}”: put that into not_where, or say it otherwise"


def _needs_a_way_out(prompt: Prompt) -> bool:
    return prompt.audience == "both" and prompt.company == "partner" and prompt.stage == 1
