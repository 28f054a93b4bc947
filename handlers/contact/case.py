"""A message with who wrote it, who may answer it and who is on duty; and how each of them is spoken to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from handlers.basics.calls import Reach, reach
from handlers.contact.hours import next_there
from handlers.contact.nouns import OPEN, Desk, Duty, Inquiry, InquiryState
from handlers.contact.steps import MessageHeld, MessageWaits, PassOn
from handlers.decision import Cancel, Choice, Close, Entity, Lane, Say, Step, Tick, ToPerson, Turn
from handlers.look import Look
from handlers.model import Due, Person, PersonId
from handlers.reading.walltime import to_local
from handlers.reading.working_days import working_days_later
from handlers.text import Said, _

OPENS: Final = "contact.opens"
DEPUTY: Final = "contact.deputy"
ALL: Final = "contact.all"
LAPSE: Final = "contact.lapse"
FORGET: Final = "contact.forget"
_AFTER: Final = {DEPUTY: 1, ALL: 2, LAPSE: 20}
"""Working days after somebody could have looked at it."""
KEPT_WORKING_DAYS: Final = 21
"""About a month: so long it is kept who wrote what is over; the words go at once."""

LABELS: Final = {
    Desk.PLACE: _("a question about the neighbourhood"),
    Desk.HELPING: _("volunteering"),
    Desk.SESSIONS: _("a session or an activity"),
    Desk.IDEA: _("an idea, or working together"),
    Desk.WORRY: _("a worry or a complaint, in confidence"),
}


@dataclass(frozen=True, slots=True)
class Counter:
    """Where messages about a topic go in a neighbourhood: who may read them, and who is on duty."""

    place: Reach
    duty: Duty

    @property
    def first(self) -> tuple[Person, ...]:
        """Who is asked first: who is on duty, else their deputy, else everybody who may."""
        return self._those(self.duty.person) or self._those(self.duty.deputy) or self.place.people

    @property
    def second(self) -> tuple[Person, ...]:
        """Who is asked when nobody answered: the deputy, or everybody who may."""
        return self._those(self.duty.deputy) or self.place.people

    def _those(self, id_: PersonId | None) -> tuple[Person, ...]:
        return tuple(one for one in self.place.people if one.id == id_)


async def read_counter(look: Look, neighbourhood: str, desk: Desk, person: PersonId) -> Counter | None:
    """Read where a message of a person about a topic goes; None when nobody could read it."""
    place = await reach(look, neighbourhood, desk.role, person)
    if place is None or not place.people:
        return None
    duty = await look.duty(neighbourhood, desk)
    return Counter(place, duty or Duty(neighbourhood, desk))


@dataclass(frozen=True, slots=True)
class InquiryCase:
    """A message as it is now; ``counter`` is None when nobody may read it any more."""

    inquiry: Inquiry
    person: Person
    counter: Counter | None
    holder: Person | None = None

    @property
    def about(self) -> Entity:
        """Name it for machines; what it is about is not told."""
        return Entity("message", self.inquiry.id, self.inquiry.state.value)

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who may read it."""
        return self.counter.place.people if self.counter else ()

    def moved(self, state: InquiryState, turn: Turn | Tick, holder: Person | None = None) -> InquiryCase:
        """Return it in another state; when it is over its words are forgotten."""
        words = self.inquiry.words if state in OPEN else ""
        held_by = holder.id if holder else None
        after = replace(self.inquiry, state=state, changed_at=turn.now, held_by=held_by, words=words)
        return replace(self, inquiry=after, holder=holder)

    def passed_to(self, *people: Person) -> InquiryCase:
        """Return it as one that these people were asked to answer."""
        return replace(self, inquiry=replace(self.inquiry, asked=tuple(one.id for one in people)))


async def read_inquiry(look: Look, id_: str) -> InquiryCase | None:
    """Read a message and its people; None when it is not there, or who wrote it is not."""
    inquiry = await look.inquiry(id_)
    person = await look.person(inquiry.person) if inquiry else None
    if inquiry is None or person is None:
        return None
    counter = await read_counter(look, inquiry.neighbourhood, inquiry.desk, person.id)
    holder = await look.person(inquiry.held_by) if inquiry.held_by else None
    return InquiryCase(inquiry, person, counter, holder)


async def look_at_step(turn: Turn, look: Look, step: MessageWaits | MessageHeld | PassOn) -> InquiryCase | None:
    """Read the message of a question."""
    return await read_inquiry(look, step.inquiry)


async def look_at_due(tick: Tick, look: Look) -> InquiryCase | None:
    """Read the message of a timer; None when it moved on since that was planned."""
    case = await read_inquiry(look, tick.due.subject)
    return case if case and case.inquiry.state.value == dict(tick.due.fields).get("state") else None


def tell(
    case: InquiryCase,
    who: PersonId,
    msgid: str,
    text: Said,
    step: Step | None = None,
    choices: tuple[Choice, ...] = (),
    *,
    lane: Lane = Lane.REPLY,
) -> Say:
    """Say something about a message to one person in private."""
    return Say(ToPerson(who), msgid, text, case.about, choices, step, lane=lane)


def timers(case: InquiryCase, turn: Turn | Tick) -> tuple[Due, ...]:
    """Plan what follows when nothing is heard, from when somebody could look; where it is held, the end alone."""
    match case.inquiry.state:
        case InquiryState.WAITING:
            return tuple(_due(kind, case, days, turn) for kind, days in _AFTER.items())
        case InquiryState.HELD:
            return (_due(LAPSE, case, _AFTER[LAPSE], turn),)
        case _:
            return (_due(FORGET, case, KEPT_WORKING_DAYS, turn),)


def opens(case: InquiryCase, turn: Turn) -> Due:
    """Plan to show it when the hours of who is on duty begin."""
    return _due(OPENS, case, 0, turn)


def _due(kind: str, case: InquiryCase, days: int, turn: Turn | Tick) -> Due:
    inquiry, zone = case.inquiry, _zone(case)
    local = to_local(turn.now, zone)
    begins = next_there(case.counter.duty, local) if case.counter else local
    fields = (("state", inquiry.state.value),)
    at = working_days_later(begins, days)
    return Due(kind, inquiry.id, at, zone, None, inquiry.neighbourhood, may_wait=True, fields=fields)


def _zone(case: InquiryCase) -> str:
    return case.counter.place.where.zone if case.counter else "Europe/Brussels"


def no_timers(case: InquiryCase) -> tuple[Cancel, ...]:
    """Expect nothing of the state that it leaves."""
    return tuple(Cancel(kind, case.inquiry.id) for kind in (OPENS, *_AFTER))


def closed(case: InquiryCase) -> tuple[Close, ...]:
    """Ask nobody any more."""
    return tuple(Close(step.name, case.inquiry.id) for step in (MessageWaits, MessageHeld, PassOn))
