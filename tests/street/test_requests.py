"""Requests on the whole product: what only shows when storage, clock and dispatcher work together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import event, func, select

from bot.play.script import Script
from bot.play.street import Street
from handlers.model import Address, Incoming, IncomingKind
from handlers.requests.finding.waves import FIRST, SIZES
from handlers.requests.nouns import Category, ClaimState
from handlers.volunteers.nouns import Volunteer, VolunteerState
from storage.tables import claim

ASKED = """
person maria resident nl
person karim volunteer nl
person lotte volunteer nl
person rita organiser nl
maria> hulp boodschappen vrijdag 10 uur
maria> ja
maria> Kerkstraat 9
maria> 0470 12 34 56
maria> ja
"""


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def test_stop_while_changing_a_posted_request_leaves_no_card_that_waits_for_ever() -> None:
    async with Street.open() as street:
        await play(street, ASKED)
        edited = "hulp boodschappen zaterdag 10 uur"
        await street.does(Incoming("console", "$edit", "maria", IncomingKind.EDIT, street.now, None, edited, "$m1"))
        await play(street, "maria> ja")
        assert "aangepast" in street.hears("#bewoners")
        await play(street, "maria> stop")
        assert "#1" in street.hears("maria")
        assert "niet meer nodig" in street.hears("#bewoners")


async def test_deleting_a_message_of_another_channel_with_the_same_id_takes_nothing_back() -> None:
    async with Street.open() as street:
        await play(street, ASKED)
        for channel in ("sms", "console"):
            assert "Nieuwe vraag: #1" in street.hears("#bewoners")
            deleted = Incoming(channel, "$gone", "maria", IncomingKind.REDACTION, street.now, about="$m1")
            async with street.store.begin() as tx:
                maria = await tx.person("p-maria")
                assert maria
                await tx.save_person(replace(maria, address=Address(channel, "maria")))
            await street.does(deleted)
        assert "niet meer nodig" in street.hears("#bewoners")


async def test_a_raised_hand_on_the_card_is_asked_about_in_private() -> None:
    async with Street.open() as street:
        await play(street, ASKED)
        await street.reacts("karim", "🙋🏽", room="bewoners")
        assert street.hears("karim").startswith("Wil je dit op je nemen? #1 Boodschappen")
        await street.says("karim", "ja")
        assert "Kerkstraat 9" in street.hears("karim")


async def test_another_sign_on_the_card_means_nothing() -> None:
    async with Street.open() as street:
        await play(street, ASKED)
        await street.reacts("karim", "❤️", room="bewoners")
        assert street.heard("karim") == []


async def test_who_helped_before_is_asked_first_the_next_time() -> None:
    async with Street.open() as street:
        await play(street, ASKED)
        await play(street, "karim #bewoners> neem 1\nclock 2026-11-27 11:00\nkarim> klaar 1\nmaria> 1")
        await play(street, "maria> hulp vervoer maandag 14 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9\nmaria> ja")
        assert street.hears("karim").startswith("Een buur vraagt hulp: #2 Vervoer")
        assert street.heard("lotte") == []


async def test_a_hundred_neighbours_who_claim_at_once_leave_one_helper() -> None:
    async with Street.open() as street:
        await play(street, ASKED)
        for n in range(100):
            await street.person(f"buur{n}", "resident", "nl")
        for n in range(100):
            await street.says(f"buur{n}", "neem 1", room="bewoners")
        async with street.store.begin() as tx:
            helping = await tx.scalar(select(func.count()).where(claim.c.state == ClaimState.HELPING.value))
        assert helping == 1
        told = [line for line in street.lines if "0470 12 34 56" in line.text and line.to != "maria"]
        assert [line.to for line in told] == ["buur0"]


async def test_a_wave_reads_about_those_it_asks_and_not_about_everybody_who_offered() -> None:
    async with Street.open() as street:
        for n in range(100):
            await street.person(f"buur{n}", "volunteer", "nl")
            offer = Volunteer(f"p-buur{n}", "delinde", VolunteerState.ACTIVE, (Category.SHOPPING,), street.now)
            async with street.store.begin() as tx:
                await tx.save_saved(offer, street.now)
        *asked, yes = ASKED.strip().splitlines()
        await play(street, "\n".join(asked))
        queries: list[str] = []
        async with street.store.begin() as tx:
            bind = tx.connection.engine.sync_engine
        event.listen(bind, "before_cursor_execute", lambda *call: queries.append(call[2]))
        await play(street, yes)
        told = {line.to for line in street.lines if line.text.startswith("Een buur vraagt hulp: #1")}
        assert len(told) == SIZES[FIRST]
        offered = [query for query in queries if "WHERE claim.person =" in query]
        assert len(offered) == SIZES[FIRST]


@pytest.mark.parametrize("night", ["2026-11-23 22:30", "2026-11-24 06:30"])
async def test_nobody_is_asked_at_night(night: str) -> None:
    signed_up = "karim> vrijwilliger\nkarim> 4\nkarim> 1\nkarim> 1\nkarim> 5\nkarim> 1\nkarim> 3\nkarim> 1\n"
    people, asked = ASKED.split("maria> hulp", 1)
    async with Street.open() as street:
        await play(street, f"{people}{signed_up}clock {night}\nmaria> hulp{asked}")
        assert not street.hears("karim").startswith("Een buur vraagt hulp")
        await play(street, "clock 2026-11-24 08:00")
        assert street.hears("karim").startswith("Een buur vraagt hulp: #1 Boodschappen")


async def test_a_crash_in_the_middle_of_a_draft_loses_nothing() -> None:
    async with Street.open() as street:
        await play(street, "person maria resident nl\nmaria> hulp boodschappen vrijdag 10 uur\nmaria> ja\ncrash")
        await play(street, "maria> Kerkstraat 9\nmaria> 0470 12 34 56")
        assert "#1 Boodschappen · vrijdag 27 november 2026, 10 uur · omgeving Kerkstraat" in street.hears("maria")


async def test_taking_back_the_whole_series_takes_back_the_next_time_too() -> None:
    async with Street.open() as street:
        await Script(street).play(
            "clock 2026-11-24 08:30\nperson maria resident nl\nperson karim volunteer nl\nperson tom volunteer nl\n"
            "maria> hulp koffie drinken elke zaterdag 10 tot 11 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9\n"
            "maria> ja\n"
            "karim> neem 1\nmaria> ja\nclock 2026-11-28 11:10\ntom> neem 2\nmaria> ja\nmaria> intrekken 1\nmaria> 2"
        )
        assert street.heard("maria")[-2:] == ["#1 is ingetrokken.", "#2 is ingetrokken."]
        assert [text for text in street.heard("tom") if text.startswith("#2 is niet meer nodig.")]
        await Script(street).play("clock +15d\nmaria> mijn vragen")
        assert street.hears("maria").startswith("Je hebt geen open hulpvragen.")
