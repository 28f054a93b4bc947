"""Room keys reach their readers in spite of a homeserver that fails in between, and are changed in time."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
import vodozemac
from aiohttp import web

from bot.channels.matrix.guard import Body, object_at, text_at
from bot.channels.matrix.outcomes import Decrypted, Undecryptable
from bot.channels.matrix.sharing import MESSAGES_PER_SESSION, SESSION_SECONDS
from bot.channels.matrix.signing import to_base64
from bot.channels.matrix.transport import TooFast, Unreachable
from tests.matrix.fake_homeserver import FakeHomeserver
from tests.matrix.fake_person import ROOM, FakePerson, fake_person


@pytest_asyncio.fixture
async def server() -> AsyncIterator[FakeHomeserver]:
    async with FakeHomeserver() as running:
        yield running


@pytest_asyncio.fixture
async def anna(server: FakeHomeserver, tmp_path: Path) -> AsyncIterator[FakePerson]:
    async with fake_person(server, "anna", tmp_path) as person:
        yield person


@pytest_asyncio.fixture
async def karim(server: FakeHomeserver, tmp_path: Path) -> AsyncIterator[FakePerson]:
    async with fake_person(server, "karim", tmp_path) as person:
        yield person


def session_of(event: Body) -> object:
    return object_at(event, "content").get("session_id")


@pytest.mark.parametrize("path", ["keys/query", "keys/claim", "sendToDevice"])
async def test_b30_a_failure_while_keys_are_shared_is_raised_and_the_next_try_works(
    server: FakeHomeserver, anna: FakePerson, karim: FakePerson, path: str
) -> None:
    server.fail(path, web.Response(status=502))
    with pytest.raises(Unreachable):
        await anna.seal("een", anna, karim)
    server.fail(path, web.json_response({"errcode": "M_LIMIT_EXCEEDED"}, status=429))
    with pytest.raises(TooFast):
        await anna.seal("een", anna, karim)
    event = await anna.seal("een", anna, karim)
    assert await karim.can_read(event)


async def test_a_send_that_is_cancelled_in_the_middle_does_not_block_the_room(
    server: FakeHomeserver, anna: FakePerson, karim: FakePerson
) -> None:
    reached, never = asyncio.Event(), asyncio.Event()

    async def stall(_: web.Request) -> web.StreamResponse:
        reached.set()
        await never.wait()
        return web.Response()

    server.fail("keys/claim", stall)
    sending = asyncio.create_task(anna.seal("een", karim))
    await reached.wait()
    waiting = asyncio.create_task(anna.seal("twee", karim))
    sending.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sending
    assert await karim.can_read(await waiting)
    never.set()


async def test_b30_a_device_without_keys_is_told_and_gets_the_key_when_it_has_some(
    server: FakeHomeserver, anna: FakePerson, karim: FakePerson
) -> None:
    taken = server.one_time_keys.pop("KARIM"), server.fallback_keys.pop("KARIM")
    unheard = await anna.seal("een", karim)
    (told,) = server.letters["KARIM"]
    assert (told["type"], object_at(told, "content")["code"]) == ("m.room_key.withheld", "m.no_olm")
    server.one_time_keys["KARIM"], server.fallback_keys["KARIM"] = taken
    await anna.seal("te vroeg", karim)
    anna.clock.seconds += 31
    heard = await anna.seal("twee", karim)
    assert session_of(heard) == session_of(unheard)
    assert await karim.can_read(heard)
    assert not await karim.can_read(unheard)


async def test_a_key_that_its_owner_did_not_sign_is_not_used(
    server: FakeHomeserver, anna: FakePerson, karim: FakePerson
) -> None:
    for key in server.one_time_keys["KARIM"].values():
        object_at(key)["key"] = "A" * 43
    await anna.seal("een", karim)
    assert [letter["type"] for letter in server.letters["KARIM"]] == ["m.room_key.withheld"]


async def test_a_session_serves_a_hundred_messages_and_one_week(anna: FakePerson, karim: FakePerson) -> None:
    events = [await anna.seal(str(number), karim) for number in range(MESSAGES_PER_SESSION + 1)]
    assert len({session_of(event) for event in events[:-1]}) == 1
    assert session_of(events[-1]) != session_of(events[0])
    anna.clock.seconds += SESSION_SECONDS - 1
    assert session_of(await anna.seal("bijna een week", karim)) == session_of(events[-1])
    anna.clock.seconds += 1
    assert session_of(await anna.seal("een week", karim)) != session_of(events[-1])


async def test_a_device_that_is_gone_changes_the_session_and_a_new_one_joins_it(
    server: FakeHomeserver, anna: FakePerson, karim: FakePerson, tmp_path: Path
) -> None:
    first = await anna.seal("een", karim)
    async with fake_person(server, "karima", tmp_path) as tablet:
        second = await anna.seal("twee", karim, tablet)
        assert session_of(second) == session_of(first)
        assert [await tablet.can_read(event) for event in (first, second)] == [False, True]
    server.device_keys["@karima:fake"].clear()
    await anna.sync("@karima:fake")
    assert session_of(await anna.seal("drie", karim, tablet)) != session_of(first)


async def test_twenty_messages_at_once_keep_their_keys_apart_and_claim_once(
    server: FakeHomeserver, anna: FakePerson, karim: FakePerson
) -> None:
    events = await asyncio.gather(*(anna.seal(str(number), karim) for number in range(20)))
    await karim.sync()
    reads = [await karim.read(event) for event in events]
    assert not [read for read in reads if isinstance(read, Undecryptable)]
    assert server.calls.count("keys/claim") == 1
    assert len({object_at(event, "content")["ciphertext"] for event in events}) == 20


async def test_rooms_do_not_wait_for_each_other(server: FakeHomeserver, anna: FakePerson, karim: FakePerson) -> None:
    await anna.seal("kennismaking", karim)
    reached, free = asyncio.Event(), asyncio.Event()

    async def stall(_: web.Request) -> web.StreamResponse:
        reached.set()
        await free.wait()
        return web.json_response({})

    server.fail("sendToDevice", stall)
    slow = asyncio.create_task(anna.device.encrypt("!slow", "m.room.message", {}, [karim.user_id]))
    await reached.wait()
    await anna.seal("intussen", karim)
    assert not slow.done()
    free.set()
    await slow


async def test_b29_only_devices_that_their_owner_signed_get_keys_when_so_configured(
    server: FakeHomeserver, karim: FakePerson, tmp_path: Path
) -> None:
    async with (
        fake_person(server, "strict", tmp_path, only_cross_signed=True) as strict,
        fake_person(server, "lax", tmp_path) as lax,
    ):
        server.cross_signing.pop("@lax:fake")
        event = await strict.seal("een", karim, lax)
        await lax.sync()
        unread = await lax.read(event)
        assert isinstance(unread, Undecryptable)
        assert unread.withheld == "m.unverified"
        assert await karim.can_read(event)


async def test_people_whose_homeserver_is_away_keep_the_devices_known_of_them(
    server: FakeHomeserver, anna: FakePerson, karim: FakePerson
) -> None:
    first = await anna.seal("een", karim)
    await anna.sync(karim.user_id)
    server.fail("keys/query", web.json_response({"device_keys": {}, "failures": {"fake": {}}}))
    asked = server.calls.count("keys/query")
    assert session_of(await anna.seal("twee", karim)) == session_of(first)
    await anna.seal("drie", karim)
    assert server.calls.count("keys/query") == asked + 1
    anna.clock.seconds += 61
    await anna.seal("vier", karim)
    assert server.calls.count("keys/query") == asked + 2


async def test_b29_a_device_never_changes_its_identity(
    server: FakeHomeserver, anna: FakePerson, tmp_path: Path
) -> None:
    async with fake_person(server, "eve", tmp_path) as eve:
        await anna.seal("een", eve)
    server.device_keys["@eve:fake"].clear()
    server.cross_signing.pop("@eve:fake")
    async with fake_person(server, "eve", tmp_path / "other") as other:
        await anna.sync("@eve:fake")
        unheard = await anna.seal("twee", other)
        assert not await other.can_read(unheard)


async def test_relations_stay_in_clear(anna: FakePerson, karim: FakePerson) -> None:
    relation = {"rel_type": "m.replace", "event_id": "$1"}
    event = await anna.seal_event("m.room.message", {"body": "x", "m.relates_to": relation}, karim)
    assert object_at(event, "content")["m.relates_to"] == relation
    assert ROOM not in str(event)


async def test_content_that_is_not_json_is_refused_and_blocks_nothing(anna: FakePerson, karim: FakePerson) -> None:
    contents: list[Body] = [{"a": float("nan")}, {"a": "\ud800"}]
    for content in contents:
        with pytest.raises(ValueError, match=r"NaN|Out of range|surrogates"):
            await anna.seal_event("m.room.message", content, karim)
    assert await karim.can_read(await anna.seal("goed", karim))


async def test_sync_goes_on_while_keys_cannot_be_kept_up(server: FakeHomeserver, anna: FakePerson) -> None:
    server.one_time_keys["ANNA"].clear()
    server.fail("keys/upload", web.Response(status=503))
    news = await anna.sync()
    assert not news.upkeep_done
    assert anna.device.health().set_aside == {"upkeep Unreachable": 1}
    assert (await anna.sync()).upkeep_done
    assert anna.device.health().one_time_keys == 50


async def test_key_ids_that_an_older_store_used_up_are_left_behind(server: FakeHomeserver, anna: FakePerson) -> None:
    server.one_time_keys["ANNA"].clear()
    server.fail("keys/upload", web.json_response({"errcode": "M_UNKNOWN", "error": "exists"}, status=400))
    assert not (await anna.sync()).upkeep_done
    assert (await anna.sync()).upkeep_done
    assert len(server.one_time_keys["ANNA"]) == 50


async def test_a_used_fallback_key_is_followed_by_another_that_works(
    server: FakeHomeserver, anna: FakePerson, karim: FakePerson
) -> None:
    server.one_time_keys["ANNA"].clear()
    first = dict(server.fallback_keys["ANNA"])
    event = await karim.seal("op de reservesleutel", anna)
    server.fallback_keys["ANNA"].clear()
    assert await anna.can_read(event)
    assert server.fallback_keys["ANNA"] != first
    assert len(server.fallback_keys["ANNA"]) == 1


async def test_letters_that_come_again_after_a_crash_begin_no_new_session(
    server: FakeHomeserver, tmp_path: Path
) -> None:
    """Who dies between opening letters and noting the answer's position is given them again: nothing is broken."""
    async with fake_person(server, "karim", tmp_path) as karim:
        async with fake_person(server, "anna", tmp_path) as anna:
            event = await karim.seal("een", anna)
            letters = list(server.letters[anna.device_id])
            assert await anna.can_read(event)
        server.letters[karim.device_id].clear()
        server.letters["ANNA"] = letters
        async with fake_person(server, "anna", tmp_path) as anna:
            assert anna.device.health().set_aside == {"opened before": len(letters)}
            assert server.letters[karim.device_id] == []
            assert isinstance(await anna.read(event), Decrypted)


def words_between_others() -> str:
    """Seal something in a running session of two others."""
    one, other = vodozemac.Account(), vodozemac.Account()
    other.generate_one_time_keys(1)
    (key,) = other.one_time_keys.values()
    first = one.create_outbound_session(other.curve25519_key, key).encrypt(b"hallo").to_pre_key()
    assert first is not None
    running, _said = other.create_inbound_session(one.curve25519_key, first)
    _kind, sealed = running.encrypt(b"dag").to_parts()
    return to_base64(sealed)


async def test_a_letter_that_nobody_can_open_still_begins_a_new_session(server: FakeHomeserver, tmp_path: Path) -> None:
    async with fake_person(server, "karim", tmp_path) as karim, fake_person(server, "anna", tmp_path) as anna:
        await karim.seal("een", anna)
        (letter,) = server.letters[anna.device_id]
        (key,) = object_at(letter, "content", "ciphertext")
        content = {**object_at(letter, "content"), "ciphertext": {key: {"type": 1, "body": words_between_others()}}}
        server.letters[anna.device_id] = [{**letter, "content": content}]
        await anna.sync(karim.user_id)
        assert [text_at(sent, "type") for sent in server.letters[karim.device_id]] == ["m.room.encrypted"]
