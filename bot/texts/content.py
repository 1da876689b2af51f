"""Finds the content folder and names mistakes by file and line; must not know what content means."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from bot.domain.errors import StartError


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in one content file, in words for the person who wrote it."""

    file: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says}"


class ContentError(StartError):
    """Content cannot be used. `problems` lists every mistake; the message is one line about the first.

    `listed_by` is the command that lists them all.
    """

    def __init__(self, problems: Sequence[Problem], listed_by: str = "python -m bot check") -> None:
        more = f" (and {len(problems) - 1} more; {listed_by} lists them)" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")
        self.problems = tuple(problems)


def content_root() -> Path:
    """The folder of content: inside an installed wheel `bot/_content`, in a checkout `content`."""
    package = Path(str(files("bot")))
    shipped = package / "_content"
    return shipped if shipped.is_dir() else package.parent / "content"


def own_folder(data_dir: Path) -> Path | None:
    """Where an operator keeps prompts of their own; None where they keep none."""
    folder = data_dir / "content"
    return folder if folder.exists() else None


def languages(root: Path) -> list[str]:
    """The languages that have a folder of wording, in alphabetical order."""
    return sorted(path.parent.name for path in root.glob("*/wording") if path.is_dir())


def shown(path: Path, root: Path) -> str:
    """How a file is called in a message: below the content folder's parent, else in full."""
    base = root.resolve().parent
    return str(path.resolve().relative_to(base)) if path.resolve().is_relative_to(base) else str(path)
