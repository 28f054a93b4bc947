"""The first time that somebody helps somebody: what was agreed stands in the messages of both."""

from __future__ import annotations

from bot.play.script import Script
from bot.play.street import Street

ASKED = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person tom volunteer nl
person rita organiser nl
maria> hulp {what} zaterdag 10 uur
maria> ja
maria> Kerkstraat
maria> 9
maria> ja
"""
ALONE = "In De Linde ga je bij een eerste bezoek met twee binnen. Alleen blijf je aan de deur of buiten."


async def play(street: Street, text: str, what: str = "koffie drinken") -> None:
    await Script(street).play(text.replace("{what}", what))


async def test_both_read_that_a_first_visit_stays_at_the_door() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "karim> neem 1")
        assert "In De Linde blijft een eerste bezoek aan de deur of buiten." in street.hears("karim")
        assert "Je hoeft niemand binnen te laten." in street.hears("maria")
        await play(street, "maria> ja\nclock 2026-11-27 10:30")
        assert "aan de deur" in street.hears("karim")


async def test_the_second_time_nothing_special_is_said() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "karim> neem 1\nclock 2026-11-28 12:00\nkarim> klaar 1\nmaria> 1")
        await play(street, "maria> hulp koffie drinken maandag 10 uur\nmaria> ja\nmaria> Kerkstraat")
        await play(street, "maria> 9\nmaria> ja\nkarim> neem 2")
        assert street.hears("karim").startswith("Jij hebt taak 2.")
        assert "aan de deur" not in street.hears("karim")
        assert "voor het eerst" not in street.hears("maria")


async def test_the_organisers_choose_two_and_it_holds_at_once() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "rita> buurt afspraken")
        assert "Wie iemand voor de eerste keer helpt, blijft aan de deur of buiten." in street.hears("rita")
        await play(street, "rita> 3\nrita> 2")
        assert "gaat met twee binnen" in street.hears("rita")
        await play(street, "karim> neem 1")
        assert ALONE in street.hears("karim")
        assert "Met twee komen ze binnen." in street.hears("maria")


async def test_the_organisers_choose_that_it_is_as_any_other_visit() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "rita> buurt afspraken\nrita> 3\nrita> 3\nkarim> neem 1")
        assert "aan de deur" not in street.hears("karim")
        assert "aan de deur" not in street.hears("maria")


async def test_where_several_are_needed_they_go_in_together() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "karim> neem 1", "klusje kast verplaatsen met 3 personen")
        assert ALONE in street.hears("karim")


async def test_who_is_no_organiser_changes_nothing() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "karim> buurt afspraken")
        assert "eerste bezoek" not in street.hears("karim")
