"""A session as an entry in a calendar."""

from __future__ import annotations

from datetime import datetime

from handlers.attachments import CalendarEntry
from handlers.reading.session_named import name_of
from handlers.sessions.nouns import COMES, Seat, Session, SessionState
from handlers.text import Said, Verbatim, _


def uid_of(session: Session) -> str:
    """Name it the same for ever, in every calendar (RFC 7986, section 5.3: nothing about people stands in it)."""
    return f"s{session.number}@{session.neighbourhood}"


def entry_of(session: Session, seat: Seat | None = None, changed_at: datetime | None = None) -> CalendarEntry:
    """Make the entry of a session: as everybody may see it, or with ``seat`` as that person has it.

    The link stands in it only for who has a place. Who has none any more gets it cancelled, and everybody does when the
    session is. Every change of the session or of the seat makes the sequence higher (RFC 5545, section 3.8.7.4).
    ``changed_at`` is aware, UTC.
    """
    comes = seat is not None and seat.state in COMES
    return CalendarEntry(
        uid=uid_of(session),
        sequence=session.sequence + (seat.version if seat else 0),
        title=_("{number} “{title}”", number=name_of(session.number), title=Verbatim(session.title)),
        starts_local=session.starts_local,
        zone=session.zone,
        lasts=session.lasts,
        changed_at=changed_at or session.changed_at or session.made_at,
        where=_where(session),
        link=session.link if comes else "",
        cancelled=session.state is SessionState.CANCELLED or (seat is not None and not comes),
    )


def _where(session: Session) -> Said:
    return Verbatim(session.where) if session.where else _("online")
