"""Names that look the same are told apart by the id, and others are left as people chose them (B1, B2)."""

from dataclasses import replace

import pytest

from bot.channels.matrix.names import Names, look_of
from bot.channels.matrix.rooms import Member, RoomFacts

ME = "@buurtbot:fake"
RITA, EVE = "@rita:fake", "@eve:fake"


def room(room_id: str = "!linde", me: str = "join", **called: str) -> RoomFacts:
    members = {f"@{user}:fake": Member("join", name, f"${user}") for user, name in called.items()}
    return RoomFacts(room_id, members={**members, ME: Member(me, "Buurtbot", "$me")})


def known(*rooms: RoomFacts) -> Names:
    names = Names(ME)
    for one in rooms:
        names.learn(None, one)
    return names


@pytest.mark.parametrize(
    "name",
    ["Rita", "rita", "RITA", "R\u0456ta", "R1ta", "Rit\u0430", "Ri\u0301ta", " Rita.", "Rita (rita)", "Ｒｉｔａ"],
)
def test_b01_b02_who_looks_like_somebody_here_is_shown_with_the_id(name: str) -> None:
    names = known(room(rita="Rita", eve=name))
    assert names.shown(EVE, name) == f"{name} (eve)"
    assert names.shown(RITA, "Rita") == "Rita (rita)"


def test_b01_the_whole_id_is_shown_where_the_first_half_looks_the_same_too() -> None:
    here = room(rita="Rita")
    twin = "@r1ta:elsewhere"
    names = known(replace(here, members={**here.members, twin: Member("join", "Rita", "$twin")}))
    assert names.shown(twin, "Rita") == f"Rita ({twin})"


def test_b01_people_in_other_rooms_and_invited_people_count_too() -> None:
    invited = RoomFacts("!two", members={EVE: Member("invite", "Rita", "$e"), ME: Member("join", "", "$m")})
    assert known(room(rita="Rita"), invited).shown(EVE, "Rita") == "Rita (eve)"


def test_b01_who_left_or_changed_their_name_and_rooms_we_left_count_no_more() -> None:
    names = Names(ME)
    both, changed = room(rita="Rita", eve="Rita"), room(rita="Rita", eve="Eve")
    names.learn(None, both)
    names.learn(both, changed)
    assert names.shown(RITA, "Rita") == "Rita"
    names.learn(changed, both)
    gone = replace(both, members={**both.members, EVE: Member("leave", "", "$gone")})
    names.learn(both, gone)
    assert names.shown(RITA, "Rita") == "Rita"
    names.learn(gone, both)
    names.learn(both, room(me="leave", rita="Rita", eve="Rita"))
    assert names.shown(RITA, "Rita") == "Rita"


def test_b01_one_person_in_many_rooms_is_one_person_and_different_names_stay_as_they_are() -> None:
    names = known(room("!a", rita="Rita", eve="Eve"), room("!b", rita="Rita"))
    assert (names.shown(RITA, "Rita"), names.shown(EVE, "Eve")) == ("Rita", "Eve")


def test_b01_who_has_no_visible_name_is_called_by_the_id() -> None:
    names = known(room(rita="Rita", eve=""))
    assert names.shown(EVE, "") == "eve"
    assert known(room(rita="Eve", eve="")).shown(EVE, "") == "eve (eve)"


@pytest.mark.parametrize(("one", "other"), [("Rita", "Rika"), ("Jan", "Jana"), ("👾", "🦊"), ("Ольга", "Игорь")])
def test_b01_what_looks_different_is_different(one: str, other: str) -> None:
    assert look_of(one) != look_of(other)
