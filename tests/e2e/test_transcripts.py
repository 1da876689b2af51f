"""The four weeks in docs/ are what the bot does today; scripts/transcripts writes them again."""

from pathlib import Path

from tests.e2e.transcripts import written


async def test_the_pages_are_what_the_script_writes(root: Path, tmp_path: Path) -> None:
    for name, page in (await written(tmp_path)).items():
        assert (root / "docs" / name).read_text(encoding="utf-8") == page, "run scripts/transcripts"
