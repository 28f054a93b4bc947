"""Requests, the parts people have in them, and who was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, String, cast, func, literal, select

from handlers.requests.case import CALLS
from handlers.requests.flow import CLAIM_FLOW, REQUEST_FLOW
from handlers.requests.nouns import FINAL, Asked, Claim, ClaimState, Request, RequestState
from storage.base import Rows
from storage.tables import asked, audit, card, claim, outbox, request
from storage.values import Layout

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from handlers.model import PersonId

_SEALED = ("title", "street", "contact", "behalf", "review", "named", "answered")
REQUEST = Layout(Request, request, ("number",), sealed=_SEALED, flow=REQUEST_FLOW)
CLAIM = Layout(Claim, claim, ("request", "person"), sealed=("feedback",), flow=CLAIM_FLOW)
ASKED = Layout(Asked, asked, ("request", "person"))


class RequestRows(Rows):
    """Requests for help."""

    async def request(self, number: int) -> Request | None:
        """Read a request."""
        return await self.one(REQUEST, select(request).where(request.c.number == number))

    async def requests_numbered(self, numbers: Collection[int]) -> tuple[Request, ...]:
        """Read several requests, oldest first."""
        return await self.many(REQUEST, select(request).where(request.c.number.in_(numbers)).order_by(request.c.number))

    async def request_caused_by(self, cause: str) -> Request | None:
        """Read the request that a message began."""
        query = select(request).where(request.c.cause == cause).order_by(request.c.number).limit(1)
        return await self.one(REQUEST, query)

    async def requests_in(self, where: str, states: Collection[RequestState]) -> tuple[Request, ...]:
        """Read the requests of a neighbourhood in these states, oldest first."""
        which = (request.c.neighbourhood == where) & request.c.state.in_([state.value for state in states])
        return await self.many(REQUEST, select(request).where(which).order_by(request.c.number))

    async def requests_by(self, person: PersonId) -> tuple[Request, ...]:
        """Read what a person asked for and is not over, oldest first."""
        over = [state.value for state in FINAL]
        which = (request.c.requester == person) & request.c.state.not_in(over)
        return await self.many(REQUEST, select(request).where(which).order_by(request.c.number))

    async def claims(self, number: int) -> tuple[Claim, ...]:
        """Read everybody's part in a request: reserves in their order, then by time."""
        query = select(claim).where(claim.c.request == number)
        return await self.many(CLAIM, query.order_by(claim.c.place, claim.c.claimed_at, claim.c.person))

    async def claims_of(self, person: PersonId) -> tuple[Claim, ...]:
        """Read a person's parts, oldest first."""
        query = select(claim).where(claim.c.person == person)
        return await self.many(CLAIM, query.order_by(claim.c.claimed_at, claim.c.request))

    async def asked(self, number: int) -> tuple[Asked, ...]:
        """Read who was asked about a request, in the order of asking."""
        query = select(asked).where(asked.c.request == number)
        return await self.many(ASKED, query.order_by(asked.c.asked_at, asked.c.person))

    async def helped_before(self, requester: PersonId, series: int | None) -> tuple[PersonId, ...]:
        """Read who finished helping a person, the latest first; with ``series`` only within those repetitions.

        In a series, who helps counts too: the next time is looked for before the last one is marked as done.
        """
        helps = (claim.c.state == ClaimState.HELPING.value) & request.c.series.is_not(None)
        which = (request.c.requester == requester) & ((claim.c.state == ClaimState.DONE.value) | helps)
        if series is not None:
            which &= request.c.series == series
        query = select(claim.c.person).join(request, request.c.number == claim.c.request).where(which)
        found = await self.connection.execute(query.order_by(claim.c.claimed_at.desc(), claim.c.person))
        return tuple(dict.fromkeys(found.scalars()))

    async def shown_contact(self, number: int) -> tuple[tuple[PersonId, str], ...]:
        """Read who was ever shown the contact of a request, and why; the first showing first."""
        asker = select(request.c.requester).where(request.c.number == number).scalar_subquery()
        which = (audit.c.about == asker) & (audit.c.subject == f"request:{number}")
        query = select(audit.c.actor, audit.c.why).where(which & (audit.c.action == "contact.shown"))
        found = await self.connection.execute(query.order_by(audit.c.seq))
        return tuple((row.actor, row.why) for row in found if row.actor)

    async def kept_apart(self, person: PersonId, series: int | None) -> frozenset[PersonId]:
        """Read who helped with what this person asked or chose to call, and the other way round, that is held apart."""
        helped = select(claim.c.person, request.c.requester).join(request, request.c.number == claim.c.request)
        subject = literal("request:") + cast(request.c.number, String)
        calls = (audit.c.about == request.c.requester) & (audit.c.subject == subject)
        called = select(audit.c.actor, request.c.requester).join(request, calls).where(audit.c.why == CALLS)
        which: ColumnElement[bool] = request.c.held_from.is_not(None)
        if series is not None:
            which &= (request.c.series == series) | (request.c.number == series)
        found: set[PersonId] = set()
        for pairs, other in ((helped, claim.c.person), (called, audit.c.actor)):
            mine = (other == person) | (request.c.requester == person)
            rows = await self.connection.execute(pairs.where(which & mine))
            found |= {someone for pair in rows for someone in pair if someone and someone != person}
        return frozenset(found)

    async def request_on_card(self, channel: str, message: str) -> Request | None:
        """Read the request whose card is the message with this external id in a channel."""
        query = (
            select(card.c.entity_id)
            .join(outbox, outbox.c.key == card.c.key)
            .where(outbox.c.channel == channel, outbox.c.external_id == message, card.c.entity_kind == "request")
        )
        number = await self.scalar(query)
        return await self.request(int(number)) if number else None

    async def times_asked(self, person: PersonId, since: datetime) -> int:
        """Count how often a person was asked since an instant."""
        which = (asked.c.person == person) & (asked.c.asked_at >= since)
        return int(await self.scalar(select(func.count()).where(which)) or 0)

    async def times_helped(self, person: PersonId) -> int:
        """Count how often a person finished helping."""
        which = (claim.c.person == person) & (claim.c.state == ClaimState.DONE.value)
        return int(await self.scalar(select(func.count()).where(which)) or 0)
