"""Who has only a telephone takes part: asks, answers by letter, and goes on where they were."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from handlers.checkins.nouns import RoundState
from tests.street.checking import PEOPLE as CHECKED
from tests.street.checking import asked, rounds
from tests.street.playing import play

PEOPLE = """
person maria resident nl
person karim volunteer nl
person lotte volunteer nl
person rita organiser nl
"""
BEGUN = "maria sms> hulp met boodschappen\nmaria sms> donderdag om 10 uur\n"
ASKED = """
maria sms> hulp met boodschappen
maria sms> donderdag om 10 uur
maria sms> ja
maria sms> Kerkstraat
maria sms> 9, 0470 99 88 77
"""


async def test_somebody_with_a_telephone_and_somebody_in_matrix_help_each_other() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + ASKED)
        posted = street.hears("maria sms")
        assert "\nB1 = ja" in posted
        await play(street, "maria sms> B1\nkarim> neem 1")
        assert "Nieuwe vraag: #1 Boodschappen" in street.heard("#bewoners")[0]
        assert "Contact: Maria, Kerkstraat 9, 0470 99 88 77." in street.hears("karim")
        assert street.hears("#bewoners") == "#1 (Boodschappen): er is een helper. Bedankt!"


async def test_what_begins_on_a_telephone_goes_on_in_matrix() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria sms> hulp met boodschappen\nmaria> donderdag om 10 uur")
        assert street.hears("maria").startswith("Donderdag 26 november 2026, 10 uur. Klopt dat?")
        await play(street, "maria sms> ja")
        assert street.hears("maria sms").startswith("In welke straat?")


@pytest.mark.parametrize("word", ["ja", "nee", "1"])
async def test_words_that_answer_two_questions_are_taken_for_neither(word: str) -> None:
    async with Street.open() as street:
        await play(street, CHECKED)
        await asked(street, "maria")
        await street.has_telephone("maria", first=True)
        await play(street, "maria sms> hulp met vervoer\nmaria sms> maandag om 10 uur\nclock 2024-10-26 08:35")
        assert street.hears("maria sms").endswith("B1 = ja, B2 = ik heb hulp nodig")
        await play(street, f"maria sms> {word}")
        ask, *open_ones = street.hears("maria sms").split("\n")
        assert ask == "Ik vroeg je meer dan één ding. Antwoord met de letter en het nummer, bijvoorbeeld B1."
        assert [line[:2] for line in open_ones] == ["B:", "A:"]
        assert [one.answer for one in await rounds(street)] == ["sign"], "any word is a sign of life, and no answer"
        await play(street, "maria sms> B1 en a1")
        assert "Fijn! Een mooie dag nog." in street.heard("maria sms")
        assert street.hears("maria sms").startswith("In welke straat?")


async def test_words_that_answer_one_question_alone_are_taken_for_it_while_nothing_comes_of_it() -> None:
    async with Street.open() as street:
        await play(street, CHECKED)
        await asked(street, "maria")
        await street.has_telephone("maria", first=True)
        await play(street, "maria sms> hulp\nclock 2024-10-26 08:35")
        assert street.heard("maria sms")[-2].startswith("Waarmee heb je hulp nodig?\nA1 = Boodschappen")
        await play(street, "maria sms> vervoer")
        assert street.hears("maria sms").startswith("Wanneer? Bijvoorbeeld")


async def test_a_check_over_a_telephone_network_that_is_out_is_unknown_and_alarms_nobody() -> None:
    async with Street.open() as street:
        await play(street, CHECKED)
        await asked(street, "maria")
        await street.has_telephone("maria", first=True)
        await play(street, "outage sms on\nclock 2024-10-26 10:30")
        assert [one.state for one in await rounds(street)] == [RoundState.UNKNOWN]
        assert not any("Maria" in text for text in street.heard("leen"))
        assert "Maria" in street.hears("rita")


async def test_a_check_is_answered_over_the_telephone() -> None:
    async with Street.open() as street:
        await play(street, CHECKED)
        await asked(street, "maria")
        await street.has_telephone("maria", first=True)
        await play(street, "clock 2024-10-26 08:35\nmaria sms> A2")
        assert street.hears("maria sms").startswith("Goed dat je het zegt. Bij gevaar: bel 112. Wat zou helpen?\nB1 =")


@pytest.mark.parametrize(
    ("said", "heard"), [("A1", "In welke straat?"), ("a 2", "Wanneer? Bijvoorbeeld"), ("ja", "In welke straat?")]
)
async def test_the_only_question_is_answered_by_its_letter_or_in_words(said: str, heard: str) -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{BEGUN}maria sms> {said}")
        assert street.hears("maria sms").startswith(heard)


async def test_a_letter_whose_question_is_over_is_taken_for_no_other() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{BEGUN}maria sms> A1\nmaria sms> A1")
        assert street.hears("maria sms") == "Vraag A is al voorbij. Je moet er niet meer op antwoorden."


async def test_a_telephone_that_is_out_is_reached_by_nobody_and_then_by_all_that_waits() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria sms> hulp met boodschappen\noutage sms on")
        before = len(street.heard("maria sms"))
        await play(street, "maria sms> donderdag om 10 uur")
        assert len(street.heard("maria sms")) == before
        await play(street, "outage sms off\nclock +15m")
        assert street.hears("maria sms").endswith("A1 = ja, A2 = nee")
