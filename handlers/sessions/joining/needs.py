"""What somebody needs to take part: chosen from a list, seen by the organisers alone, forgotten seven days after."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.decision import NOTHING, Choice, Decision, Say, StepKind, Tick, TimerKind, Turn, say
from handlers.reading.answers import is_short_answer
from handlers.sessions import due
from handlers.sessions.case import SessionCase, look_at_due, look_at_step
from handlers.sessions.nouns import COMES, OVER, Need, Seat
from handlers.sessions.seat_steps import TellNeeds
from handlers.sessions.seats import hearer, tell_of_seat, whose
from handlers.text import Said, Text, _, _n, sentences

NEED_WORDS: Final[dict[Need, Text]] = {
    Need.HEARING_LOOP: _("a hearing loop"),
    Need.SIGN_LANGUAGE: _("a sign language interpreter"),
    Need.WHEELCHAIR: _("a way in for a wheelchair"),
    Need.QUIET_PLACE: _("a quiet place"),
    Need.CHILD_CARE: _("somebody to look after children"),
    Need.TRANSPORT: _("transport to get there"),
}
_NOTHING: Final = "no"
_NONE_OF_THEM: Final = frozenset({_NOTHING, "nothing"})
"""Questions that are still open may hold the older one."""
_A_FEW_WORDS: Final = 3
_CHOICES: Final = (
    *(Choice(need.value, label) for need, label in NEED_WORDS.items()),
    Choice(_NOTHING, _("nothing")),
)


def ask_needs(case: SessionCase, seat: Seat) -> tuple[Say, ...]:
    """Ask it, where there is a place to come to; it need not be answered."""
    if not case.session.where or seat.needs:
        return ()
    mine = _("Do you need something to take part? You may name several numbers.")
    theirs = _("Does {name} need something to take part? You may name several numbers.", name=whose(seat))
    text = sentences(theirs if seat.guest else mine, _only_organisers())
    step = TellNeeds(case.number, seat.person)
    return (tell_of_seat(case, seat, "session.needs", text, step, _CHOICES, many=True, light=True),)


def _only_organisers() -> Said:
    return _n(
        "Only the organisers see it. I forget it {count} day after.",
        "Only the organisers see it. I forget it {count} days after.",
        due.NEEDS_KEPT.days,
    )


def answer_needs(turn: Turn, step: TellNeeds, case: SessionCase | None) -> Decision:
    """Keep what was chosen, and plan to forget it."""
    seat = case.seat_of(step.person) if case and case.session.state not in OVER else None
    if case is None or seat is None or seat.state not in COMES or hearer(seat) != turn.person.id:
        return say(Say(turn.me, "session.no_needs", _("There is no place for you there any more. I kept nothing.")))
    chosen = tuple(Need(id_) for id_ in (turn.answer.choices if turn.answer else ()) if id_ not in _NONE_OF_THEM)
    if not chosen:
        return say(tell_of_seat(case, seat, "session.needs_none", _("Good. See you there!")))
    text = _("Thank you. The organisers see it, and get in touch when they have a question.")
    told = tell_of_seat(case, seat, "session.needs_noted", text)
    return Decision(save=(replace(seat, needs=chosen),), say=(told,), due=(due.forget_needs(case.session),))


def _is_about_it(turn: Turn, step: TellNeeds) -> bool:
    """Tell whether words that name nothing of the list may still be meant as an answer; a whole sentence is not."""
    return len(turn.text.split()) <= _A_FEW_WORDS or is_short_answer(turn.text)


def forget(tick: Tick, case: SessionCase | None) -> Decision:
    """Forget what everybody needed."""
    if case is None:
        return NOTHING
    return Decision(save=tuple(replace(seat, needs=()) for seat in case.seats if seat.needs))


STEPS = (StepKind(TellNeeds, look_at_step, answer_needs, hears=_is_about_it),)
TIMERS = (TimerKind(due.FORGET_NEEDS, "It is forgotten late too.", look_at_due, forget),)
