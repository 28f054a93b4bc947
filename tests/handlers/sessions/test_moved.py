"""After a session was moved: each is asked again, silence keeps the place, a no gives it to who waits."""

from __future__ import annotations

from dataclasses import replace

from handlers.decision import Close, Decision, Say, Step
from handlers.sessions import due
from handlers.sessions.card import when_of
from handlers.sessions.case import SessionCase
from handlers.sessions.changing.moved import answer_still, reconfirm
from handlers.sessions.nouns import Seat, SeatState
from handlers.sessions.seat_steps import StillComing, TakePlace
from tests.handlers.sessions.setting import (
    BURENHULP,
    ELS,
    JONAS,
    NOW,
    PIETER,
    RITA,
    brussels,
    case,
    changed,
    seat,
    turn,
)
from tests.handlers.speaking import english

MOVED = changed(starts_local=brussels("2024-06-04T13:30").replace(tzinfo=None), sequence=1)
WAS = when_of(BURENHULP)


def steps(decision: Decision) -> list[Step | None]:
    return [one.step for one in decision.say if isinstance(one, Say)]


def texts(decision: Decision) -> list[str]:
    return [english(one.text) for one in decision.say if isinstance(one, Say)]


def moved(*seats: Seat) -> SessionCase:
    return case(*seats, session=MOVED)


def test_who_has_a_place_is_asked_and_who_waits_is_told() -> None:
    line = (seat(ELS, place=1), seat(PIETER, SeatState.WAITING, 2), seat(RITA, SeatState.CANCELLED, 3))
    decision = reconfirm(case(*line, session=replace(MOVED, places=1)), WAS, NOW)
    assert texts(decision)[0] == (
        "New date for S7 “Burenhulp”: Tuesday 4 June 2024, 13:30 (was Tuesday 28 May 2024, 13:30). "
        "Are you coming then too?"
    )
    assert steps(decision) == [StillComing(7, "els", 1), None]
    assert "You stay on the waiting list." in texts(decision)[1]
    assert decision.due == ()


def test_an_earlier_question_about_another_date_is_closed() -> None:
    assert reconfirm(moved(seat(ELS, place=1)), WAS, NOW).close == (Close("session.still_coming", "7-1"),)


def test_a_guest_is_asked_about_through_who_signed_them_up() -> None:
    guest = replace(seat(ELS, place=1), person="guest1", by="jonas", guest="Jeanne")
    decision = reconfirm(moved(guest), WAS, NOW)
    assert texts(decision)[0].endswith("Is Jeanne coming then too?")
    assert [one.to for one in decision.say if isinstance(one, Say)] == [turn(JONAS).me]


def test_who_was_offered_a_place_gets_a_new_time_to_answer() -> None:
    decision = reconfirm(moved(seat(ELS, SeatState.OFFERED, 1)), WAS, NOW)
    assert steps(decision) == [TakePlace(7, "els")]
    assert due.offer_ends(MOVED, "els", brussels("2024-04-23T10:00")) in decision.due


def test_who_waits_gets_a_place_that_is_free_with_the_new_moment() -> None:
    decision = reconfirm(moved(seat(ELS, place=1), seat(PIETER, SeatState.WAITING, 2)), WAS, NOW)
    assert steps(decision) == [StillComing(7, "els", 1), TakePlace(7, "pieter")]
    assert texts(decision)[1].startswith("New date for S7 “Burenhulp”: Tuesday 4 June 2024, 13:30")
    assert [one.state for one in decision.save if isinstance(one, Seat)] == [SeatState.OFFERED]


def test_who_never_heard_of_another_moment_hears_nothing_of_it() -> None:
    line = (seat(ELS, place=1), seat(PIETER, SeatState.WAITING, 2))
    same = case(*line, session=replace(MOVED, places=1))
    assert reconfirm(same, when_of(MOVED), NOW) == Decision()


def test_where_no_time_is_left_to_think_an_offer_becomes_a_place_in_line() -> None:
    decision = reconfirm(moved(seat(ELS, SeatState.OFFERED, 1)), WAS, brussels("2024-06-04T12:00"))
    assert [one.state for one in decision.save if isinstance(one, Seat)] == [SeatState.WAITING]


def test_a_yes_keeps_the_place_with_the_new_moment_in_the_calendar() -> None:
    decision = answer_still(turn(ELS, choice="yes"), StillComing(7, "els", 1), moved(seat(ELS)))
    assert decision.save == ()
    (said,) = [one for one in decision.say if isinstance(one, Say)]
    assert "Tuesday 4 June 2024" in english(said.text)
    assert len(said.attach) == 1


def test_a_no_gives_the_place_to_who_waits() -> None:
    line = (seat(ELS, place=1), seat(RITA, place=2), seat(PIETER, SeatState.WAITING, 3))
    decision = answer_still(turn(ELS, choice="no"), StillComing(7, "els", 1), moved(*line))
    assert [(one.person, one.state) for one in decision.save if isinstance(one, Seat)] == [
        ("els", SeatState.CANCELLED),
        ("pieter", SeatState.OFFERED),
    ]


def test_a_late_answer_of_who_left_changes_nothing() -> None:
    gone = moved(seat(ELS, SeatState.CANCELLED))
    for choice in ("yes", "no"):
        decision = answer_still(turn(ELS, choice=choice), StillComing(7, "els", 1), gone)
        assert decision.save == ()
        assert texts(decision)[0].startswith("You are not signed up for S7")
