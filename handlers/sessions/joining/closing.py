"""The waiting list ends when the session begins: whoever still waits hears kindly that there was no place."""

from __future__ import annotations

from dataclasses import replace

from handlers.decision import Close, Decision, Lane, Say
from handlers.sessions import due
from handlers.sessions.card import title_words
from handlers.sessions.case import SessionCase
from handlers.sessions.nouns import Seat, SeatState
from handlers.sessions.seat_steps import TakePlace
from handlers.sessions.seats import seat_id, tell_of_seat, whose
from handlers.sessions.words import SESSIONS
from handlers.text import FirstWord, Said, _, sentences


def close_line(case: SessionCase) -> Decision:
    """Tell who waits, and end every offer; what is asked about one is asked no more."""
    waited = case.in_line
    return Decision(
        save=tuple(replace(seat, state=SeatState.LAPSED) for seat in waited),
        say=tuple(_tell(case, seat) for seat in waited),
        cancel=due.cancel(case.session, (due.OFFER, due.OFFER_ENDS)) if waited else (),
        close=tuple(Close(TakePlace.name, seat_id(seat)) for seat in waited),
    )


def _tell(case: SessionCase, seat: Seat) -> Say:
    others = _("To see what else is planned, type: {sessions}", sessions=FirstWord(SESSIONS))
    text = sentences(_how_it_went(case, seat), _("Thank you for waiting."), others)
    return tell_of_seat(case, seat, "session.line_closed", text, lane=Lane.PLANNED)


def _how_it_went(case: SessionCase, seat: Seat) -> Said:
    title = title_words(case.session)
    if seat.state is SeatState.OFFERED:
        return _("I did not hear from you about {title}, and it has begun.", title=title)
    if seat.guest:
        return _("{title} has begun. There was no place for {name} this time.", title=title, name=whose(seat))
    return _("{title} has begun. There was no place for you this time.", title=title)
