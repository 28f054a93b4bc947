"""The line and the page about a year of help, in the language of who helped."""

from __future__ import annotations

import pytest

from bot.i18n import Speech
from handlers.attachments import Paper
from handlers.decision import Decision
from handlers.people.certificate import YearOfHelp, certify
from tests.handlers.speaking import spoken, task, turn

SPEECH = Speech.load()


def said(decision: Decision, language: str) -> str:
    return SPEECH.render(spoken(decision)[-1].text, language)


def test_a_task_of_which_nobody_knows_the_hours_is_counted_once() -> None:
    decision = certify(turn("2026"), YearOfHelp(2026, (task(1),), ("De Linde",)))
    assert said(decision, "nl") == "Attest van 2026: 1 taak, aantal uren niet bekend."


@pytest.mark.parametrize(
    ("language", "name"),
    [("nl", "attest-2026"), ("fr", "attestation-2026"), ("de", "Bescheinigung-2026"), ("en", "certificate-2026")],
)
def test_the_page_has_its_name_in_the_language_of_who_gets_it(language: str, name: str) -> None:
    (page,) = spoken(certify(turn("2026"), YearOfHelp(2026, (task(1),), ("De Linde",))))[-1].attach
    assert isinstance(page, Paper)
    assert not isinstance(page.name, str)
    assert SPEECH.render(page.name, language) == name


def test_a_year_that_is_to_come_has_no_page() -> None:
    decision = certify(turn("2030"), YearOfHelp(2030))
    assert said(decision, "en") == "2030 is still to come. Ask me when it is there."
    assert spoken(decision)[-1].attach == ()
