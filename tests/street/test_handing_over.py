"""An organiser hands over: who may, to whom and from when, and that nothing is ever without somebody who has it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.play.street import Street
from handlers.handover.nouns import HandoverState
from handlers.model import Role
from storage.tables_handover import handover
from tests.street.handing import (
    A_MESSAGE,
    A_SESSION,
    PEOPLE,
    TO_RITA,
    owned_by,
    roles_of,
    state,
)
from tests.street.mortal import Mortal
from tests.street.playing import play

# --- from a day on ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("overdragen aan Rita vanaf 7 december", "maandag 7 december 2026"),
        ("ik stop eind november, overdragen aan Rita", "dinsdag 1 december 2026"),
        ("overdragen aan rita volgende week", "maandag 30 november 2026"),
    ],
)
async def test_until_the_day_nothing_changes(said: str, day: str) -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}jonas> {said}\njonas> ja\nrita> ja")
        assert f"Vanaf {day} ben jij organisator" in street.hears("rita")
        assert await roles_of(street, "p-jonas") == {Role.ORGANISER}
        assert await state(street) == HandoverState.AGREED
        await play(street, "clock +20d")
        assert await state(street) == HandoverState.DONE
        assert await roles_of(street, "p-rita") == {Role.ORGANISER}
        assert await roles_of(street, "p-jonas") == frozenset()


async def test_a_day_that_is_not_sure_is_asked() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "jonas> overdragen aan Rita om 14 uur")
        assert street.hears("jonas").startswith("Vanaf welke dag?")
        await play(street, "jonas> 1 januari")
        assert "Op vrijdag 1 januari 2027 verlies jij je toegang" in street.hears("jonas")


async def test_rights_are_looked_at_again_when_the_day_comes() -> None:
    later = PEOPLE + "person els organiser nl\njonas> overdragen aan Rita vanaf 7 december\njonas> ja\nrita> ja\n"
    async with Street.open() as street:
        await play(street, later)
        async with street.store.begin() as tx:
            (rita,) = await tx.standings("p-rita")
            await tx.save_saved(replace(rita, granted=frozenset({Role.CONFIDENTIAL})), street.now)
        await play(street, "clock +20d")
        assert await state(street) == HandoverState.LAPSED
        assert await roles_of(street, "p-jonas") == {Role.ORGANISER}
        assert "vertrouwenspersoon" in street.hears("jonas")
    async with Street.open() as street:
        await play(street, later + "els> buurt verwijder jonas\nels> ja\nclock +20d")
        assert await state(street) == HandoverState.LAPSED
        assert await roles_of(street, "p-rita") == frozenset()


# --- no, nothing, and taking it back ------------------------------------------------------------------------------


async def test_a_no_is_no_and_nothing_changes() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + A_MESSAGE)
        before = await owned_by(street, "p-jonas")
        await play(street, TO_RITA + "rita> nee")
        assert street.hears("rita").startswith("Dat is prima.")
        assert "Rita neemt De Linde niet over." in " ".join(street.heard("jonas"))
        assert await state(street) == HandoverState.REFUSED
        assert await owned_by(street, "p-jonas") == before
        assert await roles_of(street, "p-jonas") == {Role.ORGANISER}


async def test_who_does_not_answer_is_asked_once_more_and_then_it_lapses() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + TO_RITA + "clock +3d")
        assert street.hears("rita").startswith("Je hebt nog niet geantwoord. Jonas vraagt")
        await play(street, "clock +5d")
        assert await state(street) == HandoverState.LAPSED
        assert street.hears("jonas").startswith("Rita antwoordde niet op de vraag")
        await play(street, "rita> ja")
        assert await roles_of(street, "p-rita") == frozenset()


async def test_it_can_be_taken_back_until_there_is_a_yes() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + TO_RITA + "jonas> overdragen")
        assert street.hears("jonas").startswith("Ik vroeg aan Rita om De Linde over te nemen")
        await play(street, "jonas> 2")
        assert street.hears("rita") == "Jonas blijft toch organisator van De Linde."
        await play(street, "rita> ja")
        assert await state(street) == HandoverState.WITHDRAWN
        assert await roles_of(street, "p-rita") == frozenset()


# --- who may, and to whom -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["maria", "rita", "sanne"])
async def test_only_an_organiser_hands_over(name: str) -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{name}> overdragen aan Maria")
        assert "Jonas (organisator)" in street.hears(name)
        assert await state(street) is None


async def test_the_confidential_person_and_strangers_are_not_among_those_who_can() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "jonas> overdragen aan Sanne")
        assert "Ik ken niemand die Sanne heet in De Linde en het kan overnemen." in street.hears("jonas")
        await play(street, "jonas> Klaas")
        assert "Ik ken niemand die Klaas heet in De Linde" in street.hears("jonas")
        await play(street, "jonas> niemand, ik blijf")
        assert street.hears("jonas") == "Goed. Alles blijft zoals het is."


async def test_of_two_with_one_name_it_asks_who_is_meant() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "person ritab resident nl\n")
        async with street.store.begin() as tx:
            other = await tx.person("p-ritab")
            assert other
            await tx.save_person(replace(other, name="Rita Bos"))
        await play(street, "jonas> overdragen aan Rita")
        assert "1 Rita (vrijwilliger)\n2 Rita Bos (buurtbewoner)" in street.hears("jonas").replace(" · ", "\n")
        await play(street, "jonas> 2")
        assert street.hears("jonas").startswith("Overdracht van De Linde aan Rita Bos (buurtbewoner)")


async def test_of_several_places_it_asks_which() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "room lisp residents Lisp-Noord\njonas is organiser of Lisp-Noord\n")
        await play(street, "jonas> overdragen aan Rita")
        assert street.hears("jonas").startswith("Welke?")
        await play(street, "jonas> De Linde\njonas> ja\nrita> ja")
        assert await roles_of(street, "p-rita") == {Role.ORGANISER}
        async with street.store.begin() as tx:
            places = {one.neighbourhood: one.granted for one in await tx.standings("p-jonas")}
        assert places == {"delinde": frozenset(), "lispnoord": frozenset({Role.ORGANISER})}


async def test_who_leads_alone_is_told_how_to_hand_over() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "jonas> stop\njonas> 2")
        assert street.hears("jonas").endswith("Of draag alles over aan iemand: overdragen")


# --- whatever happens ---------------------------------------------------------------------------------------------


async def test_a_service_that_dies_in_the_middle_hands_over_once_and_whole() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + A_MESSAGE + A_SESSION)
        life = Mortal(street, seed=3)
        await life.play("jonas> overdragen aan Rita vanaf 1 december\njonas> ja\nrita> ja")
        await life.play("clock 2026-12-01 09:00")
        assert life.deaths
        assert await owned_by(street, "p-jonas") == []
        assert await roles_of(street, "p-rita") == {Role.ORGANISER}
        assert len([said for said in street.heard("rita") if said.startswith("Jij bent nu organisator")]) == 1


async def test_who_takes_over_and_is_then_forgotten_takes_nothing() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + TO_RITA + "rita> vergeet mij\nrita> 1\nclock +8d")
        assert await state(street) == HandoverState.LAPSED
        assert await roles_of(street, "p-jonas") == {Role.ORGANISER}
        async with street.store.begin() as tx:
            row = (await tx.connection.execute(select(handover.c.taker))).scalar_one()
        assert row.startswith("~")
