"""Everything that is kept, in memory: what a decision of the real handlers may read, and what becomes of one.

This stands for storage and the outbox in a simulation of a whole year, for which a real database is too slow. It keeps
what they keep: versions, the moves of the charts, one due row by name, and nothing that is said to who wants nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Awaitable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final, TypeVar, cast

from handlers.checkins.flow import CHECKIN_FLOW, CONTACT_FLOW, ROUND_FLOW
from handlers.checkins.nouns import Checkin, CheckinContact, CheckinState, Round
from handlers.decision import Close, Decision, Say, Step, ToPerson, ToRole
from handlers.hearing import Delivered
from handlers.model import Address, Consent, Due, Neighbourhood, Person, PersonId, Role, Standing, Withdrawn
from tests.simulation.timers import Timers

CHANNEL: Final = "console"
TEAM: Final = (Role.ORGANISER, Role.DEPUTY)
T = TypeVar("T")
K = TypeVar("K", Checkin, CheckinContact, Round)
_FLOWS: Final = {Checkin: CHECKIN_FLOW.arrows, CheckinContact: CONTACT_FLOW.arrows, Round: ROUND_FLOW.arrows}


@dataclass(slots=True)
class Letter:
    """Something said to one person; ``sent_at`` is None until the channel has taken it, or for ever."""

    to: PersonId
    said: Say
    made_at: datetime
    sent_at: datetime | None = None

    @property
    def step(self) -> Step | None:
        """The question it asks."""
        return self.said.step

    @property
    def subject(self) -> str:
        """What it is about."""
        return self.said.about.id if self.said.about else ""


@dataclass(slots=True)
class Memory:
    """The records, the due rows, the letters and the open questions."""

    places: dict[str, Neighbourhood] = field(default_factory=dict)
    residents: dict[PersonId, Person] = field(default_factory=dict)
    roles: dict[PersonId, Standing] = field(default_factory=dict)
    checks: dict[PersonId, Checkin] = field(default_factory=dict)
    chosen: dict[tuple[PersonId, PersonId], CheckinContact] = field(default_factory=dict)
    all_rounds: dict[str, Round] = field(default_factory=dict)
    given: dict[PersonId, list[Consent]] = field(default_factory=lambda: defaultdict(list))
    timers: Timers = field(default_factory=Timers)
    letters: list[Letter] = field(default_factory=list)
    questions: dict[PersonId, list[Letter]] = field(default_factory=lambda: defaultdict(list))
    still_open: dict[PersonId, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    _in_place: dict[str, list[tuple[datetime, str]]] = field(default_factory=lambda: defaultdict(list))
    _of_person: dict[tuple[PersonId, date], list[str]] = field(default_factory=lambda: defaultdict(list))
    said_to: dict[tuple[PersonId, str, str], list[Letter]] = field(default_factory=lambda: defaultdict(list))
    _asked_about: dict[str, dict[PersonId, None]] = field(default_factory=lambda: defaultdict(dict))
    _granted: dict[tuple[str, Role], list[PersonId]] = field(default_factory=lambda: defaultdict(list))
    _living: dict[str, list[PersonId]] = field(default_factory=lambda: defaultdict(list))
    checked_in: dict[str, dict[PersonId, None]] = field(default_factory=lambda: defaultdict(dict))
    _of_contact: dict[PersonId, dict[PersonId, None]] = field(default_factory=lambda: defaultdict(dict))
    chosen_by: dict[PersonId, dict[PersonId, None]] = field(default_factory=lambda: defaultdict(dict))

    def move_in(self, person: Person, standing: Standing) -> None:
        """Let somebody live somewhere."""
        self.residents[person.id], self.roles[person.id] = person, standing
        self._living[standing.neighbourhood].append(person.id)
        for role in standing.granted:
            self._granted[standing.neighbourhood, role].append(person.id)

    # --- what becomes of a decision -----------------------------------------------------------------------------------

    def carry_out(self, decision: Decision, now: datetime) -> list[Letter]:
        """Keep everything, and return what is to be sent."""
        for what in decision.save:
            self._save(what)
        for close in decision.close:
            self._close(close)
        for cancel in decision.cancel:
            self.timers.cancel(cancel)
        for due in decision.due:
            self.timers.plan(due)
        return [letter for said in decision.say if isinstance(said, Say) for letter in self._write(said, now)]

    def _save(self, what: object) -> None:
        match what:
            case Checkin():
                self.checks[what.person] = _next(what, self.checks.get(what.person))
                self.checked_in[what.neighbourhood][what.person] = None
            case CheckinContact():
                key = (what.person, what.contact)
                self.chosen[key] = _next(what, self.chosen.get(key))
                self._of_contact[what.contact][what.person] = self.chosen_by[what.person][what.contact] = None
            case Round():
                self._keep_round(what)
            case Person():
                self.residents[what.id] = what
            case Consent():
                self._consent(what)
            case Withdrawn():
                self._withdraw(what)
            case _:
                pass  # notes and counters decide nothing

    def _keep_round(self, what: Round) -> None:
        before = self.all_rounds.get(what.id)
        kept = self.all_rounds[what.id] = _next(what, before)
        if before is None:
            self._in_place[what.neighbourhood].append((what.asked_at, what.id))
            self._of_person[what.person, what.on].append(what.id)
        mine = self.still_open[what.person]
        if kept.is_open:
            mine[what.id] = None
        else:
            mine.pop(what.id, None)

    def _consent(self, what: Consent) -> None:
        same = (what.purpose, what.subject)
        others = [one for one in self.given[what.person] if (one.purpose, one.subject) != same]
        self.given[what.person] = others if what.withdrawn_at else [*others, what]

    def _withdraw(self, what: Withdrawn) -> None:
        self.given[what.person] = [
            one
            for one in self.given[what.person]
            if one.purpose not in what.purposes or what.subject not in {"", one.subject}
        ]

    def _close(self, close: Close) -> None:
        asked = self._asked_about[close.subject] if close.subject else self.questions
        for person in (close.person,) if close.person else tuple(asked):
            kept = [one for one in self.questions[person] if not _is_closed(one, close)]
            self.questions[person] = kept

    def _write(self, said: Say, now: datetime) -> list[Letter]:
        written = []
        for who in self._readers(said):
            if self.residents[who].stopped:
                continue
            letter = Letter(who, said, now)
            self.said_to[who, said.msgid, letter.subject].append(letter)
            if said.step is not None:
                self.questions[who].append(letter)
                self._asked_about[letter.subject][who] = None
            written.append(letter)
        return written

    def _readers(self, said: Say) -> Iterable[PersonId]:
        match said.to:
            case ToPerson(person):
                return (person,)
            case ToRole(neighbourhood, role):
                return [one.id for one in self._with(neighbourhood, role)]
            case _:
                return ()

    def _with(self, neighbourhood: str, role: Role) -> list[Person]:
        return [self.residents[one] for one in self._granted[neighbourhood, role]]

    def is_asked(self, letter: Letter) -> bool:
        """Tell whether a question is still open."""
        return letter in self.questions[letter.to]

    def answered(self, letter: Letter) -> None:
        """Close a question."""
        self.questions[letter.to] = [one for one in self.questions[letter.to] if one is not letter]

    # --- what may be read: the part of ``Look`` that the presence check reads -----------------------------------------

    async def person(self, id_: PersonId) -> Person | None:
        return self.residents.get(id_)

    async def people(self, ids: Collection[PersonId]) -> tuple[Person, ...]:
        return tuple(self.residents[one] for one in ids if one in self.residents)

    async def person_at(self, address: Address) -> Person | None:
        return None

    async def people_with(self, neighbourhood: str, role: Role) -> tuple[Person, ...]:
        return tuple(self._with(neighbourhood, role))

    async def people_with_any(
        self, neighbourhood: str, roles: Collection[Role]
    ) -> tuple[tuple[Person, frozenset[Role]], ...]:
        there = self._living[neighbourhood]
        return tuple((self.residents[one], self.roles[one].roles) for one in there)

    async def neighbourhood(self, id_: str) -> Neighbourhood | None:
        return self.places.get(id_)

    async def kept_apart(self, person: PersonId, other: PersonId | None) -> frozenset[PersonId]:
        return frozenset()

    async def consents(self, person: PersonId) -> tuple[Consent, ...]:
        return tuple(self.given[person])

    async def standings(self, person: PersonId) -> tuple[Standing, ...]:
        return (self.roles[person],)

    async def requests_by(self, person: PersonId) -> tuple[object, ...]:
        return ()

    async def next_number(self, kind: str) -> int:
        return 1

    async def to_come(self, kind: str, person: PersonId) -> tuple[Due, ...]:
        return ()

    async def is_due(self, kind: str, subject: str) -> bool:
        return self.timers.is_due(kind, subject)

    async def delivered(
        self, person: PersonId, msgid: str, about: tuple[str, str], since: datetime
    ) -> Delivered | None:
        sent = (one.sent_at for one in self.said_to[person, msgid, about[1]] if one.made_at >= since and one.sent_at)
        first = min(sent, default=None)
        return Delivered(first, CHANNEL) if first else None

    async def checkin(self, person: PersonId) -> Checkin | None:
        return self.checks.get(person)

    async def checkins_in(self, neighbourhood: str) -> tuple[Checkin, ...]:
        there = (self.checks[one] for one in self.checked_in[neighbourhood])
        return tuple(one for one in there if one.state is not CheckinState.OFF)

    async def checkin_contacts(self, person: PersonId) -> tuple[CheckinContact, ...]:
        return _in_order(self.chosen[person, one] for one in self.chosen_by[person])

    async def contact_of(self, contact: PersonId) -> tuple[CheckinContact, ...]:
        return _in_order(self.chosen[one, contact] for one in self._of_contact[contact])

    async def round(self, id_: str) -> Round | None:
        return self.all_rounds.get(id_)

    async def open_rounds(self, person: PersonId) -> tuple[Round, ...]:
        return tuple(self.all_rounds[one] for one in self.still_open[person])

    async def open_rounds_in(self, neighbourhood: str) -> tuple[Round, ...]:
        there = (self.all_rounds[id_] for of in self.still_open.values() for id_ in of)
        return tuple(one for one in there if one.neighbourhood == neighbourhood)

    async def rounds_on(self, person: PersonId, day: date) -> tuple[Round, ...]:
        return tuple(self.all_rounds[one] for one in self._of_person[person, day])

    async def rounds_in(self, neighbourhood: str, since: datetime) -> tuple[Round, ...]:
        there = self._in_place[neighbourhood]
        first = bisect_left(there, (since, ""))
        return tuple(self.all_rounds[id_] for _at, id_ in there[first:])


def _next(what: K, before: K | None) -> K:
    """Keep a record as storage does: only what was read last, and only along an arrow of its chart."""
    version = before.version if before else 0
    assert what.version == version, f"outdated: {what}"
    moved = before is None or before.state is not what.state
    came_from = before.state if before else None
    assert not moved or (came_from, what.state) in _FLOWS[type(what)], f"{came_from} became {what.state}"
    return replace(what, version=version + 1)


def _is_closed(question: Letter, close: Close) -> bool:
    step = question.step
    is_step = close.step is None or (step is not None and step.name == close.step)
    return is_step and (close.subject is None or close.subject == question.subject)


def _in_order(chosen: Iterable[CheckinContact]) -> tuple[CheckinContact, ...]:
    found: Sequence[CheckinContact] = list(chosen)
    return tuple(sorted(found, key=lambda one: (one.place, one.asked_at, one.contact)))


def at_once(reading: Awaitable[T]) -> T:
    """Read something: nothing here ever waits."""
    try:
        next(reading.__await__())
    except StopIteration as done:
        return cast("T", done.value)
    raise AssertionError("it waited")
