"""Whatever somebody types about a session is answered, and nothing raises."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.decision import Decision, Say
from handlers.model import RoomKind
from handlers.reading.session_named import read_named
from handlers.sessions.changing.managing import Managing, read_verb
from handlers.sessions.changing.moving import answer_moment, answer_right
from handlers.sessions.deeds import manage_session
from handlers.sessions.making.answering import READS
from handlers.sessions.making.asking import Making
from handlers.sessions.making.draft import Draft, Part
from handlers.sessions.making.draft_steps import AskPart, WhenRight
from handlers.sessions.making.make import answer_part, confirm_when, new
from handlers.sessions.making.reading_line import LONGEST_TITLE, read_line
from handlers.sessions.steps import MoveRight, MoveTo
from handlers.text import When
from tests.handlers.sessions.setting import BURENHULP, JONAS, PLACE, case, turn

NOW = datetime.fromisoformat("2024-04-22T10:00")
PIECES = (
    "28/5",
    "13u30",
    "elke eerste donderdag",
    "chaque mois",
    "online",
    "40 plaatsen",
    "voor leernetwerk",
    "https://x.be",
    "S7",
    "0",
    "31/2",
    "tot 25 uur",
    "jeden",
    "last",
    "S",
    "-",
    "١٢",
    "",
)
TEXT = st.text(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)
LANGUAGE = st.sampled_from(["nl", "fr", "en", "de", "ar"])
MAKING = Making((PLACE,), PLACE, tuple(RoomKind), (BURENHULP,), 8)
WHEN = When(date(2024, 5, 28), time(13, 30))
DRAFT = Draft("delinde", "Koffie", WHEN, where="Huis", places=3, audience=RoomKind.RESIDENTS)


def answers(decision: Decision) -> bool:
    return any(isinstance(said, Say) and said.text for said in decision.say)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(TEXT, LANGUAGE)
def test_any_line_is_read(text: str, language: str) -> None:
    line = read_line(text, NOW, language)
    assert len(line.title) <= 2 * LONGEST_TITLE
    assert line.places is None or line.places >= 0
    assert (read_named(text).number or 0) >= 0
    assert read_verb(text, language)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(TEXT, st.sampled_from(list(READS)))
def test_any_answer_is_something_or_nothing(text: str, part: Part) -> None:
    told = READS[part](turn(JONAS, text), MAKING, DRAFT)
    assert told is None or isinstance(told, Draft)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(TEXT, st.sampled_from(list(Part)))
def test_any_answer_while_making_leads_on(text: str, part: Part) -> None:
    assert answers(new(turn(JONAS, text), MAKING))
    assert answers(answer_part(turn(JONAS, text), AskPart(DRAFT, part), MAKING))
    assert answers(answer_part(turn(JONAS, text), AskPart(Draft("delinde"), part), MAKING))
    assert answers(confirm_when(turn(JONAS, text), WhenRight(DRAFT, (WHEN,)), MAKING))


@settings(derandomize=True, max_examples=100, deadline=None)
@given(TEXT)
def test_any_words_behind_the_number_of_a_session_are_answered(text: str) -> None:
    verb, words = read_verb(text, "nl")
    facts = Managing(case(), verb, words, 7)
    assert answers(manage_session(turn(JONAS, f"S7 {text}"), facts))
    assert answers(answer_moment(turn(JONAS, text), MoveTo(7), facts))
    assert answers(answer_right(turn(JONAS, text), MoveRight(7, (WHEN,)), facts))


@pytest.mark.parametrize("part", list(Part))
def test_every_part_of_a_draft_can_be_asked(part: Part) -> None:
    assert part in {Part.WHEN, Part.HOUR} or part in READS
