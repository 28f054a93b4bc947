"""Encrypted devices of ours talk to each other on a real homeserver."""

from pathlib import Path

from bot.channels.matrix.outcomes import Decrypted
from bot.demo.homeserver import Homeserver
from tests.matrix.person import Person
from tests.servers.fixtures import People


async def test_two_devices_talk_in_an_encrypted_room(homeserver: Homeserver, people: People, tmp_path: Path) -> None:
    ana, bo = await people("ana", "bo")
    async with Person(homeserver, ana, tmp_path / "ana") as anna, Person(homeserver, bo, tmp_path / "bo") as karim:
        room_id = await anna.create_room(karim.user_id)
        await karim.sync()
        await anna.say(room_id, "Wie heeft een ladder?")
        heard = await karim.hears("ladder")
        assert (heard.sender, heard.sender_proved, heard.sender_cross_signed) == (anna.user_id, True, True)
        assert heard.sender_device == anna.account.device_id
        await karim.say(room_id, "Ik!")
        assert (await anna.hears("Ik!")).sender == karim.user_id
        own = await anna.hears("ladder")
        assert isinstance(own, Decrypted)
        assert own.sender_proved
        assert own.fingerprint == heard.fingerprint
