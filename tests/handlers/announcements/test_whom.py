"""Which rooms are meant by words, and what can be chosen."""

from dataclasses import replace

import pytest

from handlers.announcements.audience import LIVED_IN, Country
from handlers.announcements.composing.whom import is_none_of_ours_alone, left_out, options, read_whom
from handlers.announcements.nouns import Draft
from handlers.announcements.privately import ORGANISERS, VOLUNTEERS
from handlers.model import Neighbourhood, NetworkPlace, PlaceKind, Role, RoomKind, Standing
from tests.handlers.speaking import english

LINDE = Neighbourhood("delinde", "De Linde", "nl", "Europe/Brussels", tags=("Lier",))
LISP = replace(LINDE, id="lispnoord", name="Lisp-Noord")
MOL = replace(LINDE, id="molenwijk", name="Molenwijk", language="fr", tags=("ELZ Kempen",))
NET = replace(LINDE, id="pallieterland", name="Pallieterland", kind=PlaceKind.NETWORK, tags=())
ALL = Country((LINDE, LISP, MOL, NET), (NetworkPlace("pallieterland", "lispnoord"),))
EVERYWHERE = frozenset(place.id for place in ALL.places)
RESIDENTS = (RoomKind.RESIDENTS,)


@pytest.mark.parametrize(
    ("words", "draft"),
    [
        ("aan alle buurten Lier", Draft(("delinde", "lispnoord"), RESIDENTS)),
        ("alle buurten lier", Draft(("delinde", "lispnoord"), RESIDENTS)),
        ("to all", Draft(("delinde", "lispnoord", "molenwijk"), RESIDENTS)),
        ("De Linde", Draft(("delinde",), RESIDENTS)),
        ("de linde team", Draft(("delinde",), (RoomKind.TEAM,))),
        ("de linde team en vrijwilligers", Draft(("delinde",), (RoomKind.VOLUNTEERS, RoomKind.TEAM))),
        ("alle groepen De Linde", Draft(("delinde",), LIVED_IN)),
        ("Lisp-Noord en Molenwijk", Draft(("lispnoord", "molenwijk"), RESIDENTS)),
        ("aux habitants de Molenwijk", Draft(("molenwijk",), RESIDENTS)),
        ("elz kempen", Draft(("molenwijk",), RESIDENTS)),
        ("Pallieterland", Draft(("pallieterland",), (RoomKind.NETWORK,))),
        ("alle buurten van Pallieterland", Draft(("lispnoord",), RESIDENTS)),
        ("vrijwilligers Pallieterland", Draft(("lispnoord",), (RoomKind.VOLUNTEERS,))),
        ("alle vrijwilligers", Draft(("delinde", "lispnoord", "molenwijk"), (RoomKind.VOLUNTEERS,))),
        ("vrijwilligers van De Linde, privé", Draft(("delinde",), (), roles=VOLUNTEERS)),
        ("residents of De Linde, volunteers privately", Draft(("delinde",), RESIDENTS, roles=VOLUNTEERS)),
        ("volunteers privately, residents of De Linde", Draft(("delinde",), RESIDENTS, roles=VOLUNTEERS)),
        ("organisatoren De Linde privé", Draft(("delinde",), (), roles=ORGANISERS)),
        ("organisateurs de Molenwijk", Draft(("molenwijk",), (), roles=ORGANISERS)),
        ("Organisatoren Pallieterland", Draft(("lispnoord",), (), roles=ORGANISERS)),
        ("team De Linde en de organisatoren", Draft(("delinde",), (RoomKind.TEAM,), roles=ORGANISERS)),
        ("vrijwilligers privé", None),
        ("team", None),
        ("Lierse steenweg", None),
        ("", None),
    ],
)
def test_words_mean_rooms(words: str, draft: Draft | None) -> None:
    assert read_whom(words, ALL, EVERYWHERE) == draft


@pytest.mark.parametrize(
    "words",
    [
        "bewoners De Linde privé",
        "alle buurten, privé",
        "De Linde privé",
        "team De Linde privé",
        "vrijwilligers en bewoners De Linde privé",
        "en privé aux habitants de Molenwijk",
        "organisatoren en bewoners De Linde privé",
    ],
)
def test_what_is_meant_for_others_in_private_is_never_said_in_their_room(words: str) -> None:
    assert read_whom(words, ALL, EVERYWHERE) is None
    assert is_none_of_ours_alone(words)


def test_a_kind_alone_is_enough_for_who_organises_one_place() -> None:
    assert read_whom("team", ALL, frozenset({"delinde"})) == Draft(("delinde",), (RoomKind.TEAM,))


def test_nobody_reaches_further_than_they_organise() -> None:
    mine = frozenset({"delinde"})
    assert read_whom("Lier", ALL, mine) == Draft(("delinde",), RESIDENTS)
    assert read_whom("Molenwijk", ALL, mine) is None
    assert left_out(Draft(("delinde",), RESIDENTS), "Lier", ALL, mine) == 1


def test_who_organises_a_network_reaches_it_and_its_neighbourhoods() -> None:
    ines = Standing("ines", "pallieterland", granted=frozenset({Role.ORGANISER}))
    assert ALL.within_reach((ines,), is_admin=False) == {"pallieterland", "lispnoord"}
    jonas = Standing("jonas", "lispnoord", granted=frozenset({Role.ORGANISER}))
    assert ALL.within_reach((jonas,), is_admin=False) == {"lispnoord"}
    assert ALL.within_reach((), is_admin=True) == EVERYWHERE


def test_what_reaches_most_is_offered_first() -> None:
    assert [english(one.label) for one in options(ALL, EVERYWHERE)] == [
        "Lier (2 neighbourhoods)",
        "ELZ Kempen (1 neighbourhood)",
        "the room of Pallieterland",
        "Pallieterland (1 neighbourhood)",
        "all 3 neighbourhoods",
        "De Linde",
        "Lisp-Noord",
        "Molenwijk",
    ]
    alone = options(ALL, frozenset({"delinde"}))
    assert [one.id for one in alone] == [
        "residents",
        "volunteers",
        "team",
        "rooms",
        "private volunteers",
        "private organisers",
    ]
