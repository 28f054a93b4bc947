"""A call that is promised: one sentence to one person at a time, until when, and how it is taken back.

It is kept as what is due, and named as any call: that somebody waits for one, never why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from handlers.caregivers.hours import looked_at
from handlers.caregivers.nouns import BEING_CALLED
from handlers.caregivers.questions import sentence
from handlers.caregivers.steps import ToCall, WhichNumber
from handlers.caregivers.team import PROMISED, asked_by_now
from handlers.decision import Cancel, Choice, Close, Decision, Entity, Lane, Say, ToPerson
from handlers.keeping.seeing import Seen, saw
from handlers.model import Due, Note, Person, PersonId, Withdrawn
from handlers.text import Said, Text, When, _, lines

DONE = "done"
CANNOT = "cannot"
NUMBER = "number"
_CHOICES = (
    Choice(DONE, _("done, I called"), "✅"),
    Choice(CANNOT, _("I cannot call"), "👎"),
    Choice(NUMBER, _("I need a telephone number"), "📞"),
)


@dataclass(frozen=True, slots=True)
class Promise:
    """Who wants to be called, by whom that is promised, and until when (``by`` and ``now`` are wall time there)."""

    wanted: ToCall
    asked: tuple[PersonId, ...]
    now: datetime
    by: datetime
    zone: str
    again: bool = False

    def due(self) -> Due:
        """Plan to look whether it was done; in the night nobody is woken for it."""
        at = looked_at(self.now, self.by, urgent=self.wanted.urgent)
        fields = (
            ("asked", ",".join(self.asked)),
            ("urgent", _yes(self.wanted.urgent)),
            ("today", _yes(self.wanted.today)),
            ("again", _yes(self.again)),
        )
        return Due(
            PROMISED,
            self.wanted.receipt,
            at,
            self.zone,
            self.wanted.person,
            self.wanted.neighbourhood,
            may_wait=True,
            fields=fields,
        )

    def ask(self) -> Say:
        """Say exactly the sentence that was agreed to, and until when, to who was asked last."""
        wanted = self.wanted
        text = lines(sentence(wanted.who, wanted.today), until_words(self.now, self.by))
        lane = Lane.URGENT if wanted.urgent else Lane.REPLY
        about = Entity("call", wanted.receipt, "open")
        return Say(ToPerson(self.asked[-1]), wanted.name, text, about, _CHOICES, wanted, lane=lane, ping=wanted.urgent)

    def seen(self) -> tuple[Note, ...]:
        """Note that they read who wants to be called, for that person to see."""
        wanted = self.wanted
        return saw(self.asked[-1], Seen.CALL, (wanted.person,), wanted.neighbourhood, wanted.receipt)


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def until_words(now: datetime, by: datetime) -> Text:
    """Say until when to call."""
    if now.date() == by.date():
        return _("Please call today before {time}.", time=by.time())
    return _("Please call before {when}.", when=When(by.date(), by.time()))


def promise_words(name: str, now: datetime, by: datetime) -> Text:
    """Say who calls, and until when."""
    if now.date() == by.date():
        return _("{name} calls you today before {time}.", name=name, time=by.time())
    return _("{name} calls you before {when}.", name=name, when=When(by.date(), by.time()))


def ask_number(person: PersonId, step: WhichNumber, text: Said) -> Say:
    """Ask under which number they may be called; it is passed on and kept nowhere."""
    about, here = Entity("call", step.receipt, "open"), (Choice("here", _("no number, write to me here")),)
    return Say(ToPerson(person), step.name, text, about, here, step, free=True, light=True)


def settled(receipt: str) -> Decision:
    """Ask nobody any more about a call, and look no more whether it was made."""
    steps = (ToCall.name, WhichNumber.name)
    return Decision(cancel=(Cancel(PROMISED, receipt),), close=tuple(Close(step, receipt) for step in steps))


def take_back(person: Person, due: Due) -> Decision:
    """Tell who was asked that the person does not want to be called any more."""
    text: Said = _("{who} does not need to be called any more.", who=person.name)
    about = Entity("call", due.subject, "over")
    told = tuple(Say(ToPerson(one), "call.not_needed", text, about) for one in asked_by_now(due))
    return Decision(save=(Withdrawn(person.id, (BEING_CALLED,), due.subject),), say=told) + settled(due.subject)
