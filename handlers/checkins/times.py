"""When the presence check asks and waits.

The question is asked at a wall time; everything after it is counted from an instant, and stands as such (UTC), so that
no clock change makes it shorter or longer.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from handlers.checkins.nouns import Checkin, Round
from handlers.decision import Cancel
from handlers.model import Due, PersonId
from handlers.reading.walltime import to_instant, to_local

ASK: Final = "checkin.ask"
AGAIN: Final = "checkin.again"
LISTEN: Final = "checkin.listen"
CLIMB: Final = "checkin.climb"
CONFIRM: Final = "checkin.confirm"
HOW_IS_IT: Final = "checkin.how"
UNKNOWN: Final = "checkin.unknown"
HELD: Final = "checkin.held"
DECIDED: Final = "checkin.decided"
CONTACT: Final = "checkin.contact"
OF_A_ROUND: Final = (AGAIN, LISTEN, CLIMB, CONFIRM, HOW_IS_IT)
"""The timers of one asking; they end with it."""

ASKED_AGAIN_AFTER: Final = timedelta(minutes=30)
ANSWERS_WITHIN: Final = timedelta(minutes=60)
MOST_WAITS: Final = 6
"""So often we give the whole time for an answer again; then we cannot tell."""
_WORTH_ASKING: Final = timedelta(hours=3)
CLIMBS_AFTER: Final = timedelta(minutes=15)
CONFIRMS_WITHIN: Final = timedelta(minutes=15)
LOOKS_WITHIN: Final = timedelta(minutes=60)
TOLD_AGAIN_AFTER: Final = timedelta(minutes=60)
GATHERED_WITHIN: Final = timedelta(minutes=5)
AT_ONCE: Final = timedelta(minutes=15)
DECIDES_WITHIN: Final = timedelta(minutes=60)
ACCEPTS_WITHIN: Final = timedelta(days=3)
TOLD_EVERY: Final = timedelta(days=91)

EARLIEST: Final = time(7)
LATEST: Final = time(19, 30)
"""Nobody is woken for it: asked in between, a silence is known before nine in the evening."""
_TOO_LATE: Final = time(20)
_NIGHT: Final = time(21)


def next_ask(checkin: Checkin, now: datetime) -> Due:
    """Return when the next question is due: today if its hour is still to come, else tomorrow, whatever day that is."""
    today = to_local(now, checkin.zone).date()
    is_ahead = to_instant(today, checkin.at, checkin.zone) > now
    day = today if is_ahead else today + timedelta(days=1)
    local = datetime.combine(day, checkin.at)
    return Due(ASK, checkin.person, local, checkin.zone, checkin.person, checkin.neighbourhood)


def next_day(checkin: Checkin, day: date) -> date:
    """Return the first local day, from this one on, on which is really asked."""
    while not checkin.asks_on(day):
        day += timedelta(days=1)
    return day


def is_too_late(checkin: Checkin, now: datetime) -> bool:
    """Tell whether a question would lead into the night."""
    local = to_local(now, checkin.zone).time()
    return local >= _TOO_LATE or local < EARLIEST


def is_night(checkin: Checkin, now: datetime) -> bool:
    """Tell whether nobody is told of a silence any more."""
    local = to_local(now, checkin.zone).time()
    return local >= _NIGHT or local < EARLIEST


def worth_asking_until(checkin: Checkin, now: datetime) -> datetime:
    """Return when a question of now is no longer worth asking (UTC): after some hours, and never in the night."""
    day = to_local(now, checkin.zone).date()
    evening, night = (to_instant(day, at, checkin.zone) for at in (_TOO_LATE, _NIGHT))
    return min(max(now + _WORTH_ASKING, evening), night)


def later(kind: str, about: Round, at: datetime, fields: tuple[tuple[str, str], ...] = ()) -> Due:
    """Plan something about an asking at an instant (UTC)."""
    return _at(kind, about.id, at, about.person, about.neighbourhood, fields)


def gathered(kind: str, neighbourhood: str, at: datetime) -> Due:
    """Plan something about all who are asked in a neighbourhood at an instant (UTC)."""
    return _at(kind, neighbourhood, at, None, neighbourhood)


def of_contact(person: PersonId, contact: PersonId, neighbourhood: str, at: datetime) -> Due:
    """Plan to look at an instant (UTC) whether somebody agreed to be a contact."""
    return _at(CONTACT, contact, at, person, neighbourhood)


def _at(
    kind: str,
    subject: str,
    at: datetime,
    person: PersonId | None,
    neighbourhood: str,
    fields: tuple[tuple[str, str], ...] = (),
) -> Due:
    return Due(kind, subject, at.astimezone(UTC).replace(tzinfo=None), "UTC", person, neighbourhood, fields=fields)


def stop_timers(about: Round) -> tuple[Cancel, ...]:
    """Cancel every timer of an asking."""
    return tuple(Cancel(kind, about.id) for kind in OF_A_ROUND)
