"""Loads the prompts that may come to people, all or none; must not know who gets which prompt."""

import shlex
from pathlib import Path

from bot.domain.prompts import Library
from bot.texts.content import ContentError, Problem
from bot.texts.first_week import load_first_week
from bot.texts.lint_prompts import own_problems
from bot.texts.lint_rules import load_rules
from bot.texts.prompt_files import read_prompts


def load_library(root: Path, language: str, own: Path | None = None) -> Library:
    """The prompts of `root/<language>/prompts/*.toml`, an operator's of the folder `own`, and the first week.

    An operator's are held to all that `python -m bot check` looks for: nobody else has looked through them.
    Raises ContentError, listing every mistake, and never gives a part of a library.
    """
    files = read_prompts(root, language, own)
    if files.problems:
        raise _error(files.problems, own)
    if files.own and (problems := own_problems(files, load_rules(root, language))):
        raise _error(problems, own)
    prompts = (prompt for prompt, _ in [*files.shipped, *files.own])
    return Library.of(prompts, load_first_week(root, language))


def _error(problems: list[Problem], own: Path | None) -> ContentError:
    """What names a command that lists them all: an operator's folder can lie anywhere."""
    return ContentError(
        problems, " ".join(["python -m bot check", *([shlex.quote(str(own))] if own else [])])
    )
