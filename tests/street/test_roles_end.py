"""A role that ends takes its questions along, and nobody who counts on it is left unknowing."""

from __future__ import annotations

from dataclasses import replace

from bot.play.script import Script
from bot.play.street import Street
from handlers.model import Role

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
        assert street.hears("jonas").startswith("Dan ben je geen organisator van De Linde meer. Wil je dat?")
        await Script(street).play("jonas> ja")
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


async def test_an_organiser_who_ends_a_dialogue_hears_only_that_it_ended() -> None:
    async with Street.open() as street:
        await Script(street).play("person rita organiser nl\nrita> hulp\nrita> stop")
        assert street.hears("rita") == "Ik ben gestopt. Er is niets geplaatst."


async def test_an_organiser_who_says_stop_again_is_asked_what_should_stop() -> None:
    async with Street.open() as street:
        await Script(street).play("person rita organiser nl\nrita> hulp\nrita> stop\nrita> stop")
        assert street.hears("rita").splitlines() == [
            "Er is nu niets bezig. Wat moet er stoppen?",
            "1 niets, laat alles zoals het is",
            "2 mijn rol in De Linde",
            "3 alle berichten van jou",
        ]
        await Script(street).play("rita> stop\nrita> stop\nrita> 1\nrita> sessies")
        assert "Goed. Alles blijft zoals het is." in street.heard("rita")
        assert street.hears("rita") == "Er is nu geen sessie gepland."


async def test_the_last_organiser_is_warned_before_falling_silent() -> None:
    async with Street.open() as street:
        await Script(street).play("person rita organiser nl\nperson maria resident nl\nrita> stop\nrita> 3")
        assert "geen organisator" in street.hears("rita")
        await Script(street).play("rita> ja\nmaria> mens")
        assert street.hears("rita").startswith("Ik schrijf je niet meer.")
        assert "Ik vind nu niemand in De Linde" in street.hears("maria")


async def test_an_organiser_with_another_is_not_warned() -> None:
    async with Street.open() as street:
        await Script(street).play(PEOPLE + "rita> stop\nrita> 3")
        assert "geen organisator" not in street.hears("rita")
        await Script(street).play("rita> nee")
        assert street.hears("rita") == "Goed. Alles blijft zoals het is."


async def test_an_organiser_gives_up_the_role_after_a_yes_and_the_others_hear() -> None:
    async with Street.open() as street:
        await Script(street).play(PEOPLE + "rita> stop\nrita> 2")
        assert street.hears("rita").startswith("Dan ben je geen organisator van De Linde meer. Wil je dat?")
        await Script(street).play("rita> ja")
        assert street.hears("rita") == "Je hebt geen rol meer in De Linde. Dank je voor wat je deed."
        assert street.hears("jonas") == "Rita heeft geen rol meer in De Linde."


async def test_the_only_organiser_first_finds_another() -> None:
    async with Street.open() as street:
        await Script(street).play("person rita organiser nl\nrita> stop\nrita> 2")
        assert street.hears("rita").startswith("Jij bent de enige organisator van De Linde die ik kan bereiken.")
        async with street.store.begin() as tx:
            assert [one.name for one in await tx.people_with("delinde", Role.ORGANISER)] == ["Rita"]


async def silence_rita(street: Street) -> None:
    async with street.store.begin() as tx:
        rita = await tx.person("p-rita")
        assert rita
        await tx.save_person(replace(rita, stopped=True))


async def test_the_last_organiser_who_can_be_reached_keeps_the_role() -> None:
    async with Street.open() as street:
        await Script(street).play("person jonas organiser nl\nperson rita organiser nl\nrita> menu")
        await silence_rita(street)
        await Script(street).play("jonas> stop\njonas> 2")
        assert street.hears("jonas").startswith("Jij bent de enige organisator van De Linde die ik kan bereiken.")
        await Script(street).play("jonas> buurt verwijder jonas")
        assert street.hears("jonas").startswith("Dit is de laatste organisator.")
        async with street.store.begin() as tx:
            assert {one.id for one in await tx.people_with("delinde", Role.ORGANISER)} == {"p-jonas", "p-rita"}


async def test_an_organiser_who_cannot_be_reached_loses_the_role_to_one_who_can() -> None:
    async with Street.open() as street:
        await Script(street).play("person jonas organiser nl\nperson rita organiser nl\nrita> menu")
        await silence_rita(street)
        await Script(street).play("jonas> buurt verwijder rita")
        assert street.hears("jonas") == "Rita heeft geen rol meer in De Linde."


async def test_a_slip_in_the_name_of_the_neighbourhood_appoints_nobody_anywhere() -> None:
    async with Street.open() as street:
        await Script(street).play("person rita organiser nl\nrita> buurt organisator @els:linde.example Linde Lier\n")
        assert street.hears("rita") == "Ik ken geen buurt met de naam Linde Lier."
        await Script(street).play("rita> buurt organisator @els:linde.example de lnide\n")
        assert street.hears("rita").startswith("Ik ken geen buurt met de naam de lnide. Bedoel je De Linde?")
        await Script(street).play("rita> buurt organisator @els:linde.example De Linde\n")
        assert street.hears("rita") == "els is nu organisator van De Linde."
        greeting, told = street.heard("@els:linde.example")
        assert greeting.startswith("Dag els. Ik ben een computerprogramma.")
        assert told.startswith("Door Rita ben je nu organisator van De Linde.")
