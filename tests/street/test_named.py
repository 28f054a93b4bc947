"""Who asks names a neighbour: that one is asked first and alone, and who asks never hears who is a volunteer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.play.script import Script
from bot.play.street import Street

PEOPLE = """
clock 2026-11-23 09:00
person maria resident {language}
person karim volunteer nl
person lotte volunteer nl
person tom resident nl
person rita organiser nl
lotte> vrijwilliger
lotte> 4
lotte> 1
lotte> 1
lotte> 5
lotte> 1
lotte> 3
lotte> 1
"""
REST = "\nmaria> ja\nmaria> Kerkstraat\nmaria> 9\nmaria> ja"
ASKED = "Een buur vraagt hulp: #1 Boodschappen"
SAID = "Ik vraag het eerst aan wie je noemde, als ik die ken."


async def play(street: Street, text: str, language: str = "nl") -> None:
    await Script(street).play(text.replace("{language}", language))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "hulp boodschappen vrijdag 10 uur, vraag het aan Karim"),
        ("fr", "aide courses vendredi à 10 heures, demandez à Karim"),
        ("en", "need groceries Friday 10:00, ask Karim first"),
        ("de", "Hilfe Einkaufen Freitag 10 Uhr, fragen Sie Karim"),
        ("de", "Hilfe Einkaufen Freitag 10 Uhr, fragt bitte Karim"),
        ("nl", "hulp boodschappen vrijdag 10 uur, kan Karim dat doen?"),
    ],
)
async def test_who_is_named_is_asked_first_and_alone(language: str, said: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"maria> {said}" + REST, language)
        assert street.hears("karim").startswith(ASKED)
        assert not [line.text for line in street.lines if line.to == "#bewoners" and "Karim" in line.text]


async def test_the_others_are_asked_when_who_is_named_stays_silent() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp boodschappen vrijdag 10 uur, vraag het aan Karim" + REST)
        assert ASKED not in street.hears("lotte")
        await play(street, "clock +2h\nclock +1h")
        assert street.hears("lotte").startswith(ASKED)


@pytest.mark.parametrize("named", ["Karim", "Tom", "Amina"])
async def test_who_asks_hears_the_same_whoever_is_named(named: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"maria> hulp boodschappen vrijdag 10 uur, vraag het aan {named}" + REST)
        said = [text for text in street.heard("maria") if SAID in text]
        assert len(said) == 1
        assert not [text for text in street.heard("maria")[1:] if named in text]
        assert ASKED not in street.hears("tom")


async def test_of_two_with_the_same_name_nobody_is_meant() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "person karim2 volunteer nl")
        async with street.store.begin() as tx:
            other = await tx.person("p-karim2")
            assert other is not None
            await tx.save_person(replace(other, name="Karim B."))
        await play(street, "maria> hulp boodschappen vrijdag 10 uur, vraag het aan Karim" + REST)
        assert ASKED not in street.hears("karim")
        assert ASKED not in street.hears("karim2")


async def test_the_next_are_asked_at_once_when_who_is_named_says_no() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp boodschappen vrijdag 10 uur, vraag het aan Karim" + REST)
        told = len(street.heard("maria"))
        await play(street, "karim> nee")
        assert street.hears("lotte").startswith(ASKED)
        assert len(street.heard("maria")) == told


async def test_a_name_is_heard_in_the_middle_of_the_questions() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp boodschappen vrijdag 10 uur\nmaria> ja\nmaria> vraag het aan karim")
        assert street.hears("maria").startswith(SAID)
        assert "In welke straat?" in street.hears("maria")
        await play(street, "maria> Kerkstraat\nmaria> 9\nmaria> ja")
        assert street.hears("karim").startswith(ASKED)
        await play(street, "karim> waarom ik 1")
        assert "aan jou dacht" in street.hears("karim")


async def test_a_name_can_be_told_from_the_preview() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp boodschappen vrijdag 10 uur" + REST.removesuffix("ja") + "aanpassen")
        await play(street, "maria> wie ik eerst vraag\nmaria> Karim")
        assert street.hears("maria").startswith(SAID)
        await play(street, "maria> ja")
        assert street.hears("karim").startswith(ASKED)


async def test_who_never_wrote_to_us_hears_who_asks_before_they_are_asked_and_only_once() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp boodschappen vrijdag 10 uur, vraag het aan Karim" + REST)
        greeting, question = street.heard("karim")
        assert greeting.startswith("Dag Karim. Ik ben een computerprogramma.")
        assert ASKED in question
        await play(street, "karim> nee\nkarim> menu")
        assert sum("Ik ben een computerprogramma" in said for said in street.heard("karim")) == 1
