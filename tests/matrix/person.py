"""Somebody with a ``Device`` of ours at a real homeserver, for tests: syncs when told, keeps what was said."""

import asyncio
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Self

from bot.channels.matrix.device import Device
from bot.channels.matrix.guard import Body, list_at, object_at, text_at
from bot.channels.matrix.outcomes import Decrypted, KeyNews, Undecryptable
from bot.channels.matrix.transport import Transport, client, new_session
from bot.demo.homeserver import Account, Homeserver

if TYPE_CHECKING:
    import aiohttp

SECRET = "a sealing secret of the tests"
WAIT_SECONDS = 30.0

Read = Decrypted | Undecryptable


class Person:
    """One account at one device; use as ``async with Person(homeserver, account, directory) as anna``."""

    def __init__(
        self,
        homeserver: Homeserver,
        account: Account,
        directory: Path,
        *,
        since: str = "",
        announce: bool = True,
        only_cross_signed: bool = False,
    ) -> None:
        self.account = account
        self.user_id = account.user_id
        self.since = since
        self.read: list[Read] = []
        self.events: list[Body] = []
        self.joined: set[str] = set()
        self.news = KeyNews()
        self.device: Device
        self.transport: Transport
        self.recovery_key: str | None = None
        self._url = homeserver.url
        self._directory = directory
        self._announce = announce
        self._only_cross_signed = only_cross_signed
        self._session: aiohttp.ClientSession

    async def __aenter__(self) -> Self:
        self._session = new_session()
        self.transport = Transport(self._url, self._session, token=self.account.access_token)
        try:
            self.device = await Device.open(
                self.transport,
                user_id=self.user_id,
                device_id=self.account.device_id,
                directory=self._directory,
                pickle_key=SECRET,
                only_cross_signed=self._only_cross_signed,
            )
        except BaseException:
            await self._session.close()
            raise
        if self._announce:
            self.recovery_key = (await self.device.announce()).recovery_key
        return self

    async def __aexit__(self, *_: object) -> None:
        self.device.close()
        await self._session.close()

    async def sync(self, *, wait_seconds: float = 0) -> KeyNews:
        """Sync once and read what came."""
        query = {"timeout": str(int(wait_seconds * 1000))} | ({"since": self.since} if self.since else {})
        answer = await self.transport.call("GET", client("sync"), query=query, timeout_seconds=wait_seconds + 20)
        self.news = await self.device.after_sync(answer)
        for room_id, room in object_at(answer, "rooms", "join").items():
            for event in list_at(room, "timeline", "events"):
                if text_at(event, "type") == "m.room.encrypted":
                    assert isinstance(event, dict)
                    self.events.append({**event, "room_id": room_id})
                    self.read.append(await self.device.read(event, room_id))
        for room_id in object_at(answer, "rooms", "invite"):
            await self.join(room_id)
            self.joined.add(room_id)
        self.since = text_at(answer, "next_batch")
        return self.news

    async def sync_until(self, wanted: Callable[[], bool]) -> None:
        """Sync until something is so."""
        async with asyncio.timeout(WAIT_SECONDS):
            while not wanted():
                await self.sync(wait_seconds=2)

    async def hears(self, words: str) -> Decrypted:
        """Sync until somebody said these words."""
        await self.sync_until(lambda: any(words in text_of(read) for read in self.read))
        return next(read for read in self.read if isinstance(read, Decrypted) and words in text_of(read))

    async def misses(self, event_id: str) -> Undecryptable:
        """Sync until an event came, and return why it could not be read."""
        await self.sync_until(lambda: any(text_at(event, "event_id") == event_id for event in self.events))
        index = next(place for place, event in enumerate(self.events) if text_at(event, "event_id") == event_id)
        found = self.read[index]
        assert isinstance(found, Undecryptable), found
        return found

    async def create_room(self, *invited: str) -> str:
        """Create an encrypted room and return its id."""
        encryption = {"type": "m.room.encryption", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}
        body: Body = {"preset": "private_chat", "invite": list(invited), "initial_state": [encryption]}
        return text_at(await self.transport.call("POST", client("createRoom"), body=body), "room_id")

    async def join(self, room_id: str) -> None:
        """Join a room."""
        await self.transport.call("POST", client("join", room_id), body={})

    async def members(self, room_id: str) -> list[str]:
        """Return who is joined or invited, as the homeserver says."""
        answer = await self.transport.call("GET", client("rooms", room_id, "members"))
        events = list_at(answer, "chunk")
        present = [event for event in events if text_at(event, "content", "membership") in {"join", "invite"}]
        return [text_at(event, "state_key") for event in present]

    async def say(self, room_id: str, words: str, **more: object) -> str:
        """Encrypt a text, send it and return its event id."""
        return await self.send(room_id, "m.room.message", {"msgtype": "m.text", "body": words, **more})

    async def send(self, room_id: str, event_type: str, content: Body) -> str:
        """Encrypt an event of any type, send it and return its event id."""
        sealed = await self.device.encrypt(room_id, event_type, content, await self.members(room_id))
        return await self.send_sealed(room_id, sealed)

    async def send_sealed(self, room_id: str, sealed: Body) -> str:
        """Send what is encrypted already and return its event id."""
        path = client("rooms", room_id, "send", "m.room.encrypted", secrets.token_hex(16))
        return text_at(await self.transport.call("PUT", path, body=sealed), "event_id")


def text_of(read: Read) -> str:
    """Return the body of a text that could be read."""
    return text_at(read.content, "body") if isinstance(read, Decrypted) else ""
