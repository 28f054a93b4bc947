"""What becomes of the rows of a place that stops: they go, but for proof, accounts and bare numbers.

A table with a place in it goes with it, unless it is named here with the reason why it stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import ColumnElement, String, Table, cast, delete, select

from storage.base import Rows
from storage.schema import metadata
from storage.tables import asked, audit, card, claim, counted, neighbourhood, request
from storage.tables_announcements import announcement, announcement_addressee, announcement_reading, network_place
from storage.tables_checkins import checkin, checkin_contact
from storage.tables_closing import closing
from storage.tables_handover import handover
from storage.tables_impact import impact_frozen, impact_line
from storage.tables_sessions import seat, session
from storage.tables_surveys import survey, survey_ballot, survey_taker, survey_text
from storage.tables_volunteers import expense, readiness
from storage.values import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

STAYS: Final = {
    audit: "Who decided what, two years.",
    counted: "Bare numbers.",
    impact_line: "Lines that name nobody.",
    impact_frozen: "Numbers that name nobody.",
    readiness: "Proof of what somebody had read before helping, three years.",
    expense: "What was paid back, seven years.",
    handover: "Who handed it over, two years.",
    closing: "Who let it stop, two years.",
}
"""What outlives its place, and why; each goes by its own period."""


class PlaceRows(Rows):
    """Letting places go; ``places_gone`` are those that stop with this transaction."""

    places_gone: tuple[str, ...] = ()

    async def let_places_go(self) -> None:
        """Delete whatever is kept of the places that stop and need not stay, behind all that was said of them."""
        for place in self.places_gone:
            await self._let_go_of_place(place)

    async def _let_go_of_place(self, place: str) -> None:
        for table, which in _within(place):
            await self.connection.execute(delete(table).where(which))
        for table in goes():
            await self.connection.execute(delete(table).where(table.c.neighbourhood == place))
        await self.connection.execute(delete(network_place).where(network_place.c.network == place))
        await self.connection.execute(delete(neighbourhood).where(neighbourhood.c.id == place))


def goes() -> tuple[Table, ...]:
    """List the tables whose rows go with their place: all that have one, but for what stays."""
    return tuple(table for table in metadata.tables.values() if "neighbourhood" in table.c and table not in STAYS)


def _within(place: str) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    """Yield what hangs on a row of the place, before that row goes."""
    requests = select(request.c.number).where(request.c.neighbourhood == place)
    sessions = select(session.c.number).where(session.c.neighbourhood == place)
    alone = select(announcement.c.number).where(announcement.c.places == to_json((place,)))
    checked = select(checkin.c.person).where(checkin.c.neighbourhood == place)
    yield claim, claim.c.request.in_(requests)
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
