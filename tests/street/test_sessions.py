"""Sessions on the whole product: made, read about, moved, cancelled, repeated."""

from __future__ import annotations

from dataclasses import replace

from bot.play.script import Script
from bot.play.street import Street
from handlers.model import RoomKind
from tests.handlers.sessions.setting import BURENHULP


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def test_what_is_planned_is_told_to_those_it_is_for() -> None:
    async with Street.open() as street:
        await play(street, "clock 2024-04-22 10:00\nperson maria resident nl\nperson karim volunteer nl")
        async with street.store.begin() as tx:
            await tx.save_saved(replace(BURENHULP, audience=RoomKind.VOLUNTEERS, version=0), street.now)
        await play(street, "maria> sessies\nkarim> sessies\nmaria #bewoners> sessies\nkarim #vrijwilligers> sessies")
        planned = "S7 “Burenhulp” · dinsdag 28 mei 2024, 13.30 uur · online · nog 2 van 2 plaatsen vrij"
        assert street.hears("maria") == street.hears("#bewoners") == "Er is nu geen sessie gepland."
        assert planned in street.hears("karim")
        assert planned in street.hears("#vrijwilligers")


async def test_taking_a_session_takes_no_request_with_the_same_number() -> None:
    async with Street.open() as street:
        await play(street, "person maria resident nl\nperson karim volunteer nl\nperson rita organiser nl")
        await play(
            street,
            "maria> hulp boodschappen vrijdag 10 uur\nmaria> ja\nmaria> Kerkstraat 9\nmaria> weet niet\nmaria> ja",
        )
        await play(street, "karim> neem S1")
        assert street.hears("karim") == "Dat is een sessie. Kom je? Typ: inschrijven S1"
        assert "er is iemand die helpt" not in street.hears("#bewoners")
        await play(street, "karim> neem 1")
        assert "Jij hebt taak 1." in street.hears("karim")


async def test_a_session_is_a_meeting_of_neighbours_in_german_and_both_words_are_heard() -> None:
    async with Street.open() as street:
        await play(street, "clock 2024-04-22 10:00\nperson dieter resident de")
        async with street.store.begin() as tx:
            await tx.save_saved(replace(BURENHULP, audience=RoomKind.RESIDENTS, version=0), street.now)
        for word in ("Treffen", "Sitzungen", "alle Treffen"):
            await play(street, f"dieter> {word}")
            assert street.hears("dieter").startswith("Diese Treffen sind geplant:\nS7 „Burenhulp“")
        for word in ("Treffen S7", "Sitzung S7"):
            await play(street, f"dieter> {word}")
            assert street.hears("dieter").startswith("S7 „Burenhulp“")
        await play(street, "dieter> Treffen wir uns am Freitag um zehn?")
        assert street.hears("dieter").startswith("Das habe ich nicht verstanden.")
