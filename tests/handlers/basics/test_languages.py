"""Choosing a language."""

import pytest

from handlers.basics.languages import ChooseLanguage, choose, language_called, names_a_language, speak
from handlers.decision import NOTHING
from handlers.model import Person
from handlers.text import InLanguage
from tests.handlers.speaking import RESIDENTS, answers, asked, english, ids, saved, spoken, turn

STEP = ChooseLanguage()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("fr", "fr"),
        ("Frans", "fr"),
        ("en français s'il vous plaît", "fr"),
        ("auf Deutsch bitte", "de"),
        ("VLAAMS", "nl"),
        ("english!", "en"),
        ("العربية", "ar"),
        ("Türkçe", "tr"),
        ("klingon", None),
        ("", None),
    ],
)
def test_a_language_is_known_by_its_names_in_every_language(typed: str, code: str | None) -> None:
    assert language_called(typed) == code


def test_the_chosen_language_is_kept_and_answered_in() -> None:
    decision = speak(turn("fr"), None)
    assert [who.language for who in saved(decision, Person)] == ["fr"]
    (answer,) = spoken(decision)
    assert isinstance(answer.text, InLanguage)
    assert answer.text.language == "fr"


def test_without_a_language_the_four_are_offered_by_their_own_names() -> None:
    question = asked(speak(turn(""), None))
    assert ids(question.choices) == ["nl", "fr", "en", "de"]
    assert [english(choice.label) for choice in question.choices] == ["Nederlands", "Français", "English", "Deutsch"]
    assert english(question.text) == "Which language?"


def test_who_asks_for_arabic_hears_in_arabic_that_only_danger_is_answered_in_it() -> None:
    question = asked(speak(turn("arabisch"), None))
    assert isinstance(question.text, InLanguage)
    assert question.text.language == "ar"
    assert "call 112 or 101" in english(question.text.text)
    assert saved(speak(turn("arabisch"), None), Person) == []


def test_an_unknown_language_is_answered_kindly_with_those_there_are() -> None:
    question = asked(speak(turn("klingon"), None))
    assert english(question.text) == "Sorry, I do not speak that language. Which of these do you read?"


def test_neighbours_who_talk_about_language_are_left_alone() -> None:
    assert speak(turn("is a beautiful thing", room=RESIDENTS), None) == NOTHING
    assert saved(speak(turn("fr", room=RESIDENTS), None), Person)


def test_the_question_is_answered_by_number_or_by_name() -> None:
    assert saved(choose(answers("de"), STEP, None), Person)[0].language == "de"
    assert saved(choose(answers(None, "Nederlands"), STEP, None), Person)[0].language == "nl"


@pytest.mark.parametrize(("said", "heard"), [("english please", True), ("arabisch", True), ("weet ik niet", False)])
def test_only_the_name_of_a_language_answers_in_words(said: str, heard: bool) -> None:
    assert names_a_language(answers(None, said), STEP) is heard
