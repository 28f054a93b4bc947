"""What people say besides: thanks, ok, never mind; answered kindly, and never taken for something else."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street

PEOPLE = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person rita organiser nl
"""
OPEN = PEOPLE + "maria> hulp boodschappen vrijdag 10 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9\nmaria> ja\n"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


@pytest.mark.parametrize(
    "said", ["bedankt", "Dank u wel!", "merci beaucoup", "thanks a lot", "danke schön", "heel erg bedankt hoor"]
)
@pytest.mark.parametrize("before", [OPEN, PEOPLE + "maria> menu\n"])
async def test_a_thank_you_is_answered_as_one_does(said: str, before: str) -> None:
    async with Street.open() as street:
        await play(street, before + f"maria> {said}")
        assert street.hears("maria") == "Graag gedaan!"


@pytest.mark.parametrize("said", ["ok", "ja hoor", "👍", "neen", "oui"])
async def test_a_short_answer_to_nothing_hears_that_nothing_is_asked(said: str) -> None:
    async with Street.open() as street:
        await play(street, OPEN + f"maria> {said}")
        assert street.hears("maria") == "Ik heb geen vraag open, er verandert dus niets. Heb je iets nodig? Typ: menu"
        assert "Nieuwe vraag: #1" in street.hears("#bewoners")


@pytest.mark.parametrize("said", ["laat maar", "vergeet het", "ik wil annuleren", "never mind", "laissez tomber"])
async def test_never_mind_ends_a_draft_and_is_no_description_of_the_help(said: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"maria> hulp\nmaria> {said}\nmaria> mijn vragen")
        assert street.hears("maria").startswith("Je hebt geen open hulpvragen.")


async def test_cancelling_something_else_takes_no_request_back() -> None:
    async with Street.open() as street:
        await play(street, OPEN + "maria> mens\nmaria> annuleren")
        assert "Nieuwe vraag: #1" in street.hears("#bewoners")
        await play(street, "maria> 1\nmaria> het is niet meer nodig")
        assert street.hears("#bewoners") == "#1 is niet meer nodig."


@pytest.mark.parametrize("said", ["ik wil helpen met 1", "ik help bij 1", "i can help with 1", "je m'occupe de 1"])
async def test_helping_with_a_number_is_taking_it(said: str) -> None:
    async with Street.open() as street:
        await play(street, OPEN + f"karim> {said}")
        assert any(line.startswith("Jij hebt taak 1.") for line in street.heard("karim"))


async def test_helping_with_shopping_is_no_number_and_begins_to_sign_up() -> None:
    async with Street.open() as street:
        await play(street, OPEN + "karim> ik wil helpen met boodschappen")
        assert "Hoe oud ben je?" in street.hears("karim")


async def test_stop_with_only_a_question_open_speaks_of_no_posting() -> None:
    async with Street.open() as street:
        await play(street, OPEN + "maria> menu\nmaria> stop")
        assert street.hears("maria").startswith("Oké, ik vraag niet verder.")


@pytest.mark.parametrize("said", ["Buurtbot, wat kan je?", "@Buurtbot help", "Buurtbot!", "buurtbot: hallo"])
async def test_who_calls_us_in_a_room_hears_there_what_we_are_for_once(said: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"maria #bewoners> {said}\nmaria #bewoners> {said}\n")
        (told,) = street.heard("#bewoners")
        assert told.startswith("Ik ben een computerprogramma.")
        assert "in privé" in told
        assert street.heard("maria") == []


async def test_who_speaks_of_us_in_a_room_gets_no_answer_and_a_command_behind_our_name_is_done() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria #bewoners> Buurtbot is toch handig\nkarim #bewoners> hallo, help eens\n")
        assert street.heard("#bewoners") == []
        await play(street, "maria #bewoners> Buurtbot, taken\n")
        assert street.heard("#bewoners") == ["Er staat nu niets open. Bedankt om te vragen!"]


@pytest.mark.parametrize(
    "said",
    [
        "tot ziens!",
        "Bedankt, tot de volgende keer",
        "fijne avond nog",
        "au revoir",
        "tschüss",
        "bye bye",
        "bedankt\nmaria> dag",
        "merci\nmaria> salut !",
    ],
)
async def test_a_goodbye_is_answered_as_one_does(said: str) -> None:
    async with Street.open() as street:
        await play(street, OPEN + f"maria> {said}")
        assert street.hears("maria") == "Tot ziens!"


async def test_who_comes_with_a_dag_gets_the_menu() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> dag")
        assert "Wat kan ik voor jou doen?" in street.hears("maria")


async def test_goodbyes_between_two_programs_come_to_an_end() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> tot ziens\n" * 6)
        assert sum(text.endswith("Tot ziens!") for text in street.heard("maria")) == 3


async def test_another_topic_is_chosen_after_one_and_back_shows_them_again() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> uitleg\nmaria> 3\nmaria> 1")
        assert street.hears("maria").startswith("Over hulp vragen:")
        await play(street, "maria> terug")
        assert street.hears("maria").startswith("Waarover wil je meer weten?")


@pytest.mark.parametrize(("said", "heard"), [("bedankt", "Graag gedaan!"), ("tot ziens", "Tot ziens!")])
async def test_who_says_goodbye_to_an_offer_of_a_person_hears_one(said: str, heard: str) -> None:
    async with Street.open() as street:
        await play(street, OPEN + f"maria> blabla\nmaria> blablabla\nmaria> {said}")
        assert street.hears("maria") == heard
