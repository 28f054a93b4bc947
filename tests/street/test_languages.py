"""Another language in the middle of a question: the question comes again, in that language, and can be answered."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street


async def play(street: Street, text: str) -> None:
    """Play lines of a written conversation."""
    await Script(street).play("person maria resident nl\nperson rita organiser nl\n" + text)


async def test_a_language_chosen_in_the_middle_of_a_question_asks_it_anew() -> None:
    async with Street.open() as street:
        await play(street, "maria> hulp\nmaria> taal fr")
        assert street.heard("maria")[-2] == "Désormais, je vous écris en français."
        assert street.hears("maria").startswith("Pour quoi avez-vous besoin d'aide ?\n1 Courses\n2 Transport")
        await street.says("maria", "transport")
        assert street.hears("maria").startswith("Quand ?")


async def test_a_yes_after_another_language_was_chosen_is_to_the_words_in_both() -> None:
    asked = "maria> hulp boodschappen vrijdag 10 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9\n"
    async with Street.open() as street:
        await play(street, asked + "maria> language de")
        assert street.hears("maria").endswith("Soll ich das veröffentlichen?\n1 ja · 2 ändern · 3 aufhören")
        await street.says("maria", "ja bitte gern")
        assert "In Ihrer Sprache: #1 Einkaufen · Freitag, 27. November 2026, 10 Uhr" in street.hears("maria")
        await street.says("maria", "ja bitte gern")
        assert "Nieuwe vraag: #1 Boodschappen" in street.hears("#bewoners")


async def test_an_earlier_question_comes_back_in_the_language_of_now() -> None:
    async with Street.open() as street:
        await play(street, "maria> hulp\nmaria> mens\nmaria> taal fr\nmaria> 0470 12 34 56")
        assert street.hears("maria").endswith("3 Petits travaux\n4 Compagnie\n5 Autre chose")


async def test_repeat_says_the_question_in_the_language_of_now() -> None:
    async with Street.open() as street:
        await play(street, "maria> hulp\nmaria> taal de\nmaria> wiederholen")
        assert street.hears("maria").startswith("Wobei brauchen Sie Hilfe?")


@pytest.mark.parametrize("wanted", ["taal ar", "taal tr", "taal pools", "langue arabe"])
async def test_who_asks_for_a_language_that_is_not_spoken_can_go_on_with_anything_else(wanted: str) -> None:
    async with Street.open() as street:
        await play(street, f"maria> {wanted}")
        assert street.hears("maria").endswith("1 Nederlands\n2 Français\n3 English\n4 Deutsch")
        await street.says("maria", "wat is dat nu")
        assert street.hears("maria").startswith("Dat begreep ik niet.")
        await street.says("maria", "ik zoek iemand om naar de winkel te gaan")
        assert street.hears("maria").startswith("Wanneer?")


@pytest.mark.parametrize("chosen", ["2", "français", "frans graag"])
async def test_one_of_the_languages_that_are_spoken_is_chosen_by_number_or_name(chosen: str) -> None:
    async with Street.open() as street:
        await play(street, f"maria> taal ar\nmaria> {chosen}")
        assert street.hears("maria") == "Désormais, je vous écris en français."


async def test_a_language_that_is_not_spoken_leaves_the_question_before_it_to_be_answered() -> None:
    async with Street.open() as street:
        await play(street, "maria> hulp boodschappen\nmaria> taal ar\nmaria> morgen om 10 uur")
        assert street.hears("maria").startswith("Dinsdag 24 november 2026, 10 uur. Klopt dat?")
