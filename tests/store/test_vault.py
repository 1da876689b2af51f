"""Words are sealed where they belong, and gone with their key."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import HealthCheck, given, settings, strategies as st

from bot.domain.errors import KeyMissingError, StartError, UnstorableTextError
from bot.store.calls import Attachment
from bot.store.database import Database
from bot.store.keyring import HOUSE, Keyring
from bot.store.vault import PAD_BYTES, CellAddress, Vault
from tests.delivery.entries import entry
from tests.store.schema import MASTER

NOW = datetime(2025, 3, 29, 12, tzinfo=UTC)
PLACE = CellAddress("reflections", "words", 7, HOUSE)
SECRET = "the blue door by the harbour"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_comes_back_exactly(vault: Vault, words: str) -> None:
    cell = vault.seal(PLACE, words)
    assert vault.open(PLACE, cell) == words
    assert (len(cell) - 29) % PAD_BYTES == 0


def test_the_same_words_never_look_the_same(vault: Vault) -> None:
    assert vault.seal(PLACE, SECRET) != vault.seal(PLACE, SECRET)


def test_texts_of_like_length_look_alike(vault: Vault) -> None:
    assert len(vault.seal(PLACE, "")) == len(vault.seal(PLACE, "x" * 255)) < len(vault.seal(PLACE, "x" * 256))


def test_half_a_character_is_refused(vault: Vault) -> None:
    with pytest.raises(UnstorableTextError):
        vault.seal(PLACE, "\ud83d")


@pytest.mark.parametrize(
    "elsewhere",
    [
        CellAddress("people", "words", 7, HOUSE),
        CellAddress("reflections", "file", 7, HOUSE),
        CellAddress("reflections", "words", 8, HOUSE),
        CellAddress("reflections", "words", 7, 1),
    ],
    ids=lambda place: place.label().decode(),
)
def test_a_cell_cannot_be_moved(vault: Vault, elsewhere: CellAddress) -> None:
    vault.create_key(1)
    cell = vault.seal(PLACE, SECRET)
    with pytest.raises(InvalidTag):
        vault.open(elsewhere, cell)


def test_an_altered_cell_is_noticed(vault: Vault) -> None:
    cell = vault.seal(PLACE, SECRET)
    with pytest.raises(InvalidTag):
        vault.open(PLACE, cell[:-1] + bytes([cell[-1] ^ 1]))


def test_a_destroyed_key_takes_the_words_with_it(tmp_path: Path, keyring: Keyring, vault: Vault) -> None:
    vault.create_key(5)
    place = CellAddress("reflections", "words", 1, 5)
    cell = vault.seal(place, SECRET)
    wrapped = keyring._file.execute("SELECT wrapped FROM data_keys WHERE owner = 5").fetchone()[0]
    vault.destroy_key(5)
    with pytest.raises(KeyMissingError):
        vault.open(place, cell)
    with pytest.raises(KeyMissingError):
        vault.seal(place, SECRET)
    for file in tmp_path.glob("keyring*"):
        assert wrapped not in file.read_bytes()
    vault.create_key(5)
    with pytest.raises(InvalidTag):
        vault.open(place, cell)


def test_a_key_is_made_once(keyring: Keyring) -> None:
    keyring.create(5)
    key = keyring.key(5)
    keyring.create(5)
    assert keyring.key(5) == key


def test_keys_come_back_after_a_restart(tmp_path: Path) -> None:
    with Keyring(tmp_path / "k.sqlite3", MASTER) as keyring:
        keyring.create(5)
        key = keyring.key(5)
    with Keyring(tmp_path / "k.sqlite3", MASTER) as keyring:
        assert keyring.key(5) == key


def test_another_master_key_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "k.sqlite3"
    with Keyring(path, MASTER) as keyring:
        key = keyring.key(HOUSE)
    with pytest.raises(StartError, match="master key"):
        Keyring(path, b"x" * 32)
    with Keyring(path, MASTER) as keyring:
        assert keyring.key(HOUSE) == key


def test_a_keyring_without_its_proof_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "k.sqlite3"
    with Keyring(path, MASTER) as keyring:
        keyring._file.execute("DELETE FROM data_keys WHERE owner = -1")
    with pytest.raises(StartError, match="backup"):
        Keyring(path, MASTER)


def test_fingerprints_depend_on_the_master_key(tmp_path: Path, vault: Vault) -> None:
    assert vault.fingerprint("telegram", 42) == vault.fingerprint("telegram", 42)
    assert vault.fingerprint("telegram", 42) != vault.fingerprint("invite", 42)
    with Keyring(tmp_path / "other.sqlite3", b"x" * 32) as keyring:
        assert Vault(keyring, b"x" * 32).fingerprint("telegram", 42) != vault.fingerprint("telegram", 42)


async def test_no_file_holds_a_plain_word(tmp_path: Path, database: Database) -> None:
    telegram_id = 777000123
    async with database.transaction(NOW) as work:
        person = await work.people.create(telegram_id, "en")
        await work.people.set_name(person.id, SECRET)
        update = {"update_id": 1, "message": {"text": SECRET, "from": {"id": telegram_id}}}
        await work.inbox.add(update, work.people.account(telegram_id), person.id)
        file = Attachment("document", SECRET, SECRET.encode())
        mine = {"person_id": person.id, "author_id": person.id}
        row = await work.outbox.add(entry(telegram_id, SECRET, attachment=file, **mine))
        stored = await work.outbox.attachments.of(row, person.id)
        assert stored is not None
        await work.outbox.attachments.remember(person.id, stored.mark, SECRET)
    files = contents(tmp_path)
    assert files["kintsugi.sqlite3-wal"]
    for raw in files.values():
        for word in (SECRET.encode(), SECRET.encode("utf-16-le"), b"harbour", str(telegram_id).encode()):
            assert word not in raw


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
