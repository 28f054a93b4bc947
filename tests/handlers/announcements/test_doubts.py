"""A date in a text that is another weekday than is said is noticed, in every language, and no other date is."""

import pytest

from handlers.announcements.composing.doubts import wrong_weekday
from handlers.announcements.nouns import Wording
from tests.handlers.speaking import NOW

NOW_LOCAL = NOW.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("language", "words", "said"),
    [
        ("nl", "Soep op maandag 2 december 2026 om 18 uur.", "maandag 2 december 2026"),
        ("nl", "Soep op maandag 2/12 in de zaal.", "maandag 2/12"),
        ("nl", "Eerst woensdag 2 december, dan zondag 5 december.", "zondag 5 december"),
        ("fr", "Soupe le lundi 2 décembre à 18h.", "lundi 2 décembre"),
        ("fr", "Soupe lundi 1er décembre 2026.", "lundi 1er décembre 2026"),
        ("en", "Soup on Monday, December 2, 2026.", "Monday, December 2, 2026"),
        ("de", "Suppe am Montag, den 2. Dezember um 18 Uhr.", "Montag, den 2. Dezember"),
    ],
)
def test_a_date_on_another_weekday_is_noticed(language: str, words: str, said: str) -> None:
    found = wrong_weekday(Wording(language, words), NOW_LOCAL)
    assert found is not None
    assert found[0] == said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", "Soep op woensdag 2 december 2026 om 18 uur."),
        ("nl", "Bedankt voor zaterdag 21 november! Tot de volgende keer."),
        ("nl", "Elke maandag 2 uur lang soep, vanaf 5 december."),
        ("nl", "Maandag soep. 12/12 is de laatste keer."),
        ("fr", "Soupe le mercredi 2 décembre 2026."),
        ("en", "Soup on Saturday 28 November. Bring 2 bowls."),
        ("de", "Suppe am Mittwoch, 2. Dezember."),
    ],
)
def test_what_is_right_or_no_date_is_not_doubted(language: str, words: str) -> None:
    assert wrong_weekday(Wording(language, words), NOW_LOCAL) is None
