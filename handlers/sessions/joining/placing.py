"""Giving somebody who joins what there is: a place, a question to the organisers, or a number in the line."""

from __future__ import annotations

from datetime import datetime

from handlers.decision import YES_NO, Decision, Say, ToRole
from handlers.model import Role
from handlers.sessions import due
from handlers.sessions.card import card
from handlers.sessions.case import SessionCase
from handlers.sessions.joining.breakouts import ask_what_else
from handlers.sessions.joining.waiting import say_in_line
from handlers.sessions.nouns import Seat, SeatState
from handlers.sessions.seat_steps import AgreeToSeat
from handlers.sessions.seats import (
    calendar_of,
    how_it_is,
    how_to_leave,
    seat_entity,
    tell_of_seat,
    title_and_when,
    whose,
)
from handlers.text import Said, Verbatim, _, lines, sentences


def give(case: SessionCase, seat: Seat, now: datetime, who: str, *before: Said) -> Decision:
    """Carry out what a seat that was just made or changed is; ``who`` is the name that organisers read.

    The session is saved too, so that two who join at once cannot both get the last place.
    """
    match seat.state:
        case SeatState.CONFIRMED:
            return confirm(case, seat, now, *before)
        case SeatState.PENDING:
            return ask_organisers(case, seat, who)
        case _:
            after = case.with_seat(seat)
            told = say_in_line(after, seat, *before)
            return Decision(save=(case.session, seat), say=(told, card(after)))


def confirm(case: SessionCase, seat: Seat, now: datetime, *before: Said) -> Decision:
    """Give a place: all about it, a calendar file, how to leave, and the questions that come with it."""
    session = case.session
    after = case.with_seat(seat)
    text = lines(sentences(*before, _has_place(seat)), how_it_is(session), how_to_leave(seat))
    told = tell_of_seat(after, seat, "session.place", text, attach=calendar_of(session, seat, now))
    return Decision(
        save=(session, seat),
        say=(told, card(after), *ask_what_else(after, seat)),
        due=(*due.reminders(session, now), due.after(session)),
    )


def _has_place(seat: Seat) -> Said:
    return _("{name} has a place.", name=whose(seat)) if seat.guest else _("You have a place.")


def ask_organisers(case: SessionCase, seat: Seat, who: str) -> Decision:
    """Keep a place free for somebody, and ask the organisers whether they may come."""
    title = title_and_when(case.session)
    name = sentences(Verbatim(seat.guest), _("(through {name})", name=who)) if seat.guest else Verbatim(who)
    question = _("{name} would like to come to {title}. Is that all right?", name=name, title=title)
    to = ToRole(case.place.id, Role.ORGANISER)
    step = AgreeToSeat(case.number, seat.person)
    asked = Say(to, "session.agree", question, seat_entity(case, seat), YES_NO, step)
    after = case.with_seat(seat)
    mine = _("An organiser looks whether you can come to {title}. I let you know.", title=title)
    theirs = _("An organiser looks whether {name} can come to {title}. I let you know.", name=whose(seat), title=title)
    told = tell_of_seat(after, seat, "session.pending", sentences(theirs if seat.guest else mine, how_to_leave(seat)))
    return Decision(save=(case.session, seat), say=(told, asked, card(after)))
