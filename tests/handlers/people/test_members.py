"""Coming and going changes what somebody is; a ban takes every role."""

from dataclasses import replace

from handlers.decision import NOTHING
from handlers.model import IncomingKind, Note, Role, RoomKind, Standing
from handlers.people.members import Passing, ban, come_in, go_out, look_at_coming
from handlers.requests.nouns import Category
from handlers.volunteers.nouns import Volunteer, VolunteerState
from tests.handlers.speaking import AN, NOW, ORGANISERS, RESIDENT, RESIDENTS, VOLUNTEERS, saved, says, task, turn

JOINS = turn(room=VOLUNTEERS, kind=IncomingKind.JOIN)
OFFER = Volunteer(
    "an", "delinde", VolunteerState.ACTIVE, (Category.SHOPPING,), NOW, "Kerkstraat", ("sat",), ("nl",), version=2
)


def test_who_joins_the_volunteers_room_is_a_volunteer_and_nothing_is_said() -> None:
    decision = come_in(JOINS, Passing(VOLUNTEERS, RESIDENT))
    (standing,) = saved(decision, Standing)
    assert standing.roles == {Role.RESIDENT, Role.VOLUNTEER}
    assert decision.say == ()


async def test_a_join_that_changes_nothing_or_is_elsewhere_is_left_alone() -> None:
    nobody = None
    assert await look_at_coming(turn(room=RESIDENTS, kind=IncomingKind.JOIN), nobody) is None  # type: ignore[arg-type]
    assert await look_at_coming(turn(kind=IncomingKind.JOIN), nobody) is None  # type: ignore[arg-type]


def test_who_leaves_the_last_room_is_no_resident_any_more() -> None:
    (standing,) = saved(go_out(turn(room=RESIDENTS), Passing(RESIDENTS, RESIDENT)), Standing)
    assert standing.roles == frozenset()


def test_the_organisers_hear_when_somebody_leaves_with_a_task_in_hand() -> None:
    decision = go_out(turn(room=RESIDENTS), Passing(RESIDENTS, RESIDENT, tasks=(task(12),)))
    assert says(decision, ORGANISERS) == [
        "An left the neighbourhood. Still open with this person: task 12. Please look for somebody else."
    ]


def test_who_leaves_one_room_of_two_keeps_the_task_and_nobody_is_told() -> None:
    both = replace(RESIDENT, present=frozenset({RoomKind.RESIDENTS, RoomKind.VOLUNTEERS}))
    assert says(go_out(turn(room=VOLUNTEERS), Passing(VOLUNTEERS, both, tasks=(task(12),)))) == []


def test_a_ban_takes_roles_and_offer_away_and_tells_the_organisers() -> None:
    standing = replace(RESIDENT, granted=frozenset({Role.ORGANISER}))
    decision = ban(turn(room=RESIDENTS), Passing(RESIDENTS, standing, (task(12),), OFFER))
    (gone,) = saved(decision, Standing)
    assert (gone.present, gone.granted) == (frozenset(), frozenset())
    (offer,) = saved(decision, Volunteer)
    assert offer.state is VolunteerState.LEFT
    assert (offer.street, offer.categories, offer.days, offer.languages) == ("", (), (), ())
    assert [(note.action, note.about, note.why) for note in saved(decision, Note)] == [
        ("member.banned", "an", "organiser")
    ]
    assert says(decision, ORGANISERS) == [
        "An was banned from a room: residents. No longer: organiser. "
        "Still open with this person: task 12. Please look for somebody else."
    ]


def test_a_ban_of_somebody_without_a_part_in_anything_makes_no_noise() -> None:
    decision = ban(turn(room=RESIDENTS, who=AN), Passing(RESIDENTS, RESIDENT))
    assert decision != NOTHING
    assert decision.say == ()
