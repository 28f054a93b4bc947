"""A device goes on with an older copy of its crypto store, or as a new device: nobody is left who cannot reach it."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.channels.matrix.guard import Body
from bot.channels.matrix.keystore import open_keystore
from bot.channels.matrix.outcomes import DeviceMismatch
from bot.channels.matrix.restored import become_new_device, stay_same_device
from tests.matrix.fake_homeserver import FakeHomeserver
from tests.matrix.fake_person import ROOM, SECRET, FakePerson, fake_person

FEW = 20


@pytest_asyncio.fixture
async def server() -> AsyncIterator[FakeHomeserver]:
    async with FakeHomeserver() as running:
        yield running


@pytest_asyncio.fixture
async def karim(server: FakeHomeserver, tmp_path: Path) -> AsyncIterator[FakePerson]:
    async with fake_person(server, "karim", tmp_path) as person:
        yield person


@pytest_asyncio.fixture
async def old(server: FakeHomeserver, karim: FakePerson, tmp_path: Path) -> Path:
    """A copy of Anna's store; then she talked on with Karim, and her keys became few and were filled up."""
    async with fake_person(server, "anna", tmp_path) as anna:
        assert await anna.can_read(await karim.seal("voor de kopie", anna, karim))
        assert await karim.can_read(await anna.seal("voor de kopie", anna, karim))
        shutil.copytree(tmp_path / "anna", tmp_path / "copy")
        assert await karim.can_read(await anna.seal("na de kopie", anna, karim))
        held = server.one_time_keys["ANNA"]
        for key_id in list(held)[:-FEW]:
            del held[key_id]
        await anna.sync()
        assert len(held) > FEW
    shutil.rmtree(tmp_path / "anna")
    return (tmp_path / "copy").rename(tmp_path / "anna")


async def test_the_same_device_is_reached_by_everybody_again(
    server: FakeHomeserver, karim: FakePerson, old: Path, tmp_path: Path
) -> None:
    stay_same_device(old, "@anna:fake", "ANNA", SECRET)
    handed_out = dict(server.one_time_keys["ANNA"])
    async with fake_person(server, "anna", tmp_path) as anna, fake_person(server, "lotte", tmp_path) as lotte:
        assert handed_out.items().isdisjoint(server.one_time_keys["ANNA"].items())
        await karim.sync()
        karim.device.forget_room(ROOM)
        for sender in (karim, lotte):
            assert await anna.can_read(await sender.seal("na het terugzetten", anna, sender))
        assert await karim.can_read(await anna.seal("gelezen", anna, karim))
        assert anna.device.health().set_aside == {}


async def test_who_was_not_known_to_be_an_older_copy_gets_out_of_the_way_of_keys_that_are_there(
    server: FakeHomeserver, old: Path, tmp_path: Path
) -> None:
    async with fake_person(server, "anna", tmp_path, announce=False) as anna:
        held = server.one_time_keys["ANNA"]
        for key_id in list(held)[:-1]:
            del held[key_id]
        (newest,) = held.items()
        await anna.sync()
        assert dict([newest]) == held, "the homeserver has another key under an id that we made anew"
        await anna.sync()
        assert newest in held.items()
        assert len(held) > FEW


async def test_a_new_device_reads_what_is_still_said_with_the_old_keys_and_belongs_to_nobody_else(
    server: FakeHomeserver, karim: FakePerson, old: Path, tmp_path: Path
) -> None:
    content: Body = {"msgtype": "m.text", "body": "toen er niemand was"}
    sealed = await karim.device.encrypt(ROOM, "m.room.message", content, ["@anna:fake", "@karim:fake"])
    become_new_device(old, "@anna:fake", "ANNA", SECRET)
    with pytest.raises(DeviceMismatch, match="another device"):
        open_keystore(old, "@anna:fake", "ANNA", SECRET)
    async with fake_person(server, "anna", tmp_path, device_id="TABLET") as anna:
        assert len(server.device_keys["@anna:fake"]) == 2
        assert await anna.can_read({"type": "m.room.encrypted", "sender": "@karim:fake", "content": sealed})
        await karim.sync("@anna:fake")
        assert await anna.can_read(await karim.seal("welkom terug", anna, karim))
        assert await karim.can_read(await anna.seal("gelezen", anna, karim))
