"""Whatever is done with a seat in whatever state moves it along an arrow of its chart, and every arrow is found so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.decision import Decision, Say
from handlers.hearing import Delivered
from handlers.sessions import due
from handlers.sessions.afterwards.ending import begin, end
from handlers.sessions.afterwards.feedback import look_back
from handlers.sessions.attending.absence import Missed, absent
from handlers.sessions.attending.participants import Expected, WhoCame, answer_who_came
from handlers.sessions.attending.presence import Arrival, be_present
from handlers.sessions.attending.putting_right import Absentee
from handlers.sessions.attending.was_there import Claimed, WasThere, say_so
from handlers.sessions.attending.was_there import answer as answer_claim
from handlers.sessions.card import when_of
from handlers.sessions.case import Meant, SessionCase
from handlers.sessions.changing.moved import answer_still, reconfirm
from handlers.sessions.flow import SEAT_FLOW
from handlers.sessions.joining.approving import answer_agree
from handlers.sessions.joining.join import answer_place, join
from handlers.sessions.joining.leaving import give_up, leave
from handlers.sessions.joining.waiting import Answering, end_offer, offer_in_the_morning
from handlers.sessions.nouns import AHEAD, Seat, SeatState, Session, SessionState
from handlers.sessions.reminding.writing import write
from handlers.sessions.seat_steps import AgreeToSeat, StillComing, TakePlace
from handlers.text import Verbatim
from tests.handlers.sessions.setting import (
    BURENHULP,
    ELS,
    JONAS,
    PIETER,
    RITA,
    brussels,
    case,
    changed,
    seat,
    tick,
    turn,
)

MOMENTS = tuple(map(brussels, ("2024-05-20T10:00", "2024-05-20T23:00", "2024-05-28T12:00", "2024-05-28T14:00")))
"""A day, a night, shortly before, and while it goes on."""
SESSIONS = tuple(
    changed(state=state, approval=approval, places=places)
    for state, approval, places in product(SessionState, (False, True), (1, 3))
)
Move = tuple[SeatState | None, SeatState]


def all_that_can_be_done(found: SessionCase, now: datetime) -> Iterator[Decision]:
    """Let Els, an organiser and the clock do everything there is."""
    yield join(turn(ELS, "S7", now=now), Meant(found, is_named=True))
    yield leave(turn(ELS, "S7", now=now), Meant(found, is_named=True))
    yield give_up(found, "els", now)
    yield reconfirm(found, when_of(BURENHULP), now)
    yield offer_in_the_morning(tick(due.OFFER, now), found)
    yield begin(tick(due.BEGINS, now), found)
    yield end(tick(due.ENDS, now), found)
    yield look_back(tick(due.AFTER, now), found)
    yield be_present(turn(ELS, "4711", now=now), Arrival("4711", found, (found,)))
    names = tuple((one.person, one.guest) for one in found.seats)
    yield say_so(turn(ELS, "ik was er wel", now=now), found)
    for choice in ("yes", "no"):
        yield answer_claim(turn(JONAS, choice=choice, now=now), WasThere(7, "els"), Claimed(found, ELS))
        yield answer_place(turn(ELS, choice=choice, now=now), TakePlace(7, "els"), found)
        yield answer_agree(turn(JONAS, choice=choice, now=now), AgreeToSeat(7, "els"), found)
        yield answer_still(turn(ELS, choice=choice, now=now), StillComing(7, "els", 0), found)
    yield answer_who_came(turn(JONAS, choices=("1",), choice="1", now=now), WhoCame(7), Expected(found, names))  # type: ignore[arg-type]
    theirs = tuple(Absentee(found, one, Verbatim("Els")) for one in found.coming if one.person == "els")
    yield absent(turn(JONAS, now=now), Missed(theirs, "Els", found))
    for arrived in (None, MOMENTS[0].replace(day=1)):
        ends = replace(tick(due.OFFER_ENDS, now), due=due.offer_ends(found.session, "els", now))
        yield end_offer(ends, Answering(found, Delivered(arrived, "matrix") if arrived else None))


def cases(session: Session, state: SeatState | None) -> Iterator[SessionCase]:
    """Let Els have that seat, beside nobody or somebody who was noted as present or waits."""
    own = (seat(ELS, state, 1),) if state else ()
    yield case(*own, session=session)
    yield case(*own, seat(RITA, SeatState.ATTENDED, 2), seat(PIETER, SeatState.WAITING, 3), session=session)


def moves() -> Iterator[Move]:
    for session, state, now in product(SESSIONS, (None, *SeatState), MOMENTS):
        if state is SeatState.ABSENT and session.state in AHEAD:
            continue  # who was not there is noted once it has begun
        for found in cases(session, state):
            before = {one.person: one.state for one in found.seats}
            for decision in all_that_can_be_done(found, now):
                seats = (one for one in decision.save if isinstance(one, Seat))
                yield from ((before.get(one.person), one.state) for one in seats if before.get(one.person) != one.state)


def test_a_seat_moves_along_the_arrows_of_its_chart_and_along_each_of_them() -> None:
    assert set(moves()) == SEAT_FLOW.arrows


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(max_size=80) | st.sampled_from(("voor", "voor voor", "voor ١٢", "wachtlijst", "for the", "S", "٣")))
def test_any_words_behind_the_number_are_answered(text: str) -> None:
    for found, act in product((case(), case(seat(ELS, place=1))), (join, leave, write)):
        said = act(turn(ELS, f"S7 {text}"), Meant(found, is_named=True, behind=text)).say
        assert any(isinstance(one, Say) for one in said)
