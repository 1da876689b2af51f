"""Tries every trouble on every method and writes down what was observed: `python -m tests.faults.table`.

With `--write` the table in docs/reliability.md is replaced by it.
"""

import argparse
import asyncio
import logging
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from tests.faults.acts import ACTS
from tests.faults.home import Home, plugged_in
from tests.faults.openings import OPENINGS, observe
from tests.faults.trial import Bench, Outcome
from tests.faults.troubles import TROUBLES
from tests.faults.words import cell

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- observed: begin -->", "<!-- observed: end -->"

Column = tuple[str, ...]
"""What was observed of one method: a cell for each trouble, in the order of TROUBLES."""


@asynccontextmanager
async def _home() -> AsyncIterator[Home]:
    with tempfile.TemporaryDirectory() as folder:
        async with plugged_in(Path(folder)) as home:
            yield home


async def try_queued() -> dict[str, list[Outcome]]:
    """Every trouble, one after the other, with every method that goes through the outbox."""
    async with _home() as home:
        bench = await Bench.set_up(home)
        tried = [await bench.attempt(trouble) for trouble in TROUBLES]
    return {method: [outcomes[method] for outcomes in tried] for method in ACTS}


async def try_openings() -> dict[str, Column]:
    """Every trouble with the calls that are made outside it."""
    async with _home() as home:
        return {
            method: tuple([await observe(home, method, trouble) for trouble in TROUBLES])
            for method in OPENINGS
        }


def columns(tried: Mapping[str, list[Outcome]]) -> dict[str, Column]:
    """What was observed, in words."""
    return {method: tuple(map(cell, TROUBLES, outcomes)) for method, outcomes in tried.items()}


def render(columns: Mapping[str, Column]) -> str:
    """A Markdown table; methods to which the same happened share a column."""
    groups: dict[Column, list[str]] = {}
    for method, column in columns.items():
        groups.setdefault(column, []).append(f"`{method}`")
    head = ["what goes wrong", *(", ".join(methods) for methods in groups.values())]
    lines = [head, ["---"] * len(head)]
    lines += [[trouble.name, *(column[row] for column in groups)] for row, trouble in enumerate(TROUBLES)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


async def observed() -> str:
    """Both tables as they belong on the page."""
    return f"{render(columns(await try_queued()))}\n\n{render(await try_openings())}"


def on_the_page() -> dict[str, Column]:
    """What docs/reliability.md says of each method now."""
    columns: dict[str, Column] = {}
    for table in PAGE.read_text("utf-8").split(BEGIN)[1].split(END)[0].strip().split("\n\n"):
        rows = [[part.strip() for part in line.strip("|").split("|")] for line in table.splitlines()]
        for heads, *cells in list(zip(*rows, strict=True))[1:]:
            columns |= {method.strip("` "): tuple(cells[1:]) for method in heads.split(",")}
    return columns


def write(tables: str) -> None:
    before, rest = PAGE.read_text("utf-8").split(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{rest.split(END)[1]}", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    logging.disable(logging.CRITICAL)
    tables = asyncio.run(observed())
    if parser.parse_args().write:
        write(tables)
    else:
        print(tables)  # noqa: T201 - that is what the command is for


if __name__ == "__main__":
    main()
