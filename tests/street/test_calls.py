"""Who wants to talk to a person hears how it stands, is never promised what is over, and may take it back."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from tests.street.playing import play, since

PEOPLE = """
clock 2026-11-05 10:00
person maria resident nl
person leen resident nl
person rita organiser nl
person jonas confidential nl
"""
WARNED = f"{PEOPLE}maria> ik wil niet meer leven\nmaria> 1\nmaria> geen nummer\n"
LISTENING = "Bij gevaar: bel 112 of 101. Wil je nu praten? Bel 1813 of 106, dag en nacht, je naam hoeft niet."


async def test_after_a_warning_nobody_answers_and_each_time_the_person_hears_who_listens() -> None:
    async with Street.open() as street:
        await play(street, WARNED)
        so_far = len(street.lines)
        await play(street, "clock +1d")
        told = since(street, so_far, "maria")
        assert len(told) == 2
        assert all(text.endswith(LISTENING) for text in told)
        assert "ook aan de organisatoren" in told[0]
        assert any("wil graag met een mens praten" in text for text in since(street, so_far, "rita"))


async def test_an_organiser_takes_it_when_the_confidential_person_is_silent_and_both_know() -> None:
    async with Street.open() as street:
        await play(street, WARNED + "clock +5h\nrita> 1")
        assert street.hears("maria") == "Rita neemt contact met jou op."
        assert street.hears("jonas") == "Rita neemt contact op met Maria. Jij hoeft niets meer te doen."


async def test_a_late_answer_to_a_call_that_ended_promises_nothing() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}maria> mens\nclock 2026-11-26 10:00\nmaria> 1")
        assert street.hears("maria") != "Dank je. Je hoort van hen."
        assert "Er kon niemand antwoorden" in " ".join(street.heard("maria"))


async def test_stop_takes_the_call_back_and_says_so_on_both_sides() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}maria> mens\nmaria> stop")
        assert "Niemand neemt nu contact met je op." in street.hears("maria")
        assert street.hears("rita") == "Maria hoeft niemand meer te spreken. Jij hoeft niets te doen."
        so_far = len(street.lines)
        await play(street, "rita> 1\nclock +1d")
        assert since(street, so_far, "maria") == []


async def test_who_waits_for_two_calls_hears_once_that_nobody_answered() -> None:
    async with Street.open() as street:
        await play(street, WARNED + "maria> mens\n")
        so_far = len(street.lines)
        await play(street, "clock +5h")
        (told,) = since(street, so_far, "maria")
        assert told.endswith(LISTENING)


@pytest.mark.parametrize("said", ["wegwijs geld", "wegwijs"])
async def test_a_command_with_words_is_heard_while_a_number_is_asked(said: str) -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}maria> mens\nmaria> {said}")
        assert not street.hears("maria").startswith("Ik vond geen nummer")
