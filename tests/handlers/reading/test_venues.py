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
        "Grote Markt, 2500 Lier",
        "zaal 3 van het buurthuis",
        "Buurthuis, zaal 2",
        "Buurthuis, Kerkstraat 1, naast de school",
        "salle paroissiale, 12, rue de la Gare",
        "Turnhalle hinter der Schule",
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
        "Lindestraat 5, naast de school",
        "naast de school, Lindestraat 5",
        "Kerkstraat 1, Lier centrum",
        "Rue Haute 5, en face de l'école",
        "12, rue Haute, à côté de l'église",
        "Lindestraat 5, near the library",
        "12 Main Street, behind the church",
        "Hauptstr. 5, hinter der Kirche",
        "Hauptstr. 5, gegenüber dem Rathaus",
        "Markt 5",
        "Am Markt 5",
        "Grote Markt 5, Lier",
        "Sint-Jansplein bus 5",
        "Park Ter Beuken 5",
        "Hoogveld 5a, school",
        "bij Rita, boven het cafe",
        "School: breien bij Rita, Lindestraat 5",
        "tegenover het Mercierplein",
        "",
    ],
)
def test_what_may_be_a_home_is_not(where: str) -> None:
    assert not is_public_place(where)
