"""The waiting list: who comes next, how long they may think about it, and what happens when they do not answer.

A place that comes free is offered to one after another in the order in which they joined; it is theirs until their time
is over. Near the beginning there is no time for that: then all who wait are asked at once, and the first yes gets it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.decision import NOTHING, YES_NO, Close, Decision, Say, Tick, TimerKind, say
from handlers.hearing import Delivered
from handlers.look import Look
from handlers.model import PersonId
from handlers.reading.session_named import name_of
from handlers.reading.walltime import shift_quiet, to_local
from handlers.sessions import due
from handlers.sessions.card import card
from handlers.sessions.case import SessionCase, look_at_due, read_session
from handlers.sessions.nouns import AHEAD, Seat, SeatState
from handlers.sessions.seat_steps import TakePlace, WantToJoin
from handlers.sessions.seats import hearer, seat_id, tell_of_seat, title_and_when, whose
from handlers.sessions.words import LEAVE
from handlers.text import Elsewhere, FirstWord, Said, When, _, sentences

# --- the line -----------------------------------------------------------------------------------------------------


def new_seat(case: SessionCase, person: PersonId, now: datetime, by: PersonId | None = None, guest: str = "") -> Seat:
    """Give somebody a part: a place, or the end of the waiting list.

    Nobody passes who waits already, also while a place is about to be offered to them; near the beginning, when all who
    wait were asked at once, the first to come gets it. ``place`` counts on, so that it tells one seat from all others.
    """
    before = case.seat_of(person)
    place = 1 + max((seat.place for seat in case.seats), default=0)
    version = before.version if before else 0
    return Seat(case.number, person, _state_for_new(case, now), now, place, by, guest, version=version)


def _state_for_new(case: SessionCase, now: datetime) -> SeatState:
    goes_on = case.in_state(SeatState.WAITING) and not due.is_near(case.session, now)
    return SeatState.WAITING if case.free == 0 or goes_on else state_once_taken(case)


def state_once_taken(case: SessionCase) -> SeatState:
    """Say what a place is that somebody takes: theirs, or theirs once an organiser agrees."""
    return SeatState.PENDING if case.session.approval else SeatState.CONFIRMED


def number_in_line(case: SessionCase, person: PersonId) -> int:
    """Count from one how many stand in line up to this person."""
    return [seat.person for seat in case.in_line].index(person) + 1


def say_in_line(case: SessionCase, seat: Seat, *before: Said) -> Say:
    """Tell somebody that they wait, their number in the line, and how to leave it."""
    place = number_in_line(case, seat.person)
    full = _("{title} is full.", title=title_and_when(case.session))
    mine = _("You are number {place} on the waiting list.", place=place)
    theirs = _("{name} is number {place} on the waiting list.", place=place, name=whose(seat))
    stays = _("I let you know as soon as there is a place.")
    text = sentences(*before, full, theirs if seat.guest else mine, stays, how_to_stop(seat))
    return tell_of_seat(case, seat, "session.waiting", text)


def how_to_stop(seat: Seat) -> Said:
    """Say how to leave the waiting list, for oneself or for a guest."""
    leave, number = FirstWord(LEAVE), name_of(seat.session)
    if seat.guest:
        return _("Rather not any more? Type: {leave} {number} {name}", leave=leave, number=number, name=whose(seat))
    return _("Rather not any more? Type: {leave} {number}", leave=leave, number=number)


# --- a place comes free -------------------------------------------------------------------------------------------


def offer_places(case: SessionCase, now: datetime, *before: Said) -> Decision:
    """Offer what is free to who waits longest; at night, plan to.

    ``case`` is how things stand once what freed the place is saved, ``before`` is said first with every offer. The
    session itself is not saved here: whoever calls this saves it, so that two places that come free at once cannot
    go to the same person.
    """
    waiting = case.in_state(SeatState.WAITING)
    is_ahead = case.session.state in AHEAD and now < due.starts_at(case.session)
    if case.free == 0 or not waiting or not is_ahead:
        return NOTHING
    if shift_quiet(now, case.session.zone) > now:
        return Decision(due=(due.offer(case.session, now),))
    until = due.offer_until(case.session, now)
    if until is None:
        return say(*(_ask_all(case, seat, *before) for seat in waiting))
    next_ones = waiting if case.free is None else waiting[: case.free]
    return _offer(case, next_ones, until, *before)


def pass_on(case: SessionCase, now: datetime) -> Decision:
    """Offer what is free, and show on the card what is left then."""
    offered = offer_places(case, now)
    return offered + say(card(with_seats_of(case, offered)))


def with_seats_of(case: SessionCase, decision: Decision) -> SessionCase:
    """Return the case as it will be once the seats of a decision are saved."""
    for one in decision.save:
        if isinstance(one, Seat):
            case = case.with_seat(one)
    return case


def _offer(case: SessionCase, seats: tuple[Seat, ...], until: datetime, *before: Said) -> Decision:
    return Decision(
        save=tuple(replace(seat, state=SeatState.OFFERED) for seat in seats),
        say=tuple(ask_whether_taken(case, seat, until, *before) for seat in seats),
        due=tuple(due.offer_ends(case.session, seat.person, until) for seat in seats),
    )


def ask_whether_taken(case: SessionCase, seat: Seat, until: datetime, *before: Said) -> Say:
    """Ask whether somebody takes the place that is free for them, and say until when."""
    local = to_local(until, case.session.zone)
    at, elsewhere = When(local.date(), local.time()), Elsewhere(until, case.session.zone)
    moment = _("{when}{elsewhere}", when=at, elsewhere=elsewhere)
    text = sentences(*before, _place_for(case, seat), _("Please answer before {moment}.", moment=moment))
    return _ask(case, seat, text)


def _ask_all(case: SessionCase, seat: Seat, *before: Said) -> Say:
    return _ask(case, seat, sentences(*before, _place_for(case, seat), _("Who answers first gets it.")))


def _place_for(case: SessionCase, seat: Seat) -> Said:
    title = title_and_when(case.session)
    if seat.guest:
        return _("There is a place for {name} at {title}. Do you take it?", name=whose(seat), title=title)
    return _("There is a place for you at {title}. Do you take it?", title=title)


def _ask(case: SessionCase, seat: Seat, text: Said) -> Say:
    step = TakePlace(case.number, seat.person)
    return tell_of_seat(case, seat, "session.offer", text, step, YES_NO, not_after=due.starts_at(case.session))


# --- the time is over ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answering:
    """The session of an offer, and how the offer was delivered; None: it was not."""

    case: SessionCase
    delivered: Delivered | None


async def look_at_offer(tick: Tick, look: Look) -> Answering | None:
    """Read whether the offer that ends ever reached the person."""
    case = await read_session(look, int(tick.due.subject))
    seat = case.seat_of(tick.due.person) if case and tick.due.person else None
    if case is None or seat is None:
        return None
    since = tick.now - due.TIME_TO_ANSWER - due.SHORTEST_ANSWER
    return Answering(case, await look.delivered(hearer(seat), "session.offer", ("seat", seat_id(seat)), since))


def end_offer(tick: Tick, facts: Answering | None) -> Decision:
    """Let an offer lapse, tell who did not answer, and offer the place to who comes next.

    Who could not answer because of us gets their time again, once.
    """
    seat = facts.case.seat_of(tick.due.person) if facts and tick.due.person else None
    if facts is None or seat is None or seat.state is not SeatState.OFFERED:
        return NOTHING
    case = facts.case
    could_answer = tick.waited(facts.delivered) >= due.SHORTEST_ANSWER
    until = due.offer_until(case.session, tick.now)
    if not could_answer and until and not tick.due.fields:
        again = replace(due.offer_ends(case.session, seat.person, until), fields=(("again", "1"),))
        return Decision(say=(ask_whether_taken(case, seat, until),), due=(again,))
    lapsed = replace(seat, state=SeatState.LAPSED)
    after = case.with_seat(lapsed)
    told = _tell_lapsed(after, seat)
    closed = Close(TakePlace.name, seat_id(seat))
    decision = Decision(save=(case.session, lapsed), say=(told,), close=(closed,))
    return decision + pass_on(after, tick.now)


def who_gets_it(after: SessionCase) -> Said:
    """Say what becomes of a place that nobody took: it goes on to who waits, if anybody does."""
    waits = after.in_state(SeatState.WAITING)
    return _("The place goes to somebody else.") if waits else _("Your place is free again.")


def _tell_lapsed(case: SessionCase, seat: Seat) -> Say:
    """Say that the place goes on; a late yes, without another word, is one to stand in line again."""
    unheard = _("I did not hear from you about {title}.", title=title_and_when(case.session))
    text = sentences(unheard, who_gets_it(case))
    if seat.guest:
        return tell_of_seat(case, seat, "session.lapsed", text)
    asked, step = sentences(text, _("Do you still want to come?")), WantToJoin(case.number)
    return tell_of_seat(case, seat, "session.lapsed", asked, step, YES_NO, light=True)


# --- after a night ------------------------------------------------------------------------------------------------


async def look_at_free(tick: Tick, look: Look) -> SessionCase | None:
    """Read the session where a place came free; None when a move is still to be told, which offers it as well."""
    is_moved = await look.is_due(due.TELL_MOVED, tick.due.subject)
    return None if is_moved else await look_at_due(tick, look)


def offer_in_the_morning(tick: Tick, case: SessionCase | None) -> Decision:
    """Offer what came free at night, if it still is."""
    if case is None:
        return NOTHING
    return Decision(save=(case.session,)) + pass_on(case, tick.now)


TIMERS = (
    TimerKind(due.OFFER, "It is offered late too, as long as it begins later.", look_at_free, offer_in_the_morning),
    TimerKind(
        due.OFFER_ENDS, "Who could not answer while we were away gets another day, once.", look_at_offer, end_offer
    ),
)
