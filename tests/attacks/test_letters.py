"""3A, A1 to A6 and A16: what anybody with an account anywhere can send to the bot's device, without a shared room."""

from __future__ import annotations

import pytest
import vodozemac

from bot.channels.matrix.guard import Body
from bot.channels.matrix.keystore import Peer
from tests.attacks.neighbour import Neighbour, send_to_device
from tests.attacks.scene import Scene
from tests.homeserver.acts import claim_all_of, post

pytestmark = pytest.mark.asyncio(loop_scope="module")

OLM = "m.olm.v1.curve25519-aes-sha2"


async def sends(scene: Scene, stranger: Neighbour, *forms: object) -> None:
    """Send the bot letters with these cipher texts, addressed to its public key."""
    device, key = await scene.devices_of_bot(stranger)
    theirs = stranger.device._keystore.curve25519
    for form in forms:
        letter = {"algorithm": OLM, "sender_key": theirs, "ciphertext": {key: form}}
        await send_to_device(stranger, scene.bot, device, "m.room.encrypted", letter)


async def test_a01_a_letter_without_a_body_stops_nothing(scene: Scene) -> None:
    before = await scene.set_aside()
    await sends(scene, await scene.comes("Eve"), {"type": 1}, {"type": 0}, {"type": 1, "body": None})
    assert await grown(scene, before) == {"no cipher text": 3}


async def test_a02_a_letter_whose_cipher_text_is_plain_text_stops_nothing(scene: Scene) -> None:
    before = await scene.set_aside()
    await sends(scene, await scene.comes("Eve"), "text", [], None, 7)
    assert await grown(scene, before) == {"not for this device": 4}


async def test_a03_a_letter_of_garbage_stops_nothing(scene: Scene) -> None:
    before = await scene.set_aside()
    garbage = ({"type": 1, "body": "%%%"}, {"type": 0, "body": "AAAA"}, {"type": 1, "body": "AwoA"})
    await sends(scene, await scene.comes("Eve"), *garbage, {"type": True, "body": "AAAA"}, {"type": 5, "body": "A"})
    assert sum((await grown(scene, before)).values()) == 5


async def test_a04_a_letter_to_a_one_time_key_that_we_never_had_stops_nothing(scene: Scene) -> None:
    eve, before = await scene.comes("Eve"), await scene.set_aside()
    device, key = await scene.devices_of_bot(eve)
    invented = vodozemac.Account().curve25519_key.to_base64()
    eve.device._keystore.begin_session(key, invented)
    letter = eve.device._olm.seal(Peer(scene.bot, device, key, "x"), "m.dummy", {})
    await send_to_device(eve, scene.bot, device, "m.room.encrypted", letter)
    assert await grown(scene, before) == {"no session can be made": 1}


async def test_a05_a_verification_with_a_list_for_a_name_stops_nothing(scene: Scene) -> None:
    eve, before = await scene.comes("Eve", announce=False), await scene.set_aside()
    device, _ = await scene.devices_of_bot(eve)
    odd: Body = {"transaction_id": ["a"], "from_device": [], "mac": 1, "keys": None}
    for step in ("request", "start", "accept", "key", "mac", "ready", "done", "cancel"):
        await send_to_device(eve, scene.bot, device, f"m.key.verification.{step}", odd)
    for kind, content in (
        ("m.room_key.withheld", {"code": 1}),
        ("m.room_key_request", {"action": "request", "body": 1}),
    ):
        await send_to_device(eve, scene.bot, device, kind, content)
    grew = await grown(scene, before)
    assert grew == {"malformed verification": 2, "unknown type": 4, "malformed reason": 1}


async def test_a06_a_sealed_event_without_a_sender_key_stops_nothing(scene: Scene) -> None:
    eve = await scene.resident("Eve")
    before = await scene.set_aside()
    changes: tuple[Body, ...] = ({"sender_key": ""}, {"sender_key": []}, {"session_id": ""}, {"ciphertext": {}}, {})
    for change in changes:
        odd: Body = {"algorithm": "m.megolm.v1.aes-sha2", "sender_key": "x", "session_id": "s", "ciphertext": "AwgA"}
        await post(eve, eve.talk, "m.room.encrypted", odd | change)
    assert await grown(scene, before) == {"malformed": 5}
    await eve.is_served()
    await scene.restart()
    assert await scene.set_aside() == {}
    await eve.is_served()


async def test_a16_a_stranger_who_takes_all_one_time_keys_makes_the_bot_deaf_to_nobody(scene: Scene) -> None:
    eve = await scene.comes("Eve", announce=False)
    device, _ = await scene.devices_of_bot(eve)
    assert await claim_all_of(eve, scene.bot, device) > 25
    newcomer = await scene.resident("Newcomer")
    await newcomer.is_served()
    running = scene.channel._running
    assert running
    health = running.device.health()
    assert (health.one_time_keys or 0) > 40
    assert health.fallback_uploaded


async def grown(scene: Scene, before: dict[str, int]) -> dict[str, int]:
    """Return what more was set aside since, after a good command was answered."""
    now = await scene.set_aside()
    return {kind: count - before.get(kind, 0) for kind, count in now.items() if count != before.get(kind, 0)}
