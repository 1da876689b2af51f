"""Looks at a database that the bot is using; it must not change anything."""

import sqlite3
from pathlib import Path


def looking_at(path: Path) -> sqlite3.Connection:
    look = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    look.row_factory = sqlite3.Row
    return look
