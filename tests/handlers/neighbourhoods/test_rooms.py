"""What happens to a room is noticed, remembered and told to who can do something about it."""

from dataclasses import replace

import pytest

from handlers.decision import NOTHING, Close, OrderKind, Turn
from handlers.model import Address, IncomingKind, Role, Room, RoomEvent, RoomKind, Standing
from handlers.neighbourhoods.rooms import FollowRoom, Happened, follow, look_what_happened, take_note
from tests.handlers.speaking import (
    AN,
    LINDE,
    ORGANISERS,
    RESIDENTS,
    RITA,
    answers,
    asked,
    orders,
    organiser,
    saved,
    says,
    to,
    turn,
)

CLOSED = replace(RESIDENTS, open=False)


def happens(event: RoomEvent, room: Room | None = RESIDENTS, about: str | None = None) -> Turn:
    """Let something happen to a room."""
    heard = turn(event.value, room=RESIDENTS, kind=IncomingKind.ROOM)
    return replace(heard, room=room, incoming=replace(heard.incoming, about=about))


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (RoomEvent.REMOVED, "I was removed from a room of De Linde: residents."),
        (RoomEvent.BANNED, "I was banned from a room of De Linde: residents."),
        (RoomEvent.MUTED, "I may not write any more in a room of De Linde: residents."),
    ],
)
def test_a_room_we_cannot_speak_in_is_closed_and_the_organisers_hear_it(event: RoomEvent, told: str) -> None:
    decision = take_note(happens(event), Happened(event, RESIDENTS, LINDE))
    assert saved(decision, Room) == [CLOSED]
    assert says(decision, ORGANISERS) == [f"{told} Neighbours there do not hear me until I am back."]
    assert take_note(happens(event), Happened(event, CLOSED, LINDE)) == NOTHING


@pytest.mark.parametrize("event", [RoomEvent.ENTERED, RoomEvent.UNMUTED])
def test_a_room_opens_again_and_who_is_there_is_counted_anew(event: RoomEvent) -> None:
    decision = take_note(happens(event), Happened(event, CLOSED, LINDE))
    assert saved(decision, Room) == [RESIDENTS]
    assert [order.kind for order in orders(decision)] == [OrderKind.MEMBERS]
    assert take_note(happens(event), Happened(event, RESIDENTS, LINDE)) == NOTHING


def test_an_organiser_who_lets_us_into_a_loose_room_hears_how_to_bind_it() -> None:
    by_rita = replace(happens(RoomEvent.ENTERED, None), person=RITA, standings=(organiser(RITA),))
    assert says(take_note(by_rita, Happened(RoomEvent.ENTERED, None)), to(RITA)) == [
        "I am in that room now. To let me work there, type in the room: neighbourhood bind De Linde residents"
    ]
    assert take_note(happens(RoomEvent.ENTERED, None), Happened(RoomEvent.ENTERED, None)) == NOTHING


def test_a_room_that_is_encrypted_once_stays_so() -> None:
    decision = take_note(happens(RoomEvent.ENCRYPTED), Happened(RoomEvent.ENCRYPTED, RESIDENTS, LINDE))
    (room,) = saved(decision, Room)
    assert room.encrypted
    assert take_note(happens(RoomEvent.ENCRYPTED), Happened(RoomEvent.ENCRYPTED, room, LINDE)) == NOTHING


@pytest.mark.parametrize("event", [RoomEvent.PUBLIC, RoomEvent.GAP])
def test_a_public_room_and_lost_messages_are_told_to_the_organisers(event: RoomEvent) -> None:
    assert says(take_note(happens(event), Happened(event, RESIDENTS, LINDE)), ORGANISERS)


def test_a_room_that_moved_is_held_until_an_organiser_says_yes() -> None:
    moved = happens(RoomEvent.UPGRADED, about="!new:example.org")
    decision = take_note(moved, Happened(RoomEvent.UPGRADED, RESIDENTS, LINDE))
    assert saved(decision, Room) == [CLOSED]
    step = asked(decision, ORGANISERS).step
    assert isinstance(step, FollowRoom)
    assert (step.old, step.new, step.kind) == ("!linde:example.org", "!new:example.org", RoomKind.RESIDENTS)


STEP = FollowRoom("q", "matrix", "!linde:example.org", "!new:example.org", "delinde", RoomKind.RESIDENTS)


def as_organiser(choice: str) -> Turn:
    """Let Rita answer as organiser."""
    return replace(answers(choice, who=RITA), standings=(organiser(RITA),))


def test_a_yes_moves_us_and_closes_the_question_for_the_other_organisers() -> None:
    decision = follow(as_organiser("yes"), STEP, None)
    assert saved(decision, Room) == [Room(Address("matrix", "!new:example.org"), "delinde", RoomKind.RESIDENTS)]
    assert decision.close == (Close("room.follow", "q"),)


def test_a_no_leaves_the_room_closed() -> None:
    decision = follow(as_organiser("no"), STEP, None)
    assert saved(decision, Room) == []
    assert "neighbourhood bind" in says(decision)[0]


def test_who_lost_the_role_meanwhile_decides_nothing() -> None:
    was = replace(answers("yes", who=AN), standings=(Standing("an", "delinde", granted=frozenset({Role.VOLUNTEER})),))
    assert follow(was, STEP, None) == NOTHING


async def test_what_happens_in_private_or_is_unknown_is_left_alone() -> None:
    unknown = replace(happens(RoomEvent.PUBLIC), incoming=replace(happens(RoomEvent.PUBLIC).incoming, text="exploded"))
    private = turn(RoomEvent.ENTERED.value, kind=IncomingKind.ROOM)
    assert await look_what_happened(unknown, None) is None  # type: ignore[arg-type]
    assert await look_what_happened(private, None) is None  # type: ignore[arg-type]
