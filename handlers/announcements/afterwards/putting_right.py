"""A correction where it stands: the message is edited, says so itself, and is said anew over bridges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from handlers.announcements.audience import look_for_colleagues
from handlers.announcements.case import Case, look_at_case
from handlers.announcements.composing.preview import Previewing, look_at_previewing
from handlers.announcements.nouns import EXTRA, OUT, Announcement, AnnouncementState, Fix, Sent
from handlers.announcements.privately import Recipient
from handlers.announcements.sending.send import addressees, to_people, to_rooms
from handlers.announcements.sending.settle import Outcome, outcome_of
from handlers.announcements.steps import ApproveFix, CorrectRight, CorrectText
from handlers.announcements.timers import settle_due
from handlers.announcements.wording import opening
from handlers.decision import Close, Decision, Entity, Lane, Say, ToOneRoom, Turn
from handlers.look import Look
from handlers.model import Note, Person
from handlers.reading.plain import one_line
from handlers.text import Verbatim, _

LONGEST_LINE: Final = 80


@dataclass(frozen=True, slots=True)
class Correcting:
    """What stands in which rooms, and who else answers for them; ``ready``: of what stands nowhere, as if new."""

    case: Case
    outcome: Outcome
    arrived: tuple[str, ...]
    colleagues: tuple[Person, ...]
    ready: Previewing | None = None

    @property
    def told(self) -> tuple[Recipient, ...]:
        """Who has it in private, or may get it yet."""
        return self.outcome.people(Sent.ARRIVED, Sent.WAITING)


async def look_at_correcting(turn: Turn, look: Look, number: int) -> Correcting | None:
    """Read what stands where; None when there is no such announcement."""
    case = await look_at_case(turn, look, number)
    if case is None:
        return None
    outcome = await outcome_of(look, case)
    arrived = tuple(target.room.address.value for target in (*outcome.arrived, *outcome.waiting))
    colleagues = await look_for_colleagues(look, case.country, case.announcement.draft, turn.person.id, turn.admins)
    ready = None if case.announcement.state in OUT else await _as_if_new(turn, look, case.announcement)
    return Correcting(case, outcome, arrived, colleagues, ready)


async def _as_if_new(turn: Turn, look: Look, announcement: Announcement) -> Previewing:
    """Read what its preview needs; that it is like itself is nothing to look out for."""
    found = await look_at_previewing(turn, look, announcement.draft)
    return replace(found, others=tuple(one for one in found.others if one.number != announcement.number))


async def look_at_step(turn: Turn, look: Look, step: CorrectText | CorrectRight | ApproveFix) -> Correcting | None:
    """Read what stands where."""
    return await look_at_correcting(turn, look, step.number)


def put_right(turn: Turn, facts: Correcting, fix: Fix) -> Decision:
    """Edit it where it stands, and say it anew where an edit may not be seen."""
    before = facts.case.announcement
    after = replace(
        before,
        state=AnnouncementState.CORRECTED,
        texts=fix.texts,
        line=one_line(fix.line, LONGEST_LINE),
        edition=before.edition + 1,
        fix=None,
    )
    targets = tuple(target for target in facts.case.targets if target.room.address.value in facts.arrived)
    note = Note(turn.person.id, "announcement.corrected", after.subject, neighbourhood=after.places[0])
    kept = (addressees(after, targets, facts.told),) if facts.case.addressees else ()
    return Decision(
        save=(after, *kept, note),
        say=(*to_rooms(after, targets), *to_people(after, facts.told), *_said_anew(after, facts)),
        due=(settle_due(after, turn.now, 0),),
        close=(asked_before(after),),
    )


def _said_anew(after: Announcement, facts: Correcting) -> tuple[Say, ...]:
    """Say shortly what was put right, where an edit may not be seen."""
    once = f"{EXTRA}:{after.number}:{after.edition}"
    return tuple(
        Say(
            ToOneRoom(target.place.id, target.room.address),
            EXTRA,
            _(
                'Correction of "{opening}": {line}',
                opening=Verbatim(opening(after.texts, target.place.language)),
                line=after.line,
            ),
            Entity(EXTRA, after.subject),
            lane=Lane.PLANNED,
            once=once,
        )
        for target in facts.case.targets
        if target.room.bridged and target.room.address.value in facts.arrived
    )


def asked_before(announcement: Announcement) -> Close:
    """Close what was asked about an older correction of it."""
    return Close(ApproveFix.name, announcement.subject)
