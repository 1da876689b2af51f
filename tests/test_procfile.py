"""The Procfile starts the bot under a Procfile runner, and stopping the runner stops the bot."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.surroundings import bare

TOKEN = "1234567890:" + "Abc-_" * 7


def test_the_procfile_has_one_worker(root: Path) -> None:
    assert (root / "Procfile").read_text(encoding="utf-8") == "worker: python -m bot run\n"


@pytest.mark.crash
def test_a_procfile_runner_starts_the_worker_and_stops_it(root: Path, tmp_path: Path) -> None:
    if not (root / "bot" / "__main__.py").exists():
        pytest.skip("there is no command line yet")
    with socket.socket() as closed:  # bound but not listening: nobody answers there, and nobody else can
        closed.bind(("127.0.0.1", 0))
        env = bare(
            PATH=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            HOME=str(tmp_path),
            BOT_TOKEN=TOKEN,
            BOT_API_URL=f"http://127.0.0.1:{closed.getsockname()[1]}",
            DATA_DIR=str(tmp_path / "data"),
            PYTHONUNBUFFERED="1",
        )
        with subprocess.Popen(
            [sys.executable, "-m", "honcho", "--no-colour", "-e", os.devnull, "start"],
            cwd=root,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as runner:
            assert runner.stdout is not None
            lines = []
            try:
                for line in runner.stdout:
                    lines.append(line)
                    if " bot" in line and "system" not in line:  # the bot's own first log line
                        break
            finally:
                runner.send_signal(signal.SIGTERM)
            lines += list(runner.stdout)
            runner.wait(timeout=15)
    told = "".join(lines)
    assert "worker.1" in told
    assert "Traceback" not in told
    assert TOKEN not in told
    assert "sending SIGKILL" not in told
