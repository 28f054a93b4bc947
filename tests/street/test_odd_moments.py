"""What cannot be a moment or a place is asked again, and an hour said before does not stick to a new answer."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street

ASKING = "clock 2024-11-11 09:00\nperson maria resident nl\nmaria> hulp\nmaria> boodschappen\n"


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("morgen om 10 uur\nmaria> straks", "Maandag 11 november 2024. Klopt"),
        ("over een kwartier\nmaria> 12/13", "Vrijdag 13 december 2024. Klopt"),
        ("morgen om 10 uur\nmaria> nee, vrijdag", "Vrijdag 15 november 2024, 10 uur. Klopt"),
        ("tussen 14 en 12 uur morgen", "Het einde valt voor het begin."),
        ("van 22 tot 6 uur morgen", "Klopt dat?"),
        ("volgende week woensdag om 25 uur", "25 uur bestaat niet."),
        ("elke dinsdag 14 uur, 14 weken lang", "dit gaat elke week door tot jij het stopt."),
        ("elke dinsdag 14 uur", "Elke dinsdag, vanaf"),
    ],
)
async def test_a_moment_is_said_back_or_asked_again(said: str, heard: str) -> None:
    async with Street.open() as street:
        await Script(street).play(f"{ASKING}maria> {said}")
        assert heard in street.hears("maria")


@pytest.mark.parametrize(
    ("place", "heard"),
    [("Kerkstraat " + "heel ver weg " * 300, "Dat is lang."), ("Kerkstraat 9 en ook Molenstraat 12", "één adres")],
)
async def test_what_is_no_one_place_is_asked_again(place: str, heard: str) -> None:
    async with Street.open() as street:
        await Script(street).play(f"{ASKING}maria> morgen 14 uur\nmaria> 1\nmaria> {place}")
        assert heard in street.hears("maria")
