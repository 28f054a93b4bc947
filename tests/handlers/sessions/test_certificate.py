"""A certificate is made for who was there, on request."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.attachments import Paper
from handlers.decision import Decision, Say
from handlers.sessions.afterwards.certificate import CertificateOf, Certified, certificate, certify
from handlers.sessions.case import Meant, SessionCase
from handlers.sessions.nouns import Seat, SeatState
from tests.handlers.sessions.setting import BURENHULP, ELS, JONAS, brussels, case, seat, turn
from tests.handlers.speaking import asked, english, ids, says

OVER = brussels("2024-05-28T15:30")
CAME = seat(ELS, SeatState.ATTENDED)
GUEST = replace(CAME, person="guest1", by="els", guest="Jeanne")


def of(found: SessionCase, behind: str = "") -> Certified:
    return Certified(Meant(found, is_named=True, behind=behind))


UNNAMED = Meant(None, is_named=False)


def page(decision: Decision) -> Paper:
    ((paper,),) = [one.attach for one in decision.say if isinstance(one, Say)]
    assert isinstance(paper, Paper)
    return paper


def test_the_page_says_who_was_where_when_and_how_long() -> None:
    paper = page(certificate(turn(ELS, "S7", now=OVER), of(case(CAME))))
    assert [english(text) for text in paper.paragraphs] == ["Els took part in “Burenhulp”."]
    assert [(english(name), english(what)) for name, what in paper.rows] == [
        ("When", "Tuesday 28 May 2024, 13:30 to 15:30"),
        ("How long", "2 h 0 min"),
        ("Where", "online"),
        ("Organised by", "De Linde"),
    ]
    assert [english(line) for line in paper.to_sign] == ["For the organisation"]


def test_a_guest_gets_one_through_who_signed_them_up() -> None:
    paper = page(certificate(turn(ELS, "S7", now=OVER), of(case(GUEST), behind="voor Jeanne")))
    assert [english(text) for text in paper.paragraphs] == ["Jeanne took part in “Burenhulp”."]


@pytest.mark.parametrize("parts", [(), (seat(ELS),), (seat(ELS, SeatState.ABSENT),), (GUEST,)])
def test_who_was_not_noted_gets_none(parts: tuple[Seat, ...]) -> None:
    decision = certificate(turn(ELS, "S7", now=OVER), of(case(*parts)))
    (said,) = [one for one in decision.say if isinstance(one, Say)]
    assert said.attach == ()
    assert english(said.text).startswith("Nobody noted that you were at S7")


def test_nobody_gets_the_page_of_somebody_else() -> None:
    decision = certificate(turn(JONAS, "S7", now=OVER), of(case(GUEST), behind="voor Jeanne"))
    assert [one.attach for one in decision.say if isinstance(one, Say)] == [()]


def test_without_a_number_the_only_session_is_meant() -> None:
    assert page(certificate(turn(ELS, "", now=OVER), Certified(UNNAMED, (case(CAME),)))).name == "S7"


def test_without_a_number_it_is_asked_of_which_of_several() -> None:
    other = replace(case(replace(CAME, session=8)), session=replace(BURENHULP, number=8, title="Koken"))
    question = asked(certificate(turn(ELS, "", now=OVER), Certified(UNNAMED, (other, case(CAME)))))
    assert ids(question.choices) == ["8", "7"]
    assert page(certify(turn(ELS, "2", now=OVER), CertificateOf(), other)).name == "S8"


def test_who_was_noted_nowhere_hears_whom_to_ask() -> None:
    (told,) = says(certificate(turn(ELS, "", now=OVER), Certified(UNNAMED)))
    assert told.startswith("Nobody noted that you were at a session.")
