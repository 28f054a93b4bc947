"""An admin makes a neighbourhood, and its rooms come into being."""

import json
from dataclasses import replace

import pytest

from handlers.decision import OrderKind, Turn
from handlers.model import IncomingKind, Neighbourhood, Note, Role, Room, RoomKind, Standing
from handlers.neighbourhoods.make import Before, Report, look_at_rooms_made, make, open_doors, regret
from handlers.neighbourhoods.places import id_of, kind_called, room_name
from tests.handlers.speaking import LINDE, RESIDENTS, orders, person, saved, says, to, turn

JONAS = person("Jonas")
NOTHING_YET = Before(None)


def test_the_neighbourhood_its_organiser_and_the_order_are_decided_together() -> None:
    decision = make(turn("De Linde", standings=(), admin=True), NOTHING_YET)
    (made,) = saved(decision, Neighbourhood)
    assert (made.id, made.name, made.made_by) == ("delinde", "De Linde", "an")
    assert [one.granted for one in saved(decision, Standing)] == [frozenset({Role.ORGANISER})]
    (order,) = orders(decision)
    assert (order.kind, order.subject) == (OrderKind.MAKE_ROOMS, "delinde")
    assert dict(order.fields)["invite"] == "@an:example.org"
    assert dict(order.fields)["residents_name"] == "De Linde – residents"
    assert saved(decision, Note)


def test_only_an_admin_can_do_it() -> None:
    decision = make(turn("De Linde"), NOTHING_YET)
    assert decision.save == ()
    assert says(decision) == ["Only an administrator can make a neighbourhood."]


def test_a_neighbourhood_that_has_rooms_is_not_made_twice() -> None:
    decision = make(turn("de linde", admin=True), Before(LINDE, (RESIDENTS,)))
    assert orders(decision) == []
    assert "exists already" in says(decision)[0]


def test_a_neighbourhood_whose_rooms_failed_can_be_tried_again() -> None:
    (order,) = orders(make(turn("de linde", admin=True), Before(LINDE)))
    assert order.subject == "delinde"


@pytest.mark.parametrize("nothing", ["", "   ", "!!", "\u200b"])
def test_a_name_of_nothing_is_asked_for_again(nothing: str) -> None:
    assert says(make(turn(nothing, admin=True), NOTHING_YET)) == ["What is it called? Type: neighbourhood new De Linde"]


def test_a_name_keeps_its_letters_in_the_id_and_nothing_else() -> None:
    assert id_of("De Linde") == "delinde"
    assert id_of("Sint-Andries / 't Zuid é") == "sintandriestzuide"
    assert len(id_of("x" * 300)) == 40


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("bewoners", RoomKind.RESIDENTS),
        ("Vrijwilligers", RoomKind.VOLUNTEERS),
        ("équipe", RoomKind.TEAM),
        ("Netzwerk", RoomKind.NETWORK),
        ("kelder", None),
    ],
)
def test_a_kind_of_room_is_known_by_its_word_in_any_language(word: str, kind: RoomKind | None) -> None:
    assert kind_called(word) == kind


def test_rooms_are_named_in_the_language_of_the_neighbourhood() -> None:
    assert room_name("De Linde", RoomKind.VOLUNTEERS, "nl") == "De Linde – vrijwilligers"
    assert room_name("Tilleul", RoomKind.TEAM, "fr") == "Tilleul – équipe"


def test_the_rooms_that_were_made_are_bound_and_who_is_in_them_is_asked() -> None:
    rooms = (RESIDENTS,)
    decision = open_doors(turn(kind=IncomingKind.DONE), Report(LINDE, rooms))
    assert saved(decision, Room) == [RESIDENTS]
    assert [(order.kind, order.subject) for order in orders(decision)] == [(OrderKind.MEMBERS, "!linde:example.org")]
    assert "De Linde is ready" in says(decision, to(JONAS))[0]


def test_a_failure_is_told_to_who_asked_with_what_to_do() -> None:
    (told,) = says(regret(turn(kind=IncomingKind.FAILED), Report(LINDE)), to(JONAS))
    assert "buurtbot check" in told
    assert "neighbourhood new De Linde" in told


def reported(about: str, text: str) -> Turn:
    """Let the channel report that an order was carried out."""
    done = turn(text, kind=IncomingKind.DONE)
    return replace(done, incoming=replace(done.incoming, about=about))


class OneNeighbourhood:
    """What is known: De Linde and nothing else."""

    async def neighbourhood(self, neighbourhood: str) -> Neighbourhood | None:
        return LINDE if neighbourhood == "delinde" else None


ROOM_IDS = {"space": "!s", "residents": "!r", "volunteers": "!v", "team": "!t"}


@pytest.mark.parametrize(
    ("about", "text", "kinds"),
    [
        ("delinde", json.dumps(ROOM_IDS), [RoomKind.RESIDENTS, RoomKind.VOLUNTEERS, RoomKind.TEAM]),
        ("delinde", json.dumps({"residents": "!r", "team": 7}), [RoomKind.RESIDENTS]),
    ],
)
async def test_the_report_names_the_rooms(about: str, text: str, kinds: list[RoomKind]) -> None:
    report = await look_at_rooms_made(reported(about, text), OneNeighbourhood())  # type: ignore[arg-type]
    assert report is not None
    assert [room.kind for room in report.rooms] == kinds
    assert all(room.encrypted for room in report.rooms)


@pytest.mark.parametrize(
    ("about", "text"),
    [("!room", ""), ("delinde", ""), ("delinde", "[]"), ("delinde", "{"), ("deeik", json.dumps(ROOM_IDS))],
)
async def test_another_report_is_left_to_others(about: str, text: str) -> None:
    assert await look_at_rooms_made(reported(about, text), OneNeighbourhood()) is None  # type: ignore[arg-type]
