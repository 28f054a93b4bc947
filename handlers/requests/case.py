"""A request and everybody who has a part in it, read together: the facts of most decisions about requests."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from handlers.basics.listing import person_called
from handlers.decision import Tick, Turn
from handlers.look import Look
from handlers.model import CARING, LEADING, Neighbourhood, Person, PersonId, Role
from handlers.requests import moments
from handlers.requests.nouns import Asked, Claim, ClaimState, Request
from handlers.text import Verbatim

CALLS = "calls"
"""Why the contact was shown to an organiser who chose to call."""
INSIDE = "visit"
"""Why it was shown to who had to find a helper who is not heard of: docs/decisions/0010."""


class About(Protocol):
    """A step about a request."""

    @property
    def request(self) -> int:
        """Return its number."""


@dataclass(frozen=True, slots=True)
class Case:
    """A request as one trigger finds it. ``people`` are those with a part in it, ``team`` may decide about it.

    ``confidential`` may hear a report, the one who is named first; who asked us to be silent is not among them, nor who
    leads the place as well.
    ``silent`` are those of the team who asked for that: they may decide, but nothing is sent to them.
    ``shown`` are those who were ever shown its contact to help or to call, ``callers`` those of them who chose to call.
    ``known`` are those who helped this asker before. ``alarmed``: the organisers wait to hear that these are well; only
    read where what a person says can be that. ``finders`` were shown the contact to find somebody not heard of.
    ``unsure`` help and have not said whether a new moment suits; only read where it is said who comes. ``inside``: the
    time is watched for these; only read where it is asked how it went.
    """

    request: Request
    neighbourhood: Neighbourhood
    claims: tuple[Claim, ...] = ()
    asked: tuple[Asked, ...] = ()
    people: tuple[Person, ...] = ()
    team: tuple[PersonId, ...] = ()
    confidential: tuple[Person, ...] = ()
    silent: frozenset[PersonId] = frozenset()
    known: frozenset[PersonId] = frozenset()
    shown: frozenset[PersonId] = frozenset()
    callers: frozenset[PersonId] = frozenset()
    alarmed: frozenset[PersonId] = frozenset()
    finders: frozenset[PersonId] = frozenset()
    unsure: frozenset[PersonId] = frozenset()
    inside: frozenset[PersonId] = frozenset()

    @property
    def number(self) -> int:
        """Return the number people know the request by."""
        return self.request.number

    @property
    def zone(self) -> str:
        """Return the zone of its wall times."""
        return self.neighbourhood.zone

    def local(self, now: datetime) -> datetime:
        """Return the wall time of an instant there."""
        return moments.local(now, self.zone)

    def is_too_early(self, now: datetime) -> bool:
        """Tell whether its day is still to come; on the day itself it may be done sooner than was agreed."""
        return self.request.when is not None and self.local(now).date() < self.request.when.on

    def in_state(self, *states: ClaimState) -> tuple[Claim, ...]:
        """Return the parts in these states: reserves in their order."""
        return tuple(claim for claim in self.claims if claim.state in states)

    @property
    def helping(self) -> tuple[Claim, ...]:
        """Return the parts of those who help."""
        return self.in_state(ClaimState.HELPING)

    def part_of(self, person: PersonId) -> Claim | None:
        """Return what a person is to the request."""
        return next((claim for claim in self.claims if claim.person == person), None)

    @property
    def confidants(self) -> tuple[Person, ...]:
        """Return who can read a report; nobody who has a part in the request, for it may be about them."""
        return tuple(person for person in self.confidential if not self.is_party(person.id))

    @property
    def confidant(self) -> Person | None:
        """Return who reads a report first."""
        return next(iter(self.confidants), None)

    @property
    def listeners(self) -> tuple[PersonId, ...]:
        """Return who of the team hears that it waits, and reads no report: again nobody with a part in it."""
        return tuple(person for person in self.team if not self.is_party(person) and person not in self.silent)

    @property
    def readers(self) -> tuple[PersonId, ...]:
        """Return who reads a report about it first and says how it goes on; never an organiser."""
        return (self.confidant.id,) if self.confidant else ()

    def is_party(self, person: PersonId) -> bool:
        """Tell whether this person asked it or has, or had, a part in it; who chose to call the asker has one."""
        return self.is_asker(person) or self.part_of(person) is not None or person in self.callers

    @property
    def onlookers(self) -> tuple[PersonId, ...]:
        """Return who was shown the contact without asking for help or promising it: the team, to call."""
        return tuple(sorted(p for p in self.shown if not self.is_asker(p) and self.part_of(p) is None))

    def asked_one(self, person: PersonId) -> Asked | None:
        """Return how a person was asked to help."""
        return next((asked for asked in self.asked if asked.person == person), None)

    def is_asker(self, person: PersonId) -> bool:
        """Tell whether the request is about this person or was made by them."""
        return self.request.requester == person

    def name(self, person: PersonId) -> Verbatim:
        """Return a person's name as others may see it."""
        return person_called(next((found for found in self.people if found.id == person), None))

    def with_request(self, request: Request) -> "Case":
        """Return the case as it will be once this is saved."""
        return replace(self, request=request)

    def with_claim(self, claim: Claim) -> "Case":
        """Return the case as it will be once this part is saved."""
        others = tuple(c for c in self.claims if c.person != claim.person)
        return replace(self, claims=(*others, claim))


async def read_case(look: Look, number: int | None) -> Case | None:
    """Read a request with its people; None when there is no such request."""
    request = await look.request(number) if number else None
    neighbourhood = await look.neighbourhood(request.neighbourhood) if request else None
    if request is None or neighbourhood is None:
        return None
    claims = await look.claims(request.number)
    ids = dict.fromkeys((request.requester, *(claim.person for claim in claims)))
    people = [await look.person(person) for person in ids]
    staff = await look.people_with_any(neighbourhood.id, CARING)
    team = [p.id for role in (Role.ORGANISER, Role.DEPUTY) for p, roles in staff if role in roles]
    shown = await look.shown_contact(request.number)
    return Case(
        request,
        neighbourhood,
        claims,
        await look.asked(request.number),
        tuple(person for person in people if person),
        tuple(dict.fromkeys(team)),
        tuple(p for p, roles in staff if Role.CONFIDENTIAL in roles and not roles & LEADING and not p.stopped),
        frozenset(p.id for p, _roles in staff if p.stopped),
        frozenset(await who_helped_before(look, request)),
        frozenset(person for person, why in shown if why != INSIDE),
        frozenset(person for person, why in shown if why == CALLS),
        finders=frozenset(person for person, why in shown if why == INSIDE),
    )


async def read_cases(look: Look, numbers: Iterable[int]) -> tuple[Case, ...]:
    """Read several requests with their people, in this order; what is not there is left out."""
    found = [await read_case(look, number) for number in numbers]
    return tuple(case for case in found if case)


async def with_unsure(look: Look, case: Case) -> Case:
    """Read who has not said yet whether the new moment suits: that timer runs until they do, or it begins."""
    waits = [c.person for c in case.helping if case.number in await _asked_whether_it_suits(look, c.person)]
    return replace(case, unsure=frozenset(waits))


async def _asked_whether_it_suits(look: Look, person: PersonId) -> frozenset[int]:
    return frozenset(int(due.subject) for due in await look.to_come(moments.NOT_SAID, person))


async def who_helped_before(look: Look, request: Request) -> tuple[PersonId, ...]:
    """Read who helped this asker before, the latest first.

    Who asks on behalf asks for many people: then only the same series counts as the same person.
    """
    if request.behalf and request.series is None:
        return ()
    return await look.helped_before(request.requester, request.series if request.behalf else None)


async def look_at_number(turn: Turn, look: Look) -> Case | None:
    """Read the request whose number stands behind the command."""
    return await read_case(look, turn.number)


async def look_at_step(turn: Turn, look: Look, step: About) -> Case | None:
    """Read the request that a question was about."""
    return await read_case(look, step.request)


async def look_at_due(tick: Tick, look: Look) -> Case | None:
    """Read the request that a timer is about."""
    return await read_case(look, int(tick.due.subject))
