"""When nobody answers: the deputy after one working day, everybody who may after two, an honest end after twenty."""

from __future__ import annotations

from dataclasses import replace

from handlers.basics.words import HUMAN_WORDS
from handlers.contact.answering import ask_to_answer
from handlers.contact.case import (
    ALL,
    DEPUTY,
    FORGET,
    LAPSE,
    OPENS,
    InquiryCase,
    closed,
    look_at_due,
    no_timers,
    tell,
    timers,
)
from handlers.contact.nouns import OPEN, Inquiry, InquiryState
from handlers.contact.words import CONTACT_WORDS
from handlers.decision import NOTHING, Decision, Lane, Tick, TimerKind, say
from handlers.look import Look
from handlers.text import FirstWord, _, lines

_STILL = _("Nobody has answered this yet.")


def ask_first(tick: Tick, case: InquiryCase | None) -> Decision:
    """Show it to who is on duty now that their hours begin."""
    if case is None or case.counter is None:
        return NOTHING
    after = case.passed_to(*case.counter.first)
    return Decision(save=(after.inquiry,)) + say(*ask_to_answer(after, case.counter.first, lane=Lane.PLANNED))


def ask_deputy(tick: Tick, case: InquiryCase | None) -> Decision:
    """Ask the deputy too, or once more everybody who was asked."""
    if case is None or case.counter is None or case.inquiry.state is not InquiryState.WAITING:
        return NOTHING
    people = case.counter.second
    after = case.passed_to(*people)
    saved = (after.inquiry,) if after.inquiry != case.inquiry else ()
    return Decision(save=saved) + say(*ask_to_answer(after, people, _STILL, lane=Lane.PLANNED))


def ask_all(tick: Tick, case: InquiryCase | None) -> Decision:
    """Ask everybody who may read it, and tell who wrote it how it stands."""
    if case is None or case.inquiry.state is not InquiryState.WAITING:
        return NOTHING
    after = case.passed_to(*case.people)
    sorry = _(
        "Nobody answered your message yet, sorry (receipt {receipt}). I asked everybody.", receipt=case.inquiry.id
    )
    human = _("Talk to a person: type {human}", human=FirstWord(HUMAN_WORDS))
    told = tell(after, case.person.id, "contact.waiting", lines(sorry, human), lane=Lane.PLANNED)
    saved = (after.inquiry,) if after.inquiry != case.inquiry else ()
    return Decision(save=saved) + say(*ask_to_answer(after, case.people, _STILL, lane=Lane.PLANNED), told)


def lapse(tick: Tick, case: InquiryCase | None) -> Decision:
    """End what nobody told anything about: its words are forgotten, and who wrote it hears that."""
    if case is None or case.inquiry.state not in OPEN:
        return NOTHING
    after = case.moved(InquiryState.LAPSED, tick, case.holder)
    text = lines(
        _(
            "I heard nothing about your message for a month (receipt {receipt}). I forget it now.",
            receipt=case.inquiry.id,
        ),
        _("Something else? Type {contact}", contact=FirstWord(CONTACT_WORDS)),
    )
    ended = Decision(save=(after.inquiry,), due=timers(after, tick), cancel=no_timers(case), close=closed(case))
    return ended + say(tell(after, case.person.id, "contact.lapsed", text, lane=Lane.PLANNED))


async def look_what_is_kept(tick: Tick, look: Look) -> Inquiry | None:
    """Read it, whoever is still there."""
    return await look.inquiry(tick.due.subject)


def forget(tick: Tick, inquiry: Inquiry | None) -> Decision:
    """Forget who wrote it and who answered: what remains can be counted."""
    if inquiry is None or inquiry.state in OPEN:
        return NOTHING
    return Decision(save=(replace(inquiry, person="", words="", asked=(), held_by=None),))


_LATE = "It is asked late; the working days were counted all the same."
TIMERS = (
    TimerKind(OPENS, _LATE, look_at_due, ask_first),
    TimerKind(DEPUTY, _LATE, look_at_due, ask_deputy),
    TimerKind(ALL, _LATE, look_at_due, ask_all),
    TimerKind(LAPSE, _LATE, look_at_due, lapse),
    TimerKind(FORGET, "It is forgotten late; nobody is told.", look_what_is_kept, forget),
)
