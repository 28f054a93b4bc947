"""A first answer is folded room by room while it is read, and means what it meant."""

import json
from typing import Any

import pytest

from bot.channels.matrix.guard import Body, MalformedError, at, parse_answer, parse_object
from bot.channels.matrix.intake import fold_rooms
from bot.channels.matrix.rooms import Member, RoomFacts
from bot.channels.matrix.timeline import read_state

ME, ANNA = "@buurtbot:fake", "@anna:fake"


def state(kind: str, content: Body, key: str = "") -> Body:
    return {"type": kind, "state_key": key, "sender": ANNA, "event_id": f"${kind}{key}", "content": content}


def member(user: str, membership: str, name: str = "") -> Body:
    return state("m.room.member", {"membership": membership, "displayname": name}, user)


def answer(*events: Body, **more: Any) -> bytes:  # noqa: ANN401 - JSON has no type
    room = {"state": {"events": [*events]}, "timeline": {"events": [{"type": "m.room.message"}]}} | more
    return json.dumps({"rooms": {"join": {"!linde:fake": room}}}).encode()


def folded(raw: bytes) -> object:
    return at(parse_object(raw, depth=30, fold=fold_rooms(ME)), "rooms", "join", "!linde:fake", "state")


EVENTS = (
    state("m.room.create", {"room_version": "10"}),
    state("m.room.power_levels", {"users": {ANNA: 100}}),
    state("m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"}),
    state("m.room.topic", {"topic": "Neighbours"}),
    member(ANNA, "join", "Anna"),
    member(ME, "join", "Buurtbot"),
)


def test_the_state_of_a_room_we_are_in_becomes_what_it_says_of_the_room() -> None:
    assert folded(answer(*EVENTS)) == RoomFacts("").after(read_state(EVENTS))


def test_the_timeline_stays_as_it_came() -> None:
    read = parse_object(answer(*EVENTS), depth=30, fold=fold_rooms(ME))
    assert at(read, "rooms", "join", "!linde:fake", "timeline") == {"events": [{"type": "m.room.message"}]}


def test_a_room_we_are_not_in_stays_as_it_came() -> None:
    events = [*EVENTS[:-1], member(ME, "leave")]
    assert folded(answer(*events)) == {"events": events}


def test_half_a_character_in_a_name_is_mended_as_everywhere() -> None:
    raw = answer(*EVENTS, member("@eve:fake", "join", "Eve\ud800"))
    events = at(folded(raw), "events")
    assert isinstance(events, list)
    assert RoomFacts("").after(events).members["@eve:fake"] == Member("join", "Eve\ufffd", "$m.room.member@eve:fake")


def test_what_is_too_deep_is_cut_out_and_the_rest_is_folded() -> None:
    deep: Any = "x"
    for _ in range(40):
        deep = [deep]
    raw = answer(*EVENTS, timeline={"events": deep})
    with pytest.raises(MalformedError):
        parse_object(raw, depth=30, fold=fold_rooms(ME))
    read = parse_answer(raw, depth=30, fold=fold_rooms(ME))
    assert isinstance(at(read, "rooms", "join", "!linde:fake", "state"), RoomFacts)


def test_shapes_that_are_none_are_passed_over() -> None:
    odd: list[Any] = [None, 5, [], {}, {"type": "m.room.member"}, member(ANNA, "join") | {"content": "x"}]
    for events in (odd, None, {"a": 1}):
        raw = json.dumps({"state": {"events": events}, "timeline": None}).encode()
        assert parse_object(raw, depth=30, fold=fold_rooms(ME)) == json.loads(raw)
