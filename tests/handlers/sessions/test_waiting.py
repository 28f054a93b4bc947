"""The waiting list: whatever people do and in which order, places are never too many and nobody is forgotten."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.decision import NOTHING, Decision, Say
from handlers.hearing import Delivered, Hearing
from handlers.model import Due
from handlers.sessions import due
from handlers.sessions.case import Meant, SessionCase
from handlers.sessions.flow import SEAT_FLOW
from handlers.sessions.joining.closing import close_line
from handlers.sessions.joining.join import answer_place, join
from handlers.sessions.joining.leaving import leave
from handlers.sessions.joining.waiting import Answering, end_offer, new_seat, offer_places, pass_on
from handlers.sessions.nouns import (
    STANDS_IN_LINE,
    TAKES_A_PLACE,
    Seat,
    SeatState,
    Session,
    SessionState,
)
from handlers.sessions.seat_steps import TakePlace
from tests.handlers.sessions.setting import (
    BURENHULP,
    ELS,
    JONAS,
    MARIA,
    NOW,
    PIETER,
    RITA,
    brussels,
    case,
    changed,
    seat,
    tick,
    turn,
)
from tests.handlers.speaking import says

NIGHT = brussels("2024-05-10T23:00")
NEAR = brussels("2024-05-28T12:00")


def offered(decision: Decision) -> list[str]:
    return [one.to.person for one in decision.say if isinstance(one, Say) and isinstance(one.step, TakePlace)]  # type: ignore[union-attr]


# --- one place comes free -----------------------------------------------------------------------------------------


def test_a_free_place_is_kept_for_who_waits_longest() -> None:
    line = (seat(ELS, SeatState.WAITING, 2), seat(PIETER, SeatState.WAITING, 3))
    decision = offer_places(case(seat(RITA), *line), NOW)
    kept = replace(line[0], state=SeatState.OFFERED)
    until = brussels("2024-04-23T10:00")
    assert decision.save == (kept,)
    assert decision.due == (due.offer_ends(BURENHULP, "els", until),)
    assert offered(decision) == ["els"]


def test_no_more_is_offered_than_there_is() -> None:
    line = (seat(ELS, SeatState.WAITING, 2), seat(PIETER, SeatState.WAITING, 3))
    assert offered(offer_places(case(seat(RITA), seat(JONAS, SeatState.OFFERED, 1), *line), NOW)) == []
    assert offered(offer_places(case(*line), NOW)) == ["els", "pieter"]
    assert offered(offer_places(case(seat(RITA), *line, session=changed(places=0)), NOW)) == ["els", "pieter"]


@pytest.mark.parametrize(
    ("session", "now"),
    [
        (changed(state=SessionState.CANCELLED), NOW),
        (changed(state=SessionState.RUNNING), NOW),
        (BURENHULP, brussels("2024-05-28T13:30")),
    ],
)
def test_nothing_is_offered_of_what_does_not_take_place_or_has_begun(session: Session, now: object) -> None:
    waiting = seat(ELS, SeatState.WAITING, 2)
    assert offer_places(case(waiting, session=session), now) == NOTHING  # type: ignore[arg-type]


def test_at_night_the_offer_waits_for_the_morning() -> None:
    decision = offer_places(case(seat(ELS, SeatState.WAITING, 2)), NIGHT)
    assert decision == Decision(due=(due.offer(BURENHULP, NIGHT),))
    assert decision.due[0].may_wait


def test_shortly_before_all_who_wait_are_asked() -> None:
    line = (seat(ELS, SeatState.WAITING, 2), seat(PIETER, SeatState.WAITING, 3))
    decision = offer_places(case(seat(RITA), *line), NEAR)
    assert (decision.save, offered(decision)) == ((), ["els", "pieter"])


def test_nobody_passes_who_waits_for_the_morning() -> None:
    waiting = case(seat(ELS, SeatState.WAITING, 2))
    assert new_seat(waiting, "maria", NOW).state is SeatState.WAITING
    assert new_seat(waiting, "maria", NEAR).state is SeatState.CONFIRMED


def test_an_answer_to_an_offer_that_was_made_to_another_is_none() -> None:
    now_offered = case(seat(RITA), seat(ELS, SeatState.OFFERED, 2))
    decision = answer_place(turn(PIETER, choice="yes"), TakePlace(7, "els"), now_offered)
    assert decision.save == ()


def test_when_it_begins_all_waiting_ends_and_each_hears_why() -> None:
    there = (seat(RITA), seat(ELS, SeatState.WAITING, 2), seat(PIETER, SeatState.OFFERED, 3))
    decision = close_line(case(*there, seat(MARIA, SeatState.PENDING, 4)))
    assert [(one.person, one.state) for one in decision.save if isinstance(one, Seat)] == [
        (who, SeatState.LAPSED) for who in ("els", "pieter", "maria")
    ]
    assert [said.split("Burenhulp” ")[-1].split(". Thank")[0] for said in says(decision)][::2] == [
        "has begun. There was no place for you this time",
        "has begun. No organiser said yes in time, sorry",
    ]


def test_an_offer_lapses_once_it_could_be_answered() -> None:
    facts = Answering(case(seat(RITA), seat(ELS, SeatState.OFFERED, 2)), Delivered(NOW, "matrix"))
    now = brussels("2024-04-23T10:00")
    later = replace(tick(due.OFFER_ENDS, now), due=_row("els"), hearing={"matrix": Hearing(NOW, now)})
    assert [one.state for one in end_offer(later, facts).save if isinstance(one, Seat)] == [SeatState.LAPSED]


def test_an_offer_that_never_arrived_is_made_again_once() -> None:
    facts = Answering(case(seat(RITA), seat(ELS, SeatState.OFFERED, 2)), None)
    now = brussels("2024-04-23T10:00")
    again = end_offer(replace(tick(due.OFFER_ENDS, now), due=_row("els")), facts)
    assert (again.save, offered(again)) == ((), ["els"])
    assert again.due[0].fields == (("again", "1"),)
    over = end_offer(replace(tick(due.OFFER_ENDS, now), due=again.due[0]), facts)
    assert [one.state for one in over.save if isinstance(one, Seat)] == [SeatState.LAPSED]


def _row(person: str) -> Due:
    return due.offer_ends(BURENHULP, person, brussels("2024-04-23T10:00"))


# --- whatever people do -------------------------------------------------------------------------------------------

PEOPLE = (ELS, PIETER, RITA, JONAS)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("join", "leave", "yes", "no", "lapse")), st.integers(0, len(PEOPLE) - 1)),
        st.tuples(st.just("grow"), st.integers(1, 2)),
    ),
    max_size=40,
)


class Hall:
    """A session to which decisions are applied as storage would; ``offers`` are the seats that were offered a place."""

    def __init__(self, places: int) -> None:
        self.case = case(session=changed(places=places))
        self.offers: list[tuple[str, int]] = []

    def does(self, act: str, which: int) -> None:
        """Let somebody do something."""
        if act == "grow":
            more = replace(self.case.session, places=self.case.session.places + which)
            grown = self.case.with_session(more)
            self._apply(Decision(save=(more,)) + pass_on(grown, NOW))
            return
        who = PEOPLE[which]
        part = self.case.seat_of(who.id)
        match act:
            case "join":
                self._apply(join(turn(who, "S7"), Meant(self.case, is_named=True)))
            case "leave":
                self._apply(leave(turn(who, "S7"), Meant(self.case, is_named=True)))
            case "yes" | "no" if part:
                self._apply(answer_place(turn(who, choice=act), TakePlace(7, who.id), self.case))
            case "lapse" if part:
                ended = replace(tick(due.OFFER_ENDS), due=replace(_row(who.id), fields=(("again", "1"),)))
                self._apply(end_offer(ended, Answering(self.case, None)))

    def _apply(self, decision: Decision) -> None:
        before = self.case
        for one in decision.save:
            if isinstance(one, Session):
                self.case = self.case.with_session(replace(one, version=one.version + 1))
            if isinstance(one, Seat):
                self._check_move(before, one)
                self.case = self.case.with_seat(replace(one, version=one.version + 1))
                if one.state is SeatState.OFFERED:
                    self.offers.append((one.person, one.place))

    def _check_move(self, before: SessionCase, after: Seat) -> None:
        known = before.seat_of(after.person)
        assert (known.state if known else None, after.state) in SEAT_FLOW.arrows


@settings(derandomize=True, max_examples=300, deadline=None)
@given(places=st.integers(1, 3), acts=ACTS)
def test_never_too_many_come_nobody_passes_and_nobody_is_forgotten(places: int, acts: list[tuple[str, int]]) -> None:
    hall = Hall(places)
    for act, which in acts:
        line = [one.person for one in hall.case.in_state(SeatState.WAITING)]
        hall.does(act, which)
        taken = len(hall.case.in_state(*TAKES_A_PLACE))
        waiting = [one.person for one in hall.case.in_state(SeatState.WAITING)]
        assert taken <= hall.case.session.places
        assert not waiting or hall.case.free == 0
        still = [person for person in line if person in waiting]
        assert waiting[: len(still)] == still
        assert max((one.place for one in hall.case.in_state(*STANDS_IN_LINE)), default=0) <= len(acts) + 1
    assert len(hall.offers) == len(set(hall.offers))


def test_who_lives_elsewhere_gets_no_place() -> None:
    assert join(turn(MARIA, "S7"), Meant(case(), is_named=True)).save == ()
