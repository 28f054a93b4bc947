"""The wall times of a request: when it begins and ends, what is late, and the timers made from that.

Everything here is naive wall time in the zone of the neighbourhood; only the table of due rows knows instants.
"""

from datetime import UTC, datetime, time, timedelta

from handlers.decision import Cancel
from handlers.keeping.periods import REQUEST_WORDS
from handlers.model import Due, PersonId
from handlers.reading.walltime import shift_quiet, to_instant, to_local
from handlers.requests.nouns import Request
from handlers.text import When

DAY_BEGINS, DAY_ENDS = time(9), time(18)
LAST_CALL = time(20)
EVENING_BEFORE = time(20, 30)
USUAL_LENGTH = timedelta(hours=1)
LATE = timedelta(hours=24)
KEPT = REQUEST_WORDS
LONGEST_OPEN = timedelta(days=14)
LONGEST_REVIEW = timedelta(days=3)
A_WHILE = timedelta(minutes=10)
SHORTEST_ROUND = timedelta(minutes=10)
FULL_SEARCH = timedelta(hours=48)

WAVE = "request.wave"
UNFILLED = "request.unfilled"
EXPIRE = "request.expire"
NOT_NEEDED = "request.not_needed"
RESERVE = "request.reserve"
DROPPED = "request.dropped"
RESERVE_OVER = "request.reserve_over"
REMIND_DAY = "request.remind_day"
REMIND_SOON = "request.remind_soon"
BEGIN = "request.begin"
OVERDUE = "request.overdue"
ENDED = "request.ended"
SETTLE = "request.settle"
DRAFT_IDLE = "request.draft_idle"
DRAFT_OVER = "request.draft_over"
REVIEW_OVER = "request.review_over"
CALLED = "request.called"
NEXT = "request.next"
MISSED = "request.missed"
FORGET = "request.forget"
SORRY = "request.sorry"
MOVED = "request.moved"
NOT_SAID = "request.not_said"
STILL_HELD = "request.still_held"
REPORT_OVER = "request.report_over"
INSIDE = "visit.inside"
INSIDE_SILENT = "visit.silent"
INSIDE_ALARMED = "visit.alarmed"
CATCH_UP = "request.catch_up"
REMINDERS, OVERDUES, AFTERWARDS = "reminders", "overdue", "afterwards"
"""What one person catches up with after we were away: each in one message."""

SEARCHING = (WAVE, UNFILLED, EXPIRE, RESERVE, RESERVE_OVER, CALLED, DROPPED)
TAKEN = (REMIND_DAY, REMIND_SOON, BEGIN, OVERDUE, ENDED, MOVED, NOT_SAID)
DRAFTING = (DRAFT_IDLE, DRAFT_OVER, REVIEW_OVER)
VISITING = (INSIDE, INSIDE_SILENT, INSIDE_ALARMED)


def begins(when: When) -> datetime:
    """Return when it begins; a whole day begins at nine."""
    return datetime.combine(when.on, when.start or DAY_BEGINS)


def ends(when: When) -> datetime:
    """Return when it is over: the end, or an hour after a single moment, or six in the evening of a whole day."""
    if when.start is None:
        return datetime.combine(when.on, DAY_ENDS)
    if when.end is None:
        return begins(when) + USUAL_LENGTH
    end = datetime.combine(when.on, when.end)
    return end if end > begins(when) else end + timedelta(days=1)


def last_call(when: When) -> datetime:
    """Return until when somebody can still take it."""
    if when.start is None:
        return datetime.combine(when.on, LAST_CALL)
    return ends(when) if when.end else begins(when)


def is_past(when: When | None, now_local: datetime) -> bool:
    """Tell whether it is too late for anybody to take it."""
    return when is not None and last_call(when) <= now_local


def local(now: datetime, zone: str) -> datetime:
    """Return the wall time of an instant."""
    return to_local(now, zone)


def is_late(when: When | None, now_local: datetime) -> bool:
    """Tell whether letting go now comes late: less than a day before it begins."""
    return when is not None and begins(when) - now_local < LATE


def overlap(one: When | None, other: When | None) -> bool:
    """Tell whether one person cannot do both."""
    if one is None or other is None or one.start is None or other.start is None:
        return False
    return begins(one) < ends(other) and begins(other) < ends(one)


def after_quiet(now: datetime, zone: str) -> datetime:
    """Return the wall time at which somebody may be asked: now, or the end of the quiet hours."""
    return to_local(shift_quiet(now, zone), zone)


def is_quiet(now: datetime, zone: str) -> bool:
    """Tell whether people are left in peace now."""
    return shift_quiet(now, zone) > now


def instant(at: datetime, zone: str) -> datetime:
    """Return the instant of a wall time."""
    return to_instant(at.date(), at.time(), zone)


def time_to_search(when: When | None, now_local: datetime) -> timedelta:
    """Return how long to look for somebody before an organiser steps in: two days, or half of what is left."""
    if when is None:
        return FULL_SEARCH
    return max(min(FULL_SEARCH, (last_call(when) - now_local) / 2), SHORTEST_ROUND)


def due(kind: str, request: Request, at: datetime, zone: str, *, wait: bool = False, **fields: str) -> Due:
    """Make a timer about a request."""
    return Due(
        kind,
        str(request.number),
        at,
        zone,
        neighbourhood=request.neighbourhood,
        may_wait=wait,
        fields=tuple(fields.items()),
    )


def catch_up(what: str, person: PersonId, at: datetime, zone: str) -> Due:
    """Plan one message about all tasks of a person; every one of them that plans it within a minute plans the same."""
    minute = local(at, zone).replace(second=0, microsecond=0)
    return Due(CATCH_UP, what, minute, zone, person, may_wait=True)


def gives_up(when: When | None, now_local: datetime, longest: timedelta) -> datetime:
    """Return when waiting for somebody ends: at the last call, or after this long when no moment was told."""
    return max(last_call(when), now_local) if when else now_local + longest


def forgetting(request: Request, now: datetime) -> Due:
    """Plan to forget the words of what is over: thirty days on (domain 5.2)."""
    at = (now + KEPT).astimezone(UTC).replace(tzinfo=None)
    return Due(FORGET, str(request.number), at, "UTC", neighbourhood=request.neighbourhood)


def cancel(request: Request, *groups: tuple[str, ...]) -> tuple[Cancel, ...]:
    """Cancel every timer of these groups about a request."""
    return tuple(Cancel(kind, str(request.number)) for group in groups for kind in group)


def visit_over(request: Request, person: PersonId) -> tuple[Cancel, ...]:
    """Stop watching the time for somebody who went in alone."""
    return tuple(Cancel(kind, str(request.number), person) for kind in VISITING)


def remind_soon_at(when: When, zone: str) -> datetime:
    """Return two hours before it begins; the evening before, when the night would make that too late."""
    soon = begins(when) - timedelta(hours=2)
    if after_quiet(instant(soon, zone), zone) < begins(when):
        return soon
    return datetime.combine((soon - timedelta(hours=12)).date(), EVENING_BEFORE)


def timers_of_a_taken(request: Request, now_local: datetime, zone: str) -> tuple[Due, ...]:
    """Remind a day and two hours before, notice the begin, and ask afterwards how it was."""
    if request.when is None:
        return (due(ENDED, request, now_local + timedelta(days=7), zone, wait=True),)
    start, end = begins(request.when), ends(request.when)
    planned = (
        due(REMIND_DAY, request, start - timedelta(hours=24), zone, wait=True),
        due(REMIND_SOON, request, remind_soon_at(request.when, zone), zone, wait=True),
        due(BEGIN, request, start, zone),
        due(OVERDUE, request, end + timedelta(hours=1), zone, wait=True),
        due(ENDED, request, end + timedelta(hours=3), zone, wait=True),
    )
    return tuple(timer for timer in planned if timer.local > now_local)
