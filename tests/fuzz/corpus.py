"""Honest things that come in a sync, of every kind that we read: the machine makes them wrong."""

from __future__ import annotations

from collections.abc import Sequence

from bot.channels.matrix.devicelists import OLM
from bot.channels.matrix.megolm import MEGOLM
from tests.matrix.events import ANNA, KARIM, ME, Body, created, event, levels, member, named, said, state

EVE = "@eve:fake"
OTHER = "!ginder:fake"
_RELATED = {"rel_type": "m.thread", "event_id": "$wortel", "m.in_reply_to": {"event_id": "$wortel"}}
_SEALED = {
    "algorithm": MEGOLM,
    "ciphertext": "AwgAEnB" + "QmFz" * 40,
    "sender_key": "x" * 43,
    "device_id": "EVE",
    "session_id": "y" * 43,
}


def _edit(body: str) -> Body:
    new = {"msgtype": "m.text", "body": body}
    relation = {"rel_type": "m.replace", "event_id": "$wortel"}
    return event("m.room.message", {"msgtype": "m.text", "body": f"* {body}", "m.new_content": new} | _about(relation))


def _about(relation: Body) -> Body:
    return {"m.relates_to": relation}


WORDS: Sequence[Body] = (
    said("hulp"),
    said("> <@anna:fake> neem 12\n\nklaar 12"),
    event("m.room.message", {"msgtype": "m.text", "body": "ja", "format": "x", **_about(_RELATED)}),
    event("m.room.message", {"msgtype": "m.image", "body": "p.png", "url": "mxc://fake/a", "info": {"size": 3}}),
    event("m.room.message", {"msgtype": "m.location", "body": "hier", "geo_uri": "geo:51,4"}),
    event("m.room.message", {"msgtype": "m.key.verification.request", "to": ME, "from_device": "A", "methods": []}),
    event("m.room.message", {"msgtype": "m.notice", "body": "ping"}),
    _edit("hulp bij de was"),
    event("m.reaction", _about({"rel_type": "m.annotation", "event_id": "$wortel", "key": "👍"})),
    event("m.room.redaction", {"redacts": "$wortel"}, redacts="$wortel"),
    event("m.sticker", {"body": "x", "url": "mxc://fake/b"}),
    event("m.poll.start", {"m.poll": {"question": {"m.text": [{"body": "?"}]}}}),
    event("m.room.encrypted", dict(_SEALED)),
    event("m.room.encrypted", _SEALED | _about({"rel_type": "m.annotation", "event_id": "$wortel", "key": "1"})),
    event("org.example.unknown", {"a": {"b": [1, 2, {"c": None}]}}),
)
"""Events without a state key."""

STATES: Sequence[Body] = (
    created("12", additional_creators=[ANNA], predecessor={"room_id": OTHER, "event_id": "$x"}),
    created("10", type="m.space"),
    levels(users={ANNA: 100, ME: 50}, events={"m.room.name": 50}, users_default=0, state_default=50, invite=0),
    levels(users={ANNA: 100}, events_default=60),
    named(),
    member(ANNA, displayname="Anna"),
    member(KARIM, "leave", before="join", by=ANNA),
    member(KARIM, "ban", before="join", by=ANNA),
    member(KARIM, "invite", by=ANNA, is_direct=True),
    member(ME, "leave", before="join", by=ANNA),
    member(ME, "ban", before="join", by=ANNA),
    member(ME, "join", before="invite", by=ME),
    member(ME, "invite", by=ANNA, is_direct=True),
    state("m.room.join_rules", {"join_rule": "public"}),
    state("m.room.history_visibility", {"history_visibility": "world_readable"}),
    state("m.room.encryption", {"algorithm": MEGOLM, "rotation_period_ms": 1}),
    state("m.room.tombstone", {"body": "verhuisd", "replacement_room": OTHER}),
    state("m.room.third_party_invite", {"display_name": "x"}, "token"),
    state("m.space.child", {"via": ["fake"]}, OTHER),
    state("uk.half-shot.bridge", {"protocol": {"id": "irc"}}, "x"),
)
"""State events."""

LETTERS: Sequence[Body] = (
    {
        "type": "m.room.encrypted",
        "sender": EVE,
        "content": {"algorithm": OLM, "sender_key": "k" * 43, "ciphertext": {"KEY": {"type": 0, "body": "AwogAAAA"}}},
    },
    {
        "type": "m.room_key.withheld",
        "sender": EVE,
        "content": {"algorithm": MEGOLM, "code": "m.unverified", "room_id": "!linde", "session_id": "y" * 43},
    },
    {
        "type": "m.key.verification.request",
        "sender": EVE,
        "content": {"from_device": "EVE", "transaction_id": "t", "methods": ["m.sas.v1"], "timestamp": 1},
    },
    {"type": "m.key.verification.mac", "sender": EVE, "content": {"transaction_id": [], "mac": {}, "keys": "x"}},
    {"type": "m.room_key_request", "sender": EVE, "content": {"action": "request", "requesting_device_id": "EVE"}},
    {"type": "m.forwarded_room_key", "sender": EVE, "content": {"session_key": "z", "room_id": "!linde"}},
    {"type": "m.dummy", "sender": EVE, "content": {}},
)
"""What anybody can send to our device."""

INVITATIONS: Sequence[Body] = tuple(
    {"invite_state": {"events": [member(ME, "invite", by=by, is_direct=direct), named(), created(), member(by)]}}
    for by, direct in ((EVE, True), (ANNA, True), (KARIM, False))
)
"""Parts of an answer about rooms we are invited to."""
