"""What two runs of a life should have in common, and where they differ; holds no test."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.e2e.story import MONDAY_NOON
from tests.e2e.twins.heard import Heard
from tests.e2e.twins.life import Life
from tests.e2e.twins.living import Lived, live
from tests.e2e.twins.private import Act

_NEVER = datetime.max.replace(tzinfo=UTC)
_MEMORY = Path("/dev/shm")  # noqa: S108 - where the system has it, a commit costs no turn of a disk


def lived(life: Life, acts: Sequence[Act] = ()) -> Lived:
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        return asyncio.run(live(Path(folder), life, acts))


def difference(usual: Lived, other: Lived) -> str | None:
    """The first difference in what Ben got for which there is no reason that Ana knows of; None without one.

    They are compared as far as Ana did the same of what he may see, and until her act shows as she was told.
    """
    one, two = compared(usual, other)
    for left, right in zip([*one, None], [*two, None], strict=False):
        if left != right:
            return f"without: {left}\n   with: {right}"
    return None


def compared(usual: Lived, other: Lived) -> tuple[list[Heard], list[Heard]]:
    """What Ben got in both, as far as it is to be the same."""
    until = min(_parted(usual, other), other.shows_from or _NEVER)
    return _before(usual.heard, until), _before(other.heard, until)


def _before(heard: list[Heard], until: datetime) -> list[Heard]:
    return [one for one in heard if one.at < until]


def _parted(usual: Lived, other: Lived) -> datetime:
    """When she first did something that he may see in one of the two only."""
    pairs = zip([*usual.done, None], [*other.done, None], strict=False)
    minute = next((min(one[0] for one in pair if one) for pair in pairs if pair[0] != pair[1]), None)
    return MONDAY_NOON + timedelta(minutes=minute) if minute is not None else _NEVER
