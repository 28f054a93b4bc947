"""A room that exists is given to a neighbourhood."""

from dataclasses import replace

import pytest

from handlers.decision import Here, OrderKind, Turn
from handlers.model import Address, Neighbourhood, Role, Room, RoomKind, Standing
from handlers.neighbourhoods.bind import Wanted, bind
from tests.handlers.speaking import LINDE, RESIDENTS, RITA, orders, organiser, saved, says, turn

WANTED = Wanted("De Linde", RoomKind.RESIDENTS, LINDE)
ADDRESS = Address("matrix", "!loose:example.org")


def in_a_loose_room(power: int | None = 50, *, organises: bool = True, admin: bool = False) -> Turn:
    """Let Rita type in a room that is nobody's yet."""
    standings = (organiser(RITA),) if organises else ()
    loose = replace(RESIDENTS, address=ADDRESS)
    typed = turn("De Linde bewoners", who=RITA, room=loose, standings=standings, power=power, admin=admin)
    return replace(typed, room=None, neighbourhood=None)


def test_an_organiser_who_moderates_the_room_binds_it() -> None:
    decision = bind(in_a_loose_room(), WANTED)
    assert saved(decision, Room) == [Room(ADDRESS, "delinde", RoomKind.RESIDENTS)]
    assert says(decision, Here()) == ["This room now belongs to De Linde: residents."]


def test_who_is_in_the_room_already_is_asked_from_the_channel() -> None:
    (order,) = orders(bind(in_a_loose_room(), WANTED))
    assert (order.kind, order.subject) == (OrderKind.MEMBERS, "!loose:example.org")


@pytest.mark.parametrize(
    "typed",
    [
        in_a_loose_room(power=49),
        in_a_loose_room(power=0),
        in_a_loose_room(power=100, organises=False),
    ],
)
def test_power_in_the_room_and_a_role_in_the_neighbourhood_are_both_needed(typed: Turn) -> None:
    decision = bind(typed, WANTED)
    assert decision.save == ()
    assert says(decision) == ["Only who organises De Linde and also moderates this room can do this."]


def test_an_admin_needs_neither_and_makes_a_neighbourhood_that_is_new() -> None:
    typed = in_a_loose_room(power=0, organises=False, admin=True)
    decision = bind(typed, Wanted("De Eik", RoomKind.TEAM, None))
    assert [one.id for one in saved(decision, Neighbourhood)] == ["deeik"]
    assert [one.granted for one in saved(decision, Standing)] == [frozenset({Role.ORGANISER})]
    assert [room.kind for room in saved(decision, Room)] == [RoomKind.TEAM]


def test_an_organiser_cannot_bind_to_a_neighbourhood_that_is_not_there() -> None:
    decision = bind(in_a_loose_room(), Wanted("De Eik", RoomKind.TEAM, None))
    assert decision.save == ()
    assert says(decision) == ["I know no neighbourhood called De Eik."]


def test_a_room_of_another_neighbourhood_stays_where_it_is() -> None:
    theirs = replace(RESIDENTS, neighbourhood="deeik")
    typed = turn("De Linde bewoners", who=RITA, room=theirs, standings=(organiser(RITA),), power=100)
    assert says(bind(typed, WANTED)) == ["This room belongs to another neighbourhood already."]


def test_a_room_of_ours_can_change_its_kind_and_stays_encrypted() -> None:
    ours = replace(RESIDENTS, encrypted=True)
    typed = turn("De Linde team", who=RITA, room=ours, standings=(organiser(RITA),), power=100)
    (room,) = saved(bind(typed, replace(WANTED, kind=RoomKind.TEAM)), Room)
    assert (room.kind, room.encrypted) == (RoomKind.TEAM, True)


def test_in_private_the_person_hears_where_to_type_it() -> None:
    assert "Type this in the room itself" in says(bind(turn("De Linde team", admin=True), WANTED))[0]


def test_without_a_kind_an_example_is_given() -> None:
    decision = bind(in_a_loose_room(), Wanted("De Linde", None, LINDE))
    assert says(decision) == ["For example: neighbourhood bind De Linde residents"]
