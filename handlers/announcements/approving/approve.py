"""The second pair of eyes: somebody else who answers for these places reads everything and says yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from handlers.announcements.audience import Target, how_far
from handlers.announcements.case import Case, look_at_case, read_case, refuse_kindly
from handlers.announcements.composing.preview import what_rooms_get
from handlers.announcements.days import doubt
from handlers.announcements.nouns import AHEAD, Announcement, AnnouncementState
from handlers.announcements.privately import Recipient, each_in_private
from handlers.announcements.steps import Approve, ApproveWhy, StillSend
from handlers.announcements.timers import LAPSE, send_due
from handlers.announcements.unsent import offer_anew
from handlers.announcements.words import ANNOUNCE_WORDS, read_numbered
from handlers.decision import (
    NOTHING,
    YES_NO,
    Cancel,
    Close,
    Decision,
    Entity,
    Say,
    StepKind,
    Tick,
    TimerKind,
    ToPerson,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import Note, Person
from handlers.reading.plain import one_line
from handlers.reading.walltime import shift_quiet, to_local
from handlers.text import FirstWord, Text, Verbatim, When, _, lines

ASKED_AT_ONCE: Final = 3
"""So many are asked; the first answer counts."""
APPROVAL: Final = "announcement.approval"
_LONGEST_REASON: Final = 300


def ask_to_approve(
    made: Announcement,
    writer: str,
    targets: tuple[Target, ...],
    people: int,
    colleagues: Sequence[Person],
    privately: Sequence[Recipient] = (),
) -> tuple[Say, ...]:
    """Ask those who answer for most of its places, with everything that each room gets."""
    text = lines(
        _("{name} wants to send announcement {number}.", name=writer, number=made.number),
        how_far(targets, people, each_in_private(privately)),
        what_rooms_get(made.draft, targets, people=privately),
        _when(made),
        _("Shall I send this?"),
    )
    about, step = Entity(APPROVAL, made.subject, made.state.value), Approve(made.number)
    return tuple(
        Say(ToPerson(one.id), "announce.approve", text, about, YES_NO, step) for one in colleagues[:ASKED_AT_ONCE]
    )


def _when(made: Announcement) -> Text:
    if made.urgent:
        return _("It is urgent: it goes at once, also in the quiet hours.")
    if made.send_local <= to_local(made.made_at, made.zone):
        return _("It goes as soon as you say yes.")
    local = made.send_local
    return _("It goes on {when}.", when=When(local.date(), local.time().replace(second=0, microsecond=0)))


# --- the answer -----------------------------------------------------------------------------------------------


async def look_at_approving(turn: Turn, look: Look, step: Approve | ApproveWhy) -> Case | None:
    """Read the announcement as it is now."""
    return await look_at_case(turn, look, step.number)


def answer(turn: Turn, step: Approve, case: Case | None) -> Decision:
    """Take a yes or a no."""
    return approve(turn, case) if turn.answer and turn.answer.choice == "yes" else refuse(turn, case)


def approve(turn: Turn, case: Case | None) -> Decision:
    """Plan the sending, when somebody who may says yes while it waits."""
    no = _why_not(turn, case) if case else None
    if case is None or no:
        return refuse_kindly(turn, no)
    before = case.announcement
    now = to_local(turn.now, before.zone)
    yes = replace(before, state=AnnouncementState.SCHEDULED, approver=turn.person.id)
    note = Note(turn.person.id, "announcement.approved", case.subject, neighbourhood=before.places[0])
    said = _("{name} said yes to announcement {number}.", name=turn.person.name, number=before.number)
    goes = when_it_goes(yes, turn.now) or _("It is being sent.")
    told = Say(ToPerson(before.composer), "announce.approved", lines(said, goes, *doubted(yes, turn.now)))
    thanks = Say(turn.me, "announce.thanks", lines(_("Thank you."), goes))
    return Decision(
        save=(yes, note),
        say=(thanks, told),
        due=(send_due(yes, max(before.send_local, now)),),
        cancel=(Cancel(LAPSE, case.subject),),
        close=(Close(Approve.name, case.subject),),
    )


def when_it_goes(yes: Announcement, now: datetime) -> Text | None:
    """Say when it goes, None when it goes now: what is not urgent waits for the end of the quiet hours."""
    local = _goes_local(yes, now)
    if local <= to_local(now, yes.zone):
        return None
    return _("It goes on {when}.", when=When(local.date(), local.time().replace(second=0, microsecond=0)))


def _goes_local(yes: Announcement, now: datetime) -> datetime:
    awake = now if yes.urgent else shift_quiet(now, yes.zone)
    return max(yes.send_local, to_local(awake, yes.zone))


def doubted(yes: Announcement, now: datetime) -> tuple[Text, ...]:
    """Doubt "tomorrow" where a yes came so late that it goes on another day than was planned."""
    doubtful = doubt(yes.texts, yes.send_local.date(), _goes_local(yes, now))
    if doubtful is None:
        return ()
    how = _("To take it back: {words} {number} withdraw.", words=FirstWord(ANNOUNCE_WORDS), number=yes.number)
    return (doubtful, how)


def refuse(turn: Turn, case: Case | None) -> Decision:
    """Send nothing, and ask why, to pass that on."""
    no = _why_not(turn, case) if case else None
    if case is None or no:
        return refuse_kindly(turn, no)
    before = case.announcement
    refused = replace(before, state=AnnouncementState.REFUSED)
    note = Note(turn.person.id, "announcement.refused", case.subject, neighbourhood=before.places[0])
    told = _("{name} said no to announcement {number}. It is not sent.", name=turn.person.name, number=before.number)
    why = _("All right, it is not sent. Why not? I tell {name}.", name=case.composer.name)
    return Decision(
        save=(refused, note),
        say=(
            offer_anew(ToPerson(before.composer), "announce.refused", refused, told),
            Say(turn.me, "announce.why", why, step=ApproveWhy(before.number), free=True, light=True),
        ),
        cancel=(Cancel(LAPSE, case.subject),),
        close=(Close(Approve.name, case.subject),),
    )


def _why_not(turn: Turn, case: Case) -> Text | None:
    announcement = case.announcement
    if announcement.state is not AnnouncementState.ASKED:
        return _("That is settled already. Thank you.")
    if announcement.composer == turn.person.id:
        return _("You wrote it yourself: somebody else has to say yes.")
    if not case.reach & {*announcement.places}:
        return _("Only somebody who organises there can say yes.")
    return None


def tell_why(turn: Turn, step: ApproveWhy, case: Case | None) -> Decision:
    """Pass the reason on."""
    if case is None or turn.answer is None or turn.answer.unsure:
        return say(Say(turn.me, "announce.why_not", _("All right.")))
    reason = Verbatim(one_line(turn.answer.text, _LONGEST_REASON))
    text = _("Why announcement {number} is not sent: {reason}", number=step.number, reason=reason)
    passed = _("Thank you. I tell {name}.", name=case.composer.name)
    how = _("To change it: {words} {number} correct.", words=FirstWord(ANNOUNCE_WORDS), number=step.number)
    told = Say(ToPerson(case.composer.id), "announce.why", lines(text, how))
    return say(Say(turn.me, "announce.why_told", passed), told)


def may_be_why(turn: Turn) -> bool:
    """Tell whether it may be a reason, and is not "announce 1 correct …"."""
    return read_numbered(turn.text) is None


# --- nobody answered ------------------------------------------------------------------------------------------


async def look_at_lapsing(tick: Tick, look: Look) -> Case | None:
    """Read what waits for a yes."""
    return await read_case(look, int(tick.due.subject))


def lapse(tick: Tick, case: Case | None) -> Decision:
    """Let go of what nobody said yes to, a second person or, where we were away at its moment, who wrote it."""
    if case is None or case.announcement.state not in AHEAD:
        return NOTHING
    over = replace(case.announcement, state=AnnouncementState.LAPSED)
    text = _("Nobody said yes to announcement {number} in three days. It is not sent.", number=over.number)
    if case.announcement.state is AnnouncementState.SCHEDULED:
        text = _("Announcement {number} is not sent: I heard no yes for three days.", number=over.number)
    return Decision(
        save=(over,),
        say=(offer_anew(ToPerson(over.composer), "announce.lapsed", over, text),),
        close=(Close(Approve.name, case.subject), Close(StillSend.name, case.subject)),
    )


STEPS = (
    StepKind(Approve, look_at_approving, answer),
    StepKind(ApproveWhy, look_at_approving, tell_why, takes=may_be_why),
)
TIMERS = (TimerKind(LAPSE, "It lapses late, and a yes that came before counts.", look_at_lapsing, lapse),)
