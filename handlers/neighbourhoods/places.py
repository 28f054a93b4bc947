"""Which neighbourhood is meant, and the words for its rooms."""

from __future__ import annotations

import unicodedata
from typing import Final

from handlers.decision import Decision, Say, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, RoomKind
from handlers.reading.plain import TYPO_LETTERS, distance_at_most_one, plain
from handlers.text import Joined, Text, Verbatim, _

STRANGER: Final = "stranger"

_LONGEST_ID = 40

KIND_WORDS: Final[dict[RoomKind, tuple[str, ...]]] = {
    RoomKind.RESIDENTS: ("residents", "bewoners", "buurtbewoners", "habitants", "résidents", "bewohner", "anwohner"),
    RoomKind.VOLUNTEERS: ("volunteers", "vrijwilligers", "bénévoles", "volontaires", "freiwillige", "ehrenamtliche"),
    RoomKind.TEAM: ("team", "équipe", "ploeg"),
    RoomKind.NETWORK: ("network", "netwerk", "leernetwerk", "réseau", "netzwerk", "lernnetzwerk"),
}
"""What people call a kind of room, in every language at all times; also the ends of the names of new rooms."""

_KINDS = {plain(word): kind for kind, words in KIND_WORDS.items() for word in words}

_ROOM_NAMES = {
    "nl": ("bewoners", "vrijwilligers", "team", "leernetwerk"),
    "fr": ("habitants", "bénévoles", "équipe", "réseau"),
    "de": ("Bewohner", "Freiwillige", "Team", "Netzwerk"),
    "en": ("residents", "volunteers", "team", "network"),
}
"""What a new room is called, in the order of the kinds."""


def id_of(name: str) -> str:
    """Make the short id of a neighbourhood from its name: ``De Linde`` is ``delinde``; empty when nothing is left."""
    folded = unicodedata.normalize("NFKD", plain(name))
    return "".join(letter for letter in folded if letter.isalnum())[:_LONGEST_ID]


def kind_called(word: str) -> RoomKind | None:
    """Read what kind of room a word means, in any language."""
    return _KINDS.get(plain(word))


def room_name(neighbourhood: str, kind: RoomKind, language: str) -> str:
    """Name a new room: ``De Linde – bewoners``."""
    names = _ROOM_NAMES.get(language, _ROOM_NAMES["en"])
    return f"{neighbourhood} – {dict(zip(RoomKind, names, strict=True))[kind]}"


def kind_label(kind: RoomKind) -> Text:
    """Say what a room is for."""
    labels = {
        RoomKind.RESIDENTS: _("residents"),
        RoomKind.VOLUNTEERS: _("volunteers"),
        RoomKind.TEAM: _("team"),
        RoomKind.NETWORK: _("learning network"),
    }
    return labels[kind]


async def places_of(turn: Turn, look: Look) -> tuple[Neighbourhood, ...]:
    """Read the neighbourhood a turn is about, or else all those the person is in; nobody lives in a network."""
    if turn.neighbourhood is not None and not turn.neighbourhood.is_network:
        return (turn.neighbourhood,)
    found = [await look.neighbourhood(standing.neighbourhood) for standing in turn.standings if standing.roles]
    return tuple(place for place in found if place is not None and not place.is_network)


async def near_names(turn: Turn, look: Look, name: str) -> tuple[str, ...]:
    """Read which neighbourhoods that the person leads (an admin: all) may be meant by a name that none of them has."""
    led = [place for place in await look.neighbourhoods() if turn.is_admin or turn.roles_in(place.id) & LEADING]
    return tuple(place.name for place in led if not place.is_network and _is_near(id_of(name), place.id))


def _is_near(said: str, place: str) -> bool:
    """Tell whether a name has one slip, or words too much or missing: "Lindde", "buurt De Linde", "Linde"."""
    one_in_the_other = min(len(said), len(place)) >= TYPO_LETTERS and (said in place or place in said)
    return one_in_the_other or distance_at_most_one(said, place)


def no_such_place(name: str, near: tuple[str, ...]) -> Text:
    """Say that no neighbourhood has that name, and which may be meant, rather than take another for it."""
    if not near:
        return _("I know no neighbourhood called {name}.", name=Verbatim(name))
    return _(
        "I know no neighbourhood called {name}. Did you mean {near}? Type it again with the right name.",
        name=Verbatim(name),
        near=Joined(tuple(map(Verbatim, near)), by=", "),
    )


async def circles_of(turn: Turn, look: Look) -> tuple[Neighbourhood, ...]:
    """Read the neighbourhood or network of a room; in private all those the person is in, if only in a room of it."""
    if turn.room is not None:
        return (turn.neighbourhood,) if turn.neighbourhood else ()
    found = [await look.neighbourhood(one.neighbourhood) for one in turn.standings if one.roles or one.present]
    return tuple(place for place in found if place is not None)


def no_neighbourhood(turn: Turn) -> Decision:
    """Tell somebody kindly that we do not know where they live."""
    text = _(
        "I do not see you in a neighbourhood yet. Ask an organiser of your neighbourhood for an invitation. "
        "Then write to me again."
    )
    return say(Say(turn.me, STRANGER, text))
