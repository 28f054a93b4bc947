"""A presence check with everybody it is about, read together: the facts of most decisions about one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from handlers.basics.calls import reach
from handlers.checkins.nouns import CHOSEN, Checkin, CheckinContact, ContactState, Round
from handlers.decision import Tick, Turn
from handlers.look import Look
from handlers.model import Neighbourhood, Person, PersonId, Role
from handlers.reading.walltime import to_local


@dataclass(frozen=True, slots=True)
class Case:
    """The check of one person as one trigger finds it.

    ``contacts`` are those who were chosen and did not say no, in the order in which they are asked. ``organisers`` can
    be told and may be told about this person. ``rounds`` are the askings from which something still follows, ``today``
    those of today whatever came of them. ``people`` are the contacts and organisers, and who was told. ``apart``: a
    report keeps these away from the person.
    """

    checkin: Checkin
    person: Person
    place: Neighbourhood
    contacts: tuple[CheckinContact, ...] = ()
    organisers: tuple[PersonId, ...] = ()
    rounds: tuple[Round, ...] = ()
    today: tuple[Round, ...] = ()
    people: Mapping[PersonId, Person] = field(default_factory=dict)
    apart: frozenset[PersonId] = frozenset()

    def local(self, now: datetime) -> datetime:
        """Return the wall time of an instant where the person lives."""
        return to_local(now, self.checkin.zone)

    def day(self, now: datetime) -> date:
        """Return the local day of an instant."""
        return self.local(now).date()

    @property
    def lookers(self) -> tuple[PersonId, ...]:
        """Return the contacts who agreed and can and may be told, in their order."""
        agreed = (one.contact for one in self.contacts if one.state is ContactState.ACCEPTED)
        known = (one for one in agreed if one in self.people and one not in self.apart)
        return tuple(one for one in known if not self.people[one].stopped)

    def name(self, person: PersonId) -> str:
        """Return what somebody is called."""
        return self.people[person].name if person in self.people else ""

    def round(self, id_: str) -> Round | None:
        """Return an asking from which something still follows, or one of today."""
        return next((one for one in (*self.rounds, *self.today) if one.id == id_), None)

    def with_round(self, about: Round) -> Case:
        """Return it with an asking in another state."""
        others = tuple(one for one in self.rounds if one.id != about.id)
        return replace(self, rounds=(*others, about) if about.is_open else others)


async def read_case(look: Look, person: PersonId, now: datetime) -> Case | None:
    """Read the check of somebody; None where there never was one."""
    checkin = await look.checkin(person)
    who = await look.person(person)
    place = await look.neighbourhood(checkin.neighbourhood) if checkin else None
    if checkin is None or who is None or place is None:
        return None
    contacts = tuple(one for one in await look.checkin_contacts(person) if one.state in CHOSEN)
    team = await reach(look, place.id, Role.ORGANISER, person)
    organisers = team.people if team else ()
    rounds = await look.open_rounds(person)
    today = await look.rounds_on(person, to_local(now, checkin.zone).date())
    told = {alert.person for one in (*rounds, *today) for alert in one.alerted}
    others = await look.people(sorted({one.contact for one in contacts} | told))
    people = {one.id: one for one in (*others, *organisers)}
    apart = await look.kept_apart(person, None)
    return Case(checkin, who, place, contacts, tuple(one.id for one in organisers), rounds, today, people, apart)


async def read_mine(turn: Turn, look: Look) -> Case | None:
    """Read the check of the person of this turn."""
    return await read_case(look, turn.person.id, turn.now)


async def look_at_due(tick: Tick, look: Look) -> Case | None:
    """Read the check that a timer is about."""
    return await read_case(look, tick.due.person, tick.now) if tick.due.person else None


async def read_of_round(look: Look, id_: str, now: datetime) -> Case | None:
    """Read the check of which one asking is known, with that asking."""
    about = await look.round(id_)
    case = await read_case(look, about.person, now) if about else None
    if about is None or case is None:
        return None
    if case.round(id_) is not None:
        return case
    told = await look.people(sorted({alert.person for alert in about.alerted}))
    people = {**case.people, **{one.id: one for one in told}}
    return replace(case, today=(*case.today, about), people=people)
