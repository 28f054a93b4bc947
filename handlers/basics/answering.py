"""Somebody takes a call, or nobody does: then all are asked once more, and the person who waits hears how it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from handlers.basics.calls import UNANSWERED, Reach, ask_to_call, in_language, nobody_there, reach
from handlers.basics.words import HUMAN_WORDS
from handlers.decision import Cancel, Close, Decision, Entity, Lane, Say, StepKind, Tick, TimerKind, ToPerson, Turn, say
from handlers.look import Look
from handlers.model import Note, Person, Role
from handlers.neighbourhoods.asked_of_role import CallWanted
from handlers.reading.walltime import to_local
from handlers.safety.numbers import AMBULANCE, POLICE
from handlers.text import FirstWord, Text, _, sentences

LAST_ANSWER_WITHIN: Final = timedelta(hours=20)
_LAST: Final = "last"

# --- taking it ----------------------------------------------------------------------------------------------------


async def look_at_others(turn: Turn, look: Look, step: CallWanted) -> Reach | None:
    """Read who else was asked."""
    return await reach(look, step.neighbourhood, step.role, step.person)


def take_call(turn: Turn, step: CallWanted, place: Reach | None) -> Decision:
    """Let one take it, tell the person who waits and the others."""
    if turn.answer is None or turn.answer.choice != "take":
        return say(Say(turn.me, "call.cannot", _("All right, thank you for saying so.")))
    if not _may_take(turn, step):
        gone = _("You have no role in that neighbourhood any more, so others take this. Thank you.")
        return say(Say(turn.me, "call.no_role", gone))
    about = Entity("call", step.receipt, "taken")
    noted = _("Thank you. {who} knows that you will write or call.", who=step.who)
    soon = _("{name} will contact you.", name=turn.person.name)
    taken = _("{name} contacts {who}. You do not have to.", name=turn.person.name, who=step.who)
    others = tuple(someone for someone in place.people if someone.id != turn.person.id) if place else ()
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


def _may_take(turn: Turn, step: CallWanted) -> bool:
    """Whether the person still has the role that was asked; a question dies with its role."""
    asked = {step.role, Role.DEPUTY} if step.role is Role.ORGANISER else {step.role}
    return bool(asked & turn.roles_in(step.neighbourhood))


# --- nobody takes it ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Caller:
    """Who still waits for a call, and whom to ask again."""

    person: Person
    place: Reach


async def look_who_waits(tick: Tick, look: Look) -> Caller | None:
    """Read who waits, and who could answer now."""
    person = await look.person(tick.due.person) if tick.due.person else None
    if person is None or tick.due.neighbourhood is None:
        return None
    role = Role(dict(tick.due.fields).get("role", Role.ORGANISER.value))
    place = await reach(look, tick.due.neighbourhood, role, person.id)
    return Caller(person, place) if place else None


def ask_again(tick: Tick, caller: Caller | None) -> Decision:
    """Ask again, once, and tell the person honestly that nobody answered yet, or that nobody is there any more."""
    if caller is None:
        return Decision()
    person, place, fields = caller.person, caller.place, dict(tick.due.fields)
    language = fields.get("language")
    if not place.people:
        return nobody_there(person.id, place, language, Lane.PLANNED)
    if fields.get("round") == _LAST:
        return _give_up(tick, caller, language)
    wanted = CallWanted(tick.due.subject, person.id, person.name, person.address.value, place.where.id, place.role)
    text = sentences(_("Nobody could answer you yet, sorry. I asked again."), _in_danger())
    told = Say(ToPerson(person.id), "call.unanswered", in_language(language, text), lane=Lane.PLANNED)
    local = to_local(tick.now, tick.due.zone) + LAST_ANSWER_WITHIN
    last = replace(tick.due, local=local, fields=(*tick.due.fields, ("round", _LAST)))
    return Decision(say=(*ask_to_call(wanted, place), told), due=(last,))


def _in_danger() -> Text:
    return _("In danger: call {ambulance} or {police}.", ambulance=AMBULANCE.number, police=POLICE.number)


def _give_up(tick: Tick, caller: Caller, language: str | None) -> Decision:
    """Say that nobody answered; who waits may ask anew."""
    person, place = caller.person, caller.place
    sorry = _("Nobody could answer you, sorry. You can ask again. Type: {human}", human=FirstWord(HUMAN_WORDS))
    text = sentences(sorry, _in_danger())
    where = place.where.name
    team = _("Nobody took the call with {who} ({place}). I have told {who} so.", who=person.name, place=where)
    about = Entity("call", tick.due.subject, "open")
    told = Say(ToPerson(person.id), "call.given_up", in_language(language, text), lane=Lane.PLANNED)
    teamed = tuple(Say(ToPerson(someone.id), "call.not_taken", team, about) for someone in place.people)
    return Decision(say=(told, *teamed), close=(Close(CallWanted.name, tick.due.subject),))


STEPS = (StepKind(CallWanted, look_at_others, take_call),)
TIMERS = (TimerKind(UNANSWERED, "Asked again when we are back; the person hears it then.", look_who_waits, ask_again),)
