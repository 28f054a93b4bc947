"""After a session was moved: whoever has a place is asked whether they still come, whoever waits is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from handlers.decision import NOTHING, YES_NO, Close, Decision, Lane, Say, StepKind, Turn, say
from handlers.sessions import due
from handlers.sessions.card import begins_words, title_words, when_of
from handlers.sessions.case import SessionCase, look_at_step
from handlers.sessions.joining.leaving import let_go
from handlers.sessions.joining.waiting import ask_whether_taken, how_to_stop, offer_places, with_seats_of
from handlers.sessions.nouns import OVER, Seat, SeatState
from handlers.sessions.refusing import unknown_session
from handlers.sessions.seat_steps import StillComing
from handlers.sessions.seats import (
    calendar_of,
    hearer,
    how_it_is,
    how_to_leave,
    seat_entity,
    seat_id,
    tell_of_seat,
    whose,
)
from handlers.text import Said, When, _, lines, sentences


def reconfirm(case: SessionCase, was: When, now: datetime) -> Decision:
    """Ask everybody again, and give those who were or can be offered a place a new time to answer.

    ``case`` is how it is once it is moved, ``was`` the moment people know of: the same when it was moved back before
    they heard. Whoever does not answer keeps their place, is reminded and told how to leave. What was due
    (`due.BEFORE`) must be cancelled before, and whoever calls this saves the session (see `offer_places`).
    """
    before = (_new_date(case, was),) if was != when_of(case.session) else ()
    anew = _offer_anew(case, now, before)
    offered = anew + offer_places(with_seats_of(case, anew), now, *before)
    told = _tell_others(with_seats_of(case, offered), offered, was) if before else NOTHING
    return told + offered


def _tell_others(case: SessionCase, offered: Decision, was: When) -> Decision:
    """Ask who has a place whether they still come, and tell who waits and is offered nothing."""
    asked = {one.about for one in offered.say if isinstance(one, Say)}
    waiting = (seat for seat in case.in_state(SeatState.WAITING) if seat_entity(case, seat) not in asked)
    with_a_place = case.in_state(SeatState.CONFIRMED, SeatState.PENDING)
    return Decision(
        say=(*(_ask(case, seat, was) for seat in with_a_place), *(_tell(case, seat, was) for seat in waiting)),
        close=tuple(Close(StillComing.name, seat_id(seat)) for seat in with_a_place),
    )


def _new_date(case: SessionCase, was: When) -> Said:
    new = begins_words(case.session)
    return _("New date for {title}: {new} (was {was}).", title=title_words(case.session), new=new, was=was)


def _ask(case: SessionCase, seat: Seat, was: When) -> Say:
    mine, theirs = _("Are you coming then too?"), _("Is {name} coming then too?", name=whose(seat))
    text = sentences(_new_date(case, was), theirs if seat.guest else mine)
    step = StillComing(case.number, seat.person, case.session.sequence)
    return tell_of_seat(case, seat, "session.new_moment", text, step, YES_NO, lane=Lane.PLANNED)


def _tell(case: SessionCase, seat: Seat, was: When) -> Say:
    theirs = _("{name} stays on the waiting list.", name=whose(seat))
    stays = theirs if seat.guest else _("You stay on the waiting list.")
    text = sentences(_new_date(case, was), stays, how_to_stop(seat))
    return tell_of_seat(case, seat, "session.new_moment", text, lane=Lane.PLANNED)


def _offer_anew(case: SessionCase, now: datetime, before: tuple[Said, ...]) -> Decision:
    """Give who had an offer a new time to answer; where there is none, they wait with the others."""
    offered, until = case.in_state(SeatState.OFFERED), due.offer_until(case.session, now)
    if until is None:
        return Decision(save=tuple(replace(seat, state=SeatState.WAITING) for seat in offered))
    asked = tuple(ask_whether_taken(case, seat, until, *before) for seat in offered)
    return Decision(say=asked, due=tuple(due.offer_ends(case.session, seat.person, until) for seat in offered))


# --- the answer ---------------------------------------------------------------------------------------------------


def answer_still(turn: Turn, step: StillComing, case: SessionCase | None) -> Decision:
    """Keep the place with the new moment in the calendar, or give it back."""
    seat = case.seat_of(step.person) if case else None
    if case is None or seat is None or hearer(seat) != turn.person.id:
        return unknown_session(turn)
    is_no = turn.answer is not None and turn.answer.choice == "no"
    if is_no or seat.state is not SeatState.CONFIRMED or case.session.state in OVER:
        return let_go(turn, case, seat) if is_no else _other(case, seat)
    text = lines(_("Good. That is noted."), how_it_is(case.session), how_to_leave(seat))
    return say(tell_of_seat(case, seat, "session.place", text, attach=calendar_of(case.session, seat, turn.now)))


def _other(case: SessionCase, seat: Seat) -> Decision:
    if seat.state is SeatState.PENDING:
        return say(tell_of_seat(case, seat, "session.pending", _("Good. An organiser still looks at it.")))
    text = _("You are not signed up for {title}.", title=title_words(case.session))
    return say(tell_of_seat(case, seat, "session.not_in", text))


STEPS = (StepKind(StillComing, look_at_step, answer_still),)
