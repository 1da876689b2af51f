"""docs/performance.md, written from a run; measures nothing."""

from collections.abc import Mapping, Sequence

from bench.figures import Figure, markdown

_PAGE = """# How fast it is

Written by `python -m bench --markdown docs/performance.md`{quick}; it took {seconds:.0f} seconds. No figure stands
alone: beside each is **the usual way**, python-telegram-bot as its documentation puts it together (`Application`,
`HTTPXRequest`, `AIORateLimiter`, one `JobQueue` job per person; each at its best concurrency), or **the limit**, which
no one can beat from one process (for sending: a bare aiohttp client). "x usual" is how many times as good as the
usual way, "x limit" how near the limit, both whichever way round is better.

The server is a process of its own on the same machine that answers at once. Peers run in the same run, one
after the other and round again, each in a fresh process; what is printed is the median.

{machine}

{table}

## What is measured

| bench | what |
|---|---|
| `dispatch` | people due at one instant, nothing paced: from the tick to the last row marked sent |
| `paced` | people due under 30/s and under 1,000/s, 1/s per chat; a strict server counts |
| `lane` | taps while nudges wait at 30/s: tap to answer at the server |
| `fairness` | one account, four, or a thousand strangers flood the bot: the longest wait of who asks /help then |
| `updates` | replies of 200 people as fast as they come: kept with fsync, confirmed, answered |
| `scale` | the same bot with more and more couples in its database |
| `content` | choosing a prompt for a couple with three years of history |
| `journal` | one page of /journal out of 10,000 encrypted entries |

`python -m bench dispatch lane` runs some of them, all in full take about ten minutes, `--quick` about one with
smaller numbers; `--json FILE` keeps the figures for a comparison. It needs what `requirements/bench.lock` holds.
Why the bot is built as it is for these figures: [decision 0050](decisions/0050-statements-on-the-loop.md).
"""


def page(figures: Sequence[Figure], machine: Mapping[str, str], seconds: float, *, quick: bool) -> str:
    """The whole page."""
    return _PAGE.format(
        quick=" --quick" if quick else "",
        seconds=seconds,
        machine=", ".join(f"{name} {value}" for name, value in machine.items()) + ".",
        table=markdown(figures).rstrip(),
    )
