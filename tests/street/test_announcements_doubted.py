"""What may not be the text for everybody is asked about before it is shown to anybody."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from tests.street.announcing import ALONE
from tests.street.playing import play

BEGUN = f"{ALONE}jonas> omroep bewoners\n"


async def test_a_date_on_another_weekday_is_asked_about() -> None:
    async with Street.open() as street:
        await play(street, BEGUN + "jonas> Soep op maandag 2 december 2026 om 18 uur in de zaal.")
        assert street.hears("jonas") == (
            "Je schrijft “maandag 2 december 2026”. Maar dat is woensdag 2 december 2026. Klopt je tekst?\n"
            "1 ja, dat klopt · 2 nee, ik pas de tekst aan"
        )
        await play(street, "jonas> Soep op woensdag 2 december 2026 om 18 uur in de zaal.\njonas> nee")
        assert "Soep op woensdag 2 december 2026 om 18 uur in de zaal." in street.hears("jonas")


async def test_who_says_that_the_date_is_right_keeps_their_text() -> None:
    async with Street.open() as street:
        await play(
            street, BEGUN + "jonas> Soep op maandag 2 december 2026 om 18 uur in de zaal.\njonas> ja\njonas> nee"
        )
        assert "Soep op maandag 2 december 2026 om 18 uur in de zaal." in street.hears("jonas")


@pytest.mark.parametrize(
    "said",
    [
        "sessie maken Burenhulp op dinsdag 1 december 13u30 in het buurthuis",
        "omroep 1 verbeter het is 15u niet 14u",
        "schrijf aan S7 wachtlijst we beginnen een kwartier later",
    ],
)
async def test_a_long_command_is_no_text_before_a_yes(said: str) -> None:
    async with Street.open() as street:
        await play(street, f"{BEGUN}jonas> {said}")
        assert street.hears("jonas").startswith("Is dit de tekst die iedereen leest?")
        await play(street, f"jonas> {said}")
        assert "Is dit de tekst" not in street.hears("jonas")
        assert f"\n{said}" not in street.hears("jonas")


async def test_a_text_that_begins_as_a_command_is_taken_after_a_yes() -> None:
    async with Street.open() as street:
        text = "Neem 5 minuten de tijd en kom zaterdag 28 november om 14u naar de zaal."
        await play(street, f"{BEGUN}jonas> {text}\njonas> 2")
        assert street.hears("jonas") == "Stuur de tekst."
        await play(street, f"jonas> {text}\njonas> 1\njonas> nee")
        assert text in street.hears("jonas")


async def test_a_correction_to_another_weekday_than_the_date_is_pointed_to() -> None:
    async with Street.open() as street:
        await play(
            street, BEGUN + "jonas> Soep op woensdag 2 december 2026 om 18 uur in de zaal.\njonas> nee\njonas> 1"
        )
        await play(street, "clock +2min\njonas> fout! het is donderdag en niet woensdag")
        assert "\nLet op: “donderdag 2 december 2026” is woensdag 2 december 2026.\n" in street.hears("jonas")
