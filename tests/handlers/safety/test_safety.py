"""Danger comes first: what is said, to whom, and that nothing is kept (story S4)."""

import pytest

from handlers.basics.calls import CallNumber, Reach
from handlers.decision import Decision, Here, Lane, RedactTalk, Say
from handlers.model import Counted, Role
from handlers.neighbourhoods.asked_of_role import CallWanted
from handlers.safety import texts
from handlers.safety.danger import Danger
from handlers.safety.warning import Alarm, SafetyOffer, after_warning, look, read, warn
from handlers.text import InLanguage
from tests.handlers.speaking import (
    AN,
    LINDE,
    NOW,
    RESIDENTS,
    SANNE,
    answers,
    asked,
    english,
    ids,
    saved,
    says,
    spoken,
    to,
    turn,
)

CONFIDANTS = Reach(LINDE, Role.CONFIDENTIAL, (SANNE,))
NOBODY = Reach(LINDE, Role.CONFIDENTIAL, ())
HITS_ME = "hij slaat mij weer, ik durf niet naar buiten"
ON_THE_FLOOR = "help mijn man ligt op de grond en reageert niet!!"
STEP = SafetyOffer("en", NOW, "delinde")


def plain_english(said: Say) -> str:
    """Say it in English, whatever language it was fixed to."""
    return english(said.text.text if isinstance(said.text, InLanguage) else said.text)


@pytest.mark.parametrize(
    ("text", "danger", "language"),
    [
        (ON_THE_FLOOR, Danger.MEDICAL, "nl"),
        (HITS_ME, Danger.VIOLENCE, "nl"),
        ("je veux mourir", Danger.SUICIDE, "fr"),
        ("my house is on fire", Danger.FIRE, "en"),
        ("ich will sterben", Danger.SUICIDE, "de"),
        ("ölmek istiyorum", Danger.SUICIDE, "tr"),
        ("أريد أن أموت", Danger.SUICIDE, "ar"),
    ],
)
def test_danger_is_answered_in_the_language_it_was_written_in(text: str, danger: Danger, language: str) -> None:
    assert read(text, "nl") == Alarm(danger, language)


@pytest.mark.parametrize(
    "text", ["oefening brandalarm 112", "ik heb hulp nodig met mijn tv", "hulp", "", "mijn plant is dood"]
)
def test_everyday_words_are_no_danger(text: str) -> None:
    assert read(text, "nl") is None


async def test_no_danger_looks_at_nothing() -> None:
    assert await look(turn("hulp"), None) is None  # type: ignore[arg-type]


# --- in a room ------------------------------------------------------------------------------------------------


def test_a_medical_danger_in_a_room_is_answered_there_and_neighbours_are_called() -> None:
    decision = warn(turn(ON_THE_FLOOR, room=RESIDENTS), Alarm(Danger.MEDICAL, "nl", CONFIDANTS))
    (said,) = spoken(decision)
    assert (said.to, said.lane) == (Here(), Lane.URGENT)
    assert english(said.text).startswith("Call 112 now. I am a computer program and cannot call.")
    assert "Neighbours: who is near, go and look." in english(said.text)


def test_violence_in_a_room_is_answered_briefly_there_and_goes_on_in_private() -> None:
    decision = warn(turn(HITS_ME, room=RESIDENTS), Alarm(Danger.VIOLENCE, "nl", CONFIDANTS))
    in_room, in_private = spoken(decision)
    assert (in_room.to, in_private.to) == (Here(), to(AN))
    assert in_room.step is None
    assert "Sanne" not in english(in_room.text)


def test_a_room_hears_it_in_the_language_written_and_in_its_own() -> None:
    decision = warn(turn("أريد أن أموت", room=RESIDENTS), Alarm(Danger.SUICIDE, "ar", CONFIDANTS))
    assert "ar" in str(spoken(decision)[0].text)
    assert "nl" in str(spoken(decision)[0].text)
    assert len(says(decision)[0].splitlines()) == 2


@pytest.mark.parametrize("danger", list(Danger))
@pytest.mark.parametrize("room", [None, RESIDENTS])
def test_no_word_of_the_person_is_repeated_and_only_a_counter_is_kept(danger: Danger, room: object) -> None:
    typed = turn("Els Peeters, Kerkstraat 9, 0470 12 34 56", room=RESIDENTS if room else None)
    decision = warn(typed, Alarm(danger, "nl", CONFIDANTS))
    assert decision.save == (Counted(f"safety.{danger.value}", "delinde"),)
    assert "Kerkstraat" not in str(decision)
    assert "0470" not in str(decision)
    assert decision.close == ()


# --- in private -------------------------------------------------------------------------------------------------


def test_violence_in_private_is_answered_with_the_police_and_an_offer() -> None:
    question = asked(warn(turn(HITS_ME), Alarm(Danger.VIOLENCE, "nl", CONFIDANTS)))
    assert plain_english(question).splitlines() == [
        "This sounds dangerous. Is there danger now? Call 101 (police). Hurt? Call 112.",
        "Want to talk? Call 1712 (weekdays, no name needed). I am a computer program. "
        "Nobody is reading this right now.",
        "Shall Sanne, our confidential person, call you?",
    ]
    assert ids(question.choices) == ["yes", "no", "erase"]


@pytest.mark.parametrize(("language", "line"), [("nl", "1813"), ("fr", "0800 32 123"), ("de", "108"), ("tr", "1813")])
def test_each_language_has_its_own_line_to_talk_about_suicide(language: str, line: str) -> None:
    question = asked(warn(turn("x"), Alarm(Danger.SUICIDE, language, NOBODY)))
    assert f"Call {line} now" in plain_english(question)


def test_without_a_confidential_person_only_erasing_is_offered() -> None:
    for nobody in (NOBODY, None):
        assert ids(asked(warn(turn(HITS_ME), Alarm(Danger.VIOLENCE, "nl", nobody))).choices) == ["erase"]


@pytest.mark.parametrize("danger", list(Danger))
def test_every_warning_is_short_enough_to_read_in_fear(danger: Danger) -> None:
    question = asked(warn(turn("x"), Alarm(danger, "nl", CONFIDANTS)))
    assert len(plain_english(question)) <= 320
    assert len(english(texts.in_room(danger, "nl", "nl"))) <= 320


# --- afterwards ---------------------------------------------------------------------------------------------------


def test_a_yes_tells_the_confidential_person_that_and_nothing_else() -> None:
    decision = after_warning(answers("yes"), STEP, CONFIDANTS)
    assert says(decision, to(SANNE)) == [
        "An (De Linde) would like to talk to a person. Write to @an:example.org. Do you take this?"
    ]
    assert {type(one.step) for one in spoken(decision)} == {CallWanted, CallNumber}
    assert not [one for one in spoken(decision) if one.to not in (to(SANNE), to(AN))]


def test_a_yes_when_there_is_no_confidential_person_any_more_tells_nobody_else() -> None:
    decision = after_warning(answers("yes"), STEP, NOBODY)
    assert {one.to for one in spoken(decision)} == {to(AN)}
    assert "call 112 or 101" in says(decision)[0]


def test_a_no_keeps_nothing() -> None:
    decision = after_warning(answers("no"), STEP, CONFIDANTS)
    assert decision.save == ()
    assert says(decision, to(AN))[0].startswith("All right. I keep nothing of this.")


def test_erase_takes_back_our_words_since_the_warning_and_says_what_remains() -> None:
    decision: Decision = after_warning(answers("erase"), STEP, CONFIDANTS)
    assert [one for one in decision.say if isinstance(one, RedactTalk)] == [RedactTalk("an", NOW)]
    assert says(decision) == ["Erased from my side. Erase it on your device too."]
    assert saved(decision, Counted) == []
