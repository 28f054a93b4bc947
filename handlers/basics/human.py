"""Somebody wants to talk to a person: those who can are asked, one takes it, and both sides know.

``human`` asks the organisers; the offer after a warning asks the confidential person. What follows stands in
`handlers.basics.answering`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from handlers.basics.calls import CallNumber, Reach, ask_to_call, in_language, nobody_there, reach, seen_by, unanswered
from handlers.basics.words import HUMAN_WORDS
from handlers.decision import Choice, Command, Decision, Entity, Say, StepKind, ToPerson, Turn, say
from handlers.look import Look
from handlers.model import Note, Role
from handlers.neighbourhoods.asked_of_role import CallWanted
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.reading.plain import one_line
from handlers.text import Text, Verbatim, _

HUMAN: Final = "human"
_FEWEST_DIGITS: Final = 6


@dataclass(frozen=True, slots=True)
class CallWhere:
    """Ask in which of the person's neighbourhoods somebody is wanted."""

    name: ClassVar[str] = "call.where"


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
    """Ask everybody in reach to contact the person, once while they wait, and ask the person for a number."""
    if not place.people:
        return nobody_there(turn.person.id, place, language)
    receipt = place.receipt or turn.new_id("call")[:6].upper()
    number = CallNumber(receipt, place.where.id, place.role, language)
    here = (Choice("here", in_language(language, _("no number, write to me here"))),)
    answer = answer or (_asked_already(place, receipt) if place.receipt else _asked_now(place, receipt))
    about = Entity("call", receipt, "open")
    asked = say(Say(turn.me, "call.asked", in_language(language, answer), about, here, number, free=True))
    return asked if place.receipt else _ask_everybody(turn, place, receipt, language) + asked


def _ask_everybody(turn: Turn, place: Reach, receipt: str, language: str | None) -> Decision:
    person = turn.person
    wanted = CallWanted(receipt, person.id, person.name, person.address.value, place.where.id, place.role)
    return Decision(
        save=(Note(person.id, "call.asked", receipt, person.id, place.where.id), *seen_by(place, person.id, receipt)),
        say=ask_to_call(wanted, place),
        due=(unanswered(turn, place, receipt, language),),
    )


def _asked_now(place: Reach, receipt: str) -> Text:
    return _(
        "I asked an organiser of {place} to contact you. Which telephone number may they call? (receipt {receipt})",
        place=place.where.name,
        receipt=receipt,
    )


def _asked_already(place: Reach, receipt: str) -> Text:
    return _(
        "I have already asked an organiser of {place} to contact you. "
        "Which telephone number may they call? (receipt {receipt})",
        place=place.where.name,
        receipt=receipt,
    )


# --- the number ---------------------------------------------------------------------------------------------------


async def look_at_number(turn: Turn, look: Look, step: CallNumber) -> Reach | None:
    """Read who was asked to call."""
    return await reach(look, step.neighbourhood, step.role, turn.person.id)


def pass_number_on(turn: Turn, step: CallNumber, place: Reach | None) -> Decision:
    """Give the number to those who were asked, and keep it nowhere else."""
    number = "" if turn.answer is None or turn.answer.choice or turn.answer.unsure else one_line(turn.answer.text)
    if number and _digits(number) < _FEWEST_DIGITS:
        return _no_number(turn, step)
    thanks = say(Say(turn.me, "call.thanks", in_language(step.language, _("Thank you. They will contact you."))))
    if not number or place is None:
        return thanks
    text = _("{who} can be called on {number}.", who=turn.person.name, number=number)
    about = Entity("call", step.receipt, "open")
    return thanks + say(*(Say(ToPerson(someone.id), "call.number", text, about) for someone in place.people))


def _no_number(turn: Turn, step: CallNumber) -> Decision:
    """Pass on nothing that is no number; ask for it once more, then let it be."""
    if step.again:
        text = _("That's fine. They will write to you here.")
        return say(Say(turn.me, "call.thanks", in_language(step.language, text)))
    asked = _("I could not find a number in that. Which telephone number may they call?")
    here = (Choice("here", in_language(step.language, _("no number, write to me here"))),)
    again, about = replace(step, again=True), Entity("call", step.receipt, "open")
    return say(Say(turn.me, "call.asked", in_language(step.language, asked), about, here, again, free=True))


def may_hold_a_number(turn: Turn) -> bool:
    """Tell whether there are digits enough for a telephone number."""
    return _digits(turn.text) >= _FEWEST_DIGITS


def _digits(words: str) -> int:
    return sum(letter.isdecimal() for letter in words)


COMMANDS = (Command(HUMAN, HUMAN_WORDS, _("talk to a person"), look_at_places, ask_for_a_person, rescue=True),)
STEPS = (
    StepKind(CallWhere, look_where, ask_there),
    StepKind(CallNumber, look_at_number, pass_number_on, takes=may_hold_a_number),
)
