"""The cross-signing identity and its recovery key, as values and against faults of the homeserver."""

import itertools
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.matrix.guard import Body, object_at
from bot.channels.matrix.identity import load_identity, new_identity, save_identity
from bot.channels.matrix.outcomes import DeviceMismatch, ForeignIdentity, IdentityRefused
from bot.channels.matrix.recovery import new_recovery_key, recover_seeds, spell, store_seeds, unspell
from bot.channels.matrix.signing import from_base64, is_signed, public_key, signature, to_base64
from bot.channels.matrix.transport import Unreachable
from tests.matrix.fake_homeserver import FakeHomeserver
from tests.matrix.fake_person import SECRET, fake_person


@pytest_asyncio.fixture
async def server() -> AsyncIterator[FakeHomeserver]:
    async with FakeHomeserver() as running:
        yield running


def test_a_recovery_key_is_spelled_as_matrix_js_sdk_spells_it() -> None:
    key = bytes.fromhex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")
    assert spell(key) == "EsTc LW2K PGiF wKEA 3As5 g5c4 BXwk qeeJ ZJV8 Q9fu gUMN UE4d"
    assert unspell("EsTcLW2KPGiFwKEA3As5g5c4BXwkqeeJZJV8Q9fugUMNUE4d") == key


@given(key=st.binary(min_size=32, max_size=32))
def test_a_recovery_key_is_read_as_it_was_spelled(key: bytes) -> None:
    assert unspell(spell(key)) == key


@given(key=st.binary(min_size=32, max_size=32), place=st.integers(0, 47), other=st.sampled_from("23ABCxyz"))
def test_a_mistyped_recovery_key_is_never_taken_for_another(key: bytes, place: int, other: str) -> None:
    typed = spell(key).replace(" ", "")
    mistyped = typed[:place] + other + typed[place + 1 :]
    try:
        found = unspell(mistyped)
    except ValueError:
        return
    assert (mistyped == typed) == (found == key)


@pytest.mark.parametrize("text", ["", "EsTc", "0OIl" * 12, "é" * 48, "1" * 200, "z" * 200])
def test_what_is_no_recovery_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        unspell(text)


def test_json_is_signed_as_the_specification_says() -> None:
    """Appendix "Cryptographic Test Vectors" of the Matrix specification 1.11."""
    seed = from_base64("YJDBA9Xnr2sVqXD9Vj7XVUnmFZcZrlw8Md7kMW+3XA1")
    assert signature(seed, {}) == (
        "K8280/U9SSy9IVtjBuVeLr+HpOB4BQFWbg+UZaADMtTdGYI7Geitb76LTrr5QV/7Xg4ahLwYGYZzuHGZKM5ZAQ"
    )
    assert signature(seed, {"one": 1, "two": "Two"}) == (
        "KqmLSbO39/Bzb0QIYE82zqLwsA+PDzYIpIRA2sRQ4sL53+sN6/fpNSoqE7BP7vBZhG6kYdD13EIMJpvhJI+6Bw"
    )


@pytest.mark.parametrize("said", ["", "AAAA", "é", "A" * 86])
def test_a_bad_signature_is_no_signature(said: str) -> None:
    value: Body = {"a": 1, "signatures": {"@a:b": {"ed25519:K": said}}}
    assert not is_signed(value, user_id="@a:b", key_id="K", key=public_key(bytes(32)))
    assert not is_signed(value, user_id="@a:b", key_id="K", key="not a key")
    assert not is_signed({"signatures": []}, user_id="@a:b", key_id="K", key=public_key(bytes(32)))
    true = {**value, "signatures": {"@a:b": {"ed25519:K": signature(bytes(32), value)}}}
    assert is_signed(true, user_id="@a:b", key_id="K", key=public_key(bytes(32)))
    assert not is_signed({**true, "a": 2}, user_id="@a:b", key_id="K", key=public_key(bytes(32)))


def test_seeds_are_sealed_for_one_account_and_one_secret(tmp_path: Path) -> None:
    identity = new_identity("@anna:fake", new_recovery_key())
    save_identity(tmp_path, identity, SECRET)
    sealed = (tmp_path / "identity.sealed").read_bytes()
    assert identity.master not in sealed
    assert load_identity(tmp_path, "@anna:fake", SECRET) == identity
    for user_id, secret in (("@eve:fake", SECRET), ("@anna:fake", "another secret, also long")):
        with pytest.raises(DeviceMismatch):
            load_identity(tmp_path, user_id, secret)
    assert identity.recovery_key is not None
    shown = repr(identity)
    assert identity.recovery_key not in shown
    assert repr(identity.master) not in shown
    for place in range(0, len(sealed), 17):
        (tmp_path / "identity.sealed").write_bytes(sealed[:place])
        with pytest.raises(DeviceMismatch):
            load_identity(tmp_path, "@anna:fake", SECRET)


async def test_only_the_right_recovery_key_brings_the_seeds_back(server: FakeHomeserver) -> None:
    transport = server.transport("@anna:fake", "ANNA")
    right, wrong = new_recovery_key(), new_recovery_key()
    identity = new_identity("@anna:fake", right)
    await store_seeds(transport, identity, right)
    assert await recover_seeds(transport, "@anna:fake", right) == replace(identity, recovery_key=None, stored=True)
    with pytest.raises(ForeignIdentity, match="opens nothing"):
        await recover_seeds(transport, "@anna:fake", wrong)
    await store_seeds(transport, identity, wrong)
    for key in (right, wrong):
        assert (await recover_seeds(transport, "@anna:fake", key)).master == identity.master
    held = object_at(server.account_data["@anna:fake m.cross_signing.master"], "encrypted")
    for sealed in held.values():
        object_at(sealed)["ciphertext"] = to_base64(bytes(43))
    with pytest.raises(ForeignIdentity, match="opens nothing"):
        await recover_seeds(transport, "@anna:fake", right)


async def test_nonsense_in_secret_storage_is_no_identity(server: FakeHomeserver) -> None:
    transport = server.transport("@anna:fake", "ANNA")
    nonsense: list[Body] = [{"encrypted": []}, {"encrypted": {"k": 1}}, {"encrypted": {"k": {"iv": "é"}}}]
    for content in nonsense:
        for name in ("master", "self_signing", "user_signing"):
            server.account_data[f"@anna:fake m.cross_signing.{name}"] = content
        server.account_data["@anna:fake m.secret_storage.key.k"] = {"iv": 3, "mac": [], "algorithm": "x"}
        with pytest.raises(ForeignIdentity):
            await recover_seeds(transport, "@anna:fake", new_recovery_key())


async def test_a_homeserver_that_wants_the_password_gets_it_or_says_so(server: FakeHomeserver, tmp_path: Path) -> None:
    server.password = "the right one"
    async with fake_person(server, "anna", tmp_path, announce=False) as anna:
        with pytest.raises(IdentityRefused, match="wants the account's password"):
            await anna.device.announce()
        with pytest.raises(IdentityRefused, match="did not take"):
            await anna.device.announce(password="wrong")
        assert not anna.device.health().cross_signed
        await anna.device.announce(password="the right one")
        assert anna.device.health().cross_signed


async def test_a_homeserver_that_wants_approval_in_its_own_page_says_so(server: FakeHomeserver, tmp_path: Path) -> None:
    flows = {"session": "s", "flows": [{"stages": ["org.matrix.cross_signing_reset"]}]}
    async with fake_person(server, "anna", tmp_path, announce=False) as anna:
        server.fail("keys/device_signing", web.json_response(flows, status=401))
        with pytest.raises(IdentityRefused, match="own web page"):
            await anna.device.announce(password="of no use")


async def test_a_homeserver_that_forgets_the_signature_is_found_out(server: FakeHomeserver, tmp_path: Path) -> None:
    async with fake_person(server, "anna", tmp_path, announce=False) as anna:
        server.fail("keys/signatures", web.json_response({}))
        with pytest.raises(IdentityRefused, match="does not show them"):
            await anna.device.announce()
        assert not anna.device.health().cross_signed
        await anna.device.announce()


CALLS = ["keys/query", "keys/upload", "user/", "keys/device_signing", "keys/signatures"]


@pytest.mark.parametrize(("path", "times"), list(itertools.product(CALLS, [1, 2])))
async def test_an_announcement_that_broke_off_is_finished_by_the_next_one_with_the_same_identity(
    server: FakeHomeserver, tmp_path: Path, path: str, times: int
) -> None:
    """Also when the process ended in between: the seeds are on disk before the homeserver hears of them."""
    masters: set[str] = set()
    for _ in range(times):
        async with fake_person(server, "anna", tmp_path, announce=False) as anna:
            server.fail(path, web.Response(status=502))
            with pytest.raises(Unreachable):
                await anna.device.announce()
        identity = load_identity(tmp_path / "anna", "@anna:fake", SECRET)
        masters |= {identity.master_key} if identity else set()
    async with fake_person(server, "anna", tmp_path, announce=False) as anna:
        announced = await anna.device.announce()
        assert announced.recovery_key is not None
        assert masters <= {announced.master_key}
        found = await recover_seeds(server.transport("@anna:fake", "ANNA"), "@anna:fake", announced.recovery_key)
        assert found.master_key == announced.master_key
