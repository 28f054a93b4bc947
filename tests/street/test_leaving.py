"""Who wants no messages any more leaves nobody waiting: requests are taken back, tasks go to somebody else."""

from __future__ import annotations

from bot.play.script import Script
from bot.play.street import Street

ASKED = """
person maria resident nl
person karim volunteer nl
person lotte volunteer nl
person rita organiser nl
maria> hulp boodschappen vrijdag 10 uur
maria> ja
maria> Kerkstraat 9
maria> 0470 12 34 56
maria> ja
"""


async def play(street: Street, text: str) -> None:
    """Play lines of a written conversation."""
    await Script(street).play(text)


async def test_stop_said_twice_takes_an_open_request_back() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "maria> stop")
        assert street.hears("maria").endswith("Dan trek ik #1 in.")
        assert "Nieuwe vraag" in street.hears("#bewoners")
        await play(street, "maria> stop")
        assert street.hears("maria").startswith("Ik trok #1 in. Ik schrijf je niet meer.")
        assert street.hears("#bewoners") == "#1 is niet meer nodig."


async def test_stop_said_twice_tells_the_helper_and_takes_the_contact_back() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "karim #bewoners> neem 1\nmaria> stop\nmaria> stop")
        gone = "#1 is niet meer nodig. Bedankt dat je wilde helpen!\nDe contactgegevens haalde ik weg uit ons gesprek."
        assert gone in street.heard("karim")
        assert [line.kind for line in street.lines if line.to == "karim"][-1] == "taken back"
        spoken = len(street.lines)
        await play(street, "clock +7d")
        assert street.lines[spoken:] == []


async def test_a_helper_who_says_stop_twice_gives_the_task_back_and_the_asker_hears() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "karim #bewoners> neem 1\nkarim> stop\nkarim> stop")
        assert street.heard("karim")[-2].startswith("Ik zoek iemand anders voor taak 1. Ik schrijf je niet meer.")
        assert street.hears("maria") == "#1: Karim kan toch niet komen. Ik zoek iemand anders en laat het je weten."
        assert street.hears("#bewoners").startswith("Nieuwe vraag: #1")
        await play(street, "lotte #bewoners> neem 1")
        assert "Kerkstraat 9" in street.hears("lotte")


async def test_a_reserve_is_asked_when_the_helper_says_stop_twice() -> None:
    async with Street.open() as street:
        await play(
            street, ASKED + "karim #bewoners> neem 1\nlotte #bewoners> neem 1\nlotte> 1\nkarim> stop\nkarim> stop"
        )
        assert street.hears("lotte").startswith("Kan jij taak 1 overnemen?")


async def test_a_series_does_not_come_back_to_who_said_stop_twice() -> None:
    weekly = ASKED.replace("vrijdag 10 uur", "elke vrijdag 10 uur")
    async with Street.open() as street:
        await play(street, weekly + "maria> stop\nmaria> stop\nclock +15d")
        assert not any("#2" in line.text for line in street.lines)


async def test_the_team_hears_that_a_request_it_looks_at_was_taken_back() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "clock 2026-11-25 09:30\nmaria> stop\nmaria> stop")
        assert street.hears("rita").startswith("#1 is ingetrokken door wie hulp vroeg.")


async def test_each_reserve_is_asked_in_turn_even_within_the_same_minute() -> None:
    reserves = "lotte #bewoners> neem 1\nlotte> 1\ntom #bewoners> neem 1\ntom> ja\n"
    async with Street.open() as street:
        await play(street, f"person tom volunteer nl\n{ASKED}karim #bewoners> neem 1\n{reserves}karim> laat los 1")
        await play(street, "lotte> nee")
        assert street.hears("tom").startswith("Kan jij taak 1 overnemen?")
