"""What the bot says about who reads what is true, and what it answers about a request is what happens to it."""

from __future__ import annotations

from bot.play.script import Script
from bot.play.street import Street
from tests.street.playing import asked
from tests.street.test_afterwards import TAKEN
from tests.street.test_nothing_in_clear import opened


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


async def test_of_danger_and_of_what_somebody_looked_for_nothing_is_kept_as_privacy_says() -> None:
    async with Street.open() as street:
        await street.knows_services()
        looked = "maria> ik wil niet meer leven, xyzzy\nmaria> wegwijs schulden in Duffel\nmaria> stop\n"
        await Script(street).play("person maria resident nl\n" + looked)
        public = ("entry", "municipality")
        of_us = [(where, cell.lower()) async for where, cell in opened(street) if not where.startswith(public)]
        assert [where for where, cell in of_us if "xyzzy" in cell or "schulden" in cell or "duffel" in cell] == []


async def test_how_somebody_is_reached_goes_to_who_helps_alone_as_privacy_says() -> None:
    people = "clock 2026-11-24 08:30\nperson maria resident nl\nperson karim volunteer nl\nperson rita organiser nl\n"
    async with Street.open() as street:
        await Script(street).play(people + asked("brood vrijdag 10 uur") + "karim> neem 1\nmaria> ja\n")
        reached = {line.to for line in street.lines if "0470 12 34 56" in line.text}
        assert reached - {"maria"} == {"karim"}
