"""What is asked about before everybody reads it, and what need not be."""

from __future__ import annotations

import pytest

from handlers.reading.exposed import Exposed, exposed_in


@pytest.mark.parametrize(
    ("where", "exposed"),
    [
        ("Kerkstraat 9", Exposed.HOME),
        ("Kerkstraat 9, Lier", Exposed.HOME),
        ("bij Maria, Kerkstraat 9 bus 2", Exposed.HOME),
        ("thuis bij Maria", Exposed.HOME),
        ("chez Maria", Exposed.HOME),
        ("9 rue de l'Église", Exposed.HOME),
        ("Markt 4", Exposed.HOME),
        ("Buurthuis, Kerkstraat 1", None),
        ("Bibliotheek Lier", None),
        ("Zaal Noord", None),
        ("lokaal 12", None),
        ("Grote Markt", None),
        ("Kerkstraat", None),
        ("Buurthuis, bel Rita 0470 12 34 56", Exposed.NUMBER),
    ],
)
def test_a_place_that_may_be_a_home_is_noticed(where: str, exposed: Exposed | None) -> None:
    assert exposed_in(where, is_place=True) is exposed


@pytest.mark.parametrize(
    ("title", "exposed"),
    [
        ("Koffie bij Maria, Kerkstraat 9", Exposed.HOME),
        ("Breien (rita@example.org)", Exposed.NUMBER),
        ("Bel Rita 0470 12 34 56", Exposed.NUMBER),
        ("Rekening BE68 5390 0754 7034", Exposed.NUMBER),
        ("Veilig thuis", None),
        ("Bingo 50", None),
        ("Praatgroep dementie", None),
        ("Alles over het nummer 1712", None),
        ("Koken met 4 vuren", None),
        ("Breien in het buurthuis, Kerkstraat 1", None),
    ],
)
def test_a_number_or_an_address_in_a_title_is_noticed(title: str, exposed: Exposed | None) -> None:
    assert exposed_in(title) is exposed
