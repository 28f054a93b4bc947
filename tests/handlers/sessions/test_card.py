"""The card of a session: what stands in the room, and what never does."""

from __future__ import annotations

import pytest

from bot.i18n import Speech
from handlers.sessions.card import card, card_words
from handlers.sessions.nouns import SeatState, SessionState
from tests.handlers.sessions.setting import ELS, MARIA, PIETER, case, changed, seat

SPEECH = Speech.load()


def dutch(state: SessionState = SessionState.OPEN, *seats: SeatState) -> str:
    people = zip((ELS, PIETER, MARIA), seats, strict=False)
    taken = tuple(seat(who, kind) for who, kind in people)
    return SPEECH.render(card_words(case(*taken, session=changed(state=state, reason="ziekte"))), "nl")


def test_a_card_says_what_when_where_how_many_places_and_how_to_join() -> None:
    assert dutch() == (
        "S7 “Burenhulp”\nDinsdag 28 mei 2024, 13.30 uur tot 15.30 uur · online\n"
        "nog 2 van 2 plaatsen vrij · Nederlands\nKom je? Typ: inschrijven S7"
    )


def test_who_was_offered_a_place_and_who_must_still_be_approved_take_one() -> None:
    full = dutch(SessionState.OPEN, SeatState.PENDING, SeatState.OFFERED, SeatState.WAITING)
    assert "vol, 2 op de wachtlijst" in full
    assert full.endswith("Op de wachtlijst? Typ: inschrijven S7")


def test_who_left_gives_the_place_back() -> None:
    assert "nog 1 van 2 plaatsen vrij" in dutch(SessionState.OPEN, SeatState.CONFIRMED, SeatState.CANCELLED)


def test_one_place_is_said_without_counting() -> None:
    for language, said in (("nl", "de enige plaats is nog vrij"), ("fr", "la seule place est encore libre")):
        assert said in SPEECH.render(card_words(case(session=changed(places=1))), language)


@pytest.mark.parametrize("state", list(SessionState))
def test_no_card_ever_shows_the_link_or_the_code(state: SessionState) -> None:
    shown = dutch(state, SeatState.CONFIRMED)
    assert "meet.example.org" not in shown
    assert "4711" not in shown


@pytest.mark.parametrize("state", [state for state in SessionState if state is not SessionState.OPEN])
def test_only_an_open_session_can_be_joined_by_a_sign(state: SessionState) -> None:
    assert card(case()).choices
    assert card(case(session=changed(state=state))).choices == ()
    assert "inschrijven S7" not in dutch(state)


def test_a_cancelled_session_says_why() -> None:
    assert dutch(SessionState.CANCELLED) == (
        "S7 “Burenhulp” van dinsdag 28 mei 2024, 13.30 uur gaat niet door. Reden: ziekte"
    )
