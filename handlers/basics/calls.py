"""A call that somebody waits for: who could take it, what they are asked, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from handlers.decision import Choice, Decision, Entity, Lane, Say, ToPerson, Turn, say
from handlers.look import Look
from handlers.model import Due, Neighbourhood, Person, PersonId, Role
from handlers.neighbourhoods.asked_of_role import CallWanted
from handlers.safety.numbers import AMBULANCE, POLICE
from handlers.text import InLanguage, Said, _

ANSWER_WITHIN: Final = timedelta(hours=4)
UNANSWERED: Final = "call.unanswered"


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a call is asked for and who could answer it (without the person who asks).

    ``receipt`` is that of the call which this person asked for there and which nobody has taken yet.
    """

    where: Neighbourhood
    role: Role
    people: tuple[Person, ...]
    receipt: str | None = None


async def reach(look: Look, neighbourhood: str, role: Role, person: PersonId) -> Reach | None:
    """Read who could answer the call of a person; deputies stand beside the organisers.

    Nobody of whom this person reported something, or the other way round, as long as a report keeps them apart.
    """
    where = await look.neighbourhood(neighbourhood)
    if where is None:
        return None
    receipt = await _open_call(look, neighbourhood, role, person)
    return Reach(where, role, await _who_could(look, neighbourhood, role, person), receipt)


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


def unanswered(turn: Turn, place: Reach, receipt: str, language: str | None) -> Due:
    """Plan to look whether somebody took it."""
    local = turn.now_local + ANSWER_WITHIN
    fields = (("role", place.role.value), ("language", language or turn.language))
    return Due(UNANSWERED, receipt, local, turn.zone, turn.person.id, place.where.id, may_wait=True, fields=fields)


def nobody_there(person: PersonId, place: Reach, language: str | None, lane: Lane = Lane.REPLY) -> Decision:
    """Say that nobody is there who could call, and whom to call in danger."""
    text = _(
        "I find nobody in {place} who can call you now, sorry. In danger: call {ambulance} or {police}.",
        place=place.where.name,
        ambulance=AMBULANCE.number,
        police=POLICE.number,
    )
    return say(Say(ToPerson(person), "call.nobody", in_language(language, text), lane=lane))


def in_language(language: str | None, text: Said) -> Said:
    """Say it in a fixed language, or in that of the reader."""
    return InLanguage(language, text) if language else text
