"""What the bot says about who reads what is true, and what it answers about a request is what happens to it."""

from __future__ import annotations

from bot.play.script import Script
from bot.play.street import Street
from tests.street.test_afterwards import TAKEN


async def test_who_reports_hears_that_the_confidential_person_sees_who_wrote() -> None:
    async with Street.open() as street:
        await Script(street).play(TAKEN + "person sanne confidential nl\nmaria> meld 1")
        assert "Alleen Sanne leest het, en ziet dat jij het schreef." in street.hears("maria")
        assert "aan niemand wie" not in street.hears("maria")
        await Script(street).play("maria> hij vroeg geld")
        assert any(line.startswith("Maria meldt iets over #1") for line in street.heard("sanne"))


async def test_who_asks_what_is_seen_hears_of_the_organiser_who_calls() -> None:
    async with Street.open() as street:
        await Script(street).play(TAKEN + "maria> privacy")
        assert any("een organisator ze ook" in line for line in street.heard("maria"))
        await Script(street).play("maria> wie ziet dit")
        assert "of als er iets misloopt" in street.hears("maria")


async def test_who_has_no_part_in_a_request_on_hold_hears_that_it_waits_and_no_more() -> None:
    async with Street.open() as street:
        people = "person sanne confidential nl\nperson lotte volunteer nl\n"
        await Script(street).play(TAKEN + people + "maria> meld 1\nmaria> hij vroeg geld")
        for said in ("neem 1", "klaar 1", "laat los 1"):
            await Script(street).play(f"lotte> {said}")
            assert street.hears("lotte") == "#1 ligt even stil. Je hoeft niets te doen."


async def test_an_organiser_who_asked_and_refers_hears_kindly_what_happens_and_what_to_do() -> None:
    async with Street.open() as street:
        await Script(street).play(REFERRED)
        assert "jij vroeg dit voor Jeanne" in street.hears("jonas")
        await Script(street).play("jonas> Dienstencentrum De Linde, 014 00 00 00")
        assert "Vertel jij het aan Jeanne?" in street.heard("jonas")[-1]


REFERRED = """
clock 2026-11-24 08:30
person jonas organiser nl
person karim volunteer nl
jonas> namens
jonas> Jeanne
jonas> ja
jonas> 1
jonas> koffie drinken vrijdag 14 uur
jonas> ja
jonas> Kerkstraat
jonas> 12
jonas> ja
clock +1d
clock +2d
jonas> 3
"""
