"""The asker judges each helper, hears at once who leaves, and the room hears nothing that is not true."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street
from tests.street.test_afterwards import TAKEN

TWO = TAKEN.split("karim> neem 1")[0].replace("tom volunteer nl", "tom volunteer nl\nperson lotte volunteer nl")


async def test_the_question_about_the_first_helper_comes_back_after_the_second() -> None:
    async with Street.open() as street:
        await Script(street).play(TWO + "maria> hulp boodschappen zondag 10 uur\nmaria> ja\nmaria> Kerkstraat")
        await Script(street).play("maria> 9\nmaria> ja\nkarim> neem 1\nlotte> neem 2\nmaria> ja")
        assert "Karim doet #1." in street.hears("maria")
        assert "Oké voor jou?" in street.hears("maria")
        await Script(street).play("maria> 2")
        assert any("Taak 1 gaat toch naar iemand anders" in line for line in street.heard("karim"))


async def test_the_room_does_not_hear_that_it_is_done_when_it_did_not_happen() -> None:
    async with Street.open() as street:
        await Script(street).play(TAKEN + "clock 2026-11-28 12:10\nkarim> 3")
        assert street.hears("maria").startswith("Karim zegt dat #1 niet doorging. Klopt dat?")
        await Script(street).play("maria> 1")
        assert street.hears("#bewoners") == "#1 is afgesloten."


async def test_the_asker_hears_at_once_that_who_helps_left_while_a_reserve_is_asked() -> None:
    async with Street.open() as street:
        await Script(street).play(TAKEN + "tom> neem 1\ntom> ja\nkarim> loslaten 1")
        assert any("#1: Karim kan toch niet komen. Er staat iemand klaar." in line for line in street.heard("maria"))


@pytest.mark.parametrize("said", ["2 niet", "niet 2", "not 2"])
async def test_a_choice_that_is_denied_sends_nobody_away(said: str) -> None:
    async with Street.open() as street:
        await Script(street).play(TAKEN.removesuffix("maria> ja\n") + f"maria> {said}")
        assert street.hears("maria").startswith("Sorry, dat begreep ik niet.")
        assert "Karim doet #1." in street.hears("maria")
        await Script(street).play("maria> 1")
        assert street.hears("karim").startswith("Maria is blij dat je helpt")


TWO_HELPERS = (
    TWO
    + "maria> hulp twee mensen om een kast te dragen zondag 10 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9\n"
    + "maria> 2\nmaria> ja\nkarim> neem 2\nlotte> neem 2"
)


async def test_the_answer_about_the_newest_of_two_helpers_is_followed_by_the_question_about_the_first() -> None:
    async with Street.open() as street:
        await Script(street).play(TWO_HELPERS)
        assert "Lotte doet #2." in street.hears("maria")
        await Script(street).play("maria> ja")
        assert street.hears("lotte").startswith("Maria is blij")
        assert "Karim doet #2." in street.hears("maria")
        await Script(street).play("maria> ja")
        assert street.hears("karim").startswith("Maria is blij")


@pytest.mark.parametrize("said", ["liever iemand anders", "2", "non merci"])
async def test_a_reply_to_the_question_about_the_first_of_two_helpers_is_about_the_first(said: str) -> None:
    async with Street.open() as street:
        await Script(street).play(TWO_HELPERS)
        first = next(line for line in street.lines if line.to == "maria" and "Karim doet #2." in line.text)
        await street.replies("maria", first, said)
        assert any(line.startswith("Taak 2 gaat toch naar iemand anders") for line in street.heard("karim"))
        assert not any("iemand anders" in line for line in street.heard("lotte"))
        await Script(street).play("maria> ja")
        assert street.hears("lotte").startswith("Maria is blij")


WAITING = TAKEN.removesuffix("maria> ja\n")


@pytest.mark.parametrize("said", ["privacy", "taken", "mijn vragen"])
async def test_a_yes_after_an_answer_about_something_else_welcomes_nobody(said: str) -> None:
    async with Street.open() as street:
        await Script(street).play(WAITING + f"maria> {said}\nmaria> ja")
        assert street.hears("maria").startswith("Ja waarop?")
        assert "Karim doet #1." in street.hears("maria")
        assert not any("is blij dat je helpt" in line for line in street.heard("karim"))
        await Script(street).play("maria> ja")
        assert street.hears("karim").startswith("Maria is blij dat je helpt")


@pytest.mark.parametrize("said", ["1", "2", "liever iemand anders"])
async def test_an_answer_that_can_be_about_nothing_else_counts_after_anything(said: str) -> None:
    async with Street.open() as street:
        await Script(street).play(WAITING + f"maria> privacy\nmaria> {said}")
        assert "waarop" not in street.hears("maria")
        assert "Maria" in street.hears("karim") or "Taak 1 gaat toch" in "".join(street.heard("karim"))


async def test_a_card_of_which_half_is_found_says_so_and_still_asks() -> None:
    async with Street.open() as street:
        await Script(street).play(TWO_HELPERS + "\nlotte> laat los 2")
        assert "· 1 van 2 gevonden" in street.hears("#bewoners")
        assert "2 buren nodig" not in street.hears("#bewoners")
        assert street.hears("#bewoners").endswith("Kan jij helpen? Typ: neem 2")
