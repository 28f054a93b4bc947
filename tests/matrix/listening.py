"""The Matrix channel with a notebook in memory and an ear that keeps what it heard, for tests."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.channels.contract import Batch
from bot.channels.matrix.channel import MatrixChannel
from bot.clock import Clock, SystemClock
from bot.config import Invites, Matrix, Secret
from bot.crash import CrashPlan
from handlers.model import Incoming, IncomingKind

SECRET = "a sealing secret of the tests"
WAIT_SECONDS = 30.0


@dataclass(slots=True)
class Memory:
    """What outlives a restart: position, notes, and everything heard, once, in order."""

    at: str | None = None
    notes: dict[str, str] = field(default_factory=dict)
    items: list[Incoming] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)
    again: list[Incoming] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def position(self) -> str | None:
        return self.at

    async def read(self, name: str) -> str | None:
        return self.notes.get(name)

    async def read_all(self, prefix: str) -> dict[str, str]:
        return {name: value for name, value in self.notes.items() if name.startswith(prefix)}

    async def write(self, name: str, value: str | None) -> None:
        if value is None:
            self.notes.pop(name, None)
        else:
            self.notes[name] = value

    async def hear(self, batch: Batch) -> None:
        """Take a batch as the inbox does: each id once, each cipher text once, then position and notes."""
        self.batches.append(batch)
        for item in batch.items:
            known = any(
                one.id == item.id or (item.fingerprint and one.fingerprint == item.fingerprint) for one in self.items
            )
            (self.again if known else self.items).append(item)
        self.at = batch.position
        for name, value in batch.notes:
            await self.write(name, value)
        self.news.set()

    async def until(self, wanted: Callable[[Incoming], bool]) -> Incoming:
        """Wait until something like this was heard."""
        async with asyncio.timeout(WAIT_SECONDS):
            while True:
                self.news.clear()
                for item in self.items:
                    if wanted(item):
                        return item
                await self.news.wait()

    async def noted(self, name: str) -> str:
        """Wait until a note was written."""
        async with asyncio.timeout(WAIT_SECONDS):
            while name not in self.notes:
                self.news.clear()
                await self.news.wait()
        return self.notes[name]

    async def words(self, text: str) -> Incoming:
        """Wait for a message with exactly these words."""
        return await self.until(lambda item: item.kind is IncomingKind.MESSAGE and item.text == text)

    async def kind(self, kind: IncomingKind, text: str | None = None) -> Incoming:
        """Wait for something of this kind."""
        return await self.until(lambda item: item.kind is kind and text in (None, item.text))

    def texts(self) -> list[str]:
        """Return the texts of all messages, in the order they were heard."""
        return [item.text for item in self.items if item.kind is IncomingKind.MESSAGE]


@dataclass(frozen=True, slots=True)
class Bot:
    """How to start the channel again with what it has."""

    homeserver: str
    user_id: str
    password: str
    data_dir: Path
    memory: Memory = field(default_factory=Memory)
    invites: Invites = Invites.ANYONE
    admins: tuple[str, ...] = ()
    clock: Clock = field(default_factory=SystemClock)
    crash: CrashPlan = field(default_factory=CrashPlan)

    def channel(self) -> MatrixChannel:
        """Put the channel together; nothing is started."""
        matrix = Matrix(
            homeserver=self.homeserver,
            user_id=self.user_id,
            password=Secret(self.password) if self.password else None,
            invites=self.invites,
        )
        return MatrixChannel(
            matrix,
            bot_name="Buurtbot",
            admins=self.admins,
            data_dir=self.data_dir,
            store_secret=SECRET,
            notebook=self.memory,
            crash=self.crash,
            clock=self.clock,
            jitter=lambda: 0.1,
        )

    def but(self, **changes: object) -> "Bot":
        """Return the same bot, configured otherwise."""
        return replace(self, **changes)  # type: ignore[arg-type]

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[MatrixChannel]:
        """Start the channel and wait for its first sync; stop it at the end."""
        channel = self.channel()
        heard = len(self.memory.batches)
        task = asyncio.create_task(channel.listen(self.memory.hear))
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                while len(self.memory.batches) == heard and not task.done():
                    self.memory.news.clear()
                    news = asyncio.create_task(self.memory.news.wait())
                    await asyncio.wait({news, task}, return_when=asyncio.FIRST_COMPLETED)
                    news.cancel()
            if task.done():
                task.result()
            yield channel
        finally:
            task.cancel()
            await asyncio.wait({task})
            await channel.close()
