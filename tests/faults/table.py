"""Tries every trouble on every method and writes down what was observed: `python -m tests.faults.table`.

With `--write` the table in docs/reliability.md is replaced by it.
"""

import argparse
import asyncio
import tempfile
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from tests.faults.acts import ACTS
from tests.faults.home import plugged_in
from tests.faults.openings import OPENINGS, observe
from tests.faults.trial import Bench, Outcome
from tests.faults.troubles import TROUBLES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- observed: begin -->", "<!-- observed: end -->"

Column = tuple[str, ...]
"""What was observed of one method: a cell for each trouble, in the order of TROUBLES."""


def cell(outcome: Outcome) -> str:
    """What became of the call, in a few words."""
    times = {0: "not at all", 1: "once", 2: "twice"}.get(outcome.effects, f"{outcome.effects} times")
    if outcome.on_return:
        return "held; once, when they are back"
    if outcome.effects == 0:
        return f"given up ({outcome.row.error})"
    return times if not outcome.row.attempts else f"{times}, {_after(outcome.row.took)}"


def _after(took: timedelta) -> str:
    seconds = took.total_seconds()
    if seconds < 60:
        return f"+{seconds:g} s"
    return f"+{seconds / 60:.0f} min" if seconds < 3600 else f"+{seconds / 3600:.0f} h"


async def try_method(method: str) -> list[Outcome]:
    """Every trouble, one after the other, on one method."""
    with tempfile.TemporaryDirectory() as folder:
        async with plugged_in(Path(folder)) as home:
            bench = await Bench.set_up(home)
            return [await bench.attempt(method, trouble) for trouble in TROUBLES]


async def try_opening(method: str) -> Column:
    """Every trouble on one of the calls that are made outside the outbox."""
    with tempfile.TemporaryDirectory() as folder:
        async with plugged_in(Path(folder)) as home:
            return tuple([await observe(home, method, trouble) for trouble in TROUBLES])


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
    queued = {method: tuple(map(cell, await try_method(method))) for method in ACTS}
    openings = {method: await try_opening(method) for method in OPENINGS}
    return f"{render(queued)}\n\n{render(openings)}"


def on_the_page() -> str:
    """The tables that stand in docs/reliability.md now."""
    return PAGE.read_text("utf-8").split(BEGIN)[1].split(END)[0].strip()


def write(tables: str) -> None:
    before, rest = PAGE.read_text("utf-8").split(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables}\n\n{END}{rest.split(END)[1]}", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    tables = asyncio.run(observed())
    if parser.parse_args().write:
        write(tables)
    else:
        print(tables)  # noqa: T201 - that is what the command is for


if __name__ == "__main__":
    main()
