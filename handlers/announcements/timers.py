"""The due rows of an announcement."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.announcements.nouns import Announcement
from handlers.decision import Cancel, Turn
from handlers.model import Due, PersonId
from handlers.reading.walltime import to_local

SEND: Final = "announcement.send"
SETTLE: Final = "announcement.settle"
LAPSE: Final = "announcement.lapse"
PINS: Final = "announcement.pins"
UNPIN: Final = "announcement.unpin"
_MORNING: Final = time(8)
DRAFT_OVER: Final = "announcement.draft_over"
DRAFT_KEPT: Final = timedelta(days=1)
"""So long what was not finished is kept (domain 5.2)."""
PATIENCE: Final = timedelta(days=3)
"""So long an announcement waits for a second person."""
FIRST_LOOK: Final = timedelta(minutes=1)
LOOKS: Final = (
    FIRST_LOOK,
    timedelta(minutes=4),
    timedelta(minutes=25),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=17),
)
"""How long after each other we look whether every room has it; after the last, about a day, who wrote it is told."""


def send_due(announcement: Announcement, local: datetime) -> Due:
    """Plan the sending; quiet hours move what is not urgent. A yes that came later makes it another occurrence."""
    return Due(
        SEND,
        announcement.subject,
        local,
        announcement.zone,
        announcement.composer,
        announcement.places[0],
        may_wait=not announcement.urgent,
        fields=(("yes", announcement.approver or ""),),
    )


def draft_due(turn: Turn) -> Due:
    """Plan to let go of what this person does not finish writing."""
    local = turn.now_local + DRAFT_KEPT
    return Due(DRAFT_OVER, turn.person.id, local, turn.zone, turn.person.id, may_wait=True)


def lapse_due(announcement: Announcement, now: datetime) -> Due:
    """Plan the end of waiting for a yes."""
    local = to_local(now + PATIENCE, announcement.zone)
    where = announcement.places[0]
    return Due(LAPSE, announcement.subject, local, announcement.zone, announcement.composer, where, may_wait=True)


def settle_due(announcement: Announcement, now: datetime, attempt: int, looks: int = 0) -> Due:
    """Plan to look whether every room has it; ``attempt`` counts how often failed rooms were tried again."""
    local = to_local(now + LOOKS[looks], announcement.zone)
    fields = (("edition", str(announcement.edition)), ("attempt", str(attempt)), ("looks", str(looks)))
    where = announcement.places[0]
    return Due(SETTLE, announcement.subject, local, announcement.zone, announcement.composer, where, fields=fields)


def pins_due(announcement: Announcement, now: datetime, who: PersonId, *, off: bool, looks: int = 0) -> Due:
    """Plan to look in which rooms it is pinned now, or no longer, to tell *who* wanted that."""
    local = to_local(now + LOOKS[looks], announcement.zone)
    fields = (("off", "yes" if off else ""), ("looks", str(looks)))
    return Due(PINS, announcement.subject, local, announcement.zone, who, announcement.places[0], fields=fields)


def unpin_due(announcement: Announcement, last_day: date, who: PersonId) -> Due:
    """Plan to let go of it the morning after the last day on which it is to be in sight."""
    local = datetime.combine(last_day + timedelta(days=1), _MORNING)
    return Due(UNPIN, announcement.subject, local, announcement.zone, who, announcement.places[0], may_wait=True)


def nothing_more(announcement: Announcement) -> tuple[Cancel, ...]:
    """Nothing is planned about it any more."""
    return tuple(Cancel(kind, announcement.subject) for kind in (SEND, SETTLE, LAPSE, PINS, UNPIN))
