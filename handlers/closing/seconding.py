"""A second person says yes or no; with the yes everybody with something open hears it, a week before at least."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from handlers.closing.case import LAPSE, NOTICE, ClosingCase, asked_no_more, closing_day, nothing_waits, read_closing
from handlers.closing.nouns import ClosingState
from handlers.closing.steps import CloseSecond
from handlers.closing.telling import rooms_will_stop, tell_people, tell_rooms, will_stop
from handlers.closing.words import CLOSE_WORDS
from handlers.decision import NOTHING, YES_NO, Decision, Lane, Say, StepKind, Tick, TimerKind, ToPerson, Turn, say
from handlers.look import Look
from handlers.model import Note, Person
from handlers.reading.walltime import to_local
from handlers.text import FirstWord, Said, When, _, lines, sentences

S: Final = ClosingState


def ask_second(case: ClosingCase, proposer: str, seconds: Iterable[Person]) -> tuple[Say, ...]:
    """Ask each of these; the first answer counts."""
    text = lines(
        _(
            "{name} wants that {place} stops working with me, on {day}.",
            name=proposer,
            place=case.place.name,
            day=When(case.closing.on),
        ),
        _("Everything open ends then, and I erase what I know of it. Two people must want it. Do you say yes?"),
    )
    step = CloseSecond(case.closing.id)
    return tuple(Say(ToPerson(one.id), "closing.second", text, case.about, YES_NO, step) for one in seconds)


async def look_at_second(turn: Turn, look: Look, step: CloseSecond) -> ClosingCase | None:
    """Read it as it is now."""
    return await read_closing(look, step.closing, turn.admins, turn.now)


def answer_second(turn: Turn, step: CloseSecond, case: ClosingCase | None) -> Decision:
    """Take the yes or the no of somebody else who still may."""
    is_other = case is not None and case.closing.proposer != turn.person.id and turn.person.id in case.deciders
    if case is None or case.closing.state is not S.ASKED or not is_other:
        return say(Say(turn.me, "closing.over", _("That is not needed any more. Thank you!")))
    return _agree(turn, case) if turn.answer and turn.answer.choice == "yes" else _refuse(turn, case)


def _refuse(turn: Turn, case: ClosingCase) -> Decision:
    news = _(
        "{name} does not want that {place} stops. Everything goes on.", name=turn.person.name, place=case.place.name
    )
    mine = Say(turn.me, "closing.refused", _("Good. Everything stays as it is."))
    return moved(turn, case, S.REFUSED, "refused") + say(
        mine, Say(ToPerson(case.closing.proposer), "closing.refused", news)
    )


def _agree(turn: Turn, case: ClosingCase) -> Decision:
    """Fix the day, a week from now at least, and tell everybody."""
    agreed = replace(
        case, closing=replace(case.closing, second=turn.person.id, on=max(case.closing.on, _soonest(turn, case)))
    )
    text = sentences(
        _("On {day} {place} stops working with me.", day=When(agreed.closing.on), place=case.place.name),
        _("I tell everybody with something open, and the rooms."),
        _("To call it off: {words}", words=FirstWord(CLOSE_WORDS)),
    )
    leaders = {one.id for one in case.leaders} | {case.closing.proposer, turn.person.id}
    told = (Say(ToPerson(one), "closing.agreed", text, case.about) for one in sorted(leaders))
    return (
        moved(turn, agreed, S.AGREED, "agreed")
        + Decision(due=(closing_day(agreed),))
        + say(*told, *tell_people(agreed, "closing.soon", will_stop(agreed)))
        + say(*tell_rooms(agreed, "closing.soon", rooms_will_stop(agreed)))
    )


def _soonest(turn: Turn, case: ClosingCase) -> date:
    return (to_local(turn.now, case.place.zone) + NOTICE).date()


def moved(at: Turn | Tick, case: ClosingCase, state: ClosingState, what: str) -> Decision:
    """Save the move with its line in the log; nothing else is due, and nobody is asked."""
    actor = at.person.id if isinstance(at, Turn) else None
    note = Note(actor, f"closing.{what}", case.closing.id, None, case.place.id)
    after = case.moved(state, at)
    return Decision(save=(after.closing, note), cancel=nothing_waits(case), close=asked_no_more(case))


# --- nobody answers -----------------------------------------------------------------------------------------------


async def look_at_due(tick: Tick, look: Look) -> ClosingCase | None:
    """Read it as it is now."""
    return await read_closing(look, tick.due.subject, tick.admins, tick.now)


def lapse(tick: Tick, case: ClosingCase | None) -> Decision:
    """Let it be when no second person said yes."""
    if case is None or case.closing.state is not S.ASKED:
        return NOTHING
    text: Said = _("Nobody else said yes, so {place} does not stop. Everything goes on.", place=case.place.name)
    told = Say(ToPerson(case.closing.proposer), "closing.lapsed", text, lane=Lane.PLANNED)
    return moved(tick, case, S.LAPSED, "lapsed") + say(told)


STEPS = (StepKind(CloseSecond, look_at_second, answer_second),)
TIMERS = (TimerKind(LAPSE, "It lapses late, and a yes that came before counts.", look_at_due, lapse),)
