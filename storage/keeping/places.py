"""What becomes of the rows of a place that stops: they go, but for proof, accounts and bare numbers.

A table with a place in it goes with it, unless it is named here with the reason why it stays.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sqlalchemy import ColumnElement, String, Table, cast, delete, select, update

from handlers.requests.nouns import FINAL, WITH_A_PART, Claim, ClaimState, Request, RequestState
from handlers.requests.opening import scrubbed
from storage.base import Rows
from storage.requests import CLAIM, REQUEST
from storage.schema import metadata
from storage.tables import (
    asked,
    audit,
    card,
    channel_note,
    claim,
    consent,
    counted,
    counter,
    heartbeat,
    inbox,
    key_proof,
    neighbourhood,
    outbox,
    person,
    position,
    question,
    request,
)
from storage.tables_announcements import announcement, announcement_addressee, announcement_reading, network_place
from storage.tables_checkins import checkin, checkin_contact
from storage.tables_closing import closing
from storage.tables_feeds import feed
from storage.tables_guide import entry, municipality
from storage.tables_handover import handover
from storage.tables_impact import impact_frozen, impact_line
from storage.tables_keeping import named
from storage.tables_reports import report
from storage.tables_sessions import seat, session
from storage.tables_surveys import survey, survey_ballot, survey_taker, survey_text
from storage.tables_volunteers import expense, readiness, suppression
from storage.tables_ways import letter, way
from storage.values import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

_TALK: Final = "What was said to us and by us goes by its own period."
_ENGINE: Final = "Our own bookkeeping."
_PERSON: Final = "It is a person's, who may live elsewhere too."
STAYS: Final = {
    audit: "Who decided what, two years.",
    counted: "Bare numbers.",
    impact_line: "Lines that name nobody.",
    impact_frozen: "Numbers that name nobody.",
    readiness: "Proof of what somebody had read before helping, three years.",
    expense: "What was paid back, seven years.",
    handover: "Who handed it over, two years.",
    closing: "Who let it stop, two years.",
    report: "What was told in confidence, and decided about it, two years.",
}
"""What outlives its place, and why; each goes by its own period."""
OF_NO_PLACE: Final = {
    inbox: _TALK,
    outbox: _TALK,
    named: _TALK,
    question: _TALK,
    letter: _TALK,
    channel_note: _ENGINE,
    position: _ENGINE,
    heartbeat: _ENGINE,
    counter: _ENGINE,
    key_proof: _ENGINE,
    person: _PERSON,
    way: _PERSON,
    consent: _PERSON,
    feed: _PERSON,
    suppression: _PERSON,
    municipality: "The directory of services, which is public.",
    entry: "The directory of services, which is public.",
}
"""What hangs on no place, and why; every other table has a place in it, or hangs on a row of one (``within``)."""
_KEEPS_APART: Final = request.c.held_from.is_not(None)
"""Requests that keep people apart, who may both live elsewhere too: those stay, without a word, as any that is over."""


class PlaceRows(Rows):
    """Letting places go; ``places_gone`` are those that stop with this transaction, and when (UTC)."""

    places_gone: Mapping[str, datetime] = MappingProxyType({})

    async def let_places_go(self) -> None:
        """Delete whatever is kept of the places that stop and need not stay, behind all that was said of them."""
        for place, at in self.places_gone.items():
            await self._let_go_of_place(place, at)

    async def _let_go_of_place(self, place: str, at: datetime) -> None:
        await self._keep_apart(place, at)
        for table, which in within(place):
            await self.connection.execute(delete(table).where(which))
        for table in goes():
            stays = [~_KEEPS_APART] if table is request else []
            await self.connection.execute(delete(table).where(table.c.neighbourhood == place, *stays))
        await self.connection.execute(delete(network_place).where(network_place.c.network == place))
        await self.connection.execute(delete(neighbourhood).where(neighbourhood.c.id == place))

    async def _keep_apart(self, place: str, at: datetime) -> None:
        """Forget the words of the requests that keep people apart, and let them be over."""
        which = (request.c.neighbourhood == place) & _KEEPS_APART
        for one in await self.many(REQUEST, select(request).where(which)):
            row = REQUEST.row(_over(one, at), self.vault)
            await self.connection.execute(update(request).where(request.c.number == one.number).values(**row))
        held = select(request.c.number).where(which)
        for part in await self.many(CLAIM, select(claim).where(claim.c.request.in_(held))):
            same = (claim.c.request == part.request) & (claim.c.person == part.person)
            row = CLAIM.row(_let_go(part), self.vault)
            await self.connection.execute(update(claim).where(same).values(**row))


def _over(one: Request, at: datetime) -> Request:
    state = one.state if one.state in FINAL else RequestState.BLOCKED
    return replace(scrubbed(one), state=state, closed_at=one.closed_at or at, when=None, cause="")


def _let_go(part: Claim) -> Claim:
    return replace(part, state=ClaimState.RELEASED if part.state in WITH_A_PART else part.state, feedback="")


def goes() -> tuple[Table, ...]:
    """List the tables whose rows go with their place: all that have one, but for what stays."""
    return tuple(table for table in metadata.tables.values() if "neighbourhood" in table.c and table not in STAYS)


def within(place: str) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Yield what hangs on a row of the place, before that row goes."""
    requests = select(request.c.number).where(request.c.neighbourhood == place)
    gone = requests.where(~_KEEPS_APART)
    sessions = select(session.c.number).where(session.c.neighbourhood == place)
    alone = select(announcement.c.number).where(announcement.c.places == to_json((place,)))
    checked = select(checkin.c.person).where(checkin.c.neighbourhood == place)
    yield claim, claim.c.request.in_(gone)
    yield asked, asked.c.request.in_(requests)
    yield seat, seat.c.session.in_(sessions)
    for kind, table in (("request", request), ("session", session)):
        numbers = select(cast(table.c.number, String)).where(table.c.neighbourhood == place)
        yield card, (card.c.entity_kind == kind) & card.c.entity_id.in_(numbers)
    yield announcement_addressee, announcement_addressee.c.announcement.in_(alone)
    yield announcement_reading, announcement_reading.c.announcement.in_(alone)
    yield announcement, announcement.c.places == to_json((place,))
    surveys = select(survey.c.number).where(survey.c.neighbourhood == place)
    for table in (survey_taker, survey_ballot, survey_text):
        yield table, table.c.survey.in_(surveys)
    yield checkin_contact, checkin_contact.c.person.in_(checked)
