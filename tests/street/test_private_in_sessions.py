"""An address or a number of somebody goes into the group with a session only once that was asked."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from tests.street.planned import PEOPLE
from tests.street.playing import play

REST = "jonas> 9\njonas> bewoners\n"
HOME = "“{}” kan een privé-adres zijn. Iedereen in de groep leest het. Is het een publieke plek?"
PREVIEW = "Dit komt in de groep (bewoners):"


async def test_a_home_is_asked_about_and_can_be_told_without_its_number() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}jonas> sessie maken Koffie 3/5 14u\njonas> bij Maria, Kerkstraat 9\n{REST}")
        assert street.hears("jonas").startswith(HOME.format("bij Maria, Kerkstraat 9"))
        await play(street, "jonas> nee")
        assert street.hears("jonas").startswith("Goed. Schrijf het zonder huisnummer.")
        await play(street, "jonas> Kerkstraat")
        assert street.hears("jonas").startswith(PREVIEW)
        await play(street, "jonas> ja")
        assert "Kerkstraat" in street.hears("#bewoners")
        assert "Kerkstraat 9" not in street.hears("#bewoners")


@pytest.mark.parametrize("yes", ["ja", "2"])
async def test_what_everybody_may_read_is_asked_about_once(yes: str) -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}jonas> sessie maken Koffie 3/5 14u\njonas> Kerkstraat 9\n{REST}jonas> {yes}")
        assert street.hears("jonas").startswith(PREVIEW)
        await play(street, "jonas> 2\njonas> 6\njonas> 12")
        assert street.hears("jonas").startswith(PREVIEW)
        await play(street, "jonas> 2\njonas> 10\njonas> Rita 0470 12 34 56")
        assert street.hears("jonas").startswith("Er staat een nummer of mailadres in “Rita 0470 12 34 56”.")
        await play(street, "jonas> nee\njonas> Rita")
        assert "met Rita" in street.hears("jonas")
        assert "0470" not in street.hears("jonas")


async def test_what_a_neighbour_proposes_is_asked_about_before_anybody_sees_it() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}els> sessie maken Bel Els 0470 12 34 56\nels> 3/5 14u\nels> Buurthuis\nels> 9")
        assert "0470 12 34 56" not in "".join(street.heard("jonas"))
        assert "Mag iedereen dat lezen?" in street.hears("els")
        await play(street, "els> terug")
        assert "Waarover gaat de sessie?" in street.hears("els")


async def test_a_public_place_is_not_asked_about() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}jonas> sessie maken Koffie 3/5 14u\njonas> Buurthuis, Kerkstraat 1\n{REST}")
        assert street.hears("jonas").startswith(PREVIEW)
