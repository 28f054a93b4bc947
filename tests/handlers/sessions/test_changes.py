"""What is saved, planned and cancelled when a session is made, moved or cancelled, as values."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from handlers.decision import Decision
from handlers.model import RoomKind
from handlers.sessions import due
from handlers.sessions.changing.cancelling import cancel
from handlers.sessions.changing.changed import change
from handlers.sessions.changing.changes import change_link, change_places
from handlers.sessions.changing.managing import Managing, Verb
from handlers.sessions.changing.moving import move, moved
from handlers.sessions.making.asking import Making
from handlers.sessions.making.draft import Draft, session_of
from handlers.sessions.making.publishing import publish
from handlers.sessions.nouns import SeatState, Session, SessionState
from handlers.text import When
from tests.handlers.sessions.setting import BURENHULP, ELS, JONAS, NOW, PLACE, brussels, case, changed, seat, turn

JUNE = When(date(2024, 6, 4), time(13, 30))
MAKING = Making((PLACE,), PLACE, (RoomKind.NETWORK,), (), 8)
DRAFT = Draft(
    "delinde", "Koffie", When(date(2024, 5, 2), time(14)), where="Buurthuis", places=12, audience=RoomKind.NETWORK
)


def sessions(decision: Decision) -> list[Session]:
    return [one for one in decision.save if isinstance(one, Session)]


def planned(decision: Decision, number: int = 7) -> dict[str, str]:
    rows = [row for row in decision.due if row.subject == str(number)]
    return {row.kind: row.local.isoformat(" ", "minutes") for row in rows}


# --- made ---------------------------------------------------------------------------------------------------------


def test_what_was_drafted_is_what_is_published() -> None:
    (session,) = sessions(publish(turn(JONAS), MAKING, DRAFT))
    assert session == Session(
        8,
        "delinde",
        RoomKind.NETWORK,
        SessionState.OPEN,
        "Koffie",
        datetime.fromisoformat("2024-05-02T14:00"),
        "Europe/Brussels",
        timedelta(hours=2),
        "jonas",
        NOW,
        places=12,
        language="nl",
        where="Buurthuis",
        code=session.code,
        changed_at=NOW,
    )
    assert len(session.code) == len("4711")


def test_its_beginning_and_its_end_are_planned() -> None:
    rows = planned(publish(turn(JONAS), MAKING, DRAFT), 8)
    assert (rows[due.BEGINS], rows[due.ENDS]) == ("2024-05-02 14:00", "2024-05-02 16:00")
    assert due.NEXT not in rows


def test_a_series_is_made_three_times_ahead_and_each_plans_the_next() -> None:
    decision = publish(turn(JONAS), MAKING, replace(DRAFT, rule="FREQ=MONTHLY;BYDAY=1TH"))
    assert [(one.number, one.starts_local.date().isoformat(), one.series) for one in sessions(decision)] == [
        (8, "2024-05-02", 8),
        (9, "2024-06-06", 8),
        (10, "2024-07-04", 8),
    ]
    assert [planned(decision, number)[due.NEXT] for number in (8, 9, 10)] == [
        "2024-05-02 16:00",
        "2024-06-06 16:00",
        "2024-07-04 16:00",
    ]
    assert len({one.code for one in sessions(decision)}) == 3


def test_an_hour_that_does_not_exist_begins_at_the_first_that_does() -> None:
    night = replace(DRAFT, when=When(date(2024, 3, 31), time(2, 30)))
    session = session_of(night, 8, PLACE, "jonas", NOW, "4711")
    assert session.starts_local == datetime.fromisoformat("2024-03-31T03:00")


def test_a_draft_without_an_hour_is_no_session() -> None:
    with pytest.raises(ValueError, match="a day and an hour"):
        session_of(replace(DRAFT, when=When(date(2024, 5, 2))), 8, PLACE, "jonas", NOW, "4711")


# --- moved --------------------------------------------------------------------------------------------------------


def test_what_was_due_is_void_and_planned_anew() -> None:
    decision = move(turn(JONAS), case(seat(ELS)), JUNE)
    assert {row.kind for row in decision.cancel} >= set(due.ALL)
    rows = planned(decision)
    assert (rows[due.BEGINS], rows[due.ENDS]) == ("2024-06-04 13:30", "2024-06-04 15:30")
    assert all(row.startswith("2024-0") and row > "2024-05-27" for row in rows.values())


def test_moving_makes_the_sequence_higher_for_calendars() -> None:
    once = moved(BURENHULP, JUNE, NOW)
    twice = moved(once, replace(JUNE, start=time(15)), NOW)
    assert [one.sequence for one in (BURENHULP, once, twice)] == [0, 1, 2]
    assert twice.starts_local == datetime.fromisoformat("2024-06-04T15:00")


def test_a_time_of_a_series_leaves_its_day_out_when_it_moves_to_another() -> None:
    one = changed(series=7, rule="FREQ=WEEKLY;BYDAY=TU")
    assert moved(one, JUNE, NOW).left_out == (date(2024, 5, 28),)
    assert moved(one, When(date(2024, 5, 28), time(15)), NOW).left_out == ()
    assert moved(BURENHULP, JUNE, NOW).left_out == ()


# --- changed, cancelled -------------------------------------------------------------------------------------------


def test_place_and_link_make_the_sequence_higher_and_the_number_of_places_does_not() -> None:
    def sequence(change: Decision) -> int:
        return sessions(change)[0].sequence

    facts = Managing(case(), Verb.WHERE, "Buurthuis")
    assert sequence(change(turn(JONAS), facts, case())) == 1
    assert sequence(change_link(turn(JONAS), replace(facts, words="https://x.example.org"), case())) == 1
    assert sequence(change_places(turn(JONAS), replace(facts, words="50"), case())) == 0


def test_cancelling_leaves_only_what_must_be_forgotten() -> None:
    decision = cancel(turn(JONAS), case(seat(ELS), seat(JONAS, SeatState.WAITING)), "ziek")
    (session,) = sessions(decision)
    assert (session.state, session.reason, session.sequence, session.closed_at) == (
        SessionState.CANCELLED,
        "ziek",
        1,
        NOW,
    )
    assert planned(decision) == {due.FORGET_NEEDS: "2024-06-04 15:30", due.ARCHIVE: "2024-06-27 15:30"}
    assert {row.kind for row in decision.cancel} == {*due.ALL, due.TELL}


def test_the_version_that_was_read_is_the_one_that_is_saved() -> None:
    """Of two who decide at once, the second is refused and decides again."""
    for decision in (move(turn(JONAS), case(), JUNE), cancel(turn(JONAS), case(), "")):
        assert [one.version for one in sessions(decision)] == [BURENHULP.version]


def test_the_hours_of_a_session_are_those_of_its_place_in_summer_and_winter() -> None:
    assert due.starts_at(BURENHULP) == brussels("2024-05-28T13:30")
    winter = moved(BURENHULP, When(date(2024, 12, 3), time(13, 30)), NOW)
    assert due.starts_at(winter) == datetime.fromisoformat("2024-12-03T13:30+01:00")
