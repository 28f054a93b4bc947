"""Who can do what is not for somebody: named, with their role, and reached by a word."""

from handlers.announcements.table import COMMANDS
from handlers.basics.for_others import Able, tell_who_can
from handlers.decision import NOTHING
from handlers.model import Role
from tests.handlers.speaking import AN, LINDE, RESIDENTS, RITA, says, to, turn

ANNOUNCE = next(command for command in COMMANDS if command.roles)
BY_RITA = (Able(LINDE, ((RITA, Role.ORGANISER),)),)


def test_they_are_named_with_their_role() -> None:
    (told,) = says(tell_who_can(turn(), ANNOUNCE, BY_RITA), to(AN))
    assert told.endswith("in De Linde: Rita (organiser).\nWould you like to ask them something? Type: human")


def test_nobody_can_be_asked_where_nobody_is() -> None:
    (told,) = says(tell_who_can(turn(), ANNOUNCE, (Able(LINDE),)), to(AN))
    assert told.endswith("De Linde has none I can reach.")


def test_neighbours_who_talk_in_a_room_are_left_alone() -> None:
    assert tell_who_can(turn("is a fine word", room=RESIDENTS), ANNOUNCE, BY_RITA) == NOTHING
    assert says(tell_who_can(turn("", room=RESIDENTS), ANNOUNCE, BY_RITA), to(AN))


def test_a_stranger_hears_how_to_get_into_a_neighbourhood() -> None:
    (told,) = says(tell_who_can(turn(standings=(), neighbourhood=None), ANNOUNCE, ()), to(AN))
    assert told.startswith("I do not see you in a neighbourhood yet.")
