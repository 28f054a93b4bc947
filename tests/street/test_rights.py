"""Who asks what is kept, what they agreed to, or to be forgotten, hears the truth of today and a way on."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street

PEOPLE = """
clock 2026-11-24 08:30
person maria resident nl
person amina resident fr
person emma resident en
person hans resident de
person karim volunteer nl
person rita organiser nl
"""
ASKED = "maria> hulp boodschappen vrijdag 10 uur\nmaria> ja\nmaria> Kerkstraat 9\nmaria> 0470 12 34 56\nmaria> ja\n"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


@pytest.mark.parametrize(
    ("who", "said", "heard"),
    [
        ("maria", "mijn gegevens", "Dit bewaar ik over jou:"),
        ("maria", "toestemmingen", "Ik heb van jou geen ja op een tekst."),
        ("amina", "mes données", "Voici ce que je garde sur vous :"),
        ("amina", "consentements", "Je n'ai aucun oui de vous à un texte."),
        ("emma", "my data", "This is what I keep about you:"),
        ("emma", "consents", "I have no yes of you to any text."),
        ("hans", "meine Daten", "Das bewahre ich über Sie auf:"),
        ("hans", "Einwilligungen", "Ich habe von Ihnen kein Ja zu einem Text."),
    ],
)
async def test_each_of_the_rights_is_understood_and_says_who_answers(who: str, said: str, heard: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"{who}> {said}")
        assert any(line.startswith(heard) for line in street.heard(who))
        assert any("privacy@example.org" in line for line in street.heard(who))


async def test_my_data_names_the_requests_the_tasks_and_the_offer_there_really_are() -> None:
    offered = "karim> vrijwilliger\nkarim> 4\nkarim> 1\nkarim> 1\nkarim> 5\nkarim> 1\nkarim> 3\nkarim> 1\n"
    async with Street.open() as street:
        await play(street, PEOPLE + offered + ASKED + "karim> neem 1\nmaria> mijn gegevens\nkarim> mijn gegevens")
        assert any("Je vragen #1: de woorden, de straat" in line for line in street.heard("maria"))
        (karim,) = [line for line in street.heard("karim") if line.startswith("Dit bewaar ik over jou:")]
        assert "Je hebt geen open vragen." in karim
        assert "Dat je beloofde te helpen bij #1." in karim
        assert "Wat je als vrijwilliger aanbood." in karim


async def test_what_was_agreed_to_is_listed_with_its_day() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + ASKED + "maria> toestemmingen")
        assert "#1 in de groep (dinsdag 24 november 2026, 8.30 uur)" in street.heard("maria")[-2]


async def test_in_a_room_the_answer_is_private() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + ASKED)
        room = len(street.heard("#bewoners"))
        await play(street, "maria #bewoners> mijn gegevens")
        assert len(street.heard("#bewoners")) == room
        assert any(line.startswith("Dit bewaar ik over jou:") for line in street.heard("maria"))
