"""A call's parameters with files, as a form; knows no method and no network."""

import io
import json
from collections.abc import Mapping
from typing import Any

import aiohttp

from bot.texts.card import Upload


def form(params: Mapping[str, Any], files: Mapping[str, Upload]) -> aiohttp.FormData:
    """multipart/form-data as the Bot API reads it: whatever is no word is written as JSON ("Sending files")."""
    built = aiohttp.FormData()
    for name, value in params.items():
        built.add_field(name, value if isinstance(value, str) else json.dumps(value))
    for name, file in files.items():
        built.add_field(
            name, io.BytesIO(file.content), filename=file.name, content_type="application/octet-stream"
        )
    return built
