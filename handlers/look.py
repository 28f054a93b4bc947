"""What handlers may read: a read-only view that storage satisfies; no method here writes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from handlers.model import Address, Neighbourhood, Person, PersonId, Role, Room, RoomKind, Standing
from handlers.requests.nouns import Asked, Claim, Request, RequestState
from handlers.volunteers.nouns import Volunteer


class PeopleLook(Protocol):
    """Who is who, and where."""

    async def person(self, person: PersonId) -> Person | None: ...

    async def person_at(self, address: Address) -> Person | None: ...

    async def standings(self, person: PersonId) -> tuple[Standing, ...]: ...

    async def people_with(self, neighbourhood: str, role: Role) -> tuple[Person, ...]: ...

    async def neighbourhood(self, neighbourhood: str) -> Neighbourhood | None: ...

    async def neighbourhoods(self) -> tuple[Neighbourhood, ...]: ...

    async def room_at(self, address: Address) -> Room | None: ...

    async def rooms(self, neighbourhood: str, kind: RoomKind | None = None) -> tuple[Room, ...]: ...


class RequestsLook(Protocol):
    """Requests and who has a part in them."""

    async def next_number(self, name: str) -> int:
        """Read the next free number of that name; it is taken when a record with it is saved."""
        ...

    async def request(self, number: int) -> Request | None: ...

    async def request_caused_by(self, cause: str) -> Request | None: ...

    async def requests_in(self, neighbourhood: str, states: Sequence[RequestState]) -> tuple[Request, ...]: ...

    async def requests_by(self, person: PersonId) -> tuple[Request, ...]: ...

    async def claims(self, request: int) -> tuple[Claim, ...]: ...

    async def claims_of(self, person: PersonId) -> tuple[Claim, ...]: ...

    async def asked(self, request: int) -> tuple[Asked, ...]: ...

    async def helped_before(self, requester: PersonId, series: int | None) -> tuple[PersonId, ...]:
        """Read who finished helping this person (in one series of repetitions, if given), the latest first."""
        ...

    async def request_on_card(self, message: str) -> Request | None:
        """Read the request that a message of ours, by its external id, is the card of."""
        ...


class VolunteersLook(Protocol):
    """Who offered what."""

    async def volunteer(self, person: PersonId, neighbourhood: str) -> Volunteer | None: ...

    async def volunteers(self, neighbourhood: str) -> tuple[Volunteer, ...]: ...

    async def times_asked(self, person: PersonId, since: datetime) -> int: ...

    async def times_helped(self, person: PersonId) -> int: ...


class TalkLook(Protocol):
    """What was said to a person before."""

    async def open_steps(self, person: PersonId) -> tuple[str, ...]:
        """Read the names of the steps a person was asked and has not answered, newest first."""
        ...

    async def times_told(self, person: PersonId, msgid: str, since: datetime) -> int:
        """Count how often a message of that name was said to a person since an instant (UTC)."""
        ...


class Look(PeopleLook, RequestsLook, VolunteersLook, TalkLook, Protocol):
    """Everything a handler may read."""
