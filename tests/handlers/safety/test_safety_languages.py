"""What saves lives is said in six languages, briefly, and with the right numbers."""

from functools import cache

import pytest

from bot.i18n import FOLDER, Catalogue, Speech
from handlers.basics.calls import Reach
from handlers.model import Role
from handlers.safety.danger import Danger
from handlers.safety.numbers import AMBULANCE, POLICE, suicide_line, violence_line
from handlers.safety.texts import LANGUAGES, in_room
from handlers.safety.warning import Alarm, SafetyOffer, after_warning, warn
from tests.handlers.speaking import LINDE, NOW, SANNE, answers, asked, spoken, turn

CONFIDANTS = Reach(LINDE, Role.CONFIDENTIAL, (SANNE,))
OTHERS = tuple(language for language in LANGUAGES if language != "en")


@cache
def speech() -> Speech:
    """Read the catalogues, also the parts they are put together from."""
    files = {code: [*FOLDER.glob(f"{code}.po"), *FOLDER.glob(f"parts/*.{code}.po")] for code in OTHERS}
    return Speech({code: _together([Catalogue.read(file) for file in found]) for code, found in files.items()})


def _together(parts: list[Catalogue]) -> Catalogue:
    messages = {key: words for part in parts for key, words in part.messages.items()}
    return Catalogue(parts[0].language, messages, parts[0].plural)


def in_private(danger: Danger, language: str) -> str:
    """Say what somebody hears in private, the choices included."""
    question = asked(warn(turn("x"), Alarm(danger, language, CONFIDANTS)))
    choices = " · ".join(speech().render(choice.label, "en") for choice in question.choices)
    return f"{speech().render(question.text, 'en')}\n{choices}"


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("danger", list(Danger))
def test_a_warning_has_no_english_left_in_another_language(danger: Danger, language: str) -> None:
    for said in (in_private(danger, language), speech().render(in_room(danger, language, language), "en")):
        assert "computer program and" not in said
        assert "Call " not in said
        assert "erase" not in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("danger", list(Danger))
def test_a_warning_names_the_numbers_of_its_language(danger: Danger, language: str) -> None:
    wanted = {
        Danger.MEDICAL: {AMBULANCE},
        Danger.FIRE: {AMBULANCE},
        Danger.VIOLENCE: {AMBULANCE, POLICE, violence_line(language)},
        Danger.SUICIDE: {AMBULANCE, suicide_line(language)},
    }
    said = in_private(danger, language)
    assert [entry.number for entry in wanted[danger] if entry.number not in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("danger", list(Danger))
def test_a_warning_is_at_most_four_lines_with_its_choices(danger: Danger, language: str) -> None:
    assert len(in_private(danger, language).splitlines()) <= 4
    assert len(speech().render(in_room(danger, language, language), "en")) <= 320


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("choice", ["yes", "no", "erase"])
def test_what_follows_a_warning_stays_in_its_language(language: str, choice: str) -> None:
    decision = after_warning(answers(choice), SafetyOffer(language, NOW, "delinde"), CONFIDANTS)
    mine = [said for said in spoken(decision) if said.to == turn().me]
    in_english = after_warning(answers(choice), SafetyOffer("en", NOW, "delinde"), CONFIDANTS)
    english = [said for said in spoken(in_english) if said.to == turn().me]
    assert [speech().render(said.text, "en") for said in mine] != [speech().render(s.text, "en") for s in english]
