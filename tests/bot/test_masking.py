"""A number is known to its channel alone: what is heard bears an id from the first row on, and so does what is sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from bot.channels.abilities import Abilities, Choices
from bot.channels.contract import Batch, Message
from bot.clock import SetClock
from bot.crash import CrashPlan
from bot.engine.masking import resolver
from bot.engine.readers import Defaults
from bot.i18n import Speech
from bot.product import PRODUCT, Engine
from handlers.model import Address, Incoming, IncomingKind, Neighbourhood, Person, Role, RoomKind, Standing
from storage.engine import open_engine
from storage.store import Store
from storage.tables_ways import way
from storage.vault import Vault
from tests.bot.played_channel import NOW, PlayedChannel
from tests.storage.things import KEYS

NUMBER = "+32470123456"
TELEPHONE = Abilities(masked=True, forgeable=True, choices=Choices.LETTERS)
HOME = Address("matrix", "@anna:x")


@dataclass(slots=True)
class House:
    """The whole product with Matrix and a telephone."""

    engine: Engine
    store: Store
    sms: PlayedChannel
    matrix: PlayedChannel
    said: int = 0

    @classmethod
    @asynccontextmanager
    async def open(cls, url: str = "sqlite+aiosqlite://") -> AsyncIterator[House]:
        store = Store(open_engine(url), Vault(KEYS, "00000001"))
        await store.create_tables()
        sms, matrix = PlayedChannel("sms", TELEPHONE), PlayedChannel()
        defaults, clock = Defaults("nl", "Europe/Brussels", (HOME,)), SetClock(NOW)
        channels = {"sms": sms, "matrix": matrix}
        engine = Engine(store, channels, defaults, clock, CrashPlan(), Speech.load(), PRODUCT)
        async with store.begin() as tx:
            await tx.save_saved(Neighbourhood("delinde", "De Linde", "nl", "Europe/Brussels"), NOW)
        try:
            yield cls(engine, store, sms, matrix)
        finally:
            await store.close()

    async def texts(self, words: str, number: str = NUMBER) -> None:
        self.said += 1
        said = Incoming("sms", f"mo-{self.said}", number, IncomingKind.MESSAGE, NOW, text=words)
        await self.engine.hear("sms", Batch((said,)))
        await self.engine.settle()

    async def links(self, granted: frozenset[Role] = frozenset()) -> Address:
        """Let Anna of Matrix have that number."""
        async with self.store.begin() as tx:
            phone = Address("sms", await tx.way_of("sms", NUMBER, NOW, "linking"))
            await tx.save_person(Person("anna", "Anna", HOME, "nl", greeted_at=NOW, ways=(HOME, phone)))
            await tx.own_way(phone, "anna")
            await tx.save_saved(Standing("anna", "delinde", frozenset({RoomKind.RESIDENTS}), granted), NOW)
        return phone


async def test_no_file_of_the_service_holds_a_number_that_wrote_and_was_answered(tmp_path: Path) -> None:
    async with House.open(f"sqlite+aiosqlite:///{tmp_path / 'buurtbot.db'}") as house:
        await house.texts("hulp")
        assert house.sms.sent
    held = await asyncio.to_thread(_all_bytes, tmp_path)
    assert b"mo-1" in held
    assert NUMBER.encode() not in held
    assert NUMBER[3:].encode() not in held


def _all_bytes(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir())


async def test_the_channel_alone_can_open_where_something_goes() -> None:
    async with House.open() as house:
        await house.texts("hulp")
        async with house.store.begin() as tx:
            id_: str | None = await tx.scalar(select(way.c.id))
        assert id_ is not None
        assert await resolver(house.store, "sms")(id_) == NUMBER
        assert await resolver(house.store, "mail")(id_) is None
        assert await resolver(house.store, "sms")("nobody") is None


async def test_an_answer_goes_where_the_words_came_from() -> None:
    async with House.open() as house:
        await house.links()
        await house.texts("menu")
        assert (len(house.sms.sent), house.matrix.sent) == (1, [])


async def test_on_a_channel_where_anybody_can_be_anybody_nobody_is_admin_or_organiser() -> None:
    async with House.open() as house:
        await house.links(frozenset({Role.ORGANISER}))
        await house.texts("buurt maken De Hoek")
        await house.texts("omroep")
        async with house.store.begin() as tx:
            assert [place.id for place in await tx.neighbourhoods()] == ["delinde"]
        heard = [what.text for _key, what in house.sms.sent if isinstance(what, Message)]
        assert ["Anna (organisator)" in text for text in heard] == [True, True], "both times they hear who can"
