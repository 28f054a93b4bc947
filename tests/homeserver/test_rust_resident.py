"""Residents with Rust crypto talk as people with Element do: the yardstick for the bot's own encryption."""

import asyncio

import pytest

from tests.servers.fixtures import Residents
from tests.servers.rust_resident import RustResident
from tests.servers.seen import Trust
from tests.servers.wire import Refused


async def shared_room(host: RustResident, guest: RustResident) -> str:
    room_id = await host.create_room(guest.user_id, name="Trap 3")
    await guest.is_invited()
    await guest.join(room_id)
    await host.sees(room_id, lambda event: event.state_key == guest.user_id and event.content["membership"] == "join")
    return room_id


async def test_two_residents_talk_encrypted_and_trust_each_other(residents: Residents) -> None:
    anna, karim = await asyncio.gather(residents("anna"), residents("karim"))
    room_id = await shared_room(anna, karim)
    question = await anna.say(room_id, "Wie heeft een ladder?")
    heard = await karim.hears(room_id, anna.user_id, "ladder")
    assert heard.is_trusted, heard
    await karim.reply(room_id, question, "Ik!")
    answer = await anna.hears(room_id, karim.user_id, "Ik!")
    assert answer.is_trusted, answer
    assert answer.relation == {"m.in_reply_to": {"event_id": question}}


async def test_edits_reactions_and_redactions_are_seen(residents: Residents) -> None:
    anna, karim = await asyncio.gather(residents("anna"), residents("karim"))
    room_id = await shared_room(anna, karim)
    said = await anna.say(room_id, "Dinsdag?")
    await anna.edit(room_id, said, "Woensdag?")
    edited = await karim.sees(room_id, lambda event: event.event_id == said and event.text == "Woensdag?")
    assert edited.first_content["body"] == "Dinsdag?"
    await karim.react(room_id, said, "👍")
    reaction = await anna.sees(room_id, lambda event: event.kind == "m.reaction")
    assert reaction.relation == {"rel_type": "m.annotation", "event_id": said, "key": "👍"}
    await anna.redact(room_id, said)
    gone = await karim.sees(room_id, lambda event: event.event_id == said and event.redacted)
    assert gone.text == ""


async def test_a_device_that_its_owner_did_not_sign_is_not_heard(residents: Residents) -> None:
    anna = await residents("anna")
    stranger = await residents("stranger", cross_sign=False, exclude_insecure=False)
    room_id = await shared_room(anna, stranger)
    said = await stranger.say(room_id, "Geloof mij maar")
    unheard = await anna.sees(room_id, lambda event: event.event_id == said and event.failure is not None)
    assert (unheard.failure, unheard.text) == ("UNSIGNED_SENDER_DEVICE", "")
    assert await anna.trust(stranger.user_id) == Trust(identity=False, signed={stranger.device_id: False})
    kept = await anna.say(room_id, "Alleen voor bekenden")
    withheld = await stranger.sees(room_id, lambda event: event.event_id == kept and event.failure is not None)
    assert withheld.failure == "MEGOLM_KEY_WITHHELD_FOR_UNVERIFIED_DEVICE"


async def test_a_direct_room_is_encrypted_and_says_who_invites(residents: Residents) -> None:
    anna, karim = await asyncio.gather(residents("anna"), residents("karim"))
    room_id = await anna.create_direct(karim.user_id)
    assert (await karim.is_invited(by=anna.user_id)).room_id == room_id
    assert (await karim.join(room_id)).encrypted
    await anna.say(room_id, "Onder ons")
    assert (await karim.hears(room_id, anna.user_id, "Onder ons")).is_trusted


async def test_a_refused_verification_is_reported(residents: Residents) -> None:
    anna, karim = await asyncio.gather(residents("anna"), residents("karim"))
    room_id = await anna.create_direct(karim.user_id)
    await karim.is_invited()
    await karim.join(room_id)
    asked = asyncio.create_task(anna.verify(karim.user_id, room_id=room_id))
    await karim.refuse_verification(anna.user_id, room_id)
    outcome = await asked
    assert (outcome.phase, outcome.code, outcome.by) == ("cancelled", "m.user", karim.user_id)


async def test_leaving_is_known_on_both_sides(residents: Residents) -> None:
    anna, karim = await asyncio.gather(residents("anna"), residents("karim"))
    room_id = await shared_room(anna, karim)
    await karim.leave(room_id)
    await karim.membership(room_id, "leave")
    left = await anna.sees(
        room_id, lambda event: event.state_key == karim.user_id and event.content["membership"] == "leave"
    )
    assert left.sender == karim.user_id


async def test_what_cannot_be_done_is_said(residents: Residents) -> None:
    anna = await residents("anna")
    with pytest.raises(Refused, match="join: "):
        await anna.join("!nowhere:buurt.localhost")
    with pytest.raises(TimeoutError, match="waited in vain"):
        await anna.sees("!nowhere:buurt.localhost", lambda _: True, seconds=0.01)
