"""A call that somebody waits for: who could take it, what they are asked, and until when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import ClassVar, Final

from handlers.decision import Choice, Close, Decision, Entity, Lane, Say, ToPerson, Turn, say
from handlers.keeping.seeing import Seen, saw
from handlers.look import Look
from handlers.model import Due, Neighbourhood, Note, Person, PersonId, Role
from handlers.neighbourhoods.asked_of_role import CallWanted
from handlers.safety.numbers import AMBULANCE, POLICE, listening_line, suicide_line
from handlers.text import InLanguage, Said, Text, _, sentences

ANSWER_WITHIN: Final = timedelta(hours=4)
UNANSWERED: Final = "call.unanswered"
LAST: Final = "last"
"""The round in which a due row of that kind was asked again: nobody is asked a third time."""


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
    """Where a call is asked for and who could answer it (without the person who asks).

    ``receipt`` is that of the call which this person asked for there and which nobody has taken yet.
    """

    where: Neighbourhood
    role: Role
    people: tuple[Person, ...]
    receipt: str | None = None


def over(receipt: str) -> tuple[Close, ...]:
    """Close everything that was asked about a call."""
    return Close(CallWanted.name, receipt), Close(CallNumber.name, receipt)


async def reach(look: Look, neighbourhood: str, role: Role, person: PersonId) -> Reach | None:
    """Read who could answer the call of a person; deputies stand beside the organisers.

    Nobody of whom this person reported something, or the other way round, as long as a report keeps them apart.
    """
    where = await look.neighbourhood(neighbourhood)
    if where is None:
        return None
    receipt = await _open_call(look, neighbourhood, role, person)
    return Reach(where, role, await _who_could(look, neighbourhood, role, person), receipt)


async def reach_beside(look: Look, place: Reach, person: PersonId) -> Reach | None:
    """Read which organisers are asked too when no confidential person answers; None: they were asked anyhow."""
    if place.role is not Role.CONFIDENTIAL:
        return None
    organisers = await reach(look, place.where.id, Role.ORGANISER, person)
    if organisers is None or organisers.receipt:
        return None
    asked = {someone.id for someone in place.people}
    return replace(organisers, people=tuple(one for one in organisers.people if one.id not in asked))


async def everybody_asked(look: Look, call: Due, person: PersonId) -> tuple[Person, ...]:
    """Read who was asked so far to take a call that somebody waits for."""
    fields = dict(call.fields)
    place = await reach(look, call.neighbourhood or "", Role(fields.get("role", Role.ORGANISER.value)), person)
    if place is None:
        return ()
    more = await reach_beside(look, place, person) if fields.get("round") == LAST else None
    return place.people + (more.people if more else ())


async def _who_could(look: Look, neighbourhood: str, role: Role, person: PersonId) -> tuple[Person, ...]:
    found = await look.people_with(neighbourhood, role)
    if role is Role.ORGANISER:
        found += await look.people_with(neighbourhood, Role.DEPUTY)
    apart = {person, *await look.kept_apart(person, None)}
    people = {someone.id: someone for someone in found if someone.id not in apart and not someone.stopped}
    return tuple(people.values())


async def _open_call(look: Look, neighbourhood: str, role: Role, person: PersonId) -> str | None:
    """Read the receipt of the call that this person waits for there: one at a time is enough."""
    waiting = [due for due in await look.to_come(UNANSWERED, person) if due.neighbourhood == neighbourhood]
    return next((due.subject for due in waiting if dict(due.fields).get("role") == role.value), None)


def ask_to_call(wanted: CallWanted, place: Reach) -> tuple[Say, ...]:
    """Ask everybody in reach whether they take it."""
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


def seen_by(place: Reach, person: PersonId, receipt: str) -> tuple[Note, ...]:
    """Keep who was told that this person wants to talk to somebody."""
    readers = (someone.id for someone in place.people)
    return tuple(note for reader in readers for note in saw(reader, Seen.CALL, (person,), place.where.id, receipt))


def unanswered(turn: Turn, place: Reach, receipt: str, language: str | None) -> Due:
    """Plan to look whether somebody took it."""
    local = turn.now_local + ANSWER_WITHIN
    fields = (("role", place.role.value), ("language", language or turn.language))
    return Due(UNANSWERED, receipt, local, turn.zone, turn.person.id, place.where.id, may_wait=True, fields=fields)


def nobody_there(person: PersonId, place: Reach, language: str | None, lane: Lane = Lane.REPLY) -> Decision:
    """Say that nobody is there who could call, and whom to call in danger."""
    text = _("I find nobody in {place} who can call you now, sorry.", place=place.where.name)
    said = sentences(text, *meanwhile(place.role, language or place.where.language))
    return say(Say(ToPerson(person), "call.nobody", in_language(language, said), lane=lane))


def meanwhile(role: Role, language: str) -> tuple[Text, ...]:
    """Say whom to call when nobody comes; after a warning also who listens, whatever it was about: that is not kept."""
    danger = _("In danger: call {ambulance} or {police}.", ambulance=AMBULANCE.number, police=POLICE.number)
    return (danger, _who_listens(language)) if role is Role.CONFIDENTIAL else (danger,)


def _who_listens(language: str) -> Text:
    lines = tuple(dict.fromkeys((suicide_line(language).number, listening_line(language).number)))
    if len(lines) == 1:
        return _("Want to talk now? Call {line}, day and night, no name needed.", line=lines[0])
    return _("Want to talk now? Call {line} or {other}, day and night, no name needed.", line=lines[0], other=lines[1])


def in_language(language: str | None, text: Said) -> Said:
    """Say it in a fixed language, or in that of the reader."""
    return InLanguage(language, text) if language else text
