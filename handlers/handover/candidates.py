"""To whom an organiser can hand over: somebody we know there, who may organise; named by first name or full address.

Two people can have one name, and anybody can choose theirs: what somebody is there is always said with it, and they
must say yes themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.decision import Choice
from handlers.look import Look
from handlers.model import CARING, LEADING, Neighbourhood, Person, PersonId, Role, RoomKind
from handlers.neighbourhoods.appoint import is_full_address, role_label
from handlers.neighbourhoods.places import kind_label
from handlers.reading.handing_over import to_whom
from handlers.reading.naming import is_called
from handlers.reading.plain import one_line
from handlers.text import Text, Verbatim, _
from handlers.volunteers.barred import is_barred

MOST_OFFERED: Final = 6
_LONGEST_NAME: Final = 3
"""Words of a name that are looked at."""
_AROUND: Final = " <>()[],;.!?"
_IN_ORDER: Final = (Role.ORGANISER, Role.DEPUTY, Role.VOLUNTEER, Role.RESIDENT)
_KNOWN: Final = CARING | {Role.VOLUNTEER, Role.RESIDENT}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could take over, and what they are there; ``in_team``: they read along in the room of the team."""

    person: Person
    roles: frozenset[Role] = frozenset()
    in_team: bool = False

    @property
    def called(self) -> Text:
        """Name them, with what they are there."""
        role = next((role for role in _IN_ORDER if role in self.roles), None)
        what = role_label(role) if role else kind_label(RoomKind.NETWORK)
        return _("{name} ({role})", name=Verbatim(one_line(self.person.name)), role=what)

    @property
    def leads(self) -> bool:
        """Whether they lead there already."""
        return bool(self.roles & LEADING)


async def look_at_candidates(look: Look, place: Neighbourhood, giver: PersonId) -> tuple[Candidate, ...]:
    """Read who could take over, in the order in which we met them."""
    known = dict(await look.people_with_any(place.id, _KNOWN))
    for person in await look.people_in(place.id, RoomKind.NETWORK):
        known.setdefault(person, frozenset())
    apart = {giver, *await look.kept_apart(giver, None)}
    team = {person.id for person in await look.people_in(place.id, RoomKind.TEAM)}
    found = [
        Candidate(person, roles, person.id in team)
        for person, roles in known.items()
        if person.id not in apart and not person.stopped and Role.CONFIDENTIAL not in roles
    ]
    return tuple([one for one in found if one.leads or not is_barred(await look.volunteer(one.person.id, place.id))])


def offered(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Choose whom to name first: who leads there too, then who is in the team."""
    near = [one for one in candidates if one.leads or one.in_team]
    return tuple(sorted(near, key=lambda one: not one.leads)[:MOST_OFFERED])


def choices_of(candidates: Sequence[Candidate]) -> tuple[Choice, ...]:
    """Offer each of them."""
    return tuple(Choice(one.person.id, one.called) for one in candidates)


@dataclass(frozen=True, slots=True)
class Meant:
    """Who may be meant by what was typed, what else was said, and a name that nobody has."""

    people: tuple[Candidate, ...]
    rest: str
    unknown: str = ""


def who_is_meant(said: str, candidates: Sequence[Candidate]) -> Meant:
    """Find who is named: by full address, behind a word such as "to", or at the beginning."""
    for piece in said.split():
        if is_full_address(address := piece.strip(_AROUND)):
            at = tuple(one for one in candidates if one.person.address.value == address)
            return Meant(at, said.replace(piece, " ", 1), "" if at else address)
    spoken = [("", said), *to_whom(said)]
    for before, behind in reversed(spoken):
        found, after = _called(behind, candidates)
        if found:
            return Meant(found, f"{before} {after}".strip())
    return _nobody(said, spoken[-1])


def _called(said: str, candidates: Sequence[Candidate]) -> tuple[tuple[Candidate, ...], str]:
    """Find who is called by the first words, the longest name first, and what stands behind it."""
    pieces = said.split()
    for length in range(min(_LONGEST_NAME, len(pieces)), 0, -1):
        name = " ".join(pieces[:length]).strip(_AROUND)
        found = tuple(one for one in candidates if name and is_called(one.person.name, name))
        if found:
            return found, " ".join(pieces[length:])
    return (), said


def _nobody(said: str, spoken: tuple[str, str]) -> Meant:
    """Take a word with a capital behind "to", or of a few words the first, for a name that nobody has."""
    before, behind = spoken
    name, _space, after = behind.partition(" ")
    is_named = name[:1].isupper() and (behind != said or len(said.split()) <= _LONGEST_NAME)
    return Meant((), f"{before} {after}".strip() if is_named else said, name.strip(_AROUND) if is_named else "")
