"""Days of the week as people list them, from one to another, and all but one, in four languages."""

import pytest

from handlers.reading.weekdays import weekdays_in


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("zondag", "nl", {6}),
        ("maandag, woensdag en vrijdag", "nl", {0, 2, 4}),
        ("ma wo vr", "nl", {0, 2, 4}),
        ("maandag tot en met donderdag", "nl", {0, 1, 2, 3}),
        ("vrijdag tot maandag", "nl", {4, 5, 6, 0}),
        ("weekdagen", "nl", {0, 1, 2, 3, 4}),
        ("elke dag behalve zondag", "nl", {0, 1, 2, 3, 4, 5}),
        ("niet op zondag", "nl", {0, 1, 2, 3, 4, 5}),
        ("alle dagen behalve zaterdag en zondag", "nl", {0, 1, 2, 3, 4}),
        ("alle dagen behalve in het weekend", "nl", {0, 1, 2, 3, 4}),
        ("maandag tot vrijdag, niet op woensdag", "nl", {0, 1, 3, 4}),
        ("tous les jours sauf le dimanche", "fr", {0, 1, 2, 3, 4, 5}),
        ("du lundi au mercredi", "fr", {0, 1, 2}),
        ("every day except Sunday", "en", {0, 1, 2, 3, 4, 5}),
        ("Mondays and Thursdays", "en", {0, 3}),
        ("jeden Tag außer Sonntag", "de", {0, 1, 2, 3, 4, 5}),
        ("Montag bis Freitag", "de", {0, 1, 2, 3, 4}),
        ("elke dag", "nl", set()),
        ("geen idee", "nl", set()),
    ],
)
def test_the_days_that_are_meant_are_read(text: str, language: str, days: set[int]) -> None:
    assert weekdays_in(text, language) == days
