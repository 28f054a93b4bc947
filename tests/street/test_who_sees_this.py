"""Who sees this: the answer is about where it is asked, and true at that moment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.play.street import Street
from handlers.model import Address
from tests.street.playing import asked, play

PEOPLE = """
clock 2026-11-24 08:30
person maria resident nl
person amina resident fr
person emma resident en
person hans resident de
person karim volunteer nl
person rita organiser nl
"""


async def test_with_a_draft_open_it_says_that_nobody_saw_it_and_to_whom_it_would_go() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp boodschappen vrijdag 10 uur\nmaria> wie ziet dit")
        told = next(text for text in reversed(street.heard("maria")) if text.startswith("Wat je hier schrijft"))
        assert "Wat je nu vraagt (#1), heeft niemand anders gezien." in told
        assert "pas na jouw ja gaan ze naar de groep van De Linde" in told


async def test_of_each_request_it_says_by_name_who_sees_how_to_reach_the_asker() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + asked("boodschappen vrijdag van 10 tot 12 uur") + "maria> wie ziet dit")
        assert "Nog niemand ziet hoe je te bereiken bent." in street.hears("maria")
        await play(street, "karim> neem 1\nmaria> ja\nmaria> wie ziet dit")
        assert "Karim ziet hoe je te bereiken bent." in street.hears("maria")
        assert "De organisatoren (Rita) zien je vragen, niet dit gesprek." in street.hears("maria")
        assert "vergeet ik 30 dagen nadat ze voorbij is." in street.hears("maria")


async def test_in_a_room_it_says_how_many_read_it_whether_it_is_bridged_and_who_could_read_along() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria #bewoners> wie ziet dit")
        assert street.hears("maria").startswith("Wat je in deze groep schrijft")
        assert "Ik ken 6 mensen in deze groep." in street.hears("maria")
        assert "WhatsApp" not in street.hears("maria")
        async with street.store.begin() as tx:
            room = await tx.room_at(Address("console", "#bewoners"))
            assert room is not None
            await tx.save_room(replace(room, bridged=True, encrypted=False))
        await play(street, "maria #bewoners> wie ziet dit")
        assert "Het gaat ook naar een ander netwerk" in street.hears("maria")
        assert "Deze groep is niet versleuteld" in street.hears("maria")
        assert not any("WhatsApp" in text for text in street.heard("#bewoners"))


async def test_over_another_network_it_says_who_carries_it() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        await street.says("maria", "wie ziet dit", channel="sms")
        assert any("Dit gesprek loopt via sms." in line.text for line in street.lines)


@pytest.mark.parametrize(
    ("who", "said", "heard"),
    [
        ("amina", "qui voit ceci", "Ce que vous écrivez ici, moi seul le lis"),
        ("emma", "who sees this", "What you write here, only I read"),
        ("hans", "wer sieht das", "Was Sie hier schreiben, lese nur ich"),
    ],
)
async def test_it_can_be_asked_in_each_language(who: str, said: str, heard: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"{who}> {said}")
        assert street.hears(who).startswith(heard)
