"""The organisers' yes or no to who would like to come; the first answer counts."""

from __future__ import annotations

from dataclasses import replace

from handlers.decision import Close, Decision, Say, StepKind, Turn, say
from handlers.sessions.case import SessionCase, look_at_step
from handlers.sessions.joining.placing import confirm
from handlers.sessions.joining.waiting import pass_on
from handlers.sessions.nouns import OVER, Seat, SeatState
from handlers.sessions.seat_steps import AgreeToSeat
from handlers.sessions.seats import refusal_of, seat_id, tell_of_seat
from handlers.text import _


def answer_agree(turn: Turn, step: AgreeToSeat, case: SessionCase | None) -> Decision:
    """Give the place or refuse it; who answers later hears that it was answered already."""
    seat = case.seat_of(step.person) if case else None
    if case is None or not case.may_change(turn):
        gone = _("You no longer organise there, so others answer this. Thank you.")
        return say(Say(turn.me, "session.no_role", gone))
    if seat is None or seat.state is not SeatState.PENDING or case.session.state in OVER:
        return say(Say(turn.me, "session.agreed_already", _("That was answered already. Thank you.")))
    closed = Decision(close=(Close(AgreeToSeat.name, seat_id(seat)),))
    thanks = say(Say(turn.me, "session.agreed", _("Thank you. I let them know.")))
    if turn.answer and turn.answer.choice == "yes":
        agreed = _("An organiser agreed.")
        return closed + thanks + confirm(case, replace(seat, state=SeatState.CONFIRMED), turn.now, agreed)
    return closed + thanks + _refuse(turn, case, seat)


def _refuse(turn: Turn, case: SessionCase, seat: Seat) -> Decision:
    refused = replace(seat, state=SeatState.REFUSED)
    after = case.with_seat(refused)
    told = tell_of_seat(case, seat, "session.refused", refusal_of(case, seat))
    return Decision(save=(case.session, refused), say=(told,)) + pass_on(after, turn.now)


STEPS = (StepKind(AgreeToSeat, look_at_step, answer_agree),)
