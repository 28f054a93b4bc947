"""A neighbourhood stops: two people want it, everybody hears it a week before, and on the day nothing of it is left."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import func, select

from bot.play.street import Street
from handlers.closing.nouns import ClosingState
from handlers.reports.nouns import ReportState
from handlers.requests.nouns import ClaimState, Contact, RequestState
from storage.keeping.places import STAYS
from storage.schema import metadata
from storage.tables import card, claim
from storage.tables_closing import closing
from storage.tables_sessions import seat
from tests.street.checking import asked as checked
from tests.street.mortal import Mortal
from tests.street.playing import asked, play
from tests.street.reporting import TAKEN

PEOPLE = """
clock 2026-11-24 10:00
person jonas organiser nl
person els deputy nl
person maria resident fr
person karim volunteer nl
person ann resident nl
room lisp residents Lisp-Noord
ann is organiser of Lisp-Noord
"""
A_REQUEST = asked("boodschappen 15 december 14 uur", "maria").replace("maria> ja", "maria> oui")
GOES_ON = (
    A_REQUEST
    + """
jonas> sessie maken Koffie op 16/12 14u online
jonas> 1
jonas> geen limiet
jonas> 1
jonas> 1
karim> inschrijven S1
maria> contact bénévolat
maria> Puis-je aussi aider ?
"""
)
ELSEWHERE = asked("vervoer 17 december 10 uur", "ann").replace("ann> ja", "ann> 2\nann> ja", 1)
ASKED = "jonas> buurt sluiten 10 december\njonas> ja\n"
AGREED = ASKED + "els> ja\n"


async def state(street: Street) -> str | None:
    async with street.store.begin() as tx:
        return await tx.scalar(select(closing.c.state).order_by(closing.c.asked_at.desc()).limit(1))


async def kept_of(street: Street, place: str) -> dict[str, int]:
    """Count the rows that bear a place, by table."""
    found: dict[str, int] = {}
    async with street.store.begin() as tx:
        for table in metadata.tables.values():
            column = table.c.get("id") if table.name == "neighbourhood" else table.c.get("neighbourhood")
            if column is not None:
                n = await tx.scalar(select(func.count()).select_from(table).where(column == place))
                found |= {table.name: int(n)} if n else {}
    return found


async def rows_of(street: Street, place: str) -> dict[str, list[Any]]:
    """Read the rows of a place as they are."""
    found = {}
    async with street.store.begin() as tx:
        for table in metadata.tables.values():
            if "neighbourhood" in table.c:
                query = select(table).where(table.c.neighbourhood == place).order_by(*table.primary_key)
                found[table.name] = [tuple(row) for row in await tx.connection.execute(query)]
    return found


async def test_on_the_day_nothing_is_left_but_what_must_stay_and_another_place_keeps_all() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + GOES_ON + ELSEWHERE)
        await checked(street, "maria", contacts={})
        await play(street, AGREED + "clock 2026-12-10 07:59")
        before = await rows_of(street, "lispnoord")
        await play(street, "clock 2026-12-10 08:00")
        assert await state(street) == ClosingState.CLOSED
        assert set(await kept_of(street, "delinde")) <= {table.name for table in STAYS}
        assert await rows_of(street, "lispnoord") == before
        assert {"due", "request", "room"} <= {name for name, rows in before.items() if rows}
        async with street.store.begin() as tx:
            cards = {row[0] for row in await tx.connection.execute(select(card.c.entity_id))}
            seats = await tx.scalar(select(func.count()).select_from(seat))
            claims = await tx.scalar(select(func.count()).select_from(claim))
        assert (cards, seats, claims) == ({"2"}, 0, 0)


async def test_what_was_told_in_confidence_ends_with_a_word_to_who_told_it_and_keeps_people_apart_elsewhere() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "person els deputy nl\nrita> buurt sluiten 2 december\nrita> ja\nels> ja\n")
        await play(street, "karim> meld 1\nkarim> Er werd geroepen.\nclock 2026-12-02 09:00")
        assert await state(street) == ClosingState.CLOSED
        (told,) = [text for text in street.heard("karim") if text.startswith("De Linde stopte. Niemand kan nog")]
        assert "M1" in told
        async with street.store.begin() as tx:
            report, request = await tx.report(1), await tx.request(1)
            assert report is not None
            assert (report.state, report.words) == (ReportState.LAPSED, "Er werd geroepen.")
            assert request is not None
            assert (request.title, request.street, request.contact, request.when) == ("", "", Contact(), None)
            assert request.state is RequestState.BLOCKED
            assert await tx.kept_apart("p-karim", None) == {"p-maria"}
            assert await tx.kept_apart("p-maria", None) == {"p-karim", "p-tom"}
            assert {one.state for one in await tx.claims(1)} == {ClaimState.RELEASED}
        assert set(await kept_of(street, "delinde")) - {table.name for table in STAYS} == {"request"}


async def test_everybody_with_something_open_hears_it_twice_and_then_nothing_acts_any_more() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + GOES_ON + AGREED)
        assert "Le jeudi 10 décembre 2026, De Linde arrête avec moi." in street.hears("maria")
        assert "s'arrête : la demande #1, votre message" in street.hears("maria")
        assert "sessie S1" in street.hears("karim")
        assert "Op donderdag 10 december 2026 stopt De Linde met mij." in street.hears("#bewoners")
        await play(street, "clock 2026-12-10 09:00")
        assert "De Linde s'est arrêté aujourd'hui." in street.hears("maria")
        assert "De Linde stopte vandaag." in street.hears("karim")
        assert "verlaat deze groep" in street.hears("#team")
        count = len(street.lines)
        await play(street, "clock 2027-02-10 09:00\nkarim> neem 1\nmaria> aide\njonas> buurt afspraken\nkarim> 1")
        assert "De Linde" not in " ".join(line.text for line in street.lines[count:])
        assert {line.at.month for line in street.lines[count:]} == {2}
        ((name, content),) = street.files("jonas")
        assert [file for file, _content in street.files("els")] == [name] == ["delinde-numbers.json"]
        counted = json.loads(content)
        assert {"what": "request", "by": "unfilled", "n": 1} in counted["counted"]
        words = content.decode().casefold()
        assert not any(person in words for person in ("maria", "karim", "p-", "kerkstraat", "0470"))
        calendar = [content for file, content in street.files("karim") if file == "S1.ics"]
        assert b"STATUS:CANCELLED" in calendar[-1]


async def test_it_needs_a_second_yes_a_week_and_somebody_who_may() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> buurt sluiten\njonas> buurt sluiten 26 november")
        assert street.hears("jonas").startswith("Dat is te vroeg: iedereen moet het een week vooraf horen.")
        await play(street, "jonas> 10 december\njonas> ja\njonas> ja")
        assert await state(street) == ClosingState.ASKED
        assert street.heard("#bewoners") == []
        await play(street, "clock +8d")
        assert await state(street) == ClosingState.LAPSED
        await play(street, "els> ja\nclock 2026-12-11 09:00")
        assert "neighbourhood" in await kept_of(street, "delinde")


async def test_nobody_lets_it_stop_alone() -> None:
    async with Street.open() as street:
        await play(street, "person jonas organiser nl\nperson maria resident nl\njonas> buurt sluiten 1 januari")
        assert street.hears("jonas").startswith("Niemand laat een buurt alleen stoppen.")


async def test_a_no_is_no() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + ASKED + "els> nee")
        assert await state(street) == ClosingState.REFUSED
        assert street.hears("jonas") == "Els wil niet dat De Linde stopt. Alles gaat door."


async def test_either_calls_it_off_until_the_day_and_everybody_hears_that() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + GOES_ON + AGREED + "els> buurt sluiten\nels> 2")
        assert await state(street) == ClosingState.WITHDRAWN
        assert street.hears("karim") == street.hears("#bewoners") == "De Linde stopt toch niet. Alles gaat door."
        await play(street, "clock 2026-12-10 09:00")
        kept = await kept_of(street, "delinde")
        assert {"neighbourhood", "request", "session", "room", "standing"} <= set(kept)


async def test_who_wanted_it_and_leads_it_no_more_closes_nothing() -> None:
    async with Street.open() as street:
        people = PEOPLE + "person rita organiser nl\n"
        await play(street, people + ASKED + "els> ja\nrita> buurt verwijder jonas\nrita> buurt verwijder els\n")
        await play(street, "clock 2026-12-10 09:00")
        assert await state(street) == ClosingState.LAPSED
        assert "neighbourhood" in await kept_of(street, "delinde")


async def test_a_service_that_dies_on_the_last_day_ends_it_once_and_whole() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + A_REQUEST + AGREED)
        life = Mortal(street, seed=1)
        await life.play("clock 2026-12-10 09:00")
        assert set(await kept_of(street, "delinde")) <= {table.name for table in STAYS}
        assert (
            len([text for text in street.heard("maria") if text.startswith("De Linde s'est arrêté aujourd'hui.")]) == 1
        )
