"""Sessions and seats come back as they were saved, in the order in which people wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.sessions.nouns import Need, Seat, SeatState, SessionState
from storage.base import Stale
from storage.store import Store
from tests.storage.things import NOW, SESSION, outgoing

FIRST, SECOND = (Seat(7, who, SeatState.WAITING, NOW, place) for place, who in ((1, "zoe"), (2, "bert")))


async def test_a_session_comes_back_with_its_wall_time_and_its_length(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(SESSION, NOW)
        assert await tx.next_number("session") == 8
    async with store.begin() as tx:
        kept = replace(SESSION, version=1)
        assert await tx.session(7) == kept
        assert await tx.session(8) is None
        assert await tx.sessions_in("leernetwerk", [SessionState.OPEN]) == (kept,)
        assert await tx.sessions_in("leernetwerk", [SessionState.ENDED]) == ()
        with pytest.raises(Stale):
            await tx.save_saved(SESSION, NOW)


async def test_a_row_of_sessions_is_read_the_earliest_first(store: Store) -> None:
    later = replace(SESSION, number=8, series=7, starts_local=SESSION.starts_local + timedelta(days=28))
    sooner = replace(SESSION, number=9, series=7, starts_local=SESSION.starts_local + timedelta(days=7))
    async with store.begin() as tx:
        for one in (SESSION, later, sooner):
            await tx.save_saved(one, NOW)
        assert [one.number for one in await tx.sessions_of_series(7)] == [7, 9, 8]


async def test_seats_stand_in_the_order_of_the_waiting_list(store: Store) -> None:
    guest = Seat(
        7, "guest1", SeatState.CONFIRMED, NOW, by="zoe", guest="Jeanne", needs=(Need.WHEELCHAIR,), wanted=(2, 1)
    )
    async with store.begin() as tx:
        for seat in (SECOND, FIRST, guest):
            await tx.save_saved(seat, NOW)
        assert await tx.seats(7) == tuple(replace(seat, version=1) for seat in (guest, FIRST, SECOND))
        assert await tx.seat(7, "bert") == replace(SECOND, version=1)
        assert await tx.seat(8, "bert") is None
        assert [seat.person for seat in await tx.seats_of("zoe")] == ["guest1", "zoe"]


async def test_the_session_on_a_card_is_found_by_its_message(store: Store) -> None:
    async with store.begin() as tx:
        await tx.save_saved(SESSION, NOW)
        await tx.queue(outgoing("card"))
        await tx.note_card("matrix", "!linde", "session", "7", "card")
        (head,) = await tx.heads()
        await tx.mark_sent(head.seq, "$card", NOW)
        found = await tx.session_on_card("matrix", "$card")
        assert found is not None
        assert found.number == 7
        assert await tx.session_on_card("matrix", "$other") is None


async def test_a_wall_time_with_a_zone_is_refused(store: Store) -> None:
    async with store.begin() as tx:
        with pytest.raises(Exception, match="a wall time with a time zone"):
            await tx.save_saved(replace(SESSION, starts_local=NOW), NOW)
