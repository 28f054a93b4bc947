"""Somebody with a ``Device`` of ours at the fake homeserver."""

from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.channels.matrix.device import Device
from bot.channels.matrix.guard import Body
from bot.channels.matrix.outcomes import Decrypted, KeyNews, Undecryptable
from tests.matrix.fake_homeserver import FakeHomeserver

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

SECRET = "a sealing secret of the tests"
ROOM = "!linde"


@dataclass
class Clock:
    """Seconds that pass when the test says so."""

    seconds: float = 1000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass(frozen=True)
class FakePerson:
    """One device, whose name is its user's in capitals unless another is given."""

    user_id: str
    device_id: str
    device: Device
    server: FakeHomeserver
    clock: Clock

    async def sync(self, *changed: str) -> KeyNews:
        """Take the letters that wait, and the news that these users changed."""
        answer = self.server.sync_answer(self.user_id, self.device_id)
        return await self.device.after_sync({**answer, "device_lists": {"changed": list(changed)}})

    async def seal(self, words: str, *members: "FakePerson") -> Body:
        """Encrypt a text for the room, and return the event as its readers get it."""
        content: Body = {"msgtype": "m.text", "body": words}
        return await self.seal_event("m.room.message", content, *members)

    async def seal_event(self, event_type: str, content: Body, *members: "FakePerson") -> Body:
        """Encrypt an event of any type."""
        users = [member.user_id for member in members]
        sealed = await self.device.encrypt(ROOM, event_type, content, users)
        return {"type": "m.room.encrypted", "sender": self.user_id, "content": sealed}

    async def read(self, event: Body) -> Decrypted | Undecryptable:
        """Read an event of the room."""
        return await self.device.read(event, ROOM)

    async def can_read(self, event: Body) -> bool:
        """Sync, then tell whether the event can be read."""
        await self.sync()
        return isinstance(await self.read(event), Decrypted)


@asynccontextmanager
async def fake_person(
    server: FakeHomeserver,
    name: str,
    directory: Path,
    *,
    device_id: str = "",
    only_cross_signed: bool = False,
    announce: bool = True,
) -> "AsyncIterator[FakePerson]":
    """Open a device of ``@name:fake`` and announce it."""
    user_id, device_id, clock = f"@{name}:fake", device_id or name.upper(), Clock()
    device = await Device.open(
        server.transport(user_id, device_id),
        user_id=user_id,
        device_id=device_id,
        directory=directory / name,
        pickle_key=SECRET,
        only_cross_signed=only_cross_signed,
        clock=clock,
    )
    try:
        if announce:
            await device.announce()
        person = FakePerson(user_id, device_id, device, server, clock)
        await person.sync()
        yield person
    finally:
        device.close()
