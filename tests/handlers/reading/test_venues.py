"""Places where everybody may come, and homes: in doubt it is a home."""

import pytest

from handlers.reading.venues import is_public_place


@pytest.mark.parametrize(
    "where",
    [
        "zaal De Ster, Lier",
        "Parochiezaal, Kerkstraat 1",
        "bib",
        "Lokaal dienstencentrum De Linde",
        "Grote Markt, Lier",
        "Kardinaal Mercierplein",
        "maison communale, place du Village 3",
        "salle paroissiale",
        "the library, Main Street 12",
        "Gemeindesaal",
    ],
)
def test_a_place_for_everybody_is_public(where: str) -> None:
    assert is_public_place(where)


@pytest.mark.parametrize(
    "where",
    [
        "Kerkstraat 1",
        "bij Rita thuis",
        "bij Rita thuis, boven het cafe",
        "Marktplein 5",
        "chez Amina, rue de la Gare 12",
        "Rita's home",
        "De Ster",
        "bel bij Peeters",
        "bei Anna zu Hause",
        "",
    ],
)
def test_what_may_be_a_home_is_not(where: str) -> None:
    assert not is_public_place(where)
