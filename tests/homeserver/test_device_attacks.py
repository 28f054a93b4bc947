"""What strangers, members and a homeserver could do to a device, tried on a real homeserver."""

from pathlib import Path

import pytest

from bot.channels.matrix.guard import Body
from bot.channels.matrix.outcomes import Decrypted, Undecryptable
from bot.channels.matrix.transport import client
from bot.demo.homeserver import Homeserver
from tests.matrix.person import Person
from tests.servers.fixtures import People


async def send_to_device(sender: Person, receiver: Person, event_type: str, contents: list[object]) -> None:
    for number, content in enumerate(contents):
        body: Body = {"messages": {receiver.user_id: {receiver.account.device_id: content}}}
        path = client("sendToDevice", event_type, f"attack-{event_type}-{number}")
        await sender.transport.call("PUT", path, body=body)


async def test_a_stranger_cannot_stop_the_sync_with_malformed_letters(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    """reliability.md 3A, A1 to A5."""
    ana, bo, eve = await people("ana", "bo", "eve")
    async with (
        Person(homeserver, ana, tmp_path / "ana") as anna,
        Person(homeserver, bo, tmp_path / "bo") as karim,
        Person(homeserver, eve, tmp_path / "eve") as stranger,
    ):
        await anna.sync()
        key, theirs = anna.device._keystore.curve25519, stranger.device._keystore.curve25519
        algorithm = "m.olm.v1.curve25519-aes-sha2"
        forms: list[object] = [{"type": 1}, {"type": 0}, "text", [], None, 7, {"type": 1, "body": "%%%"}]
        forms += [{"type": 0, "body": "AAAA"}, {"type": True, "body": "AAAA"}, {"type": 1, "body": "AwoA"}]
        olm = [{"algorithm": algorithm, "sender_key": theirs, "ciphertext": {key: form}} for form in forms]
        odd: list[object] = [{}, {"algorithm": 3}, {"algorithm": algorithm, "sender_key": [], "ciphertext": "x"}]
        await send_to_device(stranger, anna, "m.room.encrypted", [*olm, *odd])
        await send_to_device(
            stranger, anna, "m.key.verification.request", [{}, {"from_device": [], "transaction_id": 1}]
        )
        await send_to_device(stranger, anna, "m.key.verification.mac", [{"transaction_id": ["a"], "mac": 1}])
        await send_to_device(stranger, anna, "m.room_key.withheld", [{"code": 1}, {"code": "m.\nnewline"}])
        await send_to_device(stranger, anna, "m.room_key_request", [{}, {"action": "request", "body": 1}])
        await send_to_device(stranger, anna, "m.room_key", [{"algorithm": "m.megolm.v1.aes-sha2"}])
        news = await anna.sync()
        assert sum(news.set_aside.values()) == len(olm) + len(odd) + 2 + 1 + 2 + 1
        assert (news.room_keys, news.withheld) == (frozenset(), ())
        room_id = await karim.create_room(anna.user_id)
        await anna.sync()
        await karim.say(room_id, "alles werkt nog")
        assert (await anna.hears("alles werkt nog")).sender_proved


async def test_another_members_cipher_text_is_not_believed(
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


async def test_a_key_passed_off_as_ones_own_makes_nobody_else_speak(
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


@pytest.mark.parametrize("event_type", ["m.room.power_levels", "m.room.member", "m.room.create", "m.room.tombstone"])
async def test_state_inside_encryption_is_marked(
    homeserver: Homeserver, people: People, tmp_path: Path, event_type: str
) -> None:
    """A11 to A13, B24."""
    ana, bo = await people("ana", "bo")
    async with Person(homeserver, ana, tmp_path / "ana") as anna, Person(homeserver, bo, tmp_path / "bo") as karim:
        room_id = await anna.create_room(karim.user_id)
        await karim.sync()
        await anna.send(room_id, event_type, {"users": {bo.user_id: 100}, "membership": "join"})
        await karim.sync_until(lambda: bool(karim.read))
        (read,) = karim.read
        assert isinstance(read, Decrypted)
        assert (read.type, read.acceptable) == (event_type, False)
