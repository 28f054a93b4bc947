"""What comes due around a session, and when: everything here is wall time in the zone of the session.

A reminder is one row a session, not one a person: who gets it is read when it is sent, so that whoever joined late is
reminded and whoever left is not. Rows that are planned twice are the same rows.
"""

from datetime import date, datetime, time, timedelta

from handlers.decision import Cancel
from handlers.model import Due, PersonId
from handlers.reading.walltime import QUIET_START, shift_quiet, to_instant, to_local
from handlers.sessions.nouns import Session

REMIND_WEEK = "session.remind_week"
REMIND_DAY = "session.remind_day"
REMIND_HOURS = "session.remind_hours"
OFFER = "session.offer"
OFFER_ENDS = "session.offer_ends"
BEGINS = "session.begins"
ENDS = "session.ends"
AFTER = "session.after"
FORGET_NEEDS = "session.forget_needs"
ARCHIVE = "session.archive"
CATCH_UP = "session.catch_up"
INVITE = "session.invite"
NEXT = "session.next"
ASK_LINK = "session.ask_link"
TELL = "session.tell"
TELL_MOVED = "session.tell_moved"

REMINDERS = (REMIND_WEEK, REMIND_DAY, REMIND_HOURS)
BEFORE = (*REMINDERS, OFFER, OFFER_ENDS, INVITE, ASK_LINK)
"""Void once it is moved or cancelled; the reminders are planned anew for another moment."""
ALL = (*BEFORE, BEGINS, ENDS, AFTER, FORGET_NEEDS, ARCHIVE, TELL_MOVED)
"""Void once it is moved. What else there is to tell holds, and so does making the next time of a series."""

MORNING = time(9)
BEFORE_REMINDING = time(8)
LAST_CALL = time(20, 30)
HOURS_BEFORE = timedelta(hours=2)
TIME_TO_ANSWER = timedelta(hours=24)
SHORTEST_ANSWER = timedelta(hours=1)
NEEDS_KEPT = timedelta(days=7)
KEPT = timedelta(days=30)
EARLY = timedelta(minutes=30)
"""So long before the beginning people can say that they are there."""
LATE = timedelta(hours=2)
"""And so long after the end."""


# --- its moments --------------------------------------------------------------------------------------------------


def starts_at(session: Session) -> datetime:
    """Return when it begins (UTC)."""
    return to_instant(session.starts_local.date(), session.starts_local.time(), session.zone)


def ends_at(session: Session) -> datetime:
    """Return when it is over (UTC)."""
    return starts_at(session) + session.lasts


def ends_local(session: Session) -> datetime:
    """Return when it is over."""
    return to_local(ends_at(session), session.zone)


def has_begun(session: Session, now: datetime) -> bool:
    """Tell whether it has begun by the clock, whatever its state says."""
    return now >= starts_at(session)


def is_near(session: Session, now: datetime) -> bool:
    """Tell whether there is no time left to ask one after another: then all who wait are asked at once."""
    return offer_until(session, now) is None


def offer_until(session: Session, now: datetime) -> datetime | None:
    """Return until when (UTC) somebody may think about a place: a day, but never into the last two hours or a night.

    None when that leaves less than an hour.
    """
    until = min(now + TIME_TO_ANSWER, starts_at(session) - HOURS_BEFORE).replace(second=0, microsecond=0)
    if shift_quiet(until, session.zone) > until:
        until = _evening_before(until, session.zone)
    return until if until - now >= SHORTEST_ANSWER else None


def _evening_before(instant: datetime, zone: str) -> datetime:
    local = to_local(instant, zone)
    on = local.date() if local.time() >= QUIET_START else local.date() - timedelta(days=1)
    return to_instant(on, QUIET_START, zone)


def choice_ends_at(session: Session) -> datetime:
    """Return until when (UTC) people can change to another group: the beginning of the day before."""
    return to_instant(_day_before(session, 1), time(0), session.zone)


def groups_made_at(session: Session) -> datetime:
    """Return when (UTC) the groups are made: with the last reminder."""
    local = hours_before(session)
    return to_instant(local.date(), local.time(), session.zone)


def is_present_time(session: Session, now: datetime) -> bool:
    """Tell whether people can say now that they are there."""
    return starts_at(session) - EARLY <= now <= ends_at(session) + LATE


# --- rows ---------------------------------------------------------------------------------------------------------


def due(
    kind: str, session: Session, local: datetime, person: PersonId | None = None, *, wait: bool = False, **fields: str
) -> Due:
    """Make a row about a session, for one person or for all."""
    return Due(
        kind, str(session.number), local, session.zone, person, session.neighbourhood, wait, tuple(fields.items())
    )


def reminders(session: Session, now: datetime) -> tuple[Due, ...]:
    """Plan what is still ahead: a week before and the day before at nine, and two hours before it begins."""
    day = datetime.combine(_day_before(session, 1), MORNING)
    planned = (
        due(REMIND_WEEK, session, week_before(session), wait=True),
        due(REMIND_DAY, session, day, wait=True),
        due(REMIND_HOURS, session, hours_before(session), wait=True),
    )
    return tuple(row for row in planned if row.local > to_local(now, session.zone))


def invitation(session: Session, now: datetime) -> Due:
    """Plan to ask people to come: a week before, or as soon as that is past."""
    return due(INVITE, session, max(week_before(session), to_local(now, session.zone)), wait=True)


def _day_before(session: Session, days: int) -> date:
    return session.starts_local.date() - timedelta(days=days)


def week_before(session: Session) -> datetime:
    """Return the morning a week before."""
    return datetime.combine(_day_before(session, 7), MORNING)


def hours_before(session: Session) -> datetime:
    """Return two hours before it begins; the evening before, when the night would make that too late."""
    soon = starts_at(session) - HOURS_BEFORE
    if shift_quiet(soon, session.zone) < starts_at(session):
        return to_local(soon, session.zone)
    local = to_local(soon, session.zone) - timedelta(hours=12)
    return datetime.combine(local.date(), LAST_CALL)


def asking_for_link(session: Session, now: datetime) -> tuple[Due, ...]:
    """Plan to ask for a link that is missing: the day before, early enough to stand in the reminder."""
    row = due(ASK_LINK, session, datetime.combine(_day_before(session, 1), BEFORE_REMINDING), wait=True)
    return (row,) if row.local > to_local(now, session.zone) else ()


def offer(session: Session, now: datetime) -> Due:
    """Plan to offer what is free, now or when the night is over."""
    return due(OFFER, session, to_local(now, session.zone), wait=True)


def offer_ends(session: Session, person: PersonId, until: datetime) -> Due:
    """Plan the end of an offer to one person."""
    return due(OFFER_ENDS, session, to_local(until, session.zone), person, wait=True)


def begins(session: Session) -> Due:
    """Plan its beginning."""
    return due(BEGINS, session, session.starts_local)


def ends(session: Session) -> Due:
    """Plan its end."""
    return due(ENDS, session, ends_local(session))


def after(session: Session) -> Due:
    """Plan to ask how it was, the next morning."""
    on = ends_local(session).date() + timedelta(days=1)
    return due(AFTER, session, datetime.combine(on, MORNING), wait=True)


def forget_needs(session: Session) -> Due:
    """Plan to forget what people needed to take part: seven days after (domain 2.4)."""
    return due(FORGET_NEEDS, session, ends_local(session) + NEEDS_KEPT)


def archive(session: Session) -> Due:
    """Plan to put it away, thirty days after."""
    return due(ARCHIVE, session, ends_local(session) + KEPT)


def cancel(session: Session, kinds: tuple[str, ...] = BEFORE) -> tuple[Cancel, ...]:
    """Cancel every row of these kinds about a session."""
    return tuple(Cancel(kind, str(session.number)) for kind in kinds)
