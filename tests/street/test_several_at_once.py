"""Two numbers behind one command: each is done by itself, and nobody's second number is dropped in silence."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street

PEOPLE = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person tom volunteer en
person rita organiser nl
"""
ASKED = "maria> hulp {}\nmaria> ja\nmaria> Kerkstraat 9\nmaria> 0470 12 34 56\nmaria> ja\n"
TWO = PEOPLE + ASKED.format("boodschappen vrijdag 10 uur") + ASKED.format("vervoer vrijdag 15 uur")
TOGETHER = PEOPLE + ASKED.format("boodschappen vrijdag 10 uur") + ASKED.format("vervoer vrijdag 10 uur")


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


@pytest.mark.parametrize("said", ["neem 1 en 2", "take 1 and 2", "prendre 1, 2", "neem nr 1 en nr 2 aub"])
@pytest.mark.parametrize("place", ["", " #bewoners"])
async def test_who_takes_two_gets_both_each_with_its_contact(said: str, place: str) -> None:
    async with Street.open() as street:
        await play(street, TWO + f"karim{place}> {said}")
        first, second = street.heard("karim")[-2:]
        assert first.startswith("Jij hebt taak 1.")
        assert second.startswith("Jij hebt taak 2.")
        assert [line for line in street.heard("#bewoners") if line == "👍"] == ["👍"] * bool(place)


@pytest.mark.parametrize(
    "said", ["neem een en twee", "neem één, twee", "take one and two", "übernehmen eins und zwei", "prends un et deux"]
)
async def test_numbers_may_be_spelt_in_private(said: str) -> None:
    async with Street.open() as street:
        await play(street, TWO + f"karim> {said}")
        assert [text[:15] for text in street.heard("karim")[-2:]] == ["Jij hebt taak 1", "Jij hebt taak 2"]


@pytest.mark.parametrize("said", ["neem de eerste", "neem een pauze"])
async def test_what_counts_nothing_is_no_number(said: str) -> None:
    async with Street.open() as street:
        await play(street, TWO + f"karim> {said}")
        assert not [text for text in street.heard("karim") if text.startswith("Jij hebt taak")]


async def test_two_at_the_same_hour_are_not_taken_together_without_asking() -> None:
    async with Street.open() as street:
        await play(street, TOGETHER + "karim> neem 1 en 2")
        assert street.hears("karim").startswith("Je hebt op dat moment al een andere taak.")
        await play(street, "karim> nee\nmaria> mijn vragen")
        assert "#2 Vervoer" in street.hears("maria")
        assert "we zoeken iemand" in street.hears("maria").splitlines()[2]


async def test_of_two_the_one_that_is_gone_is_answered_too() -> None:
    async with Street.open() as street:
        await play(street, TWO + "karim> neem 1\ntom> take 1 and 2")
        assert any(line.startswith("Thank you! Karim was just a little faster.") for line in street.heard("tom"))
        assert any(line.startswith("You have task 2.") for line in street.heard("tom"))


async def test_who_lets_go_of_two_has_none_and_both_are_looked_for_again() -> None:
    async with Street.open() as street:
        await play(street, TWO + "karim> neem 1 en 2\nkarim> laat los 1 en 2\nkarim> mijn taken")
        assert street.hears("karim").startswith("Je hebt nu geen taken.")
        assert [line for line in street.heard("maria") if "kan toch niet komen" in line][1:]


async def test_who_is_done_with_two_is_asked_about_each() -> None:
    async with Street.open() as street:
        await play(street, TWO + "karim> neem 1 en 2\nclock 2026-11-27 16:30\nkarim> klaar 1 en 2")
        asked = [line for line in street.heard("karim") if "Is alles goed gegaan?" in line]
        assert len(asked) == 2


async def test_who_takes_two_requests_back_takes_back_both() -> None:
    async with Street.open() as street:
        await play(street, TWO + "maria> intrekken 1 en 2")
        assert street.heard("#bewoners")[-2:] == ["#1 is niet meer nodig.", "#2 is niet meer nodig."]


@pytest.mark.parametrize("said", ["neem 1 of 2", "meld 1 en 2", "neem 1 2 3 4 5 6 7 8 9"])
async def test_where_one_must_be_meant_it_is_asked_which(said: str) -> None:
    async with Street.open() as street:
        await play(street, TWO + f"karim> {said}")
        assert street.hears("karim").startswith("Ik lees meer dan één nummer.")
        assert street.hears("#bewoners").startswith("Nieuwe vraag: #2")
