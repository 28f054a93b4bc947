"""A session as one trigger finds it, with its place, the seats in it, and who may change it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from handlers.decision import Tick, Turn
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, Person, PersonId, RoomKind
from handlers.reading.listed import behind_listed
from handlers.reading.session_named import read_named
from handlers.reading.walltime import to_local
from handlers.sessions.nouns import COMES, STANDS_IN_LINE, TAKES_A_PLACE, Seat, SeatState, Session, SessionState


@dataclass(frozen=True, slots=True)
class SessionCase:
    """One session with everything most decisions about it need.

    ``maker`` is who made it and hears about it, None when they asked us to be silent. ``members`` are the
    neighbourhoods that belong to the network where it takes place.
    """

    session: Session
    place: Neighbourhood
    seats: tuple[Seat, ...] = ()
    maker: Person | None = None
    members: frozenset[str] = frozenset()

    @property
    def number(self) -> int:
        """Return its number."""
        return self.session.number

    @property
    def free(self) -> int | None:
        """Return how many places nobody has or was offered; None: there is no limit."""
        taken = len(self.in_state(*TAKES_A_PLACE))
        return max(self.session.places - taken, 0) if self.session.places else None

    @property
    def coming(self) -> tuple[Seat, ...]:
        """Return the seats of those who come, or came."""
        return self.in_state(*COMES)

    @property
    def in_line(self) -> tuple[Seat, ...]:
        """Return the seats of those who wait, in their order."""
        return self.in_state(*STANDS_IN_LINE)

    @property
    def counted_on(self) -> tuple[Seat, ...]:
        """Return the seats of everybody who must hear when something changes: with a place, asked for, or in line."""
        return self.in_state(*TAKES_A_PLACE, SeatState.WAITING)

    def in_state(self, *states: SeatState) -> tuple[Seat, ...]:
        """Return the seats in these states: by their place in line, then by when they were taken."""
        return tuple(seat for seat in self.seats if seat.state in states)

    def seat_of(self, person: PersonId) -> Seat | None:
        """Return a person's own seat."""
        return next((seat for seat in self.seats if seat.person == person), None)

    def local(self, now: datetime) -> datetime:
        """Return the wall time of an instant where it takes place, naive."""
        return to_local(now, self.session.zone)

    def is_led_by(self, turn: Turn) -> bool:
        """Whether this person organises where it takes place."""
        return bool(turn.roles_in(self.place.id) & LEADING)

    def may_change(self, turn: Turn) -> bool:
        """Whether this person may move, cancel or otherwise change it: who made it, and who organises there."""
        is_maker = turn.person.id == self.session.made_by and is_in(turn, self.place.id)
        return turn.is_admin or self.is_led_by(turn) or is_maker

    def is_for(self, turn: Turn) -> bool:
        """Whether this person is among those it is for; others hear nothing about it."""
        standing = next((one for one in turn.standings if one.neighbourhood == self.place.id), None)
        is_there = standing is not None and self.session.audience in standing.present
        return is_there or self.may_change(turn) or self._is_for_a_member(turn)

    def _is_for_a_member(self, turn: Turn) -> bool:
        """Whether this person lives or works in a neighbourhood of the network that it is for."""
        homes = {one.neighbourhood for one in turn.standings if one.roles}
        return self.session.audience is RoomKind.NETWORK and not self.members.isdisjoint(homes)

    def with_session(self, session: Session) -> SessionCase:
        """Return the case as it will be once this is saved."""
        return replace(self, session=session)

    def with_seat(self, seat: Seat) -> SessionCase:
        """Return the case as it will be once this seat is saved."""
        others = tuple(one for one in self.seats if one.person != seat.person)
        ordered = sorted((*others, seat), key=lambda one: (one.place, one.joined_at, one.person))
        return replace(self, seats=tuple(ordered))


def is_in(turn: Turn, place: str) -> bool:
    """Tell whether this person is in a place: in a neighbourhood, or in the room of a network, where nobody lives."""
    return any(one.neighbourhood == place and (one.roles or one.present) for one in turn.standings)


async def read_session(look: Look, number: int | None) -> SessionCase | None:
    """Read a session with its seats; None when there is no such session."""
    session = await look.session(number) if number else None
    place = await look.neighbourhood(session.neighbourhood) if session else None
    if session is None or place is None:
        return None
    maker = await look.person(session.made_by)
    seats = await look.seats(session.number)
    members = await _members(look, (place,))
    listening = maker if maker and not maker.stopped else None
    return SessionCase(session, place, seats, listening, members.get(place.id, _NONE))


async def read_sessions(look: Look, sessions: Collection[Session]) -> tuple[SessionCase, ...]:
    """Read everything about several sessions, in their order, with as many queries as about one."""
    if not sessions:
        return ()
    places = {one.id: one for one in await look.neighbourhoods()}
    makers = {one.id: one for one in await look.people({one.made_by for one in sessions}) if not one.stopped}
    seats: dict[int, list[Seat]] = {}
    for seat in await look.seats_in([one.number for one in sessions]):
        seats.setdefault(seat.session, []).append(seat)
    members = await _members(look, places.values())
    return tuple(
        SessionCase(one, place, tuple(seats.get(one.number, ())), makers.get(one.made_by), members.get(place.id, _NONE))
        for one in sessions
        if (place := places.get(one.neighbourhood))
    )


async def read_led(turn: Turn, look: Look, states: Collection[SessionState]) -> tuple[SessionCase, ...]:
    """Read the sessions in these states that this person may change."""
    homes = [one.neighbourhood for one in turn.standings if one.roles or one.present]
    found = [one for place in homes for one in await look.sessions_in(place, states)]
    return tuple(case for case in await read_sessions(look, found) if case.may_change(turn))


async def with_networks(look: Look, homes: Collection[str]) -> tuple[str, ...]:
    """Add to these places the networks that they belong to: their sessions are for them too."""
    networks = [one.network for one in await look.network_places() if one.neighbourhood in homes]
    return tuple(dict.fromkeys((*homes, *networks)))


_NONE: frozenset[str] = frozenset()


async def _members(look: Look, places: Iterable[Neighbourhood]) -> dict[str, frozenset[str]]:
    """Read which neighbourhoods belong to each of these places that is a network."""
    networks = {one.id for one in places if one.is_network}
    found = await look.network_places() if networks else ()
    return {id_: frozenset(one.neighbourhood for one in found if one.network == id_) for id_ in networks}


async def look_at_number(turn: Turn, look: Look) -> SessionCase | None:
    """Read the session whose number stands behind the command."""
    return await read_session(look, read_named(turn.text).number or turn.number)


@dataclass(frozen=True, slots=True)
class Meant:
    """The session that was named, None when it is not there, and what stands behind; ``is_named``: by a number."""

    case: SessionCase | None
    is_named: bool
    behind: str = ""


async def look_at_meant(turn: Turn, look: Look) -> Meant:
    """Read the session whose number stands behind the command, or of several the next, and what stands behind them."""
    named = read_named(turn.text)
    number = turn.number if turn.number is not None else named.number
    if number is None:
        return Meant(None, is_named=False)
    behind = named.behind if named.numbers else behind_listed(turn.text).strip()  # "voor S7"
    return Meant(await read_session(look, number), is_named=True, behind=behind)


class OfSession(Protocol):
    """A question about one session."""

    @property
    def session(self) -> int:
        """The number of the session."""


async def look_at_step(turn: Turn, look: Look, step: OfSession) -> SessionCase | None:
    """Read the session that a question was about."""
    return await read_session(look, step.session)


async def look_at_due(tick: Tick, look: Look) -> SessionCase | None:
    """Read the session that a timer is about."""
    return await read_session(look, int(tick.due.subject))
