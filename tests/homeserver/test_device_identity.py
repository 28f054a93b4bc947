"""A device is cross-signed before it speaks, keeps its identity, and refuses to speak where it cannot be itself."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from bot.channels.matrix.device import Device
from bot.channels.matrix.guard import Body, object_at, text_at
from bot.channels.matrix.identity import load_identity, new_identity
from bot.channels.matrix.outcomes import DeviceMismatch, ForeignIdentity
from bot.channels.matrix.signing import from_base64, signable
from bot.channels.matrix.transport import PasswordWanted, Transport, client, new_session
from bot.demo.homeserver import Account, Homeserver
from tests.matrix.person import SECRET, Person
from tests.servers.fixtures import PASSWORD, People


def assert_signed(value: Body, user_id: str, key: str, key_id: str = "") -> None:
    """Check a signature without the code under test."""
    said = from_base64(text_at(value, "signatures", user_id, f"ed25519:{key_id or key}"))
    Ed25519PublicKey.from_public_bytes(from_base64(key)).verify(said, signable(value))


def only_key(value: Body) -> str:
    (key,) = object_at(value, "keys").values()
    assert isinstance(key, str)
    return key


async def newcomer_from(homeserver: Homeserver, account: Account) -> Account:
    """Sign the same person in on one more device."""
    return await homeserver.login(account.user_id, PASSWORD)


async def test_another_account_sees_a_whole_chain_of_signatures(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    ana, bo = await people("ana", "bo")
    async with Person(homeserver, ana, tmp_path / "ana") as anna, Person(homeserver, bo, tmp_path / "bo") as karim:
        body: Body = {"device_keys": {anna.user_id: []}}
        seen = await karim.transport.call("POST", client("keys", "query"), body=body)
        announced = await anna.device.announce()
    master = object_at(seen, "master_keys", ana.user_id)
    self_signing = object_at(seen, "self_signing_keys", ana.user_id)
    device = object_at(seen, "device_keys", ana.user_id, ana.device_id)
    assert only_key(master) == announced.master_key
    assert_signed(self_signing, ana.user_id, only_key(master))
    assert_signed(device, ana.user_id, only_key(self_signing))
    assert_signed(device, ana.user_id, text_at(device, "keys", f"ed25519:{ana.device_id}"), ana.device_id)


async def test_the_recovery_key_is_handed_out_until_it_is_kept(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    (ana,) = await people("ana")
    async with Person(homeserver, ana, tmp_path) as anna:
        assert anna.recovery_key is not None
        first = anna.recovery_key
    async with Person(homeserver, ana, tmp_path) as anna:
        assert anna.recovery_key == first
        anna.device.kept_recovery_key()
        assert (await anna.device.announce()).recovery_key is None
    async with Person(homeserver, ana, tmp_path) as anna:
        assert anna.recovery_key is None
        assert anna.device.health().cross_signed


async def test_the_recovery_key_brings_the_identity_to_another_machine(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    (ana,) = await people("ana")
    async with Person(homeserver, ana, tmp_path / "lost") as anna:
        recovery_key = anna.recovery_key
        master = (await anna.device.announce()).master_key
    second = await newcomer_from(homeserver, ana)
    async with Person(homeserver, second, tmp_path / "new", announce=False) as anna:
        with pytest.raises(ForeignIdentity, match="recovery key"):
            await anna.device.announce(password=PASSWORD)
        with pytest.raises(ForeignIdentity, match="typing mistake"):
            await anna.device.announce(recovery_key="EsTx 1234")
        announced = await anna.device.announce(recovery_key=recovery_key)
        assert announced.master_key == master
        assert announced.recovery_key is None
        assert anna.device.health().cross_signed
    async with Person(homeserver, second, tmp_path / "new") as anna:
        assert anna.device.health().cross_signed


async def upload_with_password(person: Person, body: Body) -> None:
    """Replace cross-signing keys as another client of the same person would."""
    path = client("keys", "device_signing", "upload")
    with pytest.raises(PasswordWanted) as wanted:
        await person.transport.call("POST", path, body=body)
    user = {"type": "m.id.user", "user": person.user_id}
    auth = {"type": "m.login.password", "identifier": user, "password": PASSWORD, "session": wanted.value.session}
    await person.transport.call("POST", path, body={**body, "auth": auth})


async def test_an_identity_that_somebody_else_made_is_refused(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    ana, bo = await people("ana", "bo")
    async with Person(homeserver, ana, tmp_path / "ana") as anna:
        await upload_with_password(anna, new_identity(ana.user_id, "").upload_body())
        with pytest.raises(ForeignIdentity, match="not in this directory"):
            await anna.device.announce(password=PASSWORD)
    async with Person(homeserver, bo, tmp_path / "bo") as karim:
        identity = load_identity(tmp_path / "bo", bo.user_id, SECRET)
        assert identity is not None
        replaced = replace(identity, self_signing=bytes(32)).upload_body()
        await upload_with_password(karim, {"self_signing_key": replaced["self_signing_key"]})
        with pytest.raises(ForeignIdentity, match="not in this directory"):
            await karim.device.announce(password=PASSWORD)


async def test_g05_a_lost_store_is_refused_and_leaves_nothing_behind(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    (ana,) = await people("ana")
    async with Person(homeserver, ana, tmp_path / "store"):
        pass
    for _ in range(2):
        with pytest.raises(DeviceMismatch, match="crypto store is empty"):
            async with Person(homeserver, ana, tmp_path / "empty"):
                pass
    assert not (tmp_path / "empty").exists()
    async with Person(homeserver, ana, tmp_path / "store") as anna:
        assert anna.device.health().cross_signed


async def test_g05_the_store_of_another_device_is_refused(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    ana, bo = await people("ana", "bo")
    async with Person(homeserver, ana, tmp_path / "ana"), Person(homeserver, bo, tmp_path / "bo"):
        pass
    with pytest.raises(DeviceMismatch, match="another device"):
        async with Person(homeserver, ana, tmp_path / "bo"):
            pass
    (tmp_path / "ana" / "device.db").unlink()
    with pytest.raises(DeviceMismatch, match="crypto store is empty"):
        async with Person(homeserver, ana, tmp_path / "ana"):
            pass


async def test_a_store_made_before_the_device_was_known_otherwise_is_refused(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    (ana,) = await people("ana")
    async with Person(homeserver, ana, tmp_path / "never announced", announce=False):
        pass
    async with Person(homeserver, ana, tmp_path / "announced"):
        pass
    with pytest.raises(DeviceMismatch, match="knows other keys"):
        async with Person(homeserver, ana, tmp_path / "never announced"):
            pass


async def open_with(homeserver: Homeserver, account: Account, directory: Path, secret: str) -> None:
    async with new_session() as session:
        transport = Transport(homeserver.url, session, token=account.access_token)
        device = await Device.open(
            transport, user_id=account.user_id, device_id=account.device_id, directory=directory, pickle_key=secret
        )
        device.close()


async def test_f09_g05_a_wrong_damaged_or_public_secret_is_refused(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    (ana,) = await people("ana")
    async with Person(homeserver, ana, tmp_path):
        pass
    for secret in ("DEFAULT_KEY", "", "short"):
        with pytest.raises(DeviceMismatch, match="must be random"):
            await open_with(homeserver, ana, tmp_path, secret)
    with pytest.raises(DeviceMismatch, match="another sealing secret"):
        await open_with(homeserver, ana, tmp_path, "another secret of the tests")
    sealed = (tmp_path / "identity.sealed").read_bytes()
    (tmp_path / "identity.sealed").write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(DeviceMismatch, match="seeds cannot be opened"):
        await open_with(homeserver, ana, tmp_path, SECRET)
    (tmp_path / "identity.sealed").write_bytes(sealed)
    await open_with(homeserver, ana, tmp_path, SECRET)
    (tmp_path / "device.db").write_bytes(b"not a database at all")
    with pytest.raises(DeviceMismatch, match="damaged"):
        await open_with(homeserver, ana, tmp_path, SECRET)


async def test_a_token_of_another_device_is_refused(homeserver: Homeserver, people: People, tmp_path: Path) -> None:
    (ana,) = await people("ana")
    other = await newcomer_from(homeserver, ana)
    mixed = Account(ana.user_id, ana.device_id, other.access_token)
    with pytest.raises(DeviceMismatch, match="access token belongs to another"):
        await open_with(homeserver, mixed, tmp_path, SECRET)


async def test_f10_only_the_owner_can_read_what_is_kept(homeserver: Homeserver, people: People, tmp_path: Path) -> None:
    (ana,) = await people("ana")
    async with Person(homeserver, ana, tmp_path / "store"):
        kept = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "store").iterdir()}
    assert stat.S_IMODE((tmp_path / "store").stat().st_mode) == 0o700
    assert kept == {"device.db": 0o600, "identity.sealed": 0o600, "lock": 0o600}
