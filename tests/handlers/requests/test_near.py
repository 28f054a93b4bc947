"""Near which street, as it is said in French and unchanged elsewhere."""

import pytest

from bot.i18n import Speech
from handlers.requests.near import near


@pytest.mark.parametrize(
    ("street", "language", "said"),
    [
        ("Rue Neuve", "fr", "près de la rue Neuve"),
        ("Avenue Louise", "fr", "près de l'avenue Louise"),
        ("Boulevard du Midi", "fr", "près du boulevard du Midi"),
        ("Kerkstraat", "fr", "près de Kerkstraat"),
        ("Kerkstraat", "nl", "omgeving Kerkstraat"),
        ("Rue Neuve", "nl", "omgeving rue Neuve"),
        ("", "nl", "omgeving "),
    ],
)
def test_a_french_street_takes_its_article(street: str, language: str, said: str) -> None:
    assert Speech.load().render(near(street), language, "Europe/Brussels") == said
