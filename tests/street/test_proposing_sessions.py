"""A resident proposes an activity, and an organiser says yes or no, on the whole product."""

from __future__ import annotations

from dataclasses import replace

from bot.play.script import Script
from bot.play.street import Street

PEOPLE = """
clock 2024-04-22 10:00
person jonas organiser nl
person rita organiser nl
person maria resident nl
maria> menu
"""
PROPOSED = "maria> sessie maken Breiclub 3/5 14u\nmaria> Buurthuis\nmaria> 12\nmaria> ja\n"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def test_a_resident_proposes_and_the_first_yes_publishes_it_as_theirs() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + PROPOSED)
        assert street.hears("maria") == "Dank je! Een organisator bekijkt het. Ik laat het je weten."
        assert street.hears("#bewoners") == ""
        assert street.hears("rita").startswith("Maria stelt een activiteit voor (bewoners):\nS1 “Breiclub”")
        await play(street, "rita> ja")
        assert street.hears("rita") == "Dank je! Het is gepubliceerd. Maria begeleidt het."
        assert street.hears("maria").startswith("S1 is gepubliceerd.")
        assert street.hears("#bewoners").startswith("S1 “Breiclub”\nVrijdag 3 mei 2024")
        await play(street, "jonas> ja\nmaria> sessie S1 annuleren ziek\nmaria> ja")
        assert not [text for text in street.heard("#bewoners") if text.startswith("S2")]
        assert street.hears("#bewoners").endswith("gaat niet door. Reden: ziek")


async def test_a_no_is_told_kindly_and_publishes_nothing() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{PROPOSED}jonas> nee")
        assert street.hears("maria") == "Een organisator bekeek “Breiclub”. Het gaat nu niet door."
        assert street.hears("#bewoners") == ""


async def test_a_resident_proposes_only_for_the_rooms_they_are_in() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}maria> sessie maken Breiclub voor het team 3/5 14u\nmaria> Buurthuis\nmaria> 12")
        assert street.hears("maria").startswith("Dit komt in de groep (bewoners):")
        assert "Zal ik dit aan de organisatoren tonen?" in street.hears("maria")


async def test_who_left_meanwhile_has_nothing_published() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + PROPOSED)
        async with street.store.begin() as tx:
            (standing,) = await tx.standings("p-maria")
            await tx.save_saved(replace(standing, present=frozenset()), street.now)
        await play(street, "rita> ja")
        assert street.hears("rita").startswith("Wie dit voorstelde, is niet meer in de buurt.")
        assert street.hears("#bewoners") == ""


async def test_a_late_yes_publishes_nothing_that_is_past() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{PROPOSED}clock 2024-05-03 15:00\nrita> ja")
        assert street.hears("rita").startswith("Dat moment is intussen voorbij.")


async def test_neighbours_who_talk_about_a_new_session_are_left_alone() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}maria #bewoners> nieuwe sessie? leuk!")
        assert not [text for text in street.heard("maria") if "Waarover" in text]


async def test_who_is_only_in_the_room_of_the_network_proposes_there() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}person els member nl\nels #leernetwerk> sessie maken Intervisie 3/5 14u online")
        await play(street, "els> later\nels> 12")
        assert street.hears("els").startswith("Dit komt in de groep (leernetwerk):\nS1 “Intervisie”")
        await play(street, "els> ja\nrita> ja")
        assert street.hears("#leernetwerk").startswith("S1 “Intervisie”")
        await play(street, "els> sessie S1 sluiten")
        assert street.hears("#leernetwerk").endswith("Inschrijven kan niet meer.")
