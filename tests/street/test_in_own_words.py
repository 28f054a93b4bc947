"""Joining and leaving a session as people say it: in their own words, several at once, or without a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from bot.play.street import Street
from handlers.model import RoomKind
from handlers.sessions.nouns import SeatState, SessionState
from tests.street.playing import asked, play
from tests.street.taking_part import FULL, HERE, LINE, hold, state_of

KNITTING = replace(HERE, number=8, title="Breien", starts_local=datetime.fromisoformat("2024-05-29T14:00"), code="4712")
BOTH = "els> inschrijven S7\nels> inschrijven S8\n"


async def hold_two(street: Street) -> None:
    """Let two sessions be planned."""
    await hold(street)
    async with street.store.begin() as tx:
        await tx.save_saved(KNITTING, street.now)


async def of_knitting(street: Street, name: str) -> SeatState | None:
    async with street.store.begin() as tx:
        seat = await tx.seat(8, f"p-{name}")
        return seat.state if seat else None


@pytest.mark.parametrize(
    "said",
    [
        *("ik wil meedoen aan S7", "Ik kom naar S7", "ik doe graag mee aan sessie S7", "schrijf mij in voor S7"),
        *("sign me up for S7", "I'd like to come to S7", "je voudrais participer à S7", "je viens à la session S7"),
        *("ich möchte bei S7 mitmachen", "Ich komme zu S7", "melden Sie mich bitte für S7 an", "ich nehme an S7 teil"),
        *("ich möchte zum Treffen S7 kommen", "ich komme zum Treffen S7", "ich nehme am Treffen S7 teil"),
        *("melden Sie mich zum Treffen S7 an", "melden Sie mich bitte zu S7 an", "melde mich zum Treffen S7 an"),
        *("ik doe mee aan S7", "ik neem deel aan S7", "je prends part à S7", "count me in for S7"),
    ],
)
async def test_who_says_that_they_come_has_a_place(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"anna> {said}")
        assert await state_of(street, "anna") is SeatState.CONFIRMED


@pytest.mark.parametrize(
    "said",
    [
        *("ik kom naar 7", "ik kom naar S7 als het droog blijft", "kom jij naar S7?", "ik wil niet naar S7"),
        *("ich möchte bei S7 nicht mitmachen", "melde mich bei S7 ab", "ik wil meedoen"),
        "melden Sie mich für das Treffen S7 ab",
    ],
)
async def test_other_words_about_a_session_sign_nobody_up(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"anna> {said}")
        assert await state_of(street, "anna") is None


async def test_who_says_so_among_the_neighbours_hears_of_it_in_private() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna #bewoners> ik kom naar S7")
        assert await state_of(street, "anna") is SeatState.CONFIRMED
        assert "anna" not in street.hears("#bewoners").casefold()


async def test_several_sessions_are_joined_one_after_the_other() -> None:
    async with Street.open() as street:
        await hold_two(street)
        await play(street, "anna> inschrijven S7 en S8\nels> ik wil meedoen aan S7 en S8")
        for name in ("anna", "els"):
            assert (await state_of(street, name), await of_knitting(street, name)) == (SeatState.CONFIRMED,) * 2
            told = [text for text in street.heard(name) if text.startswith("Je bent ingeschreven.")]
            assert ["S7" in told[0], "S8" in told[1]] == [True, True]


async def test_more_people_than_sessions_are_no_second_session() -> None:
    async with Street.open() as street:
        await hold_two(street)
        await play(street, "anna> inschrijven S7 en 8 kinderen")
        assert (await state_of(street, "anna"), await of_knitting(street, "anna")) == (SeatState.CONFIRMED, None)


async def test_one_of_two_is_asked_back() -> None:
    async with Street.open() as street:
        await hold_two(street)
        await play(street, "anna> inschrijven S7 of S8")
        assert (await state_of(street, "anna"), await of_knitting(street, "anna")) == (None, None)


@pytest.mark.parametrize(
    "said",
    [
        *("uitschrijven", "kan niet komen", "ik kan niet komen", "je ne peux pas venir", "ich kann nicht kommen"),
        *("ik kan niet naar S7 komen", "ik kan niet komen naar S7", "uitschrijven S7", "I can't make it to S7"),
        *("ich kann nicht zum Treffen S7 kommen", "melden Sie mich vom Treffen S7 ab", "melde mich für S7 ab"),
    ],
)
async def test_who_cannot_come_gives_their_only_place_back(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + f"els> {said}")
        assert await state_of(street, "els") is SeatState.CANCELLED
        assert street.hears("els").startswith("Je bent uitgeschreven voor S7")


@pytest.mark.parametrize("said", ["uitschrijven", "kan niet komen"])
async def test_who_has_several_places_is_asked_which(said: str) -> None:
    async with Street.open() as street:
        await hold_two(street)
        await play(street, BOTH + f"els> {said}")
        assert street.hears("els") == (
            "Waarvoor kan je niet komen?\n"
            "1 S7 “Burenhulp” (dinsdag 28 mei 2024, 13.30 uur)\n"
            "2 S8 “Breien” (woensdag 29 mei 2024, 14 uur)\n"
            "3 geen van deze"
        )
        await play(street, "els> 2")
        assert (await state_of(street, "els"), await of_knitting(street, "els")) == (
            SeatState.CONFIRMED,
            SeatState.CANCELLED,
        )


@pytest.mark.parametrize("said", ["ik ben ziek", "I can't come", "je suis malade", "ich bin krank"])
async def test_who_is_ill_is_asked_and_loses_no_place_by_saying_so(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, FULL + f"els> {said}")
        assert street.hears("els").startswith("Waarvoor kan je niet komen?\n1 S7 “Burenhulp”")
        assert await state_of(street, "els") is SeatState.CONFIRMED
        await play(street, "els> 1")
        assert await state_of(street, "els") is SeatState.CANCELLED


@pytest.mark.parametrize("said", ["ik ben ziek", "ik ben ziek, kan iemand boodschappen doen?"])
async def test_who_is_ill_and_comes_to_nothing_is_asked_no_such_thing(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"els> {said}")
        assert "Waarvoor kan je niet komen?" not in street.hears("els")


async def test_none_of_these_changes_nothing() -> None:
    async with Street.open() as street:
        await hold_two(street)
        await play(street, BOTH + "els> uitschrijven\nels> 3")
        assert street.hears("els") == "Goed. Alles blijft zoals het is."
        assert (await state_of(street, "els"), await of_knitting(street, "els")) == (SeatState.CONFIRMED,) * 2


async def test_who_has_a_task_as_well_is_asked_which_and_the_task_is_let_go() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "person karim volunteer nl\n" + FULL.replace("els>", "karim>"))
        await play(street, asked("met de was donderdag 14 uur") + "karim> neem 1\nmaria> ja\nkarim> kan niet komen")
        assert street.hears("karim").startswith("Waarvoor kan je niet komen?\n1 Taak 1:")
        await play(street, "karim> 1")
        assert street.hears("maria").startswith("#1: Karim kan toch niet komen.")
        assert await state_of(street, "karim") is SeatState.CONFIRMED


async def test_who_has_no_session_and_no_task_is_asked_for_a_number() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> uitschrijven")
        assert street.hears("anna").startswith("Welke sessie? Typ uitschrijven en het nummer")
        await play(street, "anna> kan niet komen")
        assert street.hears("anna").startswith("Welke? Typ laat los en het nummer.")


async def test_who_signs_off_among_the_neighbours_without_a_number_sees_that_it_was_heard() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "els> inschrijven S7\nels #bewoners> !uitschrijven\nanna #bewoners> !uitschrijven")
        assert await state_of(street, "els") is SeatState.CANCELLED
        assert street.heard("#bewoners").count("👍") == 2


@pytest.mark.parametrize("change", [{"state": SessionState.CLOSED}, {"audience": RoomKind.VOLUNTEERS}])
async def test_who_leaves_what_they_can_no_longer_join_is_not_told_how_to(change: dict[str, Any]) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "els> inschrijven S7")
        async with street.store.begin() as tx:
            session = await tx.session(7)
            assert session is not None
            await tx.save_saved(replace(session, **change), street.now)
        await play(street, "els> uitschrijven")
        assert street.hears("els").startswith("Je bent uitgeschreven voor S7")
        assert "Toch wel?" not in street.hears("els")
