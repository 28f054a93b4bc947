"""What we know of a room, and who may do what in it: tables over room versions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.channels.matrix.rights import (
    ABOVE_ALL,
    may_invite,
    may_redact_others,
    may_send,
    may_speak,
    may_state,
    power_of,
)
from bot.channels.matrix.rooms import RoomFacts, partner
from tests.matrix.events import ANNA, KARIM, ME, ROOM, Body, created, levels, member, named, state

EVE = "@eve:fake"


def room(*events: Body) -> RoomFacts:
    return RoomFacts(ROOM).after(events)


@pytest.mark.parametrize(
    ("version", "stated", "user", "power"),
    [
        ("10", [levels(users={ANNA: 100, KARIM: 50}, users_default=5)], ANNA, 100),
        ("10", [levels(users={ANNA: 100, KARIM: 50}, users_default=5)], KARIM, 50),
        ("10", [levels(users={ANNA: 100, KARIM: 50}, users_default=5)], EVE, 5),
        ("10", [], ANNA, 100),
        ("10", [], KARIM, 0),
        ("10", [levels(users={})], ANNA, 0),
        ("9", [levels(users={KARIM: " +50 "})], KARIM, 50),
        ("10", [levels(users={KARIM: "50"})], KARIM, 0),
        ("10", [levels(users={KARIM: True})], KARIM, 0),
        ("10", [levels(users={KARIM: 50.5}, users_default=7)], KARIM, 7),
        ("11", [levels(users={KARIM: -1})], KARIM, -1),
        ("11", [], ANNA, 100),
        ("12", [levels(users={})], ANNA, ABOVE_ALL),
        ("12", [levels(users={KARIM: (1 << 53) - 1})], ANNA, ABOVE_ALL),
        ("12", [levels(users={KARIM: 100})], KARIM, 100),
        ("12", [], KARIM, 0),
        ("org.example.new", [levels(users={})], ANNA, ABOVE_ALL),
        ("13", [], ANNA, ABOVE_ALL),
    ],
)
def test_b05_power_is_what_the_room_version_says_it_is(version: str, stated: list[Body], user: str, power: int) -> None:
    assert power_of(room(created(version), *stated), user) == power


def test_b05_additional_creators_stand_above_all_from_version_12_only() -> None:
    for version, power in (("11", 0), ("12", ABOVE_ALL)):
        facts = room(created(version, additional_creators=[KARIM, 7]), levels(users={}))
        assert power_of(facts, KARIM) == power


def test_b06_a_demotion_takes_effect() -> None:
    before = room(created(), levels(users={ANNA: 100, KARIM: 50}))
    after = before.after([levels(users={ANNA: 100})])
    assert (power_of(before, KARIM), power_of(after, KARIM)) == (50, 0)


def test_rights_need_membership_and_the_level_of_the_event() -> None:
    facts = room(
        created(),
        levels(
            users={ANNA: 100, KARIM: 30},
            events={"m.reaction": 20, "m.room.redaction": 10},
            events_default=40,
            invite=50,
        ),
        member(ANNA),
        member(KARIM),
    )
    assert may_send(facts, KARIM, "m.reaction")
    assert not may_send(facts, KARIM)
    assert not may_redact_others(facts, KARIM)
    assert may_redact_others(facts, ANNA)
    assert not may_invite(facts, KARIM)
    assert may_state(facts, ANNA, "m.room.name")
    assert not may_state(facts, EVE, "m.room.name")
    assert not may_send(facts.after([member(ANNA, "leave")]), ANNA)


def test_in_an_encrypted_room_speaking_is_sending_encrypted_events() -> None:
    facts = room(created(), member(KARIM), levels(users={}, events={"m.room.encrypted": 50}))
    assert may_speak(facts, KARIM)
    assert not may_speak(facts.after([state("m.room.encryption", {"algorithm": "x"})]), KARIM)


def test_b28_encryption_is_never_switched_off() -> None:
    on = room(created(), state("m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"}))
    assert on.after([state("m.room.encryption", {})]).encrypted


@pytest.mark.parametrize(
    ("events", "noted", "found"),
    [
        ([member(ANNA), member(ME)], False, ANNA),
        ([member(ANNA, "invite"), member(ME)], False, ANNA),
        ([member(ANNA), member(ME), named()], False, None),
        ([member(ANNA), member(ME), named()], True, ANNA),
        ([member(ANNA), member(ME, before="invite", is_direct=True), named()], False, ANNA),
        ([member(ANNA), member(ME), member(KARIM)], False, None),
        ([member(ANNA), member(ME), member(KARIM, "leave")], False, ANNA),
        ([member(ANNA), member(ME), state("m.room.join_rules", {"join_rule": "public"})], True, None),
        (
            [member(ANNA), member(ME), state("m.room.history_visibility", {"history_visibility": "world_readable"})],
            True,
            None,
        ),
        ([created(type="m.space"), member(ANNA), member(ME)], False, None),
        ([member(ME)], True, None),
    ],
)
def test_a_private_talk_is_two_people_and_meant_so(events: list[Body], noted: bool, found: str | None) -> None:
    assert partner(room(*events), ME, noted=noted) == found


def test_who_reads_along_are_the_joined_and_the_invited_where_history_is_theirs() -> None:
    facts = room(member(ANNA), member(KARIM, "invite"), member(EVE, "ban"))
    assert facts.readers == (ANNA, KARIM)
    assert facts.after([state("m.room.history_visibility", {"history_visibility": "joined"})]).readers == (ANNA,)


JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=8),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)
KINDS = ["create", "power_levels", "member", "encryption", "join_rules", "history_visibility", "name", "tombstone"]


@settings(max_examples=150, derandomize=True, deadline=None)
@given(
    some.lists(
        some.tuples(some.sampled_from(KINDS), some.dictionaries(some.text(max_size=12), JSON), some.text(max_size=6))
    )
)
def test_a20_no_state_event_whatever_it_holds_breaks_a_room(events: list[tuple[str, Body, str]]) -> None:
    facts = room(*(state(f"m.room.{kind}", content, key) for kind, content, key in events))
    assert facts.room_id == ROOM
    assert power_of(facts, EVE) == facts.levels.users.get(EVE, facts.levels.users_default if facts.levels.stated else 0)
