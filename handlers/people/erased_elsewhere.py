"""What we cannot erase of somebody, people must: the organisers are asked, reminded once, and hear no more of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar, Final

from handlers.decision import (
    NOTHING,
    Cancel,
    Choice,
    Close,
    Decision,
    Entity,
    Lane,
    Redact,
    Say,
    StepKind,
    Tick,
    TimerKind,
    ToRole,
    Turn,
    say,
)
from handlers.keeping.sweeping import look_at_the_clock
from handlers.look import Look
from handlers.model import Due, Note, Role
from handlers.text import Verbatim, _, lines

REMIND: Final = "forget.remind"
OVER: Final = "forget.over"
_ABOUT: Final = "forgotten"
_REMIND_AFTER: Final = timedelta(days=7)
_OVER_AFTER: Final = timedelta(days=28)
"""Within the month in which a request of this kind is answered (Regulation (EU) 2016/679, article 12(3))."""


@dataclass(frozen=True, slots=True)
class ErasedElsewhere:
    """Ask an organiser whether what only people can erase is erased."""

    name: ClassVar[str] = "forget.elsewhere"
    receipt: str
    neighbourhood: str


def receipt_of(number: int) -> str:
    """Write the number of a receipt as people read it."""
    return f"P-{number:04}"


def ask_people(turn: Turn, receipt: str) -> Decision:
    """Ask the organisers of every neighbourhood where the person lives."""
    decision = NOTHING
    for standing in turn.standings:
        decision += _ask(turn, receipt, standing.neighbourhood)
    return decision


def _ask(turn: Turn, receipt: str, place: str) -> Decision:
    text = lines(
        _(
            "{name} ({address}) wants to be forgotten. I erased what I had (receipt {receipt}).",
            name=Verbatim(turn.person.name),
            address=Verbatim(turn.person.address.value),
            receipt=receipt,
        ),
        _("I cannot reach paper lists, other apps, or messages of people. Please erase those too."),
        _("When it is done, choose 1. Then I erase this message too."),
    )
    question = Say(
        ToRole(place, Role.ORGANISER),
        "forget.elsewhere",
        text,
        Entity(_ABOUT, receipt),
        (Choice("done", _("it is done")),),
        ErasedElsewhere(receipt, place),
        lane=Lane.PLANNED,
    )
    local = turn.now_local
    due = (
        Due(REMIND, receipt, local + _REMIND_AFTER, turn.zone, None, place, may_wait=True),
        Due(OVER, receipt, local + _OVER_AFTER, turn.zone, None, place),
    )
    return Decision(say=(question,), due=due)


async def look_at_done(turn: Turn, look: Look, step: ErasedElsewhere) -> None:
    """Read nothing."""


def say_done(turn: Turn, step: ErasedElsewhere, facts: None) -> Decision:
    """Note who saw to it, and take back the message with the name."""
    note = Note(turn.person.id, "forget.elsewhere_done", step.receipt, None, step.neighbourhood)
    thanks = Say(turn.me, "forget.thanks", _("Thank you. {receipt} is closed.", receipt=step.receipt))
    return Decision(save=(note,), say=(thanks,)) + _close(step.receipt)


def _close(receipt: str) -> Decision:
    return Decision(
        say=(Redact(Entity(_ABOUT, receipt)),),
        cancel=(Cancel(REMIND, receipt), Cancel(OVER, receipt)),
        close=(Close(ErasedElsewhere.name, receipt),),
    )


def remind(tick: Tick, facts: None) -> Decision:
    """Remind the organisers once."""
    text = _("Is everything erased for receipt {receipt}? It must be done within a month.", receipt=tick.due.subject)
    to = ToRole(tick.due.neighbourhood or "", Role.ORGANISER)
    return say(Say(to, "forget.remind", text, lane=Lane.PLANNED))


def end(tick: Tick, facts: None) -> Decision:
    """Take back the message with the name, whatever was done."""
    return _close(tick.due.subject)


STEPS = (StepKind(ErasedElsewhere, look_at_done, say_done),)
TIMERS = (
    TimerKind(REMIND, "Late is as good as in time.", look_at_the_clock, remind),
    TimerKind(OVER, "Late; the name stands longer in the talk of the organisers.", look_at_the_clock, end),
)
