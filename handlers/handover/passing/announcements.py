"""Announcements: who wrote one answers for it, is asked about it and may take it back; that goes to who takes over.

Nobody agrees to their own: where who takes over had said yes to one that is still to go, somebody else is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from handlers.announcements.nouns import AHEAD, Announcement, AnnouncementState
from handlers.announcements.steps import Approve, ApproveFix, OfferPin, SendAgain, StillSend
from handlers.announcements.timers import LAPSE, PINS, SEND, SETTLE, UNPIN
from handlers.decision import Close, Decision
from handlers.handover.passing.between import Between, due_for
from handlers.look import Look
from handlers.model import Due, PersonId

_KEPT: Final = timedelta(days=400)
"""Longer than anybody can plan ahead, and than there are traces of one in rooms."""
_TIMERS: Final = (SEND, SETTLE, LAPSE, PINS, UNPIN)
_OF_A_SECOND: Final = (Approve, ApproveFix)
_OF_WHO_WROTE_IT: Final = (StillSend, SendAgain, OfferPin)


@dataclass(frozen=True, slots=True)
class TheirAnnouncements:
    """What they wrote for this place, what is due about it, and what ``others`` wrote for it."""

    written: tuple[Announcement, ...] = ()
    dues: tuple[Due, ...] = ()
    others: tuple[Announcement, ...] = ()

    @property
    def to_come(self) -> tuple[int, ...]:
        """List the numbers of those that nobody has read yet."""
        return tuple(one.number for one in self.written if one.state in AHEAD)


async def look_at_announcements(look: Look, place: str, giver: PersonId, now: datetime) -> TheirAnnouncements:
    """Read them."""
    lately = await look.announcements_in((place,), now - _KEPT)
    written = tuple(one for one in lately if one.composer == giver)
    dues = [due for one in written for kind in _TIMERS for due in await look.due_about(kind, one.subject)]
    return TheirAnnouncements(written, tuple(dues), tuple(one for one in lately if one.composer != giver))


def pass_announcements(theirs: TheirAnnouncements, between: Between) -> Decision:
    """Let somebody else have written them."""
    taker = between.taker.id
    asked = [one for one in theirs.others if between.leaves_all or one.places == (between.place.id,)]
    return Decision(
        save=tuple(_written_by(one, between) for one in theirs.written),
        say=(
            *(between.hand_on(_OF_WHO_WROTE_IT, one.subject) for one in theirs.written),
            *(between.hand_on(_OF_A_SECOND, one.subject) for one in asked if _may_agree(one, between)),
        ),
        close=(
            *(Close(Approve.name, one.subject, taker) for one in theirs.written),
            *(
                Close(step.name, one.subject, between.giver.id)
                for one in asked
                if not _may_agree(one, between)
                for step in _OF_A_SECOND
            ),
        ),
    ) + due_for(theirs.dues, between)


def _may_agree(announcement: Announcement, between: Between) -> bool:
    """Tell whether who takes over can be asked to agree instead: never to their own or that of one apart."""
    fix = announcement.fix
    people = {announcement.composer, *({fix.proposer} if fix else ())}
    return not people & {*between.apart, between.taker.id}


def _written_by(announcement: Announcement, between: Between) -> Announcement:
    taker, fix = between.taker.id, announcement.fix
    passed = replace(announcement, composer=taker)
    if fix and fix.proposer == between.giver.id:
        passed = replace(passed, fix=replace(fix, proposer=taker))
    if announcement.state is AnnouncementState.SCHEDULED and announcement.approver == taker:
        passed = replace(passed, approver=None)
    return passed
