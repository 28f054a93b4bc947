"""Announcements: who wrote one answers for it, is asked about it and may take it back; that goes to who takes over.

Nobody agrees to their own: where who takes over had said yes to one that is still to go, somebody else is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from handlers.announcements.nouns import AHEAD, Announcement, AnnouncementState
from handlers.announcements.steps import Approve, OfferPin, SendAgain, StillSend
from handlers.announcements.timers import LAPSE, PINS, SEND, SETTLE, UNPIN
from handlers.decision import Close, Decision
from handlers.handover.passing.between import Between, due_for
from handlers.look import Look
from handlers.model import Due, PersonId

_KEPT: Final = timedelta(days=400)
"""Longer than anybody can plan ahead, and than there are traces of one in rooms."""
_TIMERS: Final = (SEND, SETTLE, LAPSE, PINS, UNPIN)
_OF_WHO_WROTE_IT: Final = (StillSend, SendAgain, OfferPin)


@dataclass(frozen=True, slots=True)
class TheirAnnouncements:
    """What they wrote for this place, and what is due about it."""

    written: tuple[Announcement, ...] = ()
    dues: tuple[Due, ...] = ()

    @property
    def to_come(self) -> tuple[int, ...]:
        """List the numbers of those that nobody has read yet."""
        return tuple(one.number for one in self.written if one.state in AHEAD)


async def look_at_announcements(look: Look, place: str, giver: PersonId, now: datetime) -> TheirAnnouncements:
    """Read them."""
    lately = await look.announcements_in((place,), now - _KEPT)
    written = tuple(one for one in lately if one.composer == giver)
    dues = [due for one in written for kind in _TIMERS for due in await look.due_about(kind, one.subject)]
    return TheirAnnouncements(written, tuple(dues))


def pass_announcements(theirs: TheirAnnouncements, between: Between) -> Decision:
    """Let somebody else have written them."""
    taker = between.taker.id
    return Decision(
        save=tuple(_written_by(one, between) for one in theirs.written),
        say=tuple(between.hand_on(_OF_WHO_WROTE_IT, one.subject) for one in theirs.written),
        close=tuple(Close(Approve.name, one.subject, taker) for one in theirs.written),
    ) + due_for(theirs.dues, between)


def _written_by(announcement: Announcement, between: Between) -> Announcement:
    taker, fix = between.taker.id, announcement.fix
    passed = replace(announcement, composer=taker)
    if fix and fix.proposer == between.giver.id:
        passed = replace(passed, fix=replace(fix, proposer=taker))
    if announcement.state is AnnouncementState.SCHEDULED and announcement.approver == taker:
        passed = replace(passed, approver=None)
    return passed
