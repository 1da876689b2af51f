"""Writes the two pages of four simulated weeks into docs/; must not know what happens in them."""

import asyncio
import logging
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.e2e.four_weeks import lived
from tests.e2e.four_weeks_words import ANAS, BENS
from tests.e2e.story import telling

HURT, REPAIRING = "four-weeks-hurt.md", "four-weeks-repairing.md"

_PREFACE = """What the bot says here it said itself, in the sandbox, while the clock was moved. Ana and Ben are
made up, and so are their words. They are in the first month after it came out, tired, and no example of how to
answer. What the bot sent is quoted, with its buttons. What Ben could read of Ana, and Ana of Ben, stands where it
arrived; all else stayed with its writer. On some days nobody writes, which is fine.

`scripts/transcripts` writes this page again."""


async def written(folder: Path) -> Mapping[str, str]:
    """Both pages by their names, with what the bot keeps under `folder`."""
    async with telling(folder) as story:
        ana, ben = await lived(story, ANAS, BENS)
    return {
        HURT: ana.page("Four weeks with Kintsugi: Ana, whose trust was hurt", _PREFACE),
        REPAIRING: ben.page("Four weeks with Kintsugi: Ben, who is repairing", _PREFACE),
    }


def main() -> None:
    """Write both pages, the same ones at every run."""
    logging.disable()  # a key that lasts a few seconds needs no copy in a safe place
    docs = Path(__file__).resolve().parents[2] / "docs"
    with TemporaryDirectory() as folder:
        for name, page in asyncio.run(written(Path(folder))).items():
            (docs / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
