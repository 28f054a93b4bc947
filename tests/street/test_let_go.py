"""Letting go at odd moments: nobody is looked for when it is too late, nobody is asked about what is gone."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street

TAKEN = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person tom volunteer nl
person rita organiser nl
maria> hulp vervoer naar station zaterdag 10 uur
maria> ja
maria> Kerkstraat 9
maria> 0470 12 34 56
maria> ja
karim> neem 1
maria> ja
"""
RESERVE = "tom> neem 1\ntom> ja\n"
WITH_TWO = TAKEN.replace("zaterdag", "met 2 buren zaterdag") + "tom> neem 1\nmaria> ja\n"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


@pytest.mark.parametrize("reserve", ["", RESERVE])
@pytest.mark.parametrize("said", ["laat los 1", "ik kan niet komen\nkarim> ja"])
async def test_who_lets_go_after_its_moment_did_not_come_and_nobody_is_looked_for(said: str, reserve: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + reserve + "clock 2026-11-28 12:05")
        told = len(street.lines)
        await play(street, f"karim> {said}")
        assert street.hears("rita").startswith("#1 ging niet door, zegt Karim.")
        assert street.hears("maria").startswith("Karim zegt dat #1 niet doorging. Klopt dat?")
        assert not [line for line in street.lines[told:] if line.to == "tom" or "Ik zoek" in line.text]
        await play(street, "maria> ja\nmaria> ja")
        assert street.hears("maria").startswith("Wanneer?")


async def test_who_still_helps_goes_on_when_the_other_lets_go_too_late_for_somebody_else() -> None:
    async with Street.open() as street:
        await play(street, WITH_TWO + "clock 2026-11-28 10:05")
        told = len(street.lines)
        await play(street, "tom> laat los 1\nclock +1h")
        assert street.hears("rita") == "#1: Tom kan toch niet komen. Zaterdag 28 november 2026, 10 uur."
        assert street.hears("maria") == "#1: Tom kan toch niet komen."
        assert not [line.text for line in street.lines[told:] if "zoek" in line.text or "Kan jij helpen" in line.text]
        await play(street, "karim> klaar 1")
        assert [text for text in street.heard("karim") if text.startswith("Bedankt voor je hulp met #1!")]


MOVED = "maria> ander moment 1 zondag 10 uur\nmaria> ja\n"


async def test_the_group_reads_how_many_are_still_missing() -> None:
    async with Street.open() as street:
        await play(street, WITH_TWO.replace("tom> neem 1\nmaria> ja\n", "") + "clock 2026-11-26 09:00")
        asked = [text for text in street.heard("#bewoners") if text.startswith("We zoeken nog iemand")]
        assert asked
        assert all("1 van 2 gevonden" in text for text in asked)


@pytest.mark.parametrize("asked", [MOVED, "karim> ik ben ziek\n", "karim> klaar 1\n", "clock 2026-11-28 12:05\n"])
async def test_who_let_go_is_asked_nothing_more_about_it(asked: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + RESERVE + asked + "karim> laat los 1")
        async with street.store.begin() as tx:
            assert await tx.open_questions("p-karim") == ()
        told = len(street.heard("karim"))
        await play(street, "karim> ja")
        assert street.heard("karim")[told:] == [
            "Ik heb geen vraag open, er verandert dus niets. Heb je iets nodig? Typ: menu"
        ]
