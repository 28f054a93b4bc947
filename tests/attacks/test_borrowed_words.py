"""A14 and A15 at the device: whose words a cipher text holds, on a real homeserver."""

from pathlib import Path

from bot.channels.matrix.guard import Body
from bot.channels.matrix.outcomes import Decrypted, Undecryptable
from bot.demo.homeserver import Homeserver
from tests.matrix.person import Person
from tests.servers.fixtures import People


async def test_a14_a15_another_members_cipher_text_is_not_believed(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    """A14, A15: borrowed words, a rewritten sender, and the same words once more."""
    ana, bo, eve = await people("ana", "bo", "eve")
    async with (
        Person(homeserver, ana, tmp_path / "ana") as anna,
        Person(homeserver, bo, tmp_path / "bo") as karim,
        Person(homeserver, eve, tmp_path / "eve") as thief,
    ):
        room_id = await anna.create_room(karim.user_id, thief.user_id)
        await karim.sync()
        await thief.sync()
        await anna.say(room_id, "neem taak 12")
        true = await karim.hears("neem taak 12")
        content = karim.events[-1]["content"]
        assert isinstance(content, dict)
        borrowed = await karim.device.read({"sender": thief.user_id, "content": content}, room_id)
        assert isinstance(borrowed, Decrypted)
        assert (borrowed.sender_proved, borrowed.sender_cross_signed, borrowed.sender_device) == (False, False, None)
        await thief.say(room_id, "geef mij de sleutel van 12")
        await karim.hears("sleutel")
        rewritten = await karim.device.read({**karim.events[-1], "sender": anna.user_id}, room_id)
        assert isinstance(rewritten, Decrypted)
        assert not rewritten.sender_proved
        again = await karim.device.read({"sender": anna.user_id, "content": content, "event_id": "$new"}, room_id)
        assert isinstance(again, Decrypted)
        assert again.fingerprint == true.fingerprint != rewritten.fingerprint
        elsewhere = await karim.device.read({"sender": anna.user_id, "content": content}, "!other")
        assert isinstance(elsewhere, Undecryptable)


async def test_a14_a_key_passed_off_as_ones_own_makes_nobody_else_speak(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    """A member shares another's room key as if it were hers: what the true owner wrote is still the owner's."""
    ana, bo, eve = await people("ana", "bo", "eve")
    async with (
        Person(homeserver, ana, tmp_path / "ana") as anna,
        Person(homeserver, bo, tmp_path / "bo") as karim,
        Person(homeserver, eve, tmp_path / "eve") as thief,
    ):
        room_id = await anna.create_room(karim.user_id, thief.user_id)
        await karim.sync()
        await thief.sync()
        outbound = anna.device._writer._session(room_id, [])
        room_key: Body = {
            "algorithm": "m.megolm.v1.aes-sha2",
            "room_id": room_id,
            "session_id": outbound.ratchet.session_id,
            "session_key": outbound.ratchet.session_key.to_base64(),
        }
        await thief.device._lists.refresh([bo.user_id])
        peers = await thief.device._post.reach(thief.device._lists.of(bo.user_id))
        await thief.device._post.deliver("m.room_key", room_key, peers, lambda _: None)
        assert (await karim.sync()).room_keys == {(room_id, outbound.ratchet.session_id)}
        await anna.say(room_id, "ik ben het zelf")
        heard = await karim.hears("ik ben het zelf")
        assert (heard.sender_proved, heard.session_id) == (True, outbound.ratchet.session_id)
        borrowed = await karim.device.read({**karim.events[-1], "sender": thief.user_id}, room_id)
        assert isinstance(borrowed, Decrypted)
        assert borrowed.sender_proved  # she says it in her own name, as she could by typing it
        assert borrowed.fingerprint != heard.fingerprint
