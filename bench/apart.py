"""Runs a measurement in a fresh process, so that no measurement pays for another; knows none of them."""

import multiprocessing
import statistics
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def apart(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a module's function in a process of its own and return what it returns."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        return pool.submit(function, *args, **kwargs).result()


def in_turn(times: int, *measurements: Callable[[], T]) -> list[list[T]]:
    """Run each measurement so many times, one after the other and round again: noise meets all alike."""
    results: list[list[T]] = [[] for _ in measurements]
    for _ in range(times):
        for measurement, found in zip(measurements, results, strict=True):
            found.append(measurement())
    return results


def median(values: Sequence[float]) -> float:
    return float(statistics.median(values))


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of them (0 to 1) does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
