"""Malformed input, from strangers and from members, is set aside; it never raises and never changes what is known."""

import contextlib
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
import vodozemac
from aiohttp import web
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.matrix.guard import Body, MalformedError, deeper_than, object_at, parse_object, text_at
from bot.channels.matrix.outcomes import Decrypted, Undecryptable, Unreadable
from bot.channels.matrix.signing import canonical, to_base64
from tests.matrix.fake_homeserver import FakeHomeserver
from tests.matrix.fake_person import ROOM, FakePerson, fake_person

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@pytest_asyncio.fixture
async def server() -> AsyncIterator[FakeHomeserver]:
    async with FakeHomeserver() as running:
        yield running


@pytest_asyncio.fixture
async def anna(server: FakeHomeserver, tmp_path: Path) -> AsyncIterator[FakePerson]:
    async with fake_person(server, "anna", tmp_path) as person:
        yield person


@pytest_asyncio.fixture
async def eve(server: FakeHomeserver, tmp_path: Path) -> AsyncIterator[FakePerson]:
    async with fake_person(server, "eve", tmp_path) as person:
        yield person


async def sealed_raw(eve: FakePerson, anna: FakePerson, plain: bytes) -> Body:
    """Encrypt any bytes as a room event, as only a member with a client of her own can."""
    event = await eve.seal("vooraf", anna)
    ratchet: vodozemac.GroupSession = eve.device._writer._outbound[ROOM].ratchet
    return {**event, "content": {**object_at(event, "content"), "ciphertext": ratchet.encrypt(plain).to_base64()}}


def inside(**changes: object) -> bytes:
    return canonical({"type": "m.room.message", "room_id": ROOM, "content": {"body": "x"}, **changes})


POISON = {
    "a list": b"[]",
    "null": b"null",
    "half": b'{"type":',
    "too deep": b'{"type":"m.room.message","room_id":"!linde","content":' + b'{"a":' * 64 + b"1" + b"}" * 65,
    "far too deep": b'{"a":' * 15_000 + b"1" + b"}" * 15_000,
    "a number of 4,400 digits": b'{"a":' + b"9" * 4400 + b"}",
    "not a number": b'{"a": NaN}',
    "not UTF-8": b'{"a": "\xff"}',
    "another room": inside(room_id="!other"),
    "no room": canonical({"type": "m.room.message", "content": {}}),
    "type is a number": inside(type=3),
    "content is null": inside(content=None),
    "content is a list": inside(content=[]),
}


@pytest.mark.parametrize("plain", POISON.values(), ids=POISON.keys())
async def test_a07_a08_a09_a10_a17_poison_inside_encryption_is_set_aside(
    anna: FakePerson, eve: FakePerson, plain: bytes
) -> None:
    """A7 to A10 and A17 of docs/bad-input.md."""
    event = await sealed_raw(eve, anna, plain)
    await anna.sync()
    read = await anna.read(event)
    assert isinstance(read, Undecryptable)
    assert (read.reason, read.may_heal) == (Unreadable.POISON, False)
    assert isinstance(await anna.read(await eve.seal("gewoon", anna)), Decrypted)


async def test_a18_lone_surrogates_inside_are_replaced(anna: FakePerson, eve: FakePerson) -> None:
    """A18."""
    plain = json.dumps(
        {"type": "m.room.message", "room_id": ROOM, "content": {"body": "a\ud800b", "\udfff": ["\udead"]}}
    )
    event = await sealed_raw(eve, anna, plain.encode("ascii"))
    await anna.sync()
    read = await anna.read(event)
    assert isinstance(read, Decrypted)
    assert read.content == {"body": "a\ufffdb", "\ufffd": ["\ufffd"]}
    assert json.dumps(read.content, ensure_ascii=False).encode("utf-8")


@pytest.mark.parametrize(
    ("event_type", "more", "acceptable"),
    [
        ("m.room.message", {}, True),
        ("m.reaction", {}, True),
        ("org.matrix.msc3381.poll.response", {}, True),
        ("m.room.message", {"state_key": ""}, False),
        ("m.room.member", {"state_key": "@eve:fake"}, False),
        ("m.room.power_levels", {}, False),
        ("m.room.redaction", {}, False),
        ("m.room.encrypted", {}, False),
        ("m.space.child", {}, False),
    ],
)
async def test_a11_a12_a13_only_messages_are_acceptable_inside_encryption(
    anna: FakePerson, eve: FakePerson, event_type: str, more: Body, acceptable: bool
) -> None:
    event = await sealed_raw(eve, anna, inside(type=event_type, **more))
    await anna.sync()
    read = await anna.read(event)
    assert isinstance(read, Decrypted)
    assert read.acceptable is acceptable


@pytest.mark.parametrize(
    "change",
    [
        {"sender_key": ""},
        {"sender_key": None, "device_id": 3},
        {"sender_key": ["x"]},
    ],
)
async def test_a06_the_old_fields_beside_the_cipher_text_do_not_matter(
    anna: FakePerson, eve: FakePerson, change: Body
) -> None:
    """A6: newer clients leave them out, and hostile ones put anything there."""
    event = await eve.seal("een", anna)
    await anna.sync()
    read = await anna.read({**event, "content": {**object_at(event, "content"), **change}})
    assert isinstance(read, Decrypted)
    assert read.sender_proved


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"algorithm": "m.olm.v1.curve25519-aes-sha2"}, Unreadable.UNKNOWN_ALGORITHM),
        ({"algorithm": None}, Unreadable.UNKNOWN_ALGORITHM),
        ({"ciphertext": {"a": 1}}, Unreadable.MALFORMED),
        ({"ciphertext": ""}, Unreadable.MALFORMED),
        ({"ciphertext": "A" * 200_000}, Unreadable.MALFORMED),
        ({"ciphertext": "AwgA!"}, Unreadable.MALFORMED),
        ({"session_id": 5}, Unreadable.MALFORMED),
        ({"session_id": "other"}, Unreadable.NO_KEY),
    ],
)
async def test_a06_a_malformed_room_event_is_named(
    anna: FakePerson, eve: FakePerson, change: Body, reason: Unreadable
) -> None:
    event = await eve.seal("een", anna)
    await anna.sync()
    read = await anna.read({**event, "content": {**object_at(event, "content"), **change}})
    assert isinstance(read, Undecryptable)
    assert read.reason is reason


async def test_a_changed_cipher_text_is_broken(anna: FakePerson, eve: FakePerson) -> None:
    event = await eve.seal("een", anna)
    await anna.sync()
    ciphertext = text_at(event, "content", "ciphertext")
    for place in (20, 60, len(ciphertext) - 20):
        other = "A" if ciphertext[place] != "A" else "B"
        changed = ciphertext[:place] + other + ciphertext[place + 1 :]
        read = await anna.read({**event, "content": {**object_at(event, "content"), "ciphertext": changed}})
        assert isinstance(read, Undecryptable)
        assert read.reason in {Unreadable.BROKEN, Unreadable.MALFORMED, Unreadable.TOO_OLD}


async def test_a15_one_encryption_has_one_fingerprint_however_it_is_written(anna: FakePerson, eve: FakePerson) -> None:
    """R13: base64 of the same bytes can end in different letters."""
    event = await eve.seal("een", anna)
    await anna.sync()
    content = object_at(event, "content")
    first = await anna.read(event)
    padded = await anna.read({**event, "content": {**content, "ciphertext": text_at(content, "ciphertext") + "="}})
    other = await anna.read(await eve.seal("twee", anna))
    assert isinstance(first, Decrypted)
    assert isinstance(other, Decrypted)
    assert len(first.fingerprint) == 64
    assert first.fingerprint != other.fingerprint
    if isinstance(padded, Decrypted):
        assert padded.fingerprint == first.fingerprint


async def letter(anna: FakePerson, eve: FakePerson, plain: bytes) -> Body:
    """Seal any bytes with a true Olm session, as only a device with a client of its own can."""
    await eve.seal("vooraf", anna)
    keystore = eve.device._keystore
    key = anna.device._keystore.curve25519
    kind, sealed = keystore.sessions(key)[0].encrypt(plain.decode("utf-8")).to_parts()
    ciphertext = {key: {"type": kind, "body": to_base64(sealed)}}
    content = {"algorithm": "m.olm.v1.curve25519-aes-sha2", "sender_key": keystore.curve25519, "ciphertext": ciphertext}
    return {"type": "m.room.encrypted", "sender": eve.user_id, "content": content}


async def test_b32_forwarded_keys_and_letters_that_lie_about_themselves_are_set_aside(
    anna: FakePerson, eve: FakePerson
) -> None:
    def payload(**changes: object) -> bytes:
        true: Body = {
            "type": "m.room_key",
            "sender": eve.user_id,
            "recipient": anna.user_id,
            "recipient_keys": {"ed25519": anna.device._keystore.ed25519},
            "keys": {"ed25519": eve.device._keystore.ed25519},
            "content": {"algorithm": "m.megolm.v1.aes-sha2", "room_id": ROOM, "session_id": "s", "session_key": "k"},
        }
        return canonical({**true, **changes})

    lies = [
        (payload(sender="@anna:fake"), "another sender inside"),
        (payload(recipient="@eve:fake"), "for somebody else"),
        (payload(recipient_keys={"ed25519": "x"}), "for somebody else"),
        (payload(keys={}), "malformed letter"),
        (payload(content=[]), "malformed letter"),
        (b"[]", "malformed letter"),
        (b'{"a":' * 15_000 + b"1" + b"}" * 15_000, "malformed letter"),
        (payload(), "malformed room key"),
        (payload(content={}), "malformed room key"),
        (payload(type="m.forwarded_room_key"), "forwarded key"),
        (payload(type="m.secret.send"), "unknown letter"),
    ]
    await eve.seal("vooraf", anna)
    await anna.sync()
    known = anna.device.health().room_keys
    for plain, kind in lies:
        news = await anna.device.after_sync({"to_device": {"events": [await letter(anna, eve, plain)]}})
        assert (news.set_aside, news.room_keys) == ({kind: 1}, frozenset())
    assert anna.device.health().room_keys == known


async def test_a_repeated_letter_is_set_aside_and_the_session_goes_on(
    server: FakeHomeserver, anna: FakePerson, eve: FakePerson
) -> None:
    await eve.seal("een", anna)
    answer = server.sync_answer(anna.user_id, anna.device_id)
    assert (await anna.device.after_sync(answer)).room_keys
    again = await anna.device.after_sync(answer)
    assert (again.room_keys, sum(again.set_aside.values())) == (frozenset(), 1)
    eve.device.forget_room(ROOM)
    assert await anna.can_read(await eve.seal("twee", anna))


async def test_a05_a_verification_is_declined_and_many_are_not_answered_without_end(
    server: FakeHomeserver, anna: FakePerson
) -> None:
    events: list[Body] = [
        {
            "type": "m.key.verification.request",
            "sender": "@eve:fake",
            "content": {"from_device": "EVE", "transaction_id": f"t{number}", "methods": ["m.sas.v1"]},
        }
        for number in range(30)
    ]
    news = await anna.device.after_sync({"to_device": {"events": events}})
    assert news.set_aside == {"too many verifications": 10}
    answers = server.letters["EVE"]
    assert {str(answer["type"]) for answer in answers} == {"m.key.verification.cancel"}
    assert [text_at(answer, "content", "transaction_id") for answer in answers] == [f"t{n}" for n in range(20)]
    assert {text_at(answer, "content", "code") for answer in answers} == {"m.user"}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.lists(st.fixed_dictionaries({}, optional={"type": JSON, "sender": JSON, "content": JSON}), max_size=6))
async def test_no_noise_from_strangers_ever_raises(anna: FakePerson, noise: list[object]) -> None:
    types = ["m.room.encrypted", "m.key.verification.request", "m.room_key.withheld", "m.room_key"]
    typed = [{**event, "type": kind} for event in noise if isinstance(event, dict) for kind in types]
    known = anna.device.health().room_keys
    news = await anna.device.after_sync({"to_device": {"events": [*noise, *typed]}, "device_lists": {"changed": noise}})
    assert news.room_keys == frozenset()
    assert anna.device.health().room_keys == known
    for event in noise:
        assert isinstance(event, dict)
        assert isinstance(anna.device.decrypt(event, ROOM), Undecryptable)


@given(value=JSON)
def test_depth_is_measured_without_recursion(value: object) -> None:
    def depth(node: object) -> int:
        if isinstance(node, dict):
            return 1 + max((depth(child) for child in node.values()), default=0)
        return 1 + max((depth(child) for child in node), default=0) if isinstance(node, list) else 0

    measured = depth(value)
    assert not deeper_than(value, measured)
    assert measured == 0 or deeper_than(value, measured - 1)


@given(raw=st.binary(max_size=60))
def test_any_bytes_are_an_object_or_malformed(raw: bytes) -> None:
    with contextlib.suppress(MalformedError):
        assert isinstance(parse_object(raw, depth=3), dict)


async def test_an_answer_that_is_never_taken_does_not_stand_in_the_way(
    server: FakeHomeserver, anna: FakePerson
) -> None:
    content: Body = {"from_device": "EVE", "transaction_id": "t"}
    event: Body = {"type": "m.key.verification.request", "sender": "@eve:fake", "content": content}
    server.fail("sendToDevice", web.Response(status=502))
    assert not (await anna.device.after_sync({"to_device": {"events": [event]}})).upkeep_done
    server.fail("sendToDevice", web.json_response({"errcode": "M_BAD_JSON"}, status=400))
    assert (await anna.device.after_sync({})).upkeep_done
    calls = len(server.calls)
    assert (await anna.device.after_sync({})).upkeep_done
    assert len(server.calls) == calls


async def test_a_device_that_is_not_announced_uploads_nothing(server: FakeHomeserver, tmp_path: Path) -> None:
    async with fake_person(server, "quiet", tmp_path, announce=False) as quiet:
        assert (await quiet.sync()).upkeep_done
        assert "keys/upload" not in server.calls
