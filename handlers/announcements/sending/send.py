"""Sending: everybody's right to it is looked at again, then every room gets its own row, each exactly once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from handlers.announcements.approving.approve import ask_to_approve, doubted, when_it_goes
from handlers.announcements.audience import Target, look_for_colleagues
from handlers.announcements.case import Case, in_rooms, look_at_case, reach_of, read_case, refuse_kindly
from handlers.announcements.composing.preview import addresses, full_rooms, no_colleague
from handlers.announcements.nouns import ANNOUNCEMENT, Addressee, Addressees, Announcement, AnnouncementState
from handlers.announcements.privately import Recipient, look_at_tired
from handlers.announcements.steps import StillSend
from handlers.announcements.timers import LAPSE, SEND, lapse_due, send_due, settle_due
from handlers.announcements.wording import for_room
from handlers.announcements.words import ANNOUNCE_WORDS
from handlers.attachments import Forwarded
from handlers.decision import (
    NOTHING,
    YES_NO,
    Audience,
    Cancel,
    Decision,
    Entity,
    Lane,
    Say,
    StepKind,
    Tick,
    TimerKind,
    ToOneRoom,
    ToPerson,
    ToRole,
    Turn,
)
from handlers.look import Look
from handlers.model import Note, Person, PersonId, Role
from handlers.reading.walltime import to_local
from handlers.text import FirstWord, Said, Text, Verbatim, When, _, lines

TOO_LATE: Final = timedelta(hours=6)
"""After being away so long we ask before we send: what it says may be over."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What is to be sent, what everybody may do now, which rooms and people had enough, and who could say yes."""

    case: Case
    writer_reach: frozenset[str]
    approver: Person | None
    approver_reach: frozenset[str]
    full: tuple[Target, ...] = ()
    people: int = 0
    colleagues: tuple[Person, ...] = ()
    tired: frozenset[PersonId] = frozenset()

    @property
    def lost_by(self) -> str:
        """The name of who may not announce there any more; empty when all is well."""
        announcement = self.case.announcement
        if not {*announcement.places} <= self.writer_reach:
            return self.case.composer.name
        if announcement.approver is not None and not {*announcement.places} & self.approver_reach:
            return self.approver.name if self.approver else "?"
        return ""


async def look_at_sending(tick: Tick, look: Look) -> Sending | None:
    """Read the announcement, and what everybody may do now."""
    case = await read_case(look, int(tick.due.subject))
    if case is None:
        return None
    announcement = case.announcement
    approver = await look.person(announcement.approver) if announcement.approver else None
    most = tick.service.most_a_week
    draft = announcement.draft
    full = () if announcement.urgent else await full_rooms(look, case.targets, tick.now, most)
    case = await case.beside(look, addresses(full))
    grew = announcement.approver is None and case.is_wide
    return Sending(
        case,
        await reach_of(look, case.country, case.composer, tick.admins),
        approver,
        await reach_of(look, case.country, approver, tick.admins),
        full,
        await look.how_many_in(draft.places, draft.kinds) if grew else 0,
        await look_for_colleagues(look, case.country, draft, case.composer.id, tick.admins) if grew else (),
        frozenset() if announcement.urgent else await look_at_tired(look, case.privately, tick.now, most),
    )


def send(tick: Tick, sending: Sending | None) -> Decision:
    """Send it to every room, or block it when somebody lost the right, or ask first when it is long late."""
    if sending is None or sending.case.announcement.state is not AnnouncementState.SCHEDULED:
        return NOTHING
    if sending.lost_by:
        return _block(sending)
    if sending.case.announcement.approver is None and sending.case.is_wide:
        return _ask_second(tick, sending)
    if tick.late_by > TOO_LATE:
        return _ask_whether_still(tick, sending.case.announcement)
    case, full = sending.case, addresses(sending.full)
    going = replace(case.announcement, state=AnnouncementState.SENDING, sent_at=tick.now)
    targets = tuple(target for target in case.targets if target.room.address not in full)
    people = tuple(one for one in case.privately if one.person.id not in sending.tired)
    told = (*to_rooms(going, targets), *to_people(going, people))
    note = Note(None, "announcement.sent", going.subject, neighbourhood=going.places[0])
    kept = addressees(going, targets, people, left_out=sending.full)
    return Decision(save=(going, kept, note), say=told, due=(settle_due(going, tick.now, 0),))


def _ask_second(tick: Tick, sending: Sending) -> Decision:
    """Ask for a second pair of eyes after all: since it was planned, one room or person became more."""
    waits = replace(sending.case.announcement, state=AnnouncementState.ASKED)
    writer, targets = sending.case.composer, sending.case.targets
    privately = sending.case.privately
    asked = ask_to_approve(waits, writer.name, targets, sending.people, sending.colleagues, privately)
    told = Say(ToPerson(writer.id), "announce.waits", lines(_why_second(waits, targets), *_nobody_to_ask(sending)))
    return Decision(save=(waits,), say=(told, *asked), due=(lapse_due(waits, tick.now),))


def _why_second(waits: Announcement, targets: tuple[Target, ...]) -> Text:
    if len(targets) > 1:
        return _(
            "Announcement {number} goes to more than one room now: somebody else has to say yes.", number=waits.number
        )
    return _("Announcement {number} goes to several people now: somebody else has to say yes.", number=waits.number)


def _nobody_to_ask(sending: Sending) -> tuple[Text, ...]:
    """Say at once that there is nobody, and how somebody who comes says yes, instead of letting it lapse in silence."""
    how = _(
        "To say yes: {words} {number} ok.", words=FirstWord(ANNOUNCE_WORDS), number=sending.case.announcement.number
    )
    return () if sending.colleagues else (no_colleague(), how)


def to_rooms(announcement: Announcement, targets: tuple[Target, ...], attempt: int = 0) -> tuple[Say, ...]:
    """Say it in each of these rooms; whatever makes us decide it again, it is said there once an attempt."""
    return tuple(
        Say(
            ToOneRoom(target.place.id, target.room.address),
            ANNOUNCEMENT,
            for_room(announcement.texts, target.place.language, announcement.line, announcement.enclosed),
            in_rooms(announcement, announcement.state),
            card=True,
            lane=Lane.PLANNED,
            attach=_files(announcement),
            once=_once(announcement, attempt),
        )
        for target in targets
    )


def to_people(announcement: Announcement, people: Sequence[Recipient], attempt: int = 0) -> tuple[Say, ...]:
    """Say it to each of these people in private, as it is said in rooms."""
    return tuple(
        Say(
            ToPerson(one.person.id),
            ANNOUNCEMENT,
            for_room(announcement.texts, one.language, announcement.line, announcement.enclosed, one.place),
            in_rooms(announcement, announcement.state),
            card=True,
            lane=Lane.PLANNED,
            attach=_files(announcement),
            once=_once(announcement, attempt),
        )
        for one in people
    )


def addressees(
    announcement: Announcement,
    targets: Sequence[Target],
    people: Sequence[Recipient],
    left_out: Sequence[Target] = (),
) -> Addressees:
    """Keep who gets this edition, and which rooms had enough and do not get it."""
    number, edition = announcement.number, announcement.edition
    rooms = [(one, edition) for one in targets] + [(one, 0) for one in left_out]
    return Addressees(
        (
            *(Addressee(number, one.place.id, which, *_lies_at(one)) for one, which in rooms),
            *(Addressee(number, one.home, edition, person=one.person.id) for one in people),
        )
    )


def _lies_at(target: Target) -> tuple[str, str]:
    return target.room.address.channel, target.room.address.value


def _once(announcement: Announcement, attempt: int) -> str:
    return f"{ANNOUNCEMENT}:{announcement.number}:{announcement.edition}:{attempt}"


def _files(announcement: Announcement) -> tuple[Forwarded, ...]:
    enclosed = announcement.enclosed
    return (Forwarded(enclosed.ref, Verbatim(enclosed.says)),) if enclosed else ()


def _block(sending: Sending) -> Decision:
    """Send nothing in the name of somebody who may not speak there any more; others who organise there hear why."""
    announcement = sending.case.announcement
    blocked = replace(announcement, state=AnnouncementState.BLOCKED)
    text = _(
        "I did not send announcement {number}: {name} may not announce there any more.",
        number=announcement.number,
        name=sending.lost_by,
    )
    about = Entity("announcement.blocked", announcement.subject)
    told = [Say(ToPerson(announcement.composer), "announce.blocked", text, about)]
    if not {*announcement.places} <= sending.writer_reach:
        told.append(Say(_another(sending), "announce.blocked", text, about))
    note = Note(None, "announcement.blocked", announcement.subject, neighbourhood=announcement.places[0])
    return Decision(save=(blocked, note), say=tuple(told))


def _another(sending: Sending) -> Audience:
    """Find who else should hear it: who said yes, else who organises there."""
    if sending.approver and sending.approver_reach:
        return ToPerson(sending.approver.id)
    return ToRole(sending.case.announcement.places[0], Role.ORGANISER)


def _ask_whether_still(tick: Tick, announcement: Announcement) -> Decision:
    local = announcement.send_local
    text = _(
        "I was away when announcement {number} should have gone ({when}). Shall I still send it?",
        number=announcement.number,
        when=When(local.date(), local.time().replace(second=0, microsecond=0)),
    )
    step, about = StillSend(announcement.number), Entity("announcement.still", announcement.subject)
    asked = Say(ToPerson(announcement.composer), "announce.still", text, about, YES_NO, step)
    return Decision(say=(asked,), due=(lapse_due(announcement, tick.now),))


async def look_at_still(turn: Turn, look: Look, step: StillSend) -> Case | None:
    """Read what is late."""
    return await look_at_case(turn, look, step.number)


def send_still(turn: Turn, step: StillSend, case: Case | None) -> Decision:
    """Send it now, or not at all."""
    if case is None or case.announcement.state is not AnnouncementState.SCHEDULED:
        return refuse_kindly(turn, _("That is settled already. Thank you."))
    if turn.answer and turn.answer.choice == "yes":
        now = to_local(turn.now, case.announcement.zone)
        first = case.announcement.approver is None and case.is_wide
        goes = when_it_goes(case.announcement, turn.now) or _("I send it now.")
        text: Said = lines(goes, *doubted(case.announcement, turn.now))
        if first:
            text = _("Somebody else has to say yes first.")
        return Decision(
            say=(Say(turn.me, "announce.sending", text),),
            due=(send_due(case.announcement, now),),
            cancel=(Cancel(LAPSE, case.subject),),
        )
    dropped = replace(case.announcement, state=AnnouncementState.CANCELLED)
    return Decision(save=(dropped,), say=(Say(turn.me, "announce.dropped", nothing_sent()),))


def nothing_sent() -> Text:
    """Say that it was left."""
    return _("All right. Nothing was sent.")


STEPS = (StepKind(StillSend, look_at_still, send_still),)
TIMERS = (
    TimerKind(
        SEND,
        "Up to six hours late it is sent; later who wrote it is asked whether it still makes sense.",
        look_at_sending,
        send,
    ),
)
