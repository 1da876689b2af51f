"""The benchmarks run, and show no figure without its peer; how fast anything is, no test asks."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench.figures import Figure

CHEAP = ("content", "journal")


@pytest.mark.timeout(120)
def test_the_cheap_benchmarks_run_and_show_their_peers(root: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    command = [sys.executable, "-m", "bench", *CHEAP, "--quick", "--json", str(report)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr  # 1: it ran, and a target was missed
    assert "usual way" in done.stdout
    assert "python-telegram-bot 22" in done.stdout
    figures = json.loads(report.read_text())["figures"]
    assert {figure["bench"] for figure in figures} == set(CHEAP)
    assert all(figure["usual"] and figure["times_usual"] for figure in figures)


def test_a_figure_without_a_peer_is_refused() -> None:
    with pytest.raises(ValueError, match="no peer"):
        Figure("dispatch", "nudges per second", "/s", 2000, "1,500/s", reached=True)


def test_ratios_are_above_one_where_ours_is_better() -> None:
    rate = Figure("a", "rate", "/s", 2000, "", reached=True, usual=500, limit=4000)
    wait = Figure("a", "wait", "ms", 20, "", reached=True, usual=80, more=False)
    assert (rate.times_usual, rate.times_limit, wait.times_usual) == (4, 0.5, 4)
