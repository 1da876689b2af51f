"""Puts what was observed into the few words of a table's cell; observes nothing."""

from datetime import timedelta

from tests.faults.trial import MENDED_AFTER, Outcome
from tests.faults.troubles import Trouble


def cell(trouble: Trouble, outcome: Outcome) -> str:
    """What became of one call."""
    if outcome.on_next_try:
        return "held; once, on another day"
    if outcome.on_return:
        return "held; once, when they are back"
    if outcome.effects == 0:
        return f"given up: {outcome.row.error.split(' after')[0] if outcome.row.error else outcome.row.state}"
    times = {1: "once", 2: "twice"}.get(outcome.effects, f"{outcome.effects} times")
    return f"{times}, {after(trouble, outcome.row.took)}" if outcome.row.attempts else times


def after(trouble: Trouble, took: timedelta) -> str:
    """How long it took, to a precision that does not depend on where in a minute something fell."""
    if trouble.kind is None and MENDED_AFTER < took <= MENDED_AFTER + timedelta(minutes=2):
        return "within 2 min of the way being open again"
    seconds = took.total_seconds()
    if seconds < 60:
        return f"after {seconds:g} s"
    return f"after {seconds / 60:.0f} min" if seconds < 3600 else f"after {seconds / 3600:.0f} h"
