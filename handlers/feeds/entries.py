"""What stands in a feed: a person's own sessions and tasks, or what a place shows to everybody.

A calendar app sends what it fetched to somebody's computer, often to a company's. So nothing of other people stands in
it: a task is only its number and its kind, and a public feed knows neither links nor who comes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.attachments import CalendarEntry
from handlers.look import Look
from handlers.model import Neighbourhood, PersonId, PlacesShown, RoomKind
from handlers.reading.session_named import name_of
from handlers.reading.venues import is_public_place, without_address
from handlers.requests.nouns import CAME, DONE, FINAL, Claim, ClaimState, Request
from handlers.requests.words import CATEGORY_WORDS
from handlers.sessions.calendar import entry_of
from handlers.sessions.nouns import COMES, Seat, SeatState, Session, SessionState
from handlers.text import Verbatim, When, _

LOOKS_BACK: Final = timedelta(days=365)
USUAL_LENGTH: Final = timedelta(hours=1)
_SHOWN: Final = frozenset(SessionState) - {SessionState.ARCHIVED}
_FOR_MANY: Final = frozenset({RoomKind.NETWORK, RoomKind.RESIDENTS})
_HAD_A_PLACE: Final = COMES | {SeatState.CANCELLED, SeatState.ABSENT, SeatState.EXCUSED, SeatState.REFUSED}


async def look_at_mine(person: PersonId, look: Look, since: date) -> tuple[CalendarEntry, ...]:
    """Read what a person takes part in and helps with since a day."""
    return _since([*await _sessions_of(person, look), *await _tasks_of(person, look)], since)


async def _tasks_of(person: PersonId, look: Look) -> list[CalendarEntry]:
    claims = await look.claims_of(person)
    requests = {one.number: one for one in await look.requests_numbered({claim.request for claim in claims})}
    zones = {one.id: one.zone for one in await look.neighbourhoods()}
    entries = (
        task_entry(request, claim, zones[request.neighbourhood])
        for claim in claims
        if (request := requests.get(claim.request)) and request.neighbourhood in zones
    )
    return [entry for entry in entries if entry]


async def look_at_public(place: Neighbourhood, look: Look, since: date) -> tuple[CalendarEntry, ...]:
    """Read the sessions of a place that everybody may come to, since a day."""
    sessions = await look.sessions_in(place.id, _SHOWN)
    return _since([public_entry(session, place) for session in sessions if is_public(session)], since)


def public_entry(session: Session, place: Neighbourhood) -> CalendarEntry:
    """Make the entry that everybody may read: where it is only as the neighbourhood wants, for it may be a home."""
    titled, entry = _public_title(session, place.places_shown), entry_of(session)
    hears = _("Who takes part hears where it is.")
    if titled != session.title:
        number = name_of(session.number)
        title = _("{number} “{title}”", number=number, title=Verbatim(titled)) if titled else Verbatim(number)
        entry = replace(entry, title=title, more=hears)
    if not session.where or _shows_where(session.where, place.places_shown):
        return entry
    return replace(entry, where=None, more=hears)


def _public_title(session: Session, shown: PlacesShown) -> str:
    return session.title if _shows_where(session.title, shown) else without_address(session.title)


def _shows_where(where: str, shown: PlacesShown) -> bool:
    return shown is PlacesShown.ALL or (shown is PlacesShown.PUBLIC and is_public_place(where))


def is_public(session: Session) -> bool:
    """Whether everybody may know of a session: it is for many, and nobody chooses who comes."""
    return session.audience in _FOR_MANY and not session.approval and session.state in _SHOWN


def task_entry(request: Request, claim: Claim, zone: str) -> CalendarEntry | None:
    """Make the entry of a task as its helper has it; None when it has no day, or they never had it."""
    if request.when is None or claim.state is ClaimState.RESERVE:
        return None
    starts, lasts = _span(request.when)
    is_over = request.state in FINAL and request.state not in DONE
    return CalendarEntry(
        uid=f"r{request.number}@{request.neighbourhood}",
        sequence=request.version + claim.version,
        title=_("Task {number}: {kind}", number=request.number, kind=CATEGORY_WORDS[request.category]),
        starts_local=starts,
        zone=zone,
        lasts=lasts,
        changed_at=max(claim.claimed_at, request.closed_at or claim.claimed_at),
        more=_("Ask me for the rest: what you need to know stands in our conversation."),
        all_day=request.when.start is None,
        cancelled=claim.state not in CAME or is_over,
    )


def _span(when: When) -> tuple[datetime, timedelta]:
    """Say when a task begins, in wall time, and how long it lasts."""
    if when.start is None:
        return datetime.combine(when.on, time()), timedelta(days=1)
    starts = datetime.combine(when.on, when.start)
    ends = datetime.combine(when.on, when.end) if when.end else starts + USUAL_LENGTH
    return starts, max(ends - starts, timedelta(minutes=15))


async def _sessions_of(person: PersonId, look: Look) -> list[CalendarEntry]:
    seats: dict[int, Seat] = {}
    for seat in await look.seats_of(person):
        if seat.state in _HAD_A_PLACE and (seat.person == person or seat.session not in seats):
            seats[seat.session] = seat
    return [entry_of(session, seats[session.number]) for session in await look.sessions_numbered(tuple(seats))]


def _since(entries: list[CalendarEntry], since: date) -> tuple[CalendarEntry, ...]:
    """Keep what is not long past, the earliest first."""
    kept = [entry for entry in entries if entry.starts_local.date() >= since]
    return tuple(sorted(kept, key=lambda entry: (entry.starts_local, entry.uid)))
