"""Reads from words which rooms are meant, and lists what can be chosen: ``aan alle buurten Lier``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from handlers.announcements.audience import LIVED_IN, Country
from handlers.announcements.composing.aiming import heard, unknown_in
from handlers.announcements.days import padded
from handlers.announcements.nouns import Draft
from handlers.announcements.privately import ORGANISERS, VOLUNTEERS
from handlers.model import Neighbourhood, Role, RoomKind
from handlers.neighbourhoods.places import KIND_WORDS
from handlers.reading.announce_words import EVERYWHERE, LEADERS, NEIGHBOURHOODS, PRIVATELY, ROOMS
from handlers.reading.phrases import words_in
from handlers.reading.plain import bare
from handlers.text import Said, Verbatim, _, _n

_EVERYWHERE: Final = words_in(EVERYWHERE)
_NEIGHBOURHOODS: Final = words_in(NEIGHBOURHOODS)
_ROOMS: Final = words_in(ROOMS)
_PRIVATELY: Final = words_in(PRIVATELY)
_LEADERS: Final = words_in(LEADERS)
_BARE_KINDS: Final = {bare(word): kind for kind, words in KIND_WORDS.items() for word in words}
MOST_NAMED: Final = 6
"""So many labels and single places are listed to choose from; another can be typed."""


ALONE: Final = (
    ("private volunteers", _("the volunteers, each in private"), VOLUNTEERS),
    ("private organisers", _("the organisers, each in private"), ORGANISERS),
)
"""Who can be told in private: a name for machines, a label, and the roles."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: a name for machines, and the rooms or people it means; without any, that is asked next."""

    id: str
    label: Said
    draft: Draft


def read_whom(words: str, country: Country, reach: frozenset[str]) -> Draft | None:
    """Return the rooms that the words mean, as far as the writer may reach; None when they mean none.

    Without a kind of room, residents are meant; a network alone means its own room. With a word that we do not know
    they mean none: without it they would perhaps reach more than was meant.
    """
    if is_none_of_ours_alone(words) or unknown_in(words, country):
        return None
    said, tokens = padded(words), heard(words)
    kinds, roles = _aimed_at(words)
    places, network = _places_in(said, country, reach)
    if network is not None and not (
        kinds - {RoomKind.NETWORK} or roles or _NEIGHBOURHOODS & {*tokens} or _ROOMS & {*tokens}
    ):
        return Draft((network.id,), (RoomKind.NETWORK,))
    if network is not None:
        places = country.members_of(network.id) & reach
    if places is None and (kinds or roles or _EVERYWHERE & {*tokens}):
        places = _lived_in(country, reach)
        if len(places) > 1 and not _EVERYWHERE & {*tokens}:
            return None
    if not places:
        return None
    chosen = tuple(kind for kind in LIVED_IN if kind in kinds)
    if not chosen and not roles:
        chosen = LIVED_IN if _ROOMS & {*tokens} else (RoomKind.RESIDENTS,)
    return Draft(tuple(sorted(places)), chosen, roles=roles)


def is_none_of_ours_alone(words: str) -> bool:
    """Tell whether they ask to write in private to others than volunteers and organisers.

    That must never end up in a room: it was meant for nobody else's eyes.
    """
    private = _said_privately(words)
    return bool(private) and not (_kinds_in(private) == {RoomKind.VOLUNTEERS} or _names_leaders_only(private))


def _names_leaders_only(tokens: list[str]) -> bool:
    return bool(_LEADERS & {*tokens}) and not _kinds_in(tokens)


def _aimed_at(words: str) -> tuple[frozenset[RoomKind], tuple[Role, ...]]:
    """Read which kinds of rooms are named, and who is to be told in private: organisers always are."""
    tokens = heard(words)
    alone = _kinds_in(_said_privately(words))
    roles = (*(VOLUNTEERS if alone else ()), *(ORGANISERS if _LEADERS & {*tokens} else ()))
    return _kinds_in(tokens) - alone, roles


def says_who(words: str) -> bool:
    """Tell whether they name a kind of room, or who is to be told in private."""
    return any(_aimed_at(words)) and not is_none_of_ours_alone(words)


def also_aimed(draft: Draft, words: str) -> Draft:
    """Aim it at the kinds of rooms, and at who is to be told in private, that the words name."""
    kinds, roles = _aimed_at(words)
    return replace(draft, kinds=tuple(kind for kind in LIVED_IN if kind in kinds), roles=roles)


def _said_privately(words: str) -> list[str]:
    """Return the words between commas among which is "private"; those before it too, where it stands alone there."""
    before: list[str] = []
    for part in re.split("[,;]", words):
        tokens = heard(part)
        if _PRIVATELY & {*tokens}:
            return tokens if _kinds_in(tokens) or _LEADERS & {*tokens} else before + tokens
        before += tokens
    return []


def _kinds_in(tokens: list[str]) -> frozenset[RoomKind]:
    return frozenset(_BARE_KINDS[token] for token in tokens if token in _BARE_KINDS)


def _places_in(
    said: str, country: Country, reach: frozenset[str]
) -> tuple[frozenset[str] | None, Neighbourhood | None]:
    """Find the places that are named, by name or by label; and the network, when that is what is named."""
    mine = [place for place in country.places if place.id in reach]
    named = {place.id for place in mine if padded(place.name) in said and not place.is_network}
    labelled = {place.id for place in mine if any(padded(tag) in said for tag in place.tags)}
    network = next((place for place in mine if place.is_network and padded(place.name) in said), None)
    found = frozenset(named | labelled)
    return (found or None), None if found else network


def _lived_in(country: Country, reach: frozenset[str]) -> frozenset[str]:
    return frozenset(place.id for place in country.places if place.id in reach and not place.is_network)


def left_out(draft: Draft, words: str, country: Country, reach: frozenset[str]) -> int:
    """Count the places that the words mean too and that the writer may not reach."""
    everywhere = frozenset(place.id for place in country.places)
    meant = read_whom(words, country, everywhere)
    return (
        len(set(meant.places) - set(draft.places))
        if meant and (meant.kinds, meant.roles) == (draft.kinds, draft.roles)
        else 0
    )


def options(country: Country, reach: frozenset[str]) -> tuple[Option, ...]:
    """List what somebody can choose, what reaches most first."""
    mine = country.named(place.id for place in country.places if place.id in reach and not place.is_network)
    if len(mine) == 1 and len(reach) == 1:
        return _rooms_of(mine[0])
    found = [*_labels(mine), *_networks(country, reach)]
    if len(mine) > 1:
        ids = tuple(place.id for place in mine)
        found.append(
            Option("all", _n("all {count} neighbourhood", "all {count} neighbourhoods", len(mine)), Draft(ids, ()))
        )
    single = [Option(f"place:{one.id}", Verbatim(one.name), Draft((one.id,), ())) for one in mine[:MOST_NAMED]]
    return (*found, *single)


def _rooms_of(place: Neighbourhood) -> tuple[Option, ...]:
    labels: tuple[tuple[str, Said, tuple[RoomKind, ...]], ...] = (
        ("residents", _("the residents of {place}", place=place.name), (RoomKind.RESIDENTS,)),
        ("volunteers", _("the volunteers of {place}", place=place.name), (RoomKind.VOLUNTEERS,)),
        ("team", _("the team of {place}", place=place.name), (RoomKind.TEAM,)),
        ("rooms", _("all rooms of {place}", place=place.name), LIVED_IN),
    )
    rooms = tuple(Option(id_, label, Draft((place.id,), kinds)) for id_, label, kinds in labels)
    return (*rooms, *(Option(id_, label, Draft((place.id,), (), roles=roles)) for id_, label, roles in ALONE))


def _labels(mine: tuple[Neighbourhood, ...]) -> list[Option]:
    tags = dict.fromkeys(tag for place in mine for tag in place.tags)
    found = []
    for tag in tuple(tags)[:MOST_NAMED]:
        ids = tuple(place.id for place in mine if tag in place.tags)
        label = _n("{label} ({count} neighbourhood)", "{label} ({count} neighbourhoods)", len(ids), label=Verbatim(tag))
        found.append(Option(f"label:{tag}", label, Draft(ids, ())))
    return found


def _networks(country: Country, reach: frozenset[str]) -> list[Option]:
    found = []
    for network in country.named(place.id for place in country.places if place.is_network and place.id in reach):
        own = _("the room of {network}", network=network.name)
        found.append(Option(f"network:{network.id}", own, Draft((network.id,), (RoomKind.NETWORK,))))
        ids = tuple(sorted(country.members_of(network.id) & reach))
        if ids:
            label = _n(
                "{label} ({count} neighbourhood)", "{label} ({count} neighbourhoods)", len(ids), label=network.name
            )
            found.append(Option(f"members:{network.id}", label, Draft(ids, ())))
    return found
