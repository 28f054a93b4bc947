"""A cry for help while there is danger is answered with whom to call; afterwards the same word asks for a neighbour."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street
from tests.street.test_people import HITS_ME

PEOPLE = """
person maria resident nl
person amina resident fr
person emma resident en
person hans resident de
person sanne confidential nl
"""


@pytest.mark.parametrize(
    ("who", "danger", "cry", "heard"),
    [
        ("maria", HITS_ME, "HULP!!!", "Is er nu gevaar? Bel 112"),
        ("maria", HITS_ME, "hulppppp", "Is er nu gevaar? Bel 112"),
        ("maria", HITS_ME, "help me aub", "Is er nu gevaar? Bel 112"),
        ("maria", HITS_ME, "ik heb hulp nodig!", "Is er nu gevaar? Bel 112"),
        ("amina", "il me frappe", "à l'aide !", "En danger maintenant ? Appelez le 112"),
        ("emma", "he hits me", "HELP!!!", "In danger now? Call 112"),
        ("hans", "er schlägt mich", "Hilfe", "Besteht jetzt Gefahr? Rufen Sie 112"),
    ],
)
async def test_a_cry_in_danger_is_answered_with_whom_to_call(who: str, danger: str, cry: str, heard: str) -> None:
    async with Street.open() as street:
        await Script(street).play(f"{PEOPLE}{who}> {danger}")
        offer = street.hears(who)
        await Script(street).play(f"{who}> {cry}")
        numbers, again = street.heard(who)[1:]
        assert numbers.startswith(heard)
        assert again == offer
        async with street.store.begin() as tx:
            assert await tx.requests_by(f"p-{who}") == ()


async def test_a_cry_instead_of_a_telephone_number_is_answered_with_whom_to_call() -> None:
    async with Street.open() as street:
        await Script(street).play(f"{PEOPLE}maria> {HITS_ME}\nmaria> ja\nmaria> HULP")
        assert street.heard("maria")[-2].startswith("Is er nu gevaar? Bel 112")
        assert "Op welk nummer mag je gebeld worden" in street.hears("maria")
        await Script(street).play("maria> 0470 12 34 56")
        assert street.hears("sanne") == "Maria is te bereiken op 0470 12 34 56."


@pytest.mark.parametrize("between", ["maria> nee", "clock +1d"])
async def test_when_the_danger_is_over_the_word_asks_for_a_neighbour_again(between: str) -> None:
    async with Street.open() as street:
        await Script(street).play(f"{PEOPLE}maria> {HITS_ME}\n{between}\nmaria> hulp")
        assert street.hears("maria").startswith("Waarmee heb je hulp nodig?")


async def test_a_request_with_its_words_is_no_cry() -> None:
    async with Street.open() as street:
        await Script(street).play(f"{PEOPLE}maria> {HITS_ME}\nmaria> hulp met boodschappen morgen om 10 uur")
        assert "Klopt dat?" in street.hears("maria")


@pytest.mark.parametrize(
    ("who", "cry"), [("maria", "HULP!!!"), ("emma", "help!!"), ("amina", "À l'aide !!"), ("hans", "Hilfe!!")]
)
async def test_a_shout_is_answered_with_whom_to_call_and_how_to_ask_a_neighbour(who: str, cry: str) -> None:
    async with Street.open() as street:
        await Script(street).play(f"{PEOPLE}{who}> {cry}")
        (said,) = street.heard(who)
        assert "112" in said
        assert len(said.splitlines()) == 2
        async with street.store.begin() as tx:
            assert await tx.requests_by(f"p-{who}") == ()


async def test_a_calm_word_with_one_mark_asks_for_a_neighbour() -> None:
    async with Street.open() as street:
        await Script(street).play(f"{PEOPLE}maria> Hulp!")
        assert street.hears("maria").startswith("Waarmee heb je hulp nodig?")
