"""Who cannot be reached by one way is reached by the next, once; what may have arrived is never said again."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.channels.abilities import Abilities
from bot.channels.contract import Gone, Message, Permanent, Stopped, Uncertain, Unsendable, WindowClosed
from bot.clock import SetClock
from bot.codec import Edit, pack
from bot.crash import CrashPlan
from bot.engine.sender import Sender
from handlers.model import Address, Incoming, Person
from handlers.ways.nouns import WayState
from storage.engine import open_engine
from storage.outbox import Queued
from storage.store import Store
from storage.vault import Vault
from tests.bot.played_channel import NOW, PlayedChannel

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

HOME = Address("matrix", "@anna:x")


@dataclass(slots=True)
class Anna:
    """Somebody with a telephone, who is written to there first."""

    store: Store
    sms: PlayedChannel
    matrix: PlayedChannel
    sender: Sender
    phone: Address

    @classmethod
    @asynccontextmanager
    async def at_home(cls, *, ways: int = 2) -> AsyncIterator[Anna]:
        store = Store(open_engine("sqlite+aiosqlite://"), Vault({"00000001": bytes(32)}, "00000001"))
        await store.create_tables()
        sms, matrix = PlayedChannel("sms", Abilities(masked=True)), PlayedChannel()
        sender = Sender(store, {"sms": sms, "matrix": matrix}, SetClock(NOW), CrashPlan(), lambda: None)
        async with store.begin() as tx:
            phone = Address("sms", await tx.way_of("sms", "+32470123456", NOW, "sms:1"))
            await tx.save_person(Person("anna", "Anna", HOME, ways=(phone, HOME)[:ways]))
            await tx.own_way(phone, "anna")
        try:
            yield cls(store, sms, matrix, sender, phone)
        finally:
            await store.close()

    async def is_told(self, key: str, *, changes: str | None = None) -> None:
        parcel = Message(key) if changes is None else Edit(Message(key))
        row = Queued(key, "sms", self.phone.value, True, 1, pack(parcel), NOW, "anna", changes, msgid="told")
        async with self.store.begin() as tx:
            await tx.queue(row)
        await self.sender.drain()

    async def reported(self) -> list[Incoming]:
        async with self.store.begin() as tx:
            waiting = await tx.next_waiting(NOW)
            return [waiting.incoming] if waiting else []


@pytest.mark.parametrize("trouble", [Gone, Stopped, WindowClosed, Permanent])
async def test_what_cannot_be_said_there_is_said_by_the_next_way_and_nobody_hears_of_it(trouble: type[Gone]) -> None:
    async with Anna.at_home() as anna:
        anna.sms.answers["a"] = [trouble("no")]
        await anna.is_told("a")
        assert anna.matrix.sent == [("a", Message("a"))]
        assert await anna.reported() == []


async def test_all_that_waits_goes_along_in_its_order() -> None:
    async with Anna.at_home() as anna:
        anna.sms.answers["a"] = [Gone("no")]
        async with anna.store.begin() as tx:
            for key in ("a", "b", "c"):
                await tx.queue(
                    Queued(key, "sms", anna.phone.value, True, 1, pack(Message(key)), NOW, "anna", msgid="m")
                )
        await anna.sender.drain()
        assert (anna.sms.keys, anna.matrix.keys) == (["a"], ["a", "b", "c"])


async def test_a_human_hears_when_there_is_no_other_way() -> None:
    async with Anna.at_home(ways=1) as anna:
        anna.sms.answers["a"] = [Permanent("no such number")]
        await anna.is_told("a")
        assert anna.matrix.sent == []
        assert [(heard.text, heard.about) for heard in await anna.reported()] == [("permanent", "told")]


@pytest.mark.parametrize("trouble", [Uncertain("cut off"), Unsendable("too long")])
async def test_what_may_have_arrived_or_fits_nowhere_is_said_nowhere_else(trouble: Exception) -> None:
    async with Anna.at_home() as anna:
        anna.sms.answers["a"] = [trouble]
        await anna.is_told("a")
        assert anna.matrix.sent == []
        assert len(await anna.reported()) == 1


async def test_a_change_of_what_stands_there_is_not_said_elsewhere() -> None:
    async with Anna.at_home() as anna:
        await anna.is_told("a")
        anna.sms.answers["b"] = [Gone("no")]
        await anna.is_told("b", changes="a")
        assert anna.matrix.sent == []


@pytest.mark.parametrize(
    ("trouble", "state", "ways"),
    [
        (Gone("muted"), WayState.OPEN, 2),
        (WindowClosed("24 hours"), WayState.OPEN, 2),
        (Stopped("blocked"), WayState.STOPPED, 1),
        (Permanent("no such number"), WayState.GONE, 1),
    ],
)
async def test_the_channel_tells_whether_the_way_is_of_use_later(trouble: Gone, state: WayState, ways: int) -> None:
    async with Anna.at_home() as anna:
        anna.sms.answers["a"] = [trouble]
        await anna.is_told("a")
        async with anna.store.begin() as tx:
            way, person = await tx.way(anna.phone), await tx.person("anna")
        assert way is not None
        assert person is not None
        assert (way.state, len(person.ways)) == (state, ways)
