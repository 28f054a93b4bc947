"""Who says a command and that it is not to be done is left in peace; every word of every command still works."""

from __future__ import annotations

from itertools import chain

import pytest

from bot.i18n import Speech
from bot.play.script import Script
from bot.play.street import Street
from bot.words import CommandWords
from handlers.decision import Heeds
from handlers.table import COMMANDS

ASKED = """
clock 2024-11-11 09:00
person maria resident nl
person karim volunteer nl
person tom volunteer en
person lotte volunteer fr
person rita organiser nl
maria> hulp
maria> boodschappen
maria> morgen 14 uur
maria> 1
maria> Kerkstraat
maria> 9, 0470 12 34 56
maria> 1
"""
TAKEN = ASKED + "karim> neem 1\n"
AGREED = TAKEN + "maria> 1\n"
CONTACT = "0470 12 34 56"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("karim", "neem 1 niet"),
        ("tom", "ich nehme 1 nicht"),
        ("lotte", "prendre 1? non"),
        ("lotte", "je prends pas la 1"),
        ("tom", "take 1? no way"),
    ],
)
async def test_who_says_not_to_take_it_gets_no_contact(who: str, said: str) -> None:
    async with Street.open() as street:
        await play(street, ASKED + f"{who}> {said}")
        assert " 1" in street.hears(who)
        assert not any(CONTACT in line for line in street.heard(who))
        await play(street, "rita> neem 1")
        assert CONTACT in street.hears("rita")


async def test_a_no_with_a_number_makes_nobody_reserve() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "tom> take 1")
        asked = street.hears("tom")
        await play(street, "tom> nein, ich nehme 1 nicht")
        assert street.hears("tom").endswith(asked)


@pytest.mark.parametrize("said", ["intrekken 1 niet doen!", "ik wil 1 niet intrekken"])
async def test_a_no_takes_no_request_back_and_settles_nothing(said: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN)
        before = (len(street.heard("karim")), len(street.heard("#bewoners")))
        await play(street, f"maria> {said}")
        assert (len(street.heard("karim")), len(street.heard("#bewoners"))) == before


async def test_not_done_yet_ends_nothing() -> None:
    async with Street.open() as street:
        await play(street, AGREED + "clock 2024-11-12 14:40")
        maria = len(street.heard("maria"))
        await play(street, "karim> klaar 1? nog niet")
        assert len(street.heard("maria")) == maria


async def test_a_reason_to_take_it_back_takes_it_back() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> intrekken 1 niet meer nodig")
        assert "#1 is niet meer nodig" in street.hears("#bewoners")


def test_every_word_of_every_command_is_found_and_is_no_no() -> None:
    speech = Speech.load()
    words = CommandWords(COMMANDS, speech)
    heeding = [command for command in COMMANDS if command.heeds is not Heeds.NO_NO]
    assert len(heeding) >= 5
    for command in heeding:
        for said in chain(*speech.alternatives(command.words).values()):
            found = words.find(f"{said} 12", "nl", in_private=True)
            assert found
            assert not found.is_denied, said


@pytest.mark.parametrize(
    "said",
    [
        *("er is niemand gekomen", "niemand kwam", "hij is er nog niet", "Karim is niet komen opdagen"),
        *("er kwam niemand", "personne n'est venu", "il n'est pas encore là", "nobody came", "he is not here yet"),
        *("es ist niemand gekommen", "er ist noch nicht da"),
    ],
)
@pytest.mark.parametrize("before", [TAKEN, AGREED])
async def test_nobody_came_is_heard_once_the_moment_is_there(said: str, before: str) -> None:
    async with Street.open() as street:
        await play(street, before + f"clock 2024-11-12 14:40\nmaria> {said}")
        assert street.hears("rita").startswith("Voor #1 kwam niemand")
        assert "nog nodig" in street.hears("maria")


async def test_nobody_came_before_the_moment_is_no_absence() -> None:
    async with Street.open() as street:
        await play(street, AGREED + "clock 2024-11-12 13:00\nmaria> er is niemand gekomen")
        assert not any("kwam niemand" in line for line in street.heard("rita"))


@pytest.mark.parametrize(
    "said",
    [
        *("ik ben ziek, zoek iemand anders", "sorry ik lig in het ziekenhuis", "ik geraak er niet", "je suis malade"),
        *("I'm ill, find someone else", "ich bin krank", "I won't make it"),
    ],
)
async def test_who_holds_a_task_and_is_ill_is_asked_whether_to_let_it_go(said: str) -> None:
    async with Street.open() as street:
        await play(street, AGREED + f"karim> {said}")
        assert street.hears("karim").startswith("Dat is spijtig. Zal ik iemand anders zoeken voor taak 1?")
        await play(street, "karim> 1")
        assert street.hears("maria").startswith("#1: Karim kan toch niet komen")


async def test_who_is_ill_may_keep_the_task() -> None:
    async with Street.open() as street:
        await play(street, AGREED + "karim> ik ben ziek\nkarim> 2")
        assert street.hears("karim") == "Goed. Taak 1 blijft van jou."


async def test_who_holds_no_task_and_is_ill_asks_for_help() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "tom> I'm ill, can somebody bring me bread?")
        assert "task" not in street.hears("tom")
