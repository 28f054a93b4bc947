"""Somebody wants to talk to a person: those who can are asked, one takes it, and both sides know.

``human`` asks the organisers; the offer after a warning asks the confidential person. Nobody takes it within four
hours: they are asked again, and the person hears that they were.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import ClassVar, Final

from handlers.basics.words import HUMAN_WORDS
from handlers.decision import (
    Cancel,
    Choice,
    Close,
    Command,
    Decision,
    Entity,
    Lane,
    Say,
    StepKind,
    Tick,
    TimerKind,
    ToPerson,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import Due, Neighbourhood, Note, Person, PersonId, Role
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.reading.plain import one_line
from handlers.safety.numbers import AMBULANCE, POLICE
from handlers.text import InLanguage, Said, Text, Verbatim, _, sentences

ANSWER_WITHIN: Final = timedelta(hours=4)
_FEWEST_DIGITS: Final = 6
UNANSWERED: Final = "call.unanswered"


@dataclass(frozen=True, slots=True)
class CallWhere:
    """Ask in which of the person's neighbourhoods somebody is wanted."""

    name: ClassVar[str] = "call.where"


@dataclass(frozen=True, slots=True)
class CallWanted:
    """Ask whether this organiser or confidential person takes it; ``who`` and ``address`` are of the one who waits."""

    name: ClassVar[str] = "call.wanted"
    receipt: str
    person: PersonId
    who: str
    address: str
    neighbourhood: str
    role: Role


@dataclass(frozen=True, slots=True)
class CallNumber:
    """Ask under which telephone number the person may be called; ``language`` None is their own."""

    name: ClassVar[str] = "call.number"
    receipt: str
    neighbourhood: str
    role: Role
    language: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a call is asked for and who could answer it (without the person who asks)."""

    where: Neighbourhood
    role: Role
    people: tuple[Person, ...]


async def reach(look: Look, neighbourhood: str, role: Role, without: PersonId) -> Reach | None:
    """Read who could answer a call; deputies stand beside the organisers."""
    where = await look.neighbourhood(neighbourhood)
    if where is None:
        return None
    found = await look.people_with(neighbourhood, role)
    if role is Role.ORGANISER:
        found += await look.people_with(neighbourhood, Role.DEPUTY)
    people = {someone.id: someone for someone in found if someone.id != without and not someone.stopped}
    return Reach(where, role, tuple(people.values()))


# --- asking -----------------------------------------------------------------------------------------------------


async def look_at_places(turn: Turn, look: Look) -> tuple[Reach, ...]:
    """Read where the person lives and who organises there."""
    found = [await reach(look, place.id, Role.ORGANISER, turn.person.id) for place in await places_of(turn, look)]
    return tuple(place for place in found if place is not None)


def ask_for_a_person(turn: Turn, places: tuple[Reach, ...]) -> Decision:
    """Ask the organisers to contact the person; ask first where, if that is not clear."""
    if not places:
        return no_neighbourhood(turn)
    if len(places) == 1:
        return call_for(turn, places[0])
    choices = tuple(Choice(place.where.id, Verbatim(place.where.name)) for place in places)
    return say(Say(turn.me, "call.where", _("In which neighbourhood?"), choices=choices, step=CallWhere()))


async def look_where(turn: Turn, look: Look, step: CallWhere) -> Reach | None:
    """Read who organises in the chosen neighbourhood."""
    chosen = turn.answer.choice if turn.answer else None
    return await reach(look, chosen, Role.ORGANISER, turn.person.id) if chosen else None


def ask_there(turn: Turn, step: CallWhere, place: Reach | None) -> Decision:
    """Ask the organisers of the chosen neighbourhood."""
    return call_for(turn, place) if place else no_neighbourhood(turn)


def call_for(turn: Turn, place: Reach, answer: Text | None = None, language: str | None = None) -> Decision:
    """Ask everybody in reach to contact the person, and ask the person for a number."""
    if not place.people:
        return _nobody_there(turn.person.id, place, language)
    receipt = turn.new_id("call")[:6].upper()
    wanted = CallWanted(
        receipt, turn.person.id, turn.person.name, turn.person.address.value, place.where.id, place.role
    )
    answer = answer or _(
        "I asked an organiser of {place} to contact you. Which telephone number may they call? (receipt {receipt})",
        place=place.where.name,
        receipt=receipt,
    )
    number = CallNumber(receipt, place.where.id, place.role, language)
    here = (Choice("here", _in(language, _("no number, write to me here"))),)
    asked = Say(turn.me, "call.asked", _in(language, answer), step=number, choices=here, free=True)
    return Decision(
        save=(Note(turn.person.id, "call.asked", receipt, turn.person.id, place.where.id),),
        say=(*_wanted(wanted, place), asked),
        due=(_unanswered(turn, place, receipt, language),),
    )


def _wanted(wanted: CallWanted, place: Reach) -> tuple[Say, ...]:
    text = _(
        "{who} ({place}) would like to talk to a person. Write to {address}. Do you take this?",
        who=wanted.who,
        place=place.where.name,
        address=wanted.address,
    )
    choices = (Choice("take", _("yes, I contact them"), "🙋"), Choice("cannot", _("I cannot now")))
    about = Entity("call", wanted.receipt, "open")
    return tuple(
        Say(ToPerson(someone.id), "call.wanted", text, about, choices, wanted, lane=Lane.URGENT, ping=True)
        for someone in place.people
    )


def _unanswered(turn: Turn, place: Reach, receipt: str, language: str | None) -> Due:
    local = turn.now_local + ANSWER_WITHIN
    fields = (("role", place.role.value), ("language", language or turn.language))
    return Due(UNANSWERED, receipt, local, turn.zone, turn.person.id, place.where.id, may_wait=True, fields=fields)


def _nobody_there(person: PersonId, place: Reach, language: str | None, lane: Lane = Lane.REPLY) -> Decision:
    text = _(
        "I find nobody in {place} who can call you now, sorry. In danger: call {ambulance} or {police}.",
        place=place.where.name,
        ambulance=AMBULANCE.number,
        police=POLICE.number,
    )
    return say(Say(ToPerson(person), "call.nobody", _in(language, text), lane=lane))


def _in(language: str | None, text: Said) -> Said:
    return InLanguage(language, text) if language else text


# --- the number ---------------------------------------------------------------------------------------------------


async def look_at_number(turn: Turn, look: Look, step: CallNumber) -> Reach | None:
    """Read who was asked to call."""
    return await reach(look, step.neighbourhood, step.role, turn.person.id)


def pass_number_on(turn: Turn, step: CallNumber, place: Reach | None) -> Decision:
    """Give the number to those who were asked, and keep it nowhere else."""
    number = "" if turn.answer is None or turn.answer.choice or turn.answer.unsure else one_line(turn.answer.text)
    if number and sum(letter.isdecimal() for letter in number) < _FEWEST_DIGITS:
        return _no_number(turn, step)
    thanks = say(Say(turn.me, "call.thanks", _in(step.language, _("Thank you. They will contact you."))))
    if not number or place is None:
        return thanks
    text = _("{who} can be called on {number}.", who=turn.person.name, number=number)
    about = Entity("call", step.receipt, "open")
    return thanks + say(*(Say(ToPerson(someone.id), "call.number", text, about) for someone in place.people))


def _no_number(turn: Turn, step: CallNumber) -> Decision:
    """Pass on nothing that is no number; ask for it once more, then let it be."""
    if step.again:
        text = _("That's fine. They will write to you here.")
        return say(Say(turn.me, "call.thanks", _in(step.language, text)))
    asked = _("I could not find a number in that. Which telephone number may they call?")
    here = (Choice("here", _in(step.language, _("no number, write to me here"))),)
    again = replace(step, again=True)
    return say(Say(turn.me, "call.asked", _in(step.language, asked), step=again, choices=here, free=True))


# --- taking it ----------------------------------------------------------------------------------------------------


async def look_at_others(turn: Turn, look: Look, step: CallWanted) -> Reach | None:
    """Read who else was asked."""
    return await reach(look, step.neighbourhood, step.role, turn.person.id)


def take_call(turn: Turn, step: CallWanted, place: Reach | None) -> Decision:
    """Let one take it, tell the person who waits and the others."""
    if turn.answer is None or turn.answer.choice != "take":
        return say(Say(turn.me, "call.cannot", _("All right, thank you for saying so.")))
    about = Entity("call", step.receipt, "taken")
    noted = _("Thank you. {who} knows that you will write or call.", who=step.who)
    soon = _("{name} will contact you.", name=turn.person.name)
    taken = _("{name} contacts {who}. You do not have to.", name=turn.person.name, who=step.who)
    others = place.people if place else ()
    return Decision(
        save=(Note(turn.person.id, "call.taken", step.receipt, step.person, step.neighbourhood),),
        say=(
            Say(turn.me, "call.yours", noted, about),
            Say(ToPerson(step.person), "call.taken", soon, about),
            *(Say(ToPerson(someone.id), "call.not_needed", taken, about) for someone in others),
        ),
        cancel=(Cancel(UNANSWERED, step.receipt),),
        close=(Close(CallWanted.name, step.receipt),),
    )


# --- nobody takes it ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who still waits for a call, and whom to ask again."""

    person: Person
    place: Reach


async def look_who_waits(tick: Tick, look: Look) -> Waiting | None:
    """Read who waits, and who could answer now."""
    person = await look.person(tick.due.person) if tick.due.person else None
    if person is None or tick.due.neighbourhood is None:
        return None
    role = Role(dict(tick.due.fields).get("role", Role.ORGANISER.value))
    place = await reach(look, tick.due.neighbourhood, role, person.id)
    return Waiting(person, place) if place else None


def ask_again(tick: Tick, waiting: Waiting | None) -> Decision:
    """Ask again, and tell the person honestly that nobody answered yet, or that nobody is there any more."""
    if waiting is None:
        return Decision()
    person, place = waiting.person, waiting.place
    language = dict(tick.due.fields).get("language")
    if not place.people:
        return _nobody_there(person.id, place, language, Lane.PLANNED)
    wanted = CallWanted(tick.due.subject, person.id, person.name, person.address.value, place.where.id, place.role)
    text = sentences(
        _("Nobody could answer you yet, sorry. I asked again."),
        _("In danger: call {ambulance} or {police}.", ambulance=AMBULANCE.number, police=POLICE.number),
    )
    told = Say(ToPerson(person.id), "call.unanswered", _in(language, text), lane=Lane.PLANNED)
    return say(*_wanted(wanted, place), told)


COMMANDS = (Command("human", HUMAN_WORDS, _("talk to a person"), look_at_places, ask_for_a_person, rescue=True),)
STEPS = (
    StepKind(CallWhere, look_where, ask_there),
    StepKind(CallWanted, look_at_others, take_call),
    StepKind(CallNumber, look_at_number, pass_number_on),
)
TIMERS = (TimerKind(UNANSWERED, "Asked again when we are back; the person hears it then.", look_who_waits, ask_again),)
