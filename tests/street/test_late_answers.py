"""An answer that comes after its question was overtaken: nobody hears what is not so, nothing is hit by chance."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street

TAKEN = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person tom volunteer nl
person lotte volunteer nl
person rita organiser nl
maria> hulp boodschappen vrijdag 10 uur
maria> ja
maria> Kerkstraat 9
maria> 0470 12 34 56
maria> ja
karim> neem 1
"""
SECOND = "maria> hulp vervoer zaterdag 10 uur\nmaria> ja\nmaria> Kerkstraat 9\nmaria> 0470 12 34 56\nmaria> ja\n"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


@pytest.mark.parametrize("said", ["2", "1", "ja hoor", "liever iemand anders", "2 aub"])
async def test_an_answer_about_a_helper_who_let_go_hears_that_and_that_we_look_on(said: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + f"karim> laat los 1\nmaria> {said}")
        assert street.hears("maria") == "Karim had #1 al losgelaten. Ik zoek iemand anders en laat het je weten."
        assert street.hears("#bewoners").startswith("Nieuwe vraag: #1")


async def test_other_words_after_a_helper_let_go_are_heard_as_ever() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> laat los 1\nmaria> mijn vragen")
        assert "(we zoeken iemand)" in street.hears("maria")
        await play(street, "maria> ik zoek iemand om naar de winkel te gaan")
        assert street.hears("maria").startswith("Wanneer?")


async def test_who_had_answered_already_is_told_and_asked_nothing() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> ja\nkarim> laat los 1")
        async with street.store.begin() as tx:
            assert await tx.open_questions("p-maria") == ()


async def test_the_late_answer_leaves_the_question_about_another_request_to_be_answered() -> None:
    async with Street.open() as street:
        await play(street, TAKEN.removesuffix("karim> neem 1\n") + SECOND + "karim> neem 1\nlotte> neem 2")
        await play(street, "karim> laat los 1\nmaria> 2")
        assert street.heard("maria")[-2].startswith("Karim had #1 al losgelaten.")
        assert "Lotte doet #2." in street.hears("maria")
        await play(street, "maria> 1")
        assert street.hears("lotte").startswith("Maria is blij dat je helpt met #2")


async def test_a_change_of_helper_that_was_overtaken_is_answered_in_the_same_way() -> None:
    reserve = "maria> ja\ntom> neem 1\ntom> ja\nkarim> laat los 1\ntom> ja\n"
    async with Street.open() as street:
        await play(street, TAKEN + reserve)
        assert street.hears("maria").startswith("Kleine wijziging bij #1: Tom komt in plaats van Karim.")
        await play(street, "tom> laat los 1\nmaria> 1")
        assert street.hears("maria").startswith("Tom had #1 al losgelaten.")


async def test_three_helpers_who_leave_and_come_back_end_in_one_clear_state() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> laat los 1\nkarim> neem 1\nkarim> laat los 1\nlotte> neem 1")
        await play(street, "lotte> laat los 1\ntom> neem 1\ntom> laat los 1\nkarim> neem 1")
        assert street.hears("maria").startswith("Goed nieuws. Karim doet #1.")
        await play(street, "maria> 2")
        assert street.hears("maria").startswith("Dat is goed. Karim komt niet voor #1.")
        assert street.hears("#bewoners").startswith("Nieuwe vraag: #1")
        await play(street, "tom> neem 1\nmaria> 1\nmaria> mijn vragen")
        assert street.hears("tom").startswith("Maria is blij dat je helpt met #1")
        assert "(iemand komt helpen)" in street.hears("maria")
        assert street.hears("#bewoners") == "#1 (Boodschappen): er is een helper. Bedankt!"


async def test_nobody_hears_that_a_helper_comes_who_let_go() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "lotte> neem 1\nlotte> ja\nkarim> laat los 1\nmaria> 1")
        assert not any(line.startswith("Goed. Ik stuur") for line in street.heard("maria"))
        assert not any("is blij dat je helpt" in line for line in street.heard("karim"))
        await play(street, "lotte> ja")
        assert street.hears("maria").startswith("Kleine wijziging bij #1: Lotte komt in plaats van Karim.")
