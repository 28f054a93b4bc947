"""Taking back: before it was sent nothing is said, afterwards it disappears with one line in its place."""

from __future__ import annotations

from dataclasses import replace

from handlers.announcements.approving.approve import APPROVAL
from handlers.announcements.case import Case, look_at_case, refuse_kindly
from handlers.announcements.nouns import AHEAD, ANNOUNCEMENT, EXTRA, OUT, Announcement, AnnouncementState, Sent
from handlers.announcements.privately import got_it
from handlers.announcements.sending.settle import Outcome, outcome_of
from handlers.announcements.steps import (
    Approve,
    ApproveFix,
    CorrectRight,
    CorrectText,
    OfferPin,
    SendAgain,
    StillSend,
    TakeBack,
    WriteAnew,
)
from handlers.announcements.timers import nothing_more
from handlers.announcements.unsent import stands_nowhere
from handlers.decision import (
    YES_NO,
    Audience,
    Close,
    Decision,
    Entity,
    Lane,
    Pin,
    Redact,
    Say,
    StepKind,
    ToOneRoom,
    ToPerson,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import Note
from handlers.reading.walltime import to_local
from handlers.text import InLanguage, Said, Text, When, _, _n, lines, sentences

_QUESTIONS = (Approve, ApproveFix, SendAgain, StillSend, CorrectText, CorrectRight, TakeBack, OfferPin, WriteAnew)


async def look_at_withdrawing(turn: Turn, look: Look, number: int) -> Outcome | None:
    """Read in which rooms it stands."""
    case = await look_at_case(turn, look, number)
    return await outcome_of(look, case) if case else None


def ask_to_withdraw(turn: Turn, outcome: Outcome | None) -> Decision:
    """Take back at once what was not sent; ask once more about what stands in rooms."""
    if outcome is None or not outcome.case.is_led_by(turn):
        return refuse_kindly(turn)
    case = outcome.case
    if case.announcement.state in AHEAD:
        return cancel(turn, case)
    if case.announcement.state not in OUT:
        return refuse_kindly(turn, stands_nowhere(case.announcement))
    rooms = len(outcome.arrived) + len(outcome.waiting)
    text = _n(
        "Announcement {number} stands in {count} room. Shall I take it away there and say so?",
        "Announcement {number} stands in {count} rooms. Shall I take it away there and say so?",
        rooms,
        number=case.announcement.number,
    )
    about = Entity("announcement.taking_back", case.subject)
    people = got_it(len(outcome.people(Sent.ARRIVED, Sent.WAITING)))
    text_of_all = sentences(*people, text) if rooms or not people else _in_private(people, case.announcement.number)
    return say(Say(turn.me, "announce.take_back", text_of_all, about, YES_NO, TakeBack(case.announcement.number)))


def _in_private(people: tuple[Text, ...], number: int) -> Said:
    return sentences(*people, _("Shall I take announcement {number} away there and say so?", number=number))


def cancel(turn: Turn, case: Case) -> Decision:
    """Take back what was not sent; who said yes to it or wrote it hears so."""
    gone = replace(case.announcement, state=AnnouncementState.CANCELLED)
    text = _("Announcement {number} is taken back. Nothing was sent.", number=gone.number)
    others = {case.announcement.approver, case.announcement.composer} - {None, turn.person.id}
    note = Note(turn.person.id, "announcement.cancelled", gone.subject, neighbourhood=gone.places[0])
    return Decision(
        save=(gone, note),
        say=(
            Redact(Entity(APPROVAL, gone.subject)),
            Say(turn.me, "announce.cancelled", text),
            *(Say(ToPerson(one), "announce.cancelled", text) for one in sorted(filter(None, others))),
        ),
        cancel=nothing_more(gone),
        close=tuple(Close(step.name, gone.subject) for step in _QUESTIONS),
    )


async def look_at_take_back(turn: Turn, look: Look, step: TakeBack) -> Outcome | None:
    """Read in which rooms it stands now."""
    return await look_at_withdrawing(turn, look, step.number)


def take_back(turn: Turn, step: TakeBack, outcome: Outcome | None) -> Decision:
    """Redact it everywhere, and say in each room that it was taken back."""
    if turn.answer is None or turn.answer.choice != "yes":
        return say(Say(turn.me, "announce.left", _("Good. I leave it at that.")))
    if outcome is None or not outcome.case.is_led_by(turn):
        return refuse_kindly(turn)
    if outcome.case.announcement.state not in OUT:
        return refuse_kindly(turn, stands_nowhere(outcome.case.announcement))
    case = outcome.case
    gone = replace(case.announcement, state=AnnouncementState.WITHDRAWN)
    note = Note(turn.person.id, "announcement.withdrawn", gone.subject, neighbourhood=gone.places[0])
    readers: list[tuple[Audience, str]] = [
        *((ToOneRoom(one.place.id, one.room.address), one.place.language) for one in outcome.arrived),
        *((ToPerson(one.person.id), one.language) for one in outcome.people(Sent.ARRIVED)),
    ]
    notices = tuple(_say_so(gone, to, language) for to, language in readers)
    done = _("Announcement {number} is being taken away.", number=gone.number)
    return Decision(
        save=(gone, note),
        say=(
            Redact(Entity(ANNOUNCEMENT, gone.subject)),
            Redact(Entity(EXTRA, gone.subject)),
            Pin(Entity(ANNOUNCEMENT, gone.subject), off=True),
            *notices,
            Say(turn.me, "announce.withdrawn", done),
        ),
        cancel=nothing_more(gone),
        close=tuple(Close(kind.name, gone.subject) for kind in _QUESTIONS),
    )


def _say_so(gone: Announcement, to: Audience, language: str) -> Say:
    about, once = Entity("announcement.notice", gone.subject), f"announcement.notice:{gone.number}"
    return Say(to, "announcement.notice", _notice(gone, language), about, lane=Lane.PLANNED, once=once)


def _notice(gone: Announcement, language: str) -> Said:
    """Say which message does not hold any more: in the language of the room, then in the others it had."""
    others = (text.language for text in gone.texts if text.language != language)
    return lines(*(InLanguage(one, _which(gone)) for one in (language, *others)))


def _which(gone: Announcement) -> Said:
    """Name it by its moment: what stood in it was taken back, and may have been a name or a number."""
    if gone.sent_at is None:
        return _("A message of the organisers was taken back. It does not hold any more.")
    local = to_local(gone.sent_at, gone.zone)
    sent = When(local.date(), local.time().replace(second=0, microsecond=0))
    return _("The message of the organisers of {when} was taken back. It does not hold any more.", when=sent)


STEPS = (StepKind(TakeBack, look_at_take_back, take_back),)
