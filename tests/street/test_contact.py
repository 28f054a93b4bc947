"""Somebody writes to the people of the neighbourhood, on the whole product."""

from __future__ import annotations

from sqlalchemy import select

from bot.play.script import Script
from bot.play.street import Street
from storage.tables_contact import inquiry

PEOPLE = """
clock 2026-11-24 10:00
person maria resident nl
person rita organiser nl
person jonas organiser nl
person sofie confidential nl
maria> menu
"""
ON_DUTY = "rita> buurt contact\nrita> 1\nrita> 2\nrita> 1\nrita> 2\n"
WRITTEN = "maria> contact\nmaria> 1\nmaria> Mag de straat dicht op 3 mei?\n"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def test_a_message_goes_to_who_is_on_duty_is_passed_on_and_closed() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + ON_DUTY + WRITTEN)
        assert street.hears("rita").startswith(
            "Maria (De Linde) schreef over: een vraag over de buurt\n“Mag de straat dicht"
        )
        assert street.hears("jonas") == ""
        assert street.hears("maria").startswith("Je bericht is bij Rita (ontvangstnummer ")
        await play(street, "rita> 2\nrita> 1")
        assert street.hears("jonas").startswith("Rita geeft je dit door.")
        assert street.hears("maria").startswith("Je bericht is nu bij Jonas")
        await play(street, "jonas> 1\njonas> 1")
        assert street.hears("maria").startswith("Jonas zegt dat je bericht beantwoord is")
        assert street.hears("#bewoners") == street.hears("#team") == street.hears("sofie") == ""


async def test_at_night_nobody_is_woken_and_the_deputy_follows_after_a_working_day() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{ON_DUTY}clock 2026-11-27 22:30\n{WRITTEN}")
        assert "Nu is er niemand. Er wordt naar gekeken vanaf maandag 30 november 2026, 9 uur." in street.hears("maria")
        assert "Bij gevaar: bel 112 of 101." in street.hears("maria")
        assert "Maria" not in street.hears("rita")
        await play(street, "clock 2026-11-30 09:01")
        assert street.hears("rita").startswith("Maria (De Linde) schreef over")
        assert street.hears("jonas") == ""
        await play(street, "clock 2026-12-01 09:01")
        assert street.hears("jonas").startswith("Hier antwoordde nog niemand op.")


async def test_a_worry_with_words_of_danger_is_warned_about_and_reaches_the_confidential_person_alone() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}maria> contact klacht\nmaria> Mijn buur slaat zijn kind")
        assert any("Bel 101 (politie)" in text for text in street.heard("maria"))
        assert "Mijn buur slaat zijn kind" in street.hears("sofie")
        await play(street, "clock +6d")
        assert "slaat" not in " ".join([*street.heard("rita"), *street.heard("jonas"), *street.heard("#bewoners")])


async def test_the_words_are_gone_when_it_is_closed_and_the_name_a_month_later() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{WRITTEN}rita> 3")
        async with street.store.begin() as tx:
            (row,) = (await tx.connection.execute(select(inquiry))).mappings()
            kept = await tx.inquiry(row["id"])
        assert kept is not None
        assert (kept.words, kept.person) == ("", "p-maria")
        await play(street, "clock 2027-01-15 12:00")
        async with street.store.begin() as tx:
            kept = await tx.inquiry(row["id"])
        assert kept is not None
        assert (kept.person, kept.asked, kept.held_by) == ("", (), None)


async def test_in_a_room_it_goes_on_in_private() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}maria #bewoners> contact")
        assert street.hears("maria").startswith("Waarover wil je schrijven?")
        assert street.heard("#bewoners") == ["👋"]
