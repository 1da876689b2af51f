"""A proxy that cannot be used ends the start of the real process with one plain line."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.config import SANDBOX_TOKEN
from tests.faults.processes import KEY
from tests.surroundings import bare


@pytest.mark.parametrize(
    ("name", "value"), [("HTTPS_PROXY", "proxy.example:3128"), ("all_proxy", "socks:9050")]
)
def test_a_proxy_without_a_scheme_ends_the_start_in_one_line(
    root: Path, tmp_path: Path, name: str, value: str
) -> None:
    environment = bare(PYTHONPATH=str(root), HOME=str(tmp_path)) | {name: value}
    environment |= {"BOT_TOKEN": SANDBOX_TOKEN, "DATA_DIR": str(tmp_path / "data"), "MASTER_KEY": KEY}
    command = [sys.executable, "-m", "bot", "run"]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert line.startswith(f"{name} must be an address such as http://proxy.example:3128")
