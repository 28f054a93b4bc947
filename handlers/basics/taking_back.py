"""Who stops no longer waits for a call: everybody who was asked hears it, and nobody promises one any more."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.basics.calls import UNANSWERED, everybody_asked, meanwhile, over
from handlers.basics.words import HUMAN_WORDS
from handlers.decision import Cancel, Decision, Entity, Say, ToPerson, Turn
from handlers.look import Look
from handlers.model import Note, Person, Role
from handlers.text import FirstWord, Text, _


@dataclass(frozen=True, slots=True)
class OpenCall:
    """A call that somebody waits for and nobody has taken yet; ``asked`` are those who could."""

    receipt: str
    place: str
    asked: tuple[Person, ...]
    guarded: bool = False
    """``guarded``: a confidential person was asked, perhaps after a warning."""


async def look_at_calls(turn: Turn, look: Look) -> tuple[OpenCall, ...]:
    """Read which calls this person waits for."""
    return tuple(
        [
            OpenCall(
                due.subject,
                due.neighbourhood or "",
                await everybody_asked(look, due, turn.person.id),
                ("role", Role.CONFIDENTIAL.value) in due.fields,
            )
            for due in await look.to_come(UNANSWERED, turn.person.id)
        ]
    )


def take_back(turn: Turn, calls: tuple[OpenCall, ...]) -> Decision:
    """End these calls and tell whoever was asked; what the person hears is `taken_back`."""
    decision = Decision()
    for call in calls:
        about = Entity("call", call.receipt, "taken back")
        text = _("{who} does not ask for a talk any more. You do not have to do anything.", who=turn.person.name)
        decision += Decision(
            save=(Note(turn.person.id, "call.taken_back", call.receipt, turn.person.id, call.place),),
            say=tuple(Say(ToPerson(someone.id), "call.not_needed", text, about) for someone in call.asked),
            cancel=(Cancel(UNANSWERED, call.receipt),),
            close=over(call.receipt),
        )
    return decision


def taken_back(turn: Turn, calls: tuple[OpenCall, ...]) -> tuple[Text, ...]:
    """Tell who waited that nobody will call, how to ask anew, and after a warning whom to call."""
    if not calls:
        return ()
    text = _("Nobody will contact you now. Would you like it after all? Type: {human}", human=FirstWord(HUMAN_WORDS))
    guarded = any(call.guarded for call in calls)
    return (text, *(meanwhile(Role.CONFIDENTIAL, turn.language) if guarded else ()))
