"""The crypto store keeps what it must, gives up what it may, and is nobody else's."""

import asyncio
import logging
import sys
from pathlib import Path

import pytest
import vodozemac

from bot.channels.matrix.device import quiet_nio
from bot.channels.matrix.keylimits import EARLY_IN_ALL, EARLY_PER_DEVICE
from bot.channels.matrix.keystore import SESSIONS_PER_DEVICE, Keystore, make_keystore, open_keystore
from bot.channels.matrix.outcomes import DeviceMismatch
from tests.matrix.fake_homeserver import FakeHomeserver
from tests.matrix.fake_person import SECRET, fake_person

OWNER = {"curve25519": "owner's curve key", "ed25519": "owner's signing key"}
OTHER = {"curve25519": "other's curve key", "ed25519": "other's signing key"}


def keystore(directory: Path, *, new: bool = True) -> Keystore:
    return (make_keystore if new else open_keystore)(directory, "@anna:fake", "ANNA", SECRET)


def known_from(kept: Keystore, session_id: str) -> list[int]:
    return [room_key.first_known_index for room_key in kept.room_keys("!linde", session_id)]


def test_an_earlier_key_of_the_same_session_replaces_a_later_one(tmp_path: Path) -> None:
    ratchet = vodozemac.GroupSession()
    early = ratchet.session_key.to_base64()
    ratchet.encrypt(b"een")
    late = ratchet.session_key.to_base64()
    kept = keystore(tmp_path)
    assert kept.add_room_key("!linde", ratchet.session_id, late, **OWNER)
    assert known_from(kept, ratchet.session_id) == [1]
    assert kept.add_room_key("!linde", ratchet.session_id, early, **OWNER)
    assert not kept.add_room_key("!linde", ratchet.session_id, late, **OWNER)
    assert not kept.add_room_key("!linde", ratchet.session_id, early, **OWNER)
    kept.close()
    again = keystore(tmp_path, new=False)
    assert known_from(again, ratchet.session_id) == [0]
    again.close()


def test_a_key_of_somebody_else_never_takes_the_owners_place(tmp_path: Path) -> None:
    ratchet = vodozemac.GroupSession()
    early = ratchet.session_key.to_base64()
    ratchet.encrypt(b"een")
    kept = keystore(tmp_path)
    assert kept.add_room_key("!linde", ratchet.session_id, ratchet.session_key.to_base64(), **OWNER)
    assert kept.add_room_key("!linde", ratchet.session_id, early, **OTHER)
    assert known_from(kept, ratchet.session_id) == [1, 0]
    kept.close()
    again = keystore(tmp_path, new=False)
    (room_key,) = again.room_keys("!linde", ratchet.session_id)
    assert (room_key.sender_key, room_key.first_known_index) == (OWNER["curve25519"], 1)
    again.close()


def test_a_key_of_another_session_is_refused(tmp_path: Path) -> None:
    kept = keystore(tmp_path)
    key = vodozemac.GroupSession().session_key.to_base64()
    for session_id, said in ((vodozemac.GroupSession().session_id, key), ("s", "not a key"), ("s", "")):
        with pytest.raises(ValueError, match=r"."):
            kept.add_room_key("!linde", session_id, said, **OWNER)
    assert kept.room_key_count == 0
    kept.close()


def fill(kept: Keystore, room: str, times: int, device: str = "eve") -> list[str]:
    """Let a device send so many room keys; return the ids of their sessions."""
    ratchets = [vodozemac.GroupSession() for _ in range(times)]
    for ratchet in ratchets:
        kept.add_room_key(room, ratchet.session_id, ratchet.session_key.to_base64(), curve25519=device, ed25519=device)
    return [ratchet.session_id for ratchet in ratchets]


def test_of_keys_for_rooms_we_are_not_in_only_the_newest_few_of_each_device_are_kept(tmp_path: Path) -> None:
    kept = keystore(tmp_path)
    sent = fill(kept, "!strange", EARLY_PER_DEVICE + 5)
    fill(kept, "!other", 1, device="karim")
    assert [bool(kept.room_keys("!strange", one)) for one in sent] == [False] * 5 + [True] * EARLY_PER_DEVICE
    kept.close()
    again = keystore(tmp_path, new=False)
    assert again.room_key_count == EARLY_PER_DEVICE + 1
    again.close()


def test_many_strangers_together_cannot_fill_the_store_either(tmp_path: Path) -> None:
    kept = keystore(tmp_path)
    for number in range(EARLY_IN_ALL + 20):
        fill(kept, f"!{number}", 1, device=f"eve{number}")
    assert kept.room_key_count == EARLY_IN_ALL
    kept.close()


def test_an_early_key_is_there_when_we_come_in_and_strangers_do_not_push_it_out_any_more(tmp_path: Path) -> None:
    kept = keystore(tmp_path)
    (early,) = fill(kept, "!linde", 1, device="anna")
    kept.note_rooms(["!linde"], [])
    for number in range(EARLY_IN_ALL + 5):
        fill(kept, f"!{number}", 1, device=f"eve{number}")
    assert kept.room_keys("!linde", early)
    fill(kept, "!linde", EARLY_PER_DEVICE + 5, device="anna")
    assert kept.room_key_count == EARLY_IN_ALL + 1 + EARLY_PER_DEVICE + 5
    kept.close()


def test_only_so_many_sessions_with_one_device_are_kept(tmp_path: Path) -> None:
    stranger = vodozemac.Account()
    curve25519 = stranger.curve25519_key.to_base64()
    kept = keystore(tmp_path)
    for _ in range(SESSIONS_PER_DEVICE + 5):
        stranger.generate_one_time_keys(1)
        (key,) = stranger.one_time_keys.values()
        stranger.mark_keys_as_published()
        kept.begin_session(curve25519, key.to_base64())
    newest = [session.id for session in kept.sessions(curve25519)]
    assert len(newest) == SESSIONS_PER_DEVICE
    kept.close()
    again = keystore(tmp_path, new=False)
    assert {session.id for session in again.sessions(curve25519)} == set(newest)
    again.close()


async def test_a_second_process_is_kept_out(tmp_path: Path) -> None:
    kept = keystore(tmp_path)
    program = (
        "import sys; from pathlib import Path; from bot.channels.matrix.keystore import open_keystore;"
        f"open_keystore(Path(sys.argv[1]), '@anna:fake', 'ANNA', {SECRET!r})"
    )

    async def second() -> str:
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-c", program, str(tmp_path), stderr=asyncio.subprocess.PIPE
        )
        return (await child.communicate())[1].decode()

    assert "StoreInUse: Another process uses this crypto store: stop it first." in await second()
    kept.close()
    assert await second() == ""


def test_the_same_secret_is_needed_again(tmp_path: Path) -> None:
    keystore(tmp_path).close()
    with pytest.raises(DeviceMismatch, match="another sealing secret"):
        open_keystore(tmp_path, "@anna:fake", "ANNA", "another secret, also long")
    keystore(tmp_path, new=False).close()


async def test_nothing_of_anybody_is_written_to_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    quiet_nio()
    caplog.set_level(logging.DEBUG)
    async with (
        FakeHomeserver() as server,
        fake_person(server, "anna", tmp_path) as anna,
        fake_person(server, "karim", tmp_path) as karim,
    ):
        assert await karim.can_read(await anna.seal("mijn telefoonnummer is 0470", karim))
        await karim.device.after_sync({"to_device": {"events": [{"type": "m.room.encrypted", "sender": "@eve:fake"}]}})
    ours = [
        record for record in caplog.records if not record.name.startswith(("aiohttp.access", "asyncio", "aiosqlite"))
    ]
    assert [record.getMessage() for record in ours] == ["set aside"], "the letter that nobody can read is counted"
    words = [str(value) for record in ours for value in vars(record).values()]
    assert not any("@eve" in word or "telefoonnummer" in word for word in words)


def test_after_a_restart_the_session_that_proved_itself_last_still_comes_first(tmp_path: Path) -> None:
    """The other side keeps few sessions and gives up those it used longest ago: an old one may be gone there."""
    other = vodozemac.Account()
    curve25519 = other.curve25519_key.to_base64()
    kept = keystore(tmp_path)
    for _ in range(4):
        other.generate_one_time_keys(1)
        (key,) = other.one_time_keys.values()
        other.mark_keys_as_published()
        kept.begin_session(curve25519, key.to_base64())
    proved = kept.sessions(curve25519)[2]
    proved.encrypt("hallo")
    kept.save_session(curve25519, proved)
    before = [session.id for session in kept.sessions(curve25519)]
    kept.close()
    again = keystore(tmp_path, new=False)
    assert [session.id for session in again.sessions(curve25519)] == before
    assert before[0] == proved.id
    again.close()
