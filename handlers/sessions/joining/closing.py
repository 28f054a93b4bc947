"""All waiting ends when the session begins: for a place, for an answer to an offer, or for a yes of an organiser."""

from __future__ import annotations

from dataclasses import replace

from handlers.decision import Close, Decision, Lane, Say
from handlers.sessions import due
from handlers.sessions.card import title_words
from handlers.sessions.case import SessionCase
from handlers.sessions.nouns import STANDS_IN_LINE, Seat, SeatState
from handlers.sessions.seat_steps import AgreeToSeat, TakePlace
from handlers.sessions.seats import seat_id, tell_of_seat, whose
from handlers.sessions.words import SESSIONS
from handlers.text import FirstWord, Said, _, sentences


def close_line(case: SessionCase) -> Decision:
    """Tell who waits, and end what is asked about them; who comes all the same is noted by the code."""
    waited = case.in_state(*STANDS_IN_LINE, SeatState.PENDING)
    return Decision(
        save=tuple(replace(seat, state=SeatState.LAPSED) for seat in waited),
        say=tuple(_tell(case, seat) for seat in waited),
        cancel=due.cancel(case.session, (due.OFFER, due.OFFER_ENDS)) if waited else (),
        close=tuple(Close(step.name, seat_id(seat)) for seat in waited for step in (TakePlace, AgreeToSeat)),
    )


def _tell(case: SessionCase, seat: Seat) -> Say:
    others = _("To see what else is planned, type: {sessions}", sessions=FirstWord(SESSIONS))
    text = sentences(_how_it_went(case, seat), _("Thank you for waiting."), others)
    return tell_of_seat(case, seat, "session.line_closed", text, lane=Lane.PLANNED)


def _how_it_went(case: SessionCase, seat: Seat) -> Said:
    title = title_words(case.session)
    if seat.state is SeatState.OFFERED:
        return _("I did not hear from you about {title}, and it has begun.", title=title)
    if seat.state is SeatState.PENDING:
        return _("{title} has begun. No organiser said yes in time, sorry.", title=title)
    if seat.guest:
        return _("{title} has begun. There was no place for {name} this time.", title=title, name=whose(seat))
    return _("{title} has begun. There was no place for you this time.", title=title)
