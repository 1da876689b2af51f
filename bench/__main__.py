"""The command line of the benchmarks: `python -m bench [names] [--quick] [--json FILE] [--markdown FILE]`."""

import argparse
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench import content, dispatch, fairness, journal, lane, paced, scale, updates
from bench.figures import Figure, plain, to_json
from bench.machine import machine
from bench.page import page

MODULES = (dispatch, paced, lane, fairness, updates, scale, content, journal)


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; returns 0 when every target was reached, else 1."""
    options = _parser().parse_args(arguments)
    chosen = [module for module in MODULES if not options.names or module.NAME in options.names]
    about, began, figures = machine(), time.monotonic(), list[Figure]()
    for module in chosen:
        measure: Callable[..., list[Figure]] = module.measure
        if module is scale and options.couples:
            measure = partial(scale.measure, sizes=tuple(options.couples))
        figures += _timed(module.NAME, partial(measure, quick=options.quick))
    seconds = time.monotonic() - began
    print(plain(figures))
    print(", ".join(f"{name} {value}" for name, value in about.items()))
    if options.json:
        report = {"machine": about, "quick": options.quick, "seconds": seconds, "figures": to_json(figures)}
        options.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if options.markdown:
        options.markdown.write_text(page(figures, about, seconds, quick=options.quick), encoding="utf-8")
    return 0 if all(figure.reached for figure in figures) else 1


def _timed(name: str, measure: Callable[[], list[Figure]]) -> list[Figure]:
    began = time.monotonic()
    print(f"{name} …", file=sys.stderr, flush=True)
    figures = measure()
    print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    return figures


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the bot beside its peers.")
    names = [module.NAME for module in MODULES]
    parser.add_argument("names", nargs="*", choices=[*names, []], metavar="name", help=", ".join(names))
    parser.add_argument("--quick", action="store_true", help="smaller numbers, about a minute")
    parser.add_argument("--couples", type=int, nargs="+", metavar="N", help="sizes for scale")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write docs/performance.md anew")
    return parser


if __name__ == "__main__":
    sys.exit(main())
