"""Calendar feeds as a calendar app fetches them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import icalendar
import pytest
import recurring_ical_events
from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient, TestServer

from bot.app import App, compose
from bot.clock import SetClock
from bot.config import Bot, Config, Matrix, Privacy
from bot.crash import CrashPlan
from bot.feeds import AT_ONCE, PER_SECOND, Turnstile
from bot.web import pages
from handlers.model import Address, Neighbourhood, Person, RoomKind
from handlers.requests.nouns import Claim, ClaimState
from handlers.sessions.nouns import Seat, SeatState, Session, SessionState
from handlers.text import When
from storage.engine import open_engine
from storage.store import Store, Transaction
from storage.vault import Vault
from tests.storage.things import KEYS, NOW, SESSION, open_request

Client: TypeAlias = TestClient[web.Request, web.Application]
ONCE = replace(SESSION, rule="", left_out=(), where="Zaal De Linde")
PLACE = Neighbourhood("leernetwerk", "Leernetwerk", "nl", "Europe/Brussels")


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    """A service on a database in memory, with Anna and a learning network."""
    config = Config(
        bot=Bot(data_dir=tmp_path),
        matrix=Matrix(homeserver="http://localhost", user_id="@buurtbot:localhost"),
        privacy=Privacy(controller="vzw De Linde", contact="privacy@example.org"),
    )
    store, clock = Store(open_engine("sqlite+aiosqlite://"), Vault(KEYS, "00000001")), SetClock(NOW)
    await store.create_tables()
    async with store.begin() as tx:
        await tx.save_person(Person("anna", "Anna", Address("matrix", "@anna:x"), "nl", "Europe/Brussels"))
        await tx.save_saved(PLACE, NOW)
        await tx.save_saved(replace(PLACE, id="delinde"), NOW)
        await tx.save_saved(await tx.feed("anna"), NOW)
    yield App(config, compose(config, store, {}, clock, CrashPlan()), {}, clock)
    await store.close()


@pytest.fixture
async def calendar(app: App) -> AsyncIterator[Client]:
    async with TestClient(TestServer(pages(app))) as client:
        yield client


async def save(app: App, *what: Session | Seat) -> None:
    async with app.engine.store.begin() as tx:
        for one in what:
            await tx.save_saved(one, NOW)


async def change(tx: Transaction, **more: object) -> None:
    session = await tx.session(7)
    assert session is not None
    await tx.save_saved(replace(session, **more), NOW)  # type: ignore[arg-type]


async def own(app: App) -> str:
    async with app.engine.store.begin() as tx:
        return f"/cal/{(await tx.feed('anna')).token}.ics"


def seat(state: SeatState = SeatState.CONFIRMED, person: str = "anna", **more: object) -> Seat:
    return replace(Seat(7, person, state, NOW), **more)  # type: ignore[arg-type]


async def events(answer: ClientResponse) -> list[icalendar.Event]:
    assert answer.status == 200
    found: list[icalendar.Event] = icalendar.Calendar.from_ical(await answer.read()).events
    return found


async def test_a_person_finds_their_sessions_with_the_link_and_nobody_else(app: App, calendar: Client) -> None:
    await save(app, ONCE, seat(), seat(person="bert"))
    answer = await calendar.get(await own(app))
    assert answer.content_type == "text/calendar"
    assert answer.charset == "utf-8"
    assert "bert" not in await answer.text()
    (event,) = await events(answer)
    assert (event["UID"], event["STATUS"], event["URL"]) == ("s7@leernetwerk", "CONFIRMED", ONCE.link)
    assert event.start == datetime(2027, 4, 27, 11, 30, tzinfo=UTC)


async def test_who_left_sees_it_struck_out_and_who_only_waits_sees_nothing(app: App, calendar: Client) -> None:
    await save(app, ONCE, replace(ONCE, number=8), seat(), seat(SeatState.WAITING, session=8))
    await save(app, seat(SeatState.CANCELLED, version=1))
    (event,) = await events(await calendar.get(await own(app)))
    assert (event["UID"], event["STATUS"], "URL" in event) == ("s7@leernetwerk", "CANCELLED", False)


async def test_a_cancelled_session_stays_struck_out_with_a_higher_sequence(app: App, calendar: Client) -> None:
    await save(app, ONCE, seat())
    before = await first_event(await calendar.get(await own(app)))
    async with app.engine.store.begin() as tx:
        await change(tx, state=SessionState.CANCELLED, sequence=1)
    after = await first_event(await calendar.get(await own(app)))
    assert (after["UID"], after["STATUS"]) == (before["UID"], "CANCELLED")
    assert after["SEQUENCE"] > before["SEQUENCE"]


async def first_event(answer: ClientResponse) -> dict[str, Any]:
    (event,) = await events(answer)
    return dict(event)


async def test_a_task_stands_there_without_anybodys_name_or_words(app: App, calendar: Client) -> None:
    async with app.engine.store.begin() as tx:
        await tx.save_saved(replace(open_request(), when=When(date(2026, 11, 26))), NOW)
        await tx.save_saved(Claim(12, "anna", ClaimState.HELPING, NOW), NOW)
    answer = await calendar.get(await own(app))
    text = (await answer.text()).replace("\r\n ", "")
    assert "SUMMARY;LANGUAGE=nl:Taak 12: Boodschappen" in text
    assert "DTSTART;VALUE=DATE:20261126" in text
    assert not [secret for secret in ("Peeters", "Milk", "Lindestraat", "0470") if secret in text]


async def test_a_guest_of_ours_stands_there_once_and_without_a_name(app: App, calendar: Client) -> None:
    await save(app, ONCE, seat(), seat(person="guest1", by="anna", guest="Jeanne"))
    answer = await calendar.get(await own(app))
    assert "Jeanne" not in await answer.text()
    assert len(await events(answer)) == 1


async def test_a_place_shows_what_is_for_everybody_and_never_a_link(app: App, calendar: Client) -> None:
    closed = replace(ONCE, number=9, audience=RoomKind.TEAM)
    chosen = replace(ONCE, number=10, approval=True)
    await save(app, ONCE, closed, chosen, replace(ONCE, number=11, neighbourhood="delinde"), seat())
    answer = await calendar.get("/cal/leernetwerk.ics")
    text = await answer.text()
    assert "meet.example.org" not in text
    assert "4711" not in text
    (event,) = await events(answer)
    assert (event["UID"], event["LOCATION"]) == ("s7@leernetwerk", "Zaal De Linde")
    assert "X-WR-CALNAME:Leernetwerk\r\n" in text


async def test_each_time_of_a_session_that_repeats_stands_there_once(app: App, calendar: Client) -> None:
    first = replace(SESSION, starts_local=datetime.fromisoformat("2027-04-01T13:30"))
    later = replace(first, number=8, series=7, starts_local=datetime.fromisoformat("2027-06-03T13:30"))
    await save(app, first, later)
    found = icalendar.Calendar.from_ical(await (await calendar.get("/cal/leernetwerk.ics")).read())
    times = recurring_ical_events.of(found).between(date(2027, 1, 1), date(2028, 1, 1))
    assert [event.start.isoformat() for event in times] == ["2027-04-01T13:30:00+02:00", "2027-06-03T13:30:00+02:00"]


@pytest.mark.parametrize(
    "path", ["a" * 32, "0" * 31, "A" * 32, "nowhere", "..%2F..%2Fx", "%00", "é", "x" * 300, "leernetwerk%0A"]
)
async def test_what_is_not_there_all_looks_the_same(calendar: Client, path: str) -> None:
    answer = await calendar.get(f"/cal/{path}.ics")
    assert (answer.status, await answer.text()) == (404, "There is no such calendar.\n")
    assert answer.headers["Cache-Control"] == "no-store"


async def test_a_link_that_was_replaced_is_not_there_any_more(app: App, calendar: Client) -> None:
    old = await own(app)
    async with app.engine.store.begin() as tx:
        await tx.save_saved(await tx.fresh_feed("anna"), NOW)
    assert (await calendar.get(old)).status == 404
    assert (await calendar.get(await own(app))).status == 200


async def test_a_calendar_that_has_it_already_hears_that_nothing_changed(app: App, calendar: Client) -> None:
    await save(app, ONCE, seat())
    path = await own(app)
    first = await calendar.get(path)
    assert first.headers["Cache-Control"].startswith("private")
    assert "Set-Cookie" not in first.headers
    again = await calendar.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status, await again.read()) == (304, b"")
    async with app.engine.store.begin() as tx:
        await change(tx, title="Anders")
    assert (await calendar.get(path, headers={"If-None-Match": first.headers["ETag"]})).status == 200


async def test_only_looking_at_the_headers_is_possible_and_nothing_can_be_sent(app: App, calendar: Client) -> None:
    path = await own(app)
    there, looked = await calendar.get(path), await calendar.head(path)
    assert (looked.status, looked.headers["ETag"]) == (200, there.headers["ETag"])
    assert await looked.read() == b""
    assert (await calendar.post(path)).status == 405


async def test_a_flood_is_slowed_down(calendar: Client) -> None:
    answers = [(await calendar.get("/cal/nowhere.ics")).status for _n in range(AT_ONCE * 3)]
    assert 429 in answers


def test_a_turnstile_lets_some_in_at_once_and_then_so_many_a_second() -> None:
    turnstile = Turnstile()
    assert [turnstile.lets_in(0.0) for _n in range(AT_ONCE + 2)] == [True] * AT_ONCE + [False] * 2
    assert [turnstile.lets_in(1.0) for _n in range(PER_SECOND + 1)] == [True] * PER_SECOND + [False]


async def test_without_a_database_a_calendar_comes_back_later(app: App, calendar: Client) -> None:
    async with app.engine.store.engine.begin() as connection:
        await connection.exec_driver_sql("DROP TABLE neighbourhood")
    answer = await calendar.get("/cal/leernetwerk.ics")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "60")


async def test_an_empty_feed_is_a_calendar_all_the_same(app: App, calendar: Client) -> None:
    answer = await calendar.get(await own(app))
    assert await events(answer) == []
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n" in await answer.read()
