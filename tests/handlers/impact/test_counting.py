"""What a line says of a request, a session and a silence, and that it adds up whatever becomes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from handlers.checkins.nouns import Alert, Round, RoundState
from handlers.impact.counting import Asking, line_of_request, line_of_round, line_of_session
from handlers.model import RoomKind
from handlers.requests.nouns import Behalf, Category, Request, RequestState
from handlers.sessions.nouns import Session, SessionState

S = RequestState
NIGHT = datetime(2024, 6, 30, 22, 30, tzinfo=UTC)
"""In Brussels it is July already."""
HERE = Asking("Europe/Brussels", came=False, language="fr", channel="sms")
REQUEST = Request(12, "delinde", "maria", S.OPEN, Category.CHORE, NIGHT, opened_at=NIGHT)


def outcome(state: S, *, came: bool = False) -> str:
    line = line_of_request(replace(REQUEST, state=state), replace(HERE, came=came), None, NIGHT)
    assert line is not None
    return line.trait("outcome")


def test_it_belongs_to_the_day_on_which_it_stood_in_public_there() -> None:
    line = line_of_request(REQUEST, HERE, None, NIGHT)
    assert line is not None
    assert (line.on, line.ref) == (date(2024, 7, 1), "12")
    assert (line.trait("who"), line.trait("language"), line.trait("through")) == ("first", "fr", "sms")


def test_what_never_stood_in_public_is_not_counted() -> None:
    assert line_of_request(replace(REQUEST, opened_at=None, state=S.DISCARDED), HERE, None, NIGHT) is None


@pytest.mark.parametrize("state", S)
def test_every_state_is_one_outcome_of_four(state: S) -> None:
    assert outcome(state) in {"filled", "unmet", "withdrawn", "open"}
    assert outcome(state, came=True) in {"filled", "unmet", "withdrawn", "open"}


def test_nobody_came_is_not_met_and_not_quite_well_is() -> None:
    assert outcome(S.CLOSED_NOT_OK) == "unmet"
    assert outcome(S.CLOSED_NOT_OK, came=True) == "filled"


def test_what_was_referred_is_not_met_and_what_an_organiser_solved_is() -> None:
    assert (outcome(S.REFERRED), outcome(S.EXPIRED), outcome(S.CLOSED_OK)) == ("unmet", "unmet", "filled")


def test_how_it_was_asked_stays_when_its_words_are_forgotten() -> None:
    spoken = replace(REQUEST, behalf=Behalf("Jeanne", "jonas", "phone", NIGHT))
    before = line_of_request(spoken, HERE, None, NIGHT)
    after = line_of_request(replace(REQUEST, state=S.UNMET), HERE, before, NIGHT + timedelta(days=40))
    assert after is not None
    assert (after.trait("who"), after.trait("through"), after.trait("outcome")) == ("behalf", "phone", "unmet")
    assert after.on == date(2024, 7, 1)


def test_the_hours_until_it_was_taken_are_those_of_the_first_time() -> None:
    taken = line_of_request(replace(REQUEST, state=S.MATCHED), HERE, None, NIGHT + timedelta(hours=3))
    again = line_of_request(replace(REQUEST, state=S.MATCHED), HERE, taken, NIGHT + timedelta(hours=9))
    assert again is not None
    assert again.trait("hours") == "3"


def test_a_session_counts_once_it_is_held() -> None:
    starts = datetime(2024, 5, 6, 14, tzinfo=UTC).replace(tzinfo=None)
    planned = Session(
        7, "delinde", RoomKind.NETWORK, SessionState.OPEN, "Burenhulp", starts, "UTC", timedelta(hours=2), "rita", NIGHT
    )
    assert line_of_session(planned, 0) is None
    line = line_of_session(replace(planned, state=SessionState.ENDED), 12)
    assert line is not None
    assert (line.n, line.trait("pillar")) == (12, "3")


def test_a_silence_counts_when_others_were_told_and_it_is_over() -> None:
    told = (Alert("leen", 1, NIGHT),)
    silent = Round("r", "maria", "delinde", date(2024, 7, 1), RoundState.MISSED, NIGHT, alerted=told)
    assert line_of_round("x", silent) is None
    over = replace(silent, state=RoundState.ANSWERED, ended_at=NIGHT, answer="ok")
    for answer, outcome_ in (("ok", "well"), ("help", "other")):
        line = line_of_round("x", replace(over, answer=answer))
        assert line is not None
        assert line.trait("outcome") == outcome_
    assert line_of_round("x", replace(over, alerted=())) is None
