"""Somebody takes a call, or nobody does: then all are asked once more, and the person who waits hears how it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from handlers.basics.calls import (
    LAST,
    UNANSWERED,
    Reach,
    ask_to_call,
    everybody_asked,
    in_language,
    meanwhile,
    nobody_there,
    over,
    reach,
    reach_beside,
    seen_by,
)
from handlers.basics.words import HUMAN_WORDS
from handlers.decision import (
    NOTHING,
    Cancel,
    Close,
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
from handlers.model import Due, Note, Person, PersonId, Role
from handlers.neighbourhoods.asked_of_role import CallWanted
from handlers.reading.walltime import to_local
from handlers.text import FirstWord, Text, _, lines, sentences

LAST_ANSWER_WITHIN: Final = timedelta(hours=20)
JUST_NOW: Final = timedelta(minutes=15)
GIVEN_UP: Final = "call.given_up"

# --- taking it ----------------------------------------------------------------------------------------------------


async def look_at_others(turn: Turn, look: Look, step: CallWanted) -> tuple[Person, ...]:
    """Read who else was asked."""
    calls = await look.due_about(UNANSWERED, step.receipt)
    return await everybody_asked(look, calls[0], step.person) if calls else ()


def take_call(turn: Turn, step: CallWanted, asked: tuple[Person, ...]) -> Decision:
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
    others = tuple(someone for someone in asked if someone.id != turn.person.id)
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
    """Who still waits for a call, and whom to ask again.

    ``beside`` are the organisers, asked too when no confidential person answers. ``told`` are the names of what this
    person heard just now about another call. ``guarded``: one of their calls followed a warning.
    """

    person: Person
    place: Reach
    beside: Reach | None = None
    told: frozenset[str] = frozenset()
    guarded: bool = False

    @property
    def reached(self) -> tuple[Reach, ...]:
        """Everybody who could answer, place by place."""
        return tuple(place for place in (self.place, self.beside) if place and place.people)


async def look_who_waits(tick: Tick, look: Look) -> Caller | None:
    """Read who waits, and who could answer now."""
    person = await look.person(tick.due.person) if tick.due.person else None
    if person is None or tick.due.neighbourhood is None:
        return None
    place = await reach(look, tick.due.neighbourhood, _role(tick.due), person.id)
    if place is None:
        return None
    waiting = (tick.due, *await look.to_come(UNANSWERED, person.id))
    return Caller(
        person,
        place,
        await reach_beside(look, place, person.id),
        await _told_just_now(tick, look, person.id),
        any(_role(due) is Role.CONFIDENTIAL for due in waiting),
    )


def _role(due: Due) -> Role:
    return Role(dict(due.fields).get("role", Role.ORGANISER.value))


async def _told_just_now(tick: Tick, look: Look, person: PersonId) -> frozenset[str]:
    since = tick.now - JUST_NOW
    return frozenset([name for name in (UNANSWERED, GIVEN_UP) if await look.times_told(person, name, since)])


def ask_again(tick: Tick, caller: Caller | None) -> Decision:
    """Ask again, once, and tell the person honestly that nobody answered yet, or that nobody is there any more."""
    if caller is None:
        return Decision()
    person, place, fields = caller.person, caller.place, dict(tick.due.fields)
    receipt, language = tick.due.subject, fields.get("language")
    if not caller.reached:
        gone = nobody_there(person.id, place, language, Lane.PLANNED)
        return gone + Decision(close=over(receipt))
    if fields.get("round") == LAST:
        return _give_up(tick, caller, language)
    asked = tuple(wanted for one in caller.reached for wanted in _ask(receipt, person, one))
    local = to_local(tick.now, tick.due.zone) + LAST_ANSWER_WITHIN
    last = replace(tick.due, local=local, fields=(*tick.due.fields, ("round", LAST)))
    seen = seen_by(caller.beside, person.id, receipt) if caller.beside else ()
    return Decision(save=seen, say=asked, due=(last,)) + _tell(caller, UNANSWERED, _asked_again(caller), language)


def _ask(receipt: str, person: Person, place: Reach) -> tuple[Say, ...]:
    wanted = CallWanted(receipt, person.id, person.name, person.address.value, place.where.id, place.role)
    return ask_to_call(wanted, place)


def _asked_again(caller: Caller) -> Text:
    if caller.beside and caller.beside.people:
        return _(
            "Nobody could answer you yet, sorry. I asked again, and I asked the organisers too. "
            "They do not know what it is about."
        )
    return _("Nobody could answer you yet, sorry. I asked again.")


def _tell(caller: Caller, name: str, text: Text, language: str | None) -> Decision:
    """Tell who waits how it stands; of two calls that come due together, once."""
    if name in caller.told:
        return NOTHING
    role = Role.CONFIDENTIAL if caller.guarded else caller.place.role
    said = lines(text, sentences(*meanwhile(role, language or caller.place.where.language)))
    return say(Say(ToPerson(caller.person.id), name, in_language(language, said), lane=Lane.PLANNED))


def _give_up(tick: Tick, caller: Caller, language: str | None) -> Decision:
    """Say that nobody answered; who waits may ask anew."""
    person, where = caller.person, caller.place.where.name
    sorry = _("Nobody could answer you, sorry. You can ask again. Type: {human}", human=FirstWord(HUMAN_WORDS))
    team = _("Nobody took the call with {who} ({place}). I have told {who} so.", who=person.name, place=where)
    about = Entity("call", tick.due.subject, "open")
    asked = (someone for place in caller.reached for someone in place.people)
    teamed = tuple(Say(ToPerson(someone.id), "call.not_taken", team, about) for someone in asked)
    return _tell(caller, GIVEN_UP, sorry, language) + Decision(say=teamed, close=over(tick.due.subject))


STEPS = (StepKind(CallWanted, look_at_others, take_call),)
TIMERS = (TimerKind(UNANSWERED, "Asked again when we are back; the person hears it then.", look_who_waits, ask_again),)
