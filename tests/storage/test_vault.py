"""Sealed fields open only where they were sealed, with the right key, and nobody's words lie in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from handlers.model import Address, Consent, Incoming, Person
from handlers.requests.nouns import Claim, ClaimState
from handlers.text import Verbatim
from handlers.volunteers.nouns import Volunteer, VolunteerState
from storage.engine import open_engine
from storage.keyring import KeyMissing
from storage.migrate import migrate
from storage.questions import Question
from storage.schema import metadata
from storage.store import Store
from storage.vault import Vault, VaultError, new_key
from tests.storage.things import KEYS, NOW, heard, open_request, outgoing

SECRETS = ("Zonnebloemlaan", "geheime woorden", "Anna Peeters", "0470 12 34 56", "rolstoel", "Milk and bread")


def test_what_is_sealed_opens_in_its_place_only() -> None:
    vault = Vault(KEYS, "00000001")
    sealed = vault.seal("0470 12 34 56", "request", "sealed", "12")
    assert vault.open(sealed, "request", "sealed", "12") == "0470 12 34 56"
    assert vault.seal("0470 12 34 56", "request", "sealed", "12") != sealed
    for elsewhere in [("request", "sealed", "13"), ("claim", "sealed", "12"), ("request", "sealed", "1", "2")]:
        with pytest.raises(VaultError, match="changed or moved"):
            vault.open(sealed, *elsewhere)
    with pytest.raises(VaultError, match="changed or moved"):
        vault.open(sealed[:-1] + bytes([sealed[-1] ^ 1]), "request", "sealed", "12")


@pytest.mark.parametrize("garbage", [b"", b"v1", b"v2" + bytes(40), b"v1" + bytes(3)])
def test_what_was_never_sealed_is_refused_by_name(garbage: bytes) -> None:
    with pytest.raises(VaultError, match="no key for this value"):
        Vault(KEYS, "00000001").open(garbage, "request", "sealed", "12")


def test_an_old_key_still_opens_and_the_blind_index_stays() -> None:
    id_, root = new_key()
    old = Vault(KEYS, "00000001", index=bytes(32))
    both = Vault(KEYS | {id_: root}, id_, index=bytes(32))
    sealed = old.seal("name", "person", "name", "1")
    assert both.open(sealed, "person", "name", "1") == "name"
    assert both.blind("phone", "1") == old.blind("phone", "1") != old.blind("phone", "2")
    assert both.key_ids == ("00000001", id_)
    with pytest.raises(VaultError, match=r"person\.name: no key"):
        Vault({id_: root}, id_).open(sealed, "person", "name", "1")


def test_half_a_character_can_be_sealed() -> None:
    vault = Vault(KEYS, "00000001")
    assert vault.open(vault.seal("\ud83d", "inbox", "payload", "\ud83d"), "inbox", "payload", "\ud83d") == "\ud83d"


async def test_a_value_copied_to_another_row_does_not_open(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(open_request(1), NOW)
        await tx.save_saved(open_request(2), NOW)
        move = "UPDATE request SET sealed = (SELECT sealed FROM request WHERE number = 1) WHERE number = 2"
        await tx.connection.execute(text(move))
        assert await tx.request(1) is not None
        with pytest.raises(VaultError):
            await tx.request(2)


async def test_a_service_with_other_keys_is_refused_before_it_writes(store: Store) -> None:
    id_, root = new_key()
    with pytest.raises(KeyMissing, match=r"key 00000001, .*keys\.json"):
        await Store(store.engine, Vault({id_: root}, id_)).recognise_keys()
    with pytest.raises(KeyMissing):
        await Store(store.engine, Vault({"00000001": root}, "00000001")).recognise_keys()
    await Store(store.engine, Vault(KEYS | {id_: root}, id_)).recognise_keys()
    with pytest.raises(KeyMissing):
        await store.recognise_keys()


async def _fill(store: Store) -> None:
    street, words, name, phone, need, title = SECRETS
    request = replace(open_request(), title=title, street=street, review=words)
    async with store.begin() as tx:
        await tx.hear(replace(heard("$1", words), sender_name=name))
        await tx.queue(outgoing("a", payload=f'"{words} {phone}"'))
        await tx.queue(replace(outgoing("b", "!b"), payload=f'"{words}"'))
        await tx.ask(Question("a", "anna", "when", "12", f'{{"said": "{need}"}}', NOW))
        await tx.save_person(Person("anna", name, Address("matrix", "@anna:street"), created_at=NOW))
        await tx.save_saved(replace(request, contact=replace(request.contact, note=need)), NOW)
        await tx.save_saved(Claim(12, "karim", ClaimState.HELPING, NOW, feedback=words), NOW)
        offer = Volunteer("karim", "delinde", VolunteerState.ACTIVE, (), NOW, street=street)
        await tx.save_saved(offer, NOW)
        await tx.save_consent(Consent("anna", "public", "12", Verbatim(""), "nl", "matrix", NOW), f"{title}, {street}")


async def test_no_words_of_a_person_lie_in_any_column(store: Store) -> None:
    await _fill(store)
    async with store.begin() as tx:
        filled = 0
        for table in metadata.sorted_tables:
            for row in (await tx.connection.execute(select(table))).all():
                filled += 1
                cells = b"|".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in row)
                assert not [secret for secret in SECRETS if secret.encode() in cells], table.name
        assert filled >= 9


def _raw(folder: Path, *names: str) -> bytes:
    files = sorted(folder.iterdir())
    assert [found.name for found in files] == list(names)
    assert {found.stat().st_mode & 0o077 for found in files} == {0}
    return b"".join(found.read_bytes() for found in files)


async def test_no_words_of_a_person_lie_in_the_file_or_its_log_before_and_after(tmp_path: Path) -> None:
    file = tmp_path / "buurtbot.db"
    engine = open_engine(f"sqlite+aiosqlite:///{file}")
    await migrate(engine)
    store = Store(engine, Vault(KEYS, "00000001"))
    await _fill(store)
    raw = _raw(tmp_path, "buurtbot.db", "buurtbot.db-shm", "buurtbot.db-wal")
    assert b"@anna:street" in raw
    assert not [secret for secret in SECRETS if secret.encode() in raw]
    async with store.begin() as tx:
        waiting = await tx.next_waiting(NOW)
        assert waiting is not None
        assert isinstance(waiting.incoming, Incoming)
        await tx.settle(waiting.seq)
        for head in await tx.heads():
            await tx.mark_sent(head.seq, None, NOW + timedelta(seconds=1))
    await store.close()
    raw = _raw(tmp_path, "buurtbot.db")
    assert not [secret for secret in SECRETS if secret.encode() in raw]
