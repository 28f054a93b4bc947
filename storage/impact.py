"""Counting what was saved, in the same transaction: what a line says stands in ``handlers/impact/counting.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import ColumnElement, delete, exists, func, select

from handlers.checkins.nouns import Round
from handlers.impact.counting import (
    Asking,
    line_of_help,
    line_of_referral,
    line_of_request,
    line_of_round,
    line_of_session,
    line_of_volunteer,
)
from handlers.impact.flow import FROZEN_FLOW, THEORY_FLOW
from handlers.impact.nouns import Frozen, FrozenState, Line, LineKind, Offers, ProjectPeriod, Span, Theory
from handlers.reading.walltime import to_local
from handlers.referrals.nouns import Referral
from handlers.requests.nouns import Claim, ClaimState, Request
from handlers.sessions.nouns import Seat, SeatState, Session
from handlers.volunteers.nouns import OFFERS, Volunteer
from storage.base import Rows
from storage.requests import REQUEST
from storage.sessions import SESSION
from storage.tables import claim, neighbourhood, person, request, volunteer
from storage.tables_impact import impact_frozen, impact_line, project_period, theory
from storage.tables_sessions import seat, session
from storage.values import Layout

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from handlers.model import PersonId

LINE: Final = Layout(Line, impact_line, ("kind", "ref"))
FROZEN: Final = Layout(
    Frozen, impact_frozen, ("neighbourhood", "since", "until", "edition"), sealed=("reason",), flow=FROZEN_FLOW
)
THEORY: Final = Layout(Theory, theory, ("neighbourhood", "edition"), sealed=("words",), flow=THEORY_FLOW)
PROJECT_PERIOD: Final = Layout(ProjectPeriod, project_period, ("neighbourhood", "number"))
_CAME: Final = ClaimState.DONE.value
_DID_NOT: Final = frozenset({ClaimState.NO_SHOW, ClaimState.RELEASED, ClaimState.RELEASED_LATE, ClaimState.REFUSED})
_LAST: Final = 100
"""So many times that somebody asked or helped are looked at to find an earlier one."""


class ImpactRows(Rows):
    """What is counted."""

    async def lines(self, place: str, span: Span) -> tuple[Line, ...]:
        """Read what is counted of a neighbourhood by these days, the earliest first."""
        which = (impact_line.c.neighbourhood == place) & impact_line.c.on.between(span.since, span.until)
        query = select(impact_line).where(which).order_by(impact_line.c.on, impact_line.c.kind, impact_line.c.ref)
        return await self.many(LINE, query)

    async def offers(self, place: str, span: Span) -> Offers:
        """Count who offers help in a neighbourhood now, and who of them helped on these days."""
        offering = [state.value for state in OFFERS]
        which = (volunteer.c.neighbourhood == place) & volunteer.c.state.in_(offering)
        people = (await self.connection.execute(select(volunteer.c.person).where(which))).scalars().all()
        parts = select(claim.c.request, claim.c.person).where(claim.c.state == _CAME, claim.c.person.in_(people))
        helped = {line.ref for line in await self.lines(place, span) if line.kind is LineKind.HELP}
        found = (await self.connection.execute(parts)).all() if people else []
        active = {part.person for part in found if self._help_ref(part.request, part.person) in helped}
        return Offers(len(people), len(active))

    async def frozen(self, place: str, span: Span) -> tuple[Frozen, ...]:
        """Read every edition of the kept report of a period, the newest first."""
        same = (impact_frozen.c.since == span.since) & (impact_frozen.c.until == span.until)
        query = select(impact_frozen).where(impact_frozen.c.neighbourhood == place, same)
        return await self.many(FROZEN, query.order_by(impact_frozen.c.edition.desc()))

    async def frozen_within(self, place: str, span: Span) -> tuple[Frozen, ...]:
        """Read the newest edition of every kept report of a period that lies within these days, by its first day."""
        within = (impact_frozen.c.since >= span.since) & (impact_frozen.c.until <= span.until)
        newest = impact_frozen.c.state != FrozenState.SUPERSEDED.value
        query = select(impact_frozen).where(impact_frozen.c.neighbourhood == place, within, newest)
        return await self.many(FROZEN, query.order_by(impact_frozen.c.since, impact_frozen.c.until))

    async def project_periods(self, place: str) -> tuple[ProjectPeriod, ...]:
        """Read the periods of the project of a neighbourhood, the first one first."""
        query = select(project_period).where(project_period.c.neighbourhood == place)
        return await self.many(PROJECT_PERIOD, query.order_by(project_period.c.number))

    async def theories(self, place: str) -> tuple[Theory, ...]:
        """Read every edition of the theory of change of a neighbourhood, the newest first."""
        query = select(theory).where(theory.c.neighbourhood == place)
        return await self.many(THEORY, query.order_by(theory.c.edition.desc()))

    async def count_beginning(self, what: object, at: datetime) -> None:
        """Count, before it is saved, who begins to offer help."""
        if isinstance(what, Volunteer) and what.state in OFFERS:
            which = (volunteer.c.person == what.person) & (volunteer.c.neighbourhood == what.neighbourhood)
            before = await self.scalar(select(volunteer.c.state).where(which))
            if before is None or before == "left":
                on = to_local(at, await self._zone(what.neighbourhood)).date()
                ref = self._ref("volunteer", what.person, what.neighbourhood, on.isoformat())
                await self.save(LINE, line_of_volunteer(ref, what.neighbourhood, on))

    async def count_saved(self, what: object, at: datetime) -> None:
        """Count what was just saved, anew where it was counted before."""
        match what:
            case Request():
                await self._count_request(what, at)
            case Claim() if what.state in _DID_NOT or what.state is ClaimState.DONE:
                await self._count_help(what, at)
            case Session():
                await self._count_session(what)
            case Seat(state=SeatState.ATTENDED | SeatState.ABSENT):
                found = await self.one(SESSION, select(session).where(session.c.number == what.session))
                await self._count_session(found)
            case Referral():
                ref = self._ref("referral", what.id)
                await self.save(LINE, line_of_referral(ref, what, await self._zone(what.neighbourhood)))
            case Round():
                ref = self._ref("round", what.id)
                await self._replace(LineKind.CHECKIN, ref, line_of_round(ref, what))
            case _:
                return

    # --- requests -----------------------------------------------------------------------------------------------------

    async def _count_request(self, what: Request, at: datetime) -> None:
        if what.opened_at is None:
            return
        before = await self._line(LineKind.REQUEST, str(what.number))
        known = await self._asking(what, is_new=before is None)
        line = line_of_request(what, known, before, at)
        if line is not None and line != before:
            await self.save(LINE, line)

    async def _asking(self, what: Request, *, is_new: bool) -> Asking:
        """Read what must be known; who asked and how, only when it is counted for the first time."""
        came = await self._is_there(claim.c.request == what.number, claim.c.state == _CAME)
        where = (await self.connection.execute(_PLACE.where(neighbourhood.c.id == what.neighbourhood))).first()
        zone, language = (where.zone, where.language) if where else ("UTC", "")
        if not is_new:
            return Asking(zone, came)
        who = select(person.c.language, person.c.channel).where(person.c.id == what.requester)
        asker = (await self.connection.execute(who)).first()
        spoken, channel = (asker.language or language, asker.channel) if asker else (language, "")
        has_asked = await self._has_asked(what.requester, what.neighbourhood, what.number)
        return Asking(zone, came, has_asked, spoken, channel)

    async def _has_asked(self, who: PersonId, place: str, but: int = 0) -> bool:
        """Tell whether somebody asked here for themselves, another time."""
        there = (request.c.requester == who) & (request.c.neighbourhood == place)
        query = select(request.c.number).where(there, request.c.number != but).order_by(request.c.number.desc())
        numbers = (await self.connection.execute(query.limit(_LAST))).scalars().all()
        lines = await self._lines(LineKind.REQUEST, [str(number) for number in numbers])
        return any(line.trait("who") != "behalf" for line in lines)

    # --- help ---------------------------------------------------------------------------------------------------------

    async def _count_help(self, part: Claim, at: datetime) -> None:
        """Count that somebody helped, or no longer, where it turns out that nobody came; and what was asked, anew."""
        asked = await self.one(REQUEST, select(request).where(request.c.number == part.request))
        if asked is None:
            return
        ref = self._help_ref(part.request, part.person)
        if part.state in _DID_NOT:
            await self._replace(LineKind.HELP, ref, None)
        elif await self._line(LineKind.HELP, ref) is None:
            place = asked.neighbourhood
            on = to_local(at, await self._zone(place)).date()
            last, has_asked = await self._last_help(part, place), await self._has_asked(part.person, place)
            await self.save(LINE, line_of_help(ref, place, on, last, has_asked=has_asked))
        await self._count_request(asked, at)

    async def _last_help(self, part: Claim, place: str) -> date | None:
        """Find on which day the same person last helped here, another time."""
        theirs = (claim.c.person == part.person) & (claim.c.request != part.request) & (claim.c.state == _CAME)
        query = select(claim.c.request).where(theirs).order_by(claim.c.claimed_at.desc())
        numbers = (await self.connection.execute(query.limit(_LAST))).scalars().all()
        lines = await self._lines(LineKind.HELP, [self._help_ref(number, part.person) for number in numbers])
        return max((line.on for line in lines if line.neighbourhood == place), default=None)

    def _help_ref(self, number: int, who: PersonId) -> str:
        return self._ref("help", str(number), who)

    # --- sessions -----------------------------------------------------------------------------------------------------

    async def _count_session(self, what: Session | None) -> None:
        if what is None:
            return
        there = (seat.c.session == what.number) & (seat.c.state == SeatState.ATTENDED.value)
        attended = int(await self.scalar(select(func.count()).select_from(seat).where(there)) or 0)
        await self._replace(LineKind.SESSION, str(what.number), line_of_session(what, attended))

    # --- lines --------------------------------------------------------------------------------------------------------

    async def _line(self, kind: LineKind, ref: str) -> Line | None:
        return next(iter(await self._lines(kind, [ref])), None)

    async def _lines(self, kind: LineKind, refs: Collection[str]) -> tuple[Line, ...]:
        which = (impact_line.c.kind == kind.value) & impact_line.c.ref.in_(refs)
        return await self.many(LINE, select(impact_line).where(which)) if refs else ()

    async def _replace(self, kind: LineKind, ref: str, line: Line | None) -> None:
        """Keep a line, or let go of what does not count any more."""
        if line is not None:
            await self.save(LINE, line)
        else:
            which = (impact_line.c.kind == kind.value) & (impact_line.c.ref == ref)
            await self.connection.execute(delete(impact_line).where(which))

    def _ref(self, *of: str) -> str:
        """Return what finds a line again and leads to nobody: a keyed hash."""
        return self.vault.blind("impact", *of)

    async def _zone(self, place: str) -> str:
        return await self.scalar(select(neighbourhood.c.zone).where(neighbourhood.c.id == place)) or "UTC"

    async def _is_there(self, *which: ColumnElement[bool]) -> bool:
        return bool(await self.scalar(select(exists().where(*which))))


_PLACE: Final = select(neighbourhood.c.zone, neighbourhood.c.language)
