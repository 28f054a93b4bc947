"""A channel that answers as it is told, and the sender in front of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.channels.abilities import Abilities
from bot.channels.contract import Finding, Hear, Message, Outgoing, Place, Receipt
from bot.clock import SetClock
from bot.codec import Parcel, pack
from bot.crash import CrashPlan
from bot.engine.sender import Sender
from handlers.hearing import Hearing
from handlers.model import Incoming
from storage import outbox
from storage.engine import open_engine
from storage.store import Store
from storage.vault import Vault

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
ALL = Abilities(edit=True, redact=True, react=True, pin=True, sealed=True, idempotent=True)


@dataclass(slots=True)
class PlayedChannel:
    """Gives each key the answers it was told, in order, and then takes it; ``gates`` are waited for."""

    name: str = "matrix"
    abilities: Abilities = ALL
    answers: dict[str, list[Exception | Receipt]] = field(default_factory=dict)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    reached: dict[str, asyncio.Event] = field(default_factory=dict)
    there: dict[str, str] = field(default_factory=dict)
    sent: list[tuple[str, Outgoing]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)

    async def listen(self, hear: Hear) -> None: ...

    async def send(self, to: Place, what: Outgoing, key: str) -> Receipt:
        self.sent.append((key, what))
        if key in self.reached:
            self.reached[key].set()
        if key in self.gates:
            await self.gates[key].wait()
        answer = self.answers[key].pop(0) if self.answers.get(key) else Receipt(f"${key}")
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def find(self, to: Place, key: str, since: datetime) -> str | None:
        self.looked_up.append(key)
        return self.there.get(key)

    async def check(self) -> tuple[Finding, ...]:
        return ()

    def health(self) -> tuple[Finding, ...]:
        return ()

    def hearing(self) -> Hearing | None:
        return None

    @property
    def keys(self) -> list[str]:
        return [key for key, _what in self.sent]


@dataclass(slots=True)
class Post:
    """An outbox, a sender, a channel and a clock."""

    store: Store
    channel: PlayedChannel
    clock: SetClock
    sender: Sender

    @classmethod
    @asynccontextmanager
    async def open(cls, channel: PlayedChannel, url: str = "sqlite+aiosqlite://") -> AsyncIterator[Post]:
        store = Store(open_engine(url), Vault({"00000001": bytes(32)}, "00000001"))
        await store.create_tables()
        clock = SetClock(NOW)
        yield cls(store, channel, clock, new_sender(store, channel, clock))
        await store.close()

    async def queue(self, key: str, place: str = "!linde", what: Parcel | None = None, **more: object) -> None:
        payload = pack(Message(key) if what is None else what)
        row = outbox.Queued(key, self.channel.name, place, False, 1, payload, NOW, msgid="told")
        async with self.store.begin() as tx:
            await tx.queue(replace(row, **more))  # type: ignore[arg-type]

    async def drain(self, *, after: timedelta = timedelta()) -> None:
        self.clock.set(self.clock.now() + after)
        await self.sender.drain()

    async def counts(self) -> dict[str, int]:
        async with self.store.begin() as tx:
            return await tx.outbox_counts()

    async def reported(self) -> list[Incoming]:
        """Read what the product is told, and take it."""
        found = []
        async with self.store.begin() as tx:
            while waiting := await tx.next_waiting(NOW):
                found.append(waiting.incoming)
                await tx.settle(waiting.seq)
        return found

    def restart(self) -> None:
        """Let the sender forget all that it knew."""
        self.sender = new_sender(self.store, self.channel, self.clock)


def new_sender(store: Store, channel: PlayedChannel, clock: SetClock) -> Sender:
    return Sender(store, {channel.name: channel}, clock, CrashPlan(), lambda: None)
