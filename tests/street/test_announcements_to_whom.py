"""To whom an announcement goes, as people type it: with slips, in every language, with names that we do not know."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from tests.street.announcing import ALONE, EVERYWHERE, PLACES
from tests.street.playing import play

HELPER = "person vic volunteer nl\n"


@pytest.mark.parametrize(
    "said",
    [
        "omroep alle vrijwiligers privé",
        "durchsage an alle freiwilligen privat",
        "durchsage an ehrenamtlichen privat",
        "annonce aux bénévoles en privé",
        "announce volunteers private",
    ],
)
async def test_what_is_meant_in_private_is_said_in_private(said: str) -> None:
    async with Street.open() as street:
        await play(street, f"{ALONE}{HELPER}jonas> {said}")
        assert street.hears("jonas") == "Naar 1 persoon in privé. Stuur de tekst."


async def test_who_was_named_before_the_place_is_not_forgotten() -> None:
    async with Street.open() as street:
        await play(street, f"{PLACES}{HELPER}jonas> annonce aux bénévoles en privé")
        assert street.hears("jonas").startswith("Van welke buurt, of van allemaal?\n1 alle 3 buurten")
        await play(street, "jonas> De Linde")
        assert street.hears("jonas") == "Naar 1 persoon in privé. Stuur de tekst."
    async with Street.open() as street:
        await play(street, f"{PLACES}jonas> annonce aux organisateurs\njonas> 1")
        assert street.hears("jonas") == "Naar 1 persoon in privé. Stuur de tekst."


async def test_a_name_that_we_do_not_know_is_asked_about() -> None:
    async with Street.open() as street:
        await play(street, f"{PLACES}jonas> omroep aan alle buurten Lips-Noord")
        assert street.hears("jonas").startswith("Ik ken geen label of buurt “Lips-Noord”. Bedoel je Lisp-Noord?\n")
        await play(street, "jonas> ja")
        assert "Stuur de tekst." in street.hears("jonas")
        await play(street, "jonas> Soep vrijdag om 12 uur in de zaal.\njonas> nee\njonas> 1\nclock +2min")
        assert "Soep" in street.hears("#lisp")
        assert "Soep" not in street.hears("#bewoners") + street.hears("#mol")


async def test_a_sentence_with_the_name_of_a_place_is_no_audience() -> None:
    async with Street.open() as street:
        await play(street, f"{PLACES}jonas> omroep\njonas> Zaterdag is het feest in Lisp-Noord, iedereen komt")
        assert "Die plek ken ik niet." in street.hears("jonas")


async def test_who_writes_and_who_says_yes_read_the_names_of_the_rooms() -> None:
    rooms = "Naar: bewoners van De Linde, bewoners van Lisp-Noord, bewoners van Molenwijk (ongeveer 4 mensen)."
    async with Street.open() as street:
        await play(street, f"{PLACES}{EVERYWHERE}")
        assert rooms in street.hears("jonas")
        await play(street, "jonas> 1")
        assert rooms in street.hears("rita")


async def test_more_than_five_rooms_are_counted_by_their_kind() -> None:
    rooms = "".join(f"room r{n} residents Wijk-{n}\njonas is organiser of Wijk-{n}\n" for n in range(6))
    async with Street.open() as street:
        await play(street, f"{ALONE}{rooms}jonas> omroep alle buurten")
        assert street.hears("jonas").startswith("Naar 7 groepen (ongeveer 2 mensen): bewoners 7.")
