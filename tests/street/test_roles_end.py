"""A role that ends takes its questions along, and nobody who counts on it is left unknowing."""

from __future__ import annotations

from bot.play.script import Script
from bot.play.street import Street

PEOPLE = """
person maria resident nl
person rita organiser nl
person jonas organiser nl
person sanne confidential nl
"""


async def test_who_organises_no_more_takes_no_call_that_was_asked_before() -> None:
    async with Street.open() as street:
        await Script(street).play(PEOPLE + "maria> mens\njonas> buurt verwijder jonas\njonas> 1")
        assert not any("Jonas neemt contact" in said for said in street.heard("maria"))
        await Script(street).play("rita> 1")
        assert "Rita neemt contact met jou op." in street.hears("maria")


async def test_the_others_hear_that_an_organiser_left_and_what_is_open() -> None:
    async with Street.open() as street:
        asked = "jonas> namens\njonas> Jeanne\njonas> 1\njonas> 1\njonas> boodschappen morgen 14 uur\n"
        await Script(street).play(PEOPLE + asked + "jonas> buurt verwijder jonas")
        left = "Jonas heeft geen rol meer in De Linde. Jonas vroeg #1 voor iemand anders."
        assert street.hears("rita").startswith(left)


async def test_taking_the_confidential_person_away_asks_for_a_yes_and_tells_the_others() -> None:
    async with Street.open() as street:
        await Script(street).play(PEOPLE + "rita> buurt verwijder sanne")
        assert "vertrouwenspersoon van De Linde" in street.hears("rita")
        assert street.heard("sanne") == []
        await Script(street).play("rita> nee\nrita> buurt verwijder sanne\nrita> ja")
        assert any("Sanne heeft geen rol meer" in said for said in street.heard("jonas"))
        assert any("geen rol meer" in said for said in street.heard("sanne"))


async def test_the_last_organiser_is_warned_before_falling_silent() -> None:
    async with Street.open() as street:
        await Script(street).play("person rita organiser nl\nrita> stop")
        assert "geen organisator" in street.hears("rita")


async def test_an_organiser_with_another_is_not_warned() -> None:
    async with Street.open() as street:
        await Script(street).play(PEOPLE + "rita> stop")
        assert "geen organisator" not in street.hears("rita")
