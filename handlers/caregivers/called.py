"""Somebody of the team called, or does not manage: then the next one is asked, and the person always hears how it is.

A word or a reaction says that it is done. Without one it is looked at when the promise ends: a deputy is asked, then
nobody is left, and the person who waits hears that honestly.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from handlers.basics.words import HUMAN_WORDS
from handlers.caregivers.hours import promised_by
from handlers.caregivers.promising import CANNOT, DONE, Promise, ask_number, promise_words, settled
from handlers.caregivers.steps import ToCall, WhichNumber
from handlers.caregivers.team import PROMISED, Team, asked_by_now, is_set, open_call, read_team
from handlers.decision import (
    NOTHING,
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
from handlers.model import Due, Note, Person, PersonId
from handlers.reading.walltime import to_local
from handlers.safety.numbers import AMBULANCE, POLICE
from handlers.text import FirstWord, Said, Text, _, sentences

AFTER_AWAY: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Call:
    """A promised call as it is found: ``due`` is None when it is settled, ``person`` waits for it."""

    due: Due | None
    person: Person | None
    team: Team | None

    @property
    def asked(self) -> tuple[PersonId, ...]:
        """List who was asked by now."""
        return asked_by_now(self.due) if self.due else ()


async def read_call(look: Look, person: PersonId, receipt: str, place: str) -> Call:
    """Read it with who could still make it."""
    due = await open_call(look, person, receipt)
    return Call(due, await look.person(person), await read_team(look, place, person))


# --- what who was asked says ----------------------------------------------------------------------------------------


async def look_at_call(turn: Turn, look: Look, step: ToCall) -> Call:
    """Read whether it is still to be made."""
    return await read_call(look, step.person, step.receipt, step.neighbourhood)


def hear_called(turn: Turn, step: ToCall, call: Call) -> Decision:
    """Settle it, ask the next one, or ask the person for a number."""
    chosen = turn.answer.choice if turn.answer else None
    if call.due is None or call.person is None or call.team is None:
        return say(Say(turn.me, "call.settled", _("That is settled already. Thank you.")))
    if not call.team.name(turn.person.id):
        gone = _("You have no role in that neighbourhood any more, so others take this. Thank you.")
        return say(Say(turn.me, "call.no_role", gone))
    if chosen == DONE:
        return _done(turn, step, call)
    return _cannot(turn, step, call, call.due) if chosen == CANNOT else _ask_number(turn, step)


def _done(turn: Turn, step: ToCall, call: Call) -> Decision:
    about = Entity("call", step.receipt, "done")
    wrong = _("{name} says that you were called. Not so? Type: {human}", name=_me(turn), human=FirstWord(HUMAN_WORDS))
    others = _("{name} called {who}. You do not have to.", name=_me(turn), who=step.who)
    told = (Say(ToPerson(one), "call.not_needed", others, about) for one in call.asked if one != turn.person.id)
    return settled(step.receipt) + Decision(
        save=(Note(turn.person.id, "call.done", step.receipt, step.person, step.neighbourhood),),
        say=(
            Say(turn.me, "call.thanks", _("Thank you for calling.")),
            Say(ToPerson(step.person), "call.done", wrong, about),
            *told,
        ),
    )


def _me(turn: Turn) -> str:
    return turn.person.name


def _cannot(turn: Turn, step: ToCall, call: Call, due: Due) -> Decision:
    """Let the next one call; when others were asked already they still may."""
    thanks = say(Say(turn.me, "call.cannot", _("All right, thank you for saying so.")))
    now_local = to_local(turn.now, due.zone)
    if call.asked[-1:] != (turn.person.id,):
        return thanks
    why = _("{name} cannot call you, sorry.", name=_me(turn))
    return thanks + (_ask_next(call, due, step, now_local, why) or _give_up(call, step, Lane.REPLY))


def _ask_number(turn: Turn, step: ToCall) -> Decision:
    text = _("{name} wants to call you. On which telephone number?", name=_me(turn))
    question = ask_number(step.person, WhichNumber(step.receipt, turn.person.id), text)
    about = Entity("call", step.receipt, "open")
    told = Say(turn.me, "call.number_asked", _("I ask for it. You can still say when it is done."), about)
    return replace(say(question, told), keep_open=True)


# --- nobody said anything -------------------------------------------------------------------------------------------


async def look_at_promise(tick: Tick, look: Look) -> Call:
    """Read who still waits and who could call."""
    person, place = tick.due.person or "", tick.due.neighbourhood or ""
    return Call(tick.due, await look.person(person), await read_team(look, place, person))


def promise_over(tick: Tick, call: Call) -> Decision:
    """Ask the next one, or the same ones once more; then say honestly that nobody called."""
    if call.person is None or call.team is None:
        return NOTHING
    now_local = to_local(tick.now, tick.due.zone)
    if tick.away:
        return Decision(due=(replace(tick.due, local=now_local + AFTER_AWAY),))
    urgent, today = is_set(tick.due, "urgent"), is_set(tick.due, "today")
    step = ToCall(tick.due.subject, call.person.id, call.person.name, call.team.place.id, urgent, today)
    name = call.team.name(call.asked[-1]) if call.asked else ""
    why = _("{name} did not tell me whether you were called.", name=name) if name else _("I heard of no call yet.")
    return (
        _ask_next(call, tick.due, step, now_local, why)
        or _ask_once_more(call, tick.due, step, now_local)
        or _give_up(call, step, Lane.PLANNED)
    )


def _ask_next(call: Call, due: Due, step: ToCall, now_local: datetime, why: Text) -> Decision | None:
    """Ask who was not asked yet; None when all were."""
    following = call.team.next_after(call.asked) if call.team else None
    if following is None:
        return None
    promise = _promise(step, (*call.asked, following.id), now_local, due.zone)
    told = sentences(
        why, _("I asked {name} now.", name=following.name), promise_words(following.name, now_local, promise.by)
    )
    person = Say(ToPerson(step.person), "call.passed_on", told, Entity("call", step.receipt, "open"))
    passed = settled(step.receipt).cancel
    return Decision(save=promise.seen(), say=(promise.ask(), person), due=(promise.due(),), cancel=passed)


def _ask_once_more(call: Call, due: Due, step: ToCall, now_local: datetime) -> Decision | None:
    """Remind all who were asked and still may call, once."""
    team = call.team
    still = tuple(one for one in call.asked if team and team.name(one))
    if is_set(due, "again") or not still:
        return None
    promise = _promise(step, call.asked, now_local, due.zone, again=True)
    asked = tuple(replace(promise, asked=(one,)).ask() for one in still)
    text = sentences(_("I heard of no call yet, sorry. I asked again."), _in_danger())
    told = Say(ToPerson(step.person), "call.asked_again", text, Entity("call", step.receipt, "open"), lane=Lane.PLANNED)
    return replace(settled(step.receipt), say=(*asked, told), due=(promise.due(),))


def _promise(
    step: ToCall, asked: tuple[PersonId, ...], now_local: datetime, zone: str, *, again: bool = False
) -> Promise:
    by = promised_by(now_local, urgent=step.urgent)
    return Promise(step, asked, now_local, by, zone, again)


def _give_up(call: Call, step: ToCall, lane: Lane) -> Decision:
    """Say that nobody called; who waits may ask anew."""
    about = Entity("call", step.receipt, "over")
    sorry = _("Nobody could call you, sorry. You can ask again. Type: {human}", human=FirstWord(HUMAN_WORDS))
    told = Say(ToPerson(step.person), "call.given_up", sentences(sorry, _in_danger()), about, lane=lane)
    text: Said = _("Nobody told me of a call with {who}. I have told {who} so.", who=step.who)
    still = tuple(one for one in call.asked if call.team and call.team.name(one))
    team = tuple(Say(ToPerson(one), "call.not_made", text, about, lane=lane) for one in still)
    return settled(step.receipt) + say(told, *team)


def _in_danger() -> Text:
    return _("In danger: call {ambulance} or {police}.", ambulance=AMBULANCE.number, police=POLICE.number)


STEPS = (StepKind(ToCall, look_at_call, hear_called),)
TIMERS = (
    TimerKind(
        PROMISED, "After we were away who was asked gets an hour to say that it is done.", look_at_promise, promise_over
    ),
)
