"""What the tests of the store may ask for."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.store.database import Database
from bot.store.keyring import Keyring
from bot.store.vault import Vault
from tests.store.schema import MASTER


@pytest.fixture
def keyring(tmp_path: Path) -> Iterator[Keyring]:
    with Keyring(tmp_path / "keyring.sqlite3", MASTER) as opened:
        yield opened


@pytest.fixture
def vault(keyring: Keyring) -> Vault:
    return Vault(keyring, MASTER)


@pytest.fixture
async def database(tmp_path: Path, vault: Vault) -> AsyncIterator[Database]:
    opened = await Database.open(tmp_path / "kintsugi.sqlite3", vault)
    yield opened
    await opened.close()
