"""Somebody contacts a service for a neighbour, on the whole product: from the yes to what came of it."""

from __future__ import annotations

from sqlalchemy import select

from bot.play.script import Script
from bot.play.street import Street
from storage.tables_guide import referral

PEOPLE = """
clock 2026-11-24 10:00
person maria resident nl
person rita organiser nl
person jonas organiser nl
person sofie confidential nl
maria> menu
"""
ASKED = "maria> wegwijs schulden in Duffel\nmaria> 1\nmaria> ja\n"
GUARDED = "maria> wegwijs geweld in Lier\nmaria> 1\nmaria> ja\n"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def test_the_loop_is_closed() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, PEOPLE + ASKED)
        assert street.hears("rita").startswith("Maria (De Linde) wil Sociale dienst van Duffel bereiken")
        await play(street, "rita> 1\nrita> 1")
        assert street.hears("maria").startswith("Rita nam contact op met Sociale dienst van Duffel.")
        await play(street, "rita> 1")
        assert street.hears("maria").startswith("Goed nieuws: Sociale dienst van Duffel helpt je.")
        assert street.hears("#bewoners") == street.hears("#team") == street.hears("sofie") == ""


async def test_without_a_yes_nobody_hears_anything() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, f"{PEOPLE}maria> wegwijs schulden in Duffel\nmaria> 1\nmaria> nee\nclock +10d")
        assert street.hears("maria") == "Goed. Ik geef niets door."
        assert street.hears("rita") == street.hears("jonas") == ""


async def test_what_is_guarded_reaches_the_confidential_person_alone() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, PEOPLE + GUARDED)
        assert street.hears("sofie").startswith("Maria (De Linde) wil CAW Boom Mechelen Lier bereiken")
        await play(street, "clock 2026-11-30 12:00")
        for name in ("rita", "jonas"):
            heard = " ".join(street.heard(name))
            assert "Iemand wacht al vier werkdagen op de vertrouwenspersoon" in heard
            assert "Maria" not in heard
            assert "CAW" not in heard
        assert len([text for text in street.heard("sofie") if "CAW" in text]) == 3


async def test_who_asked_takes_it_back_and_who_was_asked_hears_it() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, f"{PEOPLE}{ASKED}maria> mijn gegevens")
        assert any("Intrekken? Typ: wegwijs intrekken" in text for text in street.heard("maria"))
        await play(street, "maria> wegwijs intrekken")
        assert street.hears("rita") == "Maria hoeft niet meer in contact gebracht te worden. Je hoeft niets te doen."
        await play(street, "maria> toestemmingen")
        assert "Ik heb van jou geen ja op een tekst." in street.heard("maria")
        before = len(street.heard("rita"))
        await play(street, "clock +30d")
        assert len(street.heard("rita")) == before


async def test_a_month_later_nothing_tells_who_it_was() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, f"{PEOPLE}{ASKED}rita> 1\nrita> 1\nrita> 1\nclock 2027-01-15 12:00")
        async with street.store.begin() as tx:
            (row,) = (await tx.connection.execute(select(referral))).mappings()
            kept = await tx.referral(row["id"])
        assert kept is not None
        assert (row["person"], row["taken_by"], row["state"], kept.door.name) == ("", None, "helped", "")


async def test_who_lives_nowhere_we_know_is_told_the_doors_and_offered_nothing() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, "person els member nl\nels> wegwijs schulden in Duffel")
        assert street.hears("els").endswith("Meer diensten: desocialekaart.be")
