"""``contact``: which neighbourhood, what it is about, the message itself; then a receipt and when somebody is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from handlers.contact.answering import ask_to_answer
from handlers.contact.case import LABELS, Counter, InquiryCase, opens, read_counter, tell, timers
from handlers.contact.hours import is_there, next_there
from handlers.contact.nouns import Desk, Inquiry, InquiryState
from handlers.contact.steps import ContactAbout, ContactWhere, ContactWords
from handlers.contact.words import CONTACT_WORDS
from handlers.decision import Choice, Command, Decision, React, Say, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.model import Note, Person
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.reading.contact import spoken_desk
from handlers.reading.plain import clean
from handlers.reading.walltime import to_local
from handlers.safety.numbers import AMBULANCE, POLICE
from handlers.text import Joined, Said, Verbatim, When, _, lines


@dataclass(frozen=True, slots=True)
class Counters:
    """The neighbourhoods of a person (id and name), and where messages go in the one that is clear, by topic."""

    places: tuple[tuple[str, str], ...] = ()
    open: tuple[Counter, ...] = ()

    def at(self, desk: Desk) -> Counter | None:
        """Find where messages about a topic go."""
        return next((one for one in self.open if one.duty.desk is desk), None)


async def look_for_counters(turn: Turn, look: Look) -> Counters:
    """Read the person's neighbourhoods, and the topics of the only one."""
    places = tuple((place.id, place.name) for place in await places_of(turn, look))
    return Counters(places, await _counters(turn, look, places[0][0]) if len(places) == 1 else ())


async def look_there(turn: Turn, look: Look, step: ContactAbout | ContactWords) -> Counters:
    """Read the topics of the neighbourhood of the question."""
    return Counters((), await _counters(turn, look, step.neighbourhood))


async def look_where(turn: Turn, look: Look, step: ContactWhere) -> Counters:
    """Read the topics of the neighbourhood that was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    return Counters(((chosen, ""),), await _counters(turn, look, chosen)) if chosen else Counters()


async def _counters(turn: Turn, look: Look, place: str) -> tuple[Counter, ...]:
    found = [await read_counter(look, place, desk, turn.person.id) for desk in Desk]
    return tuple(one for one in found if one)


# --- what it is about -----------------------------------------------------------------------------------------------


def begin(turn: Turn, counters: Counters) -> Decision:
    """Ask in private what is missing."""
    sign = () if turn.in_private else (React("👋"),)
    if not counters.places:
        return say(*sign) + no_neighbourhood(turn)
    if len(counters.places) > 1:
        choices = tuple(Choice(id_, Verbatim(name)) for id_, name in counters.places)
        where = Say(
            turn.me, "contact.where", _("In which neighbourhood?"), choices=choices, step=ContactWhere(turn.text)
        )
        return say(*sign, where)
    return say(*sign) + _go_on(turn, counters, turn.text)


def choose_where(turn: Turn, step: ContactWhere, counters: Counters) -> Decision:
    """Go on in the neighbourhood that was chosen."""
    return _go_on(turn, counters, step.text) if counters.places else no_neighbourhood(turn)


def _go_on(turn: Turn, counters: Counters, text: str) -> Decision:
    if not counters.open:
        return _nobody(turn)
    spoken = spoken_desk(text)
    if spoken and (counter := counters.at(Desk(spoken))):
        return _ask_words(turn, counter)
    choices = tuple(Choice(one.duty.desk, LABELS[one.duty.desk]) for one in counters.open)
    step = ContactAbout(counters.open[0].place.where.id)
    return say(
        Say(turn.me, "contact.about", _("What do you want to write about?"), choices=choices, step=step, light=True)
    )


def choose_about(turn: Turn, step: ContactAbout, counters: Counters) -> Decision:
    """Ask for the message about what was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    counter = counters.at(Desk(chosen)) if chosen else None
    return _ask_words(turn, counter) if counter else _nobody(turn)


def _nobody(turn: Turn) -> Decision:
    text = _("I find nobody who could read it now, sorry.")
    return say(Say(turn.me, "contact.nobody", lines(text, _in_danger())))


def _in_danger() -> Said:
    return _("In danger: call {ambulance} or {police}.", ambulance=AMBULANCE.number, police=POLICE.number)


# --- the message ----------------------------------------------------------------------------------------------------


def _ask_words(turn: Turn, counter: Counter) -> Decision:
    text = _(
        "Write your message. Only {names} read it, and see that it is from you.", names=_names(counter.place.people)
    )
    step = ContactWords(counter.place.where.id, counter.duty.desk)
    return say(Say(turn.me, "contact.words", text, step=step, free=True))


def _names(people: tuple[Person, ...]) -> Said:
    return Joined(tuple(Verbatim(one.name) for one in people), by=", ")


def hear_words(turn: Turn, step: ContactWords, counters: Counters) -> Decision:
    """Give the message to who is on duty, and a receipt to who wrote it."""
    counter, words = counters.at(step.desk), clean(turn.incoming.text).strip()
    if counter is None:
        return _nobody(turn)
    if not words:
        return _ask_words(turn, counter)
    id_, person = turn.new_id("contact")[:6].upper(), turn.person
    inquiry = Inquiry(id_, person.id, step.neighbourhood, InquiryState.WAITING, step.desk, words, turn.now, turn.now)
    case = InquiryCase(inquiry, person, counter)
    noted = Note(person.id, "contact.sent", id_, person.id, step.neighbourhood)
    receipt = tell(case, person.id, "contact.receipt", _receipt(turn, case, counter))
    return Decision(save=(noted,), due=timers(case, turn)) + _show_it(turn, case, counter) + say(receipt)


def _show_it(turn: Turn, case: InquiryCase, counter: Counter) -> Decision:
    """Show it to who is on duty, outside their hours when these begin; a worry waits for nothing."""
    if case.inquiry.desk is not Desk.WORRY and not is_there(counter.duty, _local(turn, counter)):
        return Decision(save=(case.inquiry,), due=(opens(case, turn),))
    after = case.passed_to(*counter.first)
    return Decision(save=(after.inquiry,)) + say(*ask_to_answer(after, counter.first))


def _local(turn: Turn, counter: Counter) -> datetime:
    return to_local(turn.now, counter.place.where.zone)


def _receipt(turn: Turn, case: InquiryCase, counter: Counter) -> Said:
    duty, local = counter.duty, _local(turn, counter)
    given = _("Your message is with {names} (receipt {receipt}).", names=_names(counter.first), receipt=case.inquiry.id)
    if is_there(duty, local):
        return lines(given, _("You hear from me when somebody answers it."))
    there = next_there(duty, local)
    closed = _("Nobody is there now. They look at it from {when} on.", when=When(there.date(), time(there.hour)))
    return lines(given, closed, _in_danger())


COMMANDS = (
    Command(
        "contact",
        CONTACT_WORDS,
        _("write to the people of your neighbourhood"),
        look_for_counters,
        begin,
        Takes.WORDS,
    ),
)
STEPS = (
    StepKind(ContactWhere, look_where, choose_where),
    StepKind(ContactAbout, look_there, choose_about),
    StepKind(ContactWords, look_there, hear_words, hears_danger=True, whole=True),
)
