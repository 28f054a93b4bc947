"""A neighbour at a bare Matrix account, with or without encryption, who reads back what the homeserver holds."""

import itertools
import secrets
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.channels.matrix.content import KEY, LABEL
from bot.channels.matrix.guard import Body, at, list_at, text_at
from bot.channels.matrix.outcomes import Decrypted
from bot.channels.matrix.transport import Transport, client, new_session
from bot.demo.homeserver import Account, Homeserver
from tests.matrix.person import Person

PAGE = 100
LISTEN_SECONDS = 2.0
SEALED = "m.room.encrypted"


@dataclass(frozen=True, slots=True)
class Heard:
    """One event of the bot: ``msgid`` of its label, ``oid`` of the outbox row, and what it reacts to or edits.

    ``at`` is when the homeserver took it; ``subject`` the number of the request it is about, if any; ``text`` what is
    read, for a file its name behind a paper clip.
    """

    event_id: str
    kind: str
    msgid: str
    oid: str
    about: str
    at: datetime
    subject: str = ""
    readable: bool = True
    text: str = ""

    @property
    def name(self) -> str:
        """What a ledger calls it: the message reacted to, else the name of what was said."""
        return self.about if self.kind == "m.reaction" else self.msgid


class Resident:
    """Somebody who talks with the bot in ``home``, a private room of the two; who has a ``device`` talks encrypted."""

    def __init__(self, account: Account, transport: Transport, person: Person | None) -> None:
        self.user_id = account.user_id
        self.transport = transport
        self.home = ""
        self.device = person
        self._sealed: set[str] = set()
        self._known: dict[str, list[Body]] = {}
        self._heard: dict[str, Heard] = {}
        self._since = ""

    async def open_talk(self, bot: str) -> None:
        """Invite the bot to a private talk."""
        if self.device:
            self.home = await self._seal(self.device, bot)
        else:
            body: Body = {"preset": "private_chat", "is_direct": True, "invite": [bot]}
            self.home = text_at(await self.transport.call("POST", client("createRoom"), body=body), "room_id")

    async def open_room(self, *invited: str) -> str:
        """Make a shared room; encrypted as the private talk is."""
        if self.device:
            return await self._seal(self.device, *invited)
        body: Body = {"preset": "private_chat", "name": "De Linde", "invite": list(invited)}
        return text_at(await self.transport.call("POST", client("createRoom"), body=body), "room_id")

    async def _seal(self, device: Person, *invited: str) -> str:
        room = await device.create_room(*invited)
        self._sealed.add(room)
        return room

    async def join(self, room: str) -> None:
        """Come in where one was invited."""
        await self.transport.call("POST", client("join", room), body={})

    async def say(self, room: str, words: str, msgtype: str = "m.text") -> str:
        """Say something and return the event id."""
        if self.device and room in self._sealed:
            return await self.device.say(room, words, msgtype=msgtype)
        path = client("rooms", room, "send", "m.room.message", secrets.token_hex(8))
        return text_at(await self.transport.call("PUT", path, body={"msgtype": msgtype, "body": words}), "event_id")

    async def listen(self) -> None:
        """Wait until something new is there, or a little while."""
        if self.device:
            await self.device.sync(wait_seconds=LISTEN_SECONDS if self.device.since else 0)
            return
        query = {"timeout": str(int(LISTEN_SECONDS * 1000))} | ({"since": self._since} if self._since else {})
        answer = await self.transport.call("GET", client("sync"), query=query, timeout_seconds=LISTEN_SECONDS + 20)
        self._since = text_at(answer, "next_batch")

    async def is_joined(self, room: str, user: str) -> bool:
        """Tell whether somebody is in a room."""
        answer = await self.transport.call("GET", client("rooms", room, "joined_members"))
        return at(answer, "joined", user) is not None

    async def history(self, room: str) -> list[Body]:
        """Return everything the homeserver holds of a room, oldest first; only what is new since last time is asked."""
        known = self._known.setdefault(room, [])
        newest = text_at(known[-1], "event_id") if known else ""
        found: list[Body] = []
        query = {"dir": "b", "limit": str(PAGE)}
        while True:
            answer = await self.transport.call("GET", client("rooms", room, "messages"), query=query)
            chunk = [event for event in list_at(answer, "chunk") if isinstance(event, dict)]
            new = [*itertools.takewhile(lambda event: text_at(event, "event_id") != newest, chunk)]
            found += new
            end = text_at(answer, "end")
            if not end or len(new) < len(chunk) or not chunk:
                known += found[::-1]
                return known
            query["from"] = end

    async def hears(self, room: str, bot: str) -> list[Heard]:
        """Return what the bot said in a room, oldest first, deciphered where it is sealed."""
        return [
            await self._hear_once(event, room)
            for event in await self.history(room)
            if text_at(event, "sender") == bot and text_at(event, "type") in {"m.room.message", "m.reaction", SEALED}
        ]

    async def _hear_once(self, event: Body, room: str) -> Heard:
        """Read an event, again only as long as it cannot be read."""
        event_id = text_at(event, "event_id")
        known = self._heard.get(event_id)
        if known is None or not known.readable:
            known = self._heard[event_id] = await self._hear(event, room)
        return known

    async def _hear(self, event: Body, room: str) -> Heard:
        kind, content, readable = text_at(event, "type"), event.get("content"), True
        if kind == SEALED and self.device:
            read = await self.device.device.read(event, room)
            readable = isinstance(read, Decrypted)
            kind, content = (read.type, read.content) if isinstance(read, Decrypted) else (kind, {})
        relation = at(content, "m.relates_to")
        about = text_at(relation, "event_id") if isinstance(relation, dict) else ""
        msgid, oid = text_at(content, LABEL, "msgid"), text_at(content, KEY)
        stamp = event.get("origin_server_ts")
        taken_at = datetime.fromtimestamp(stamp / 1000 if isinstance(stamp, int) else 0, UTC)
        subject, text = text_at(content, LABEL, "id"), text_at(content, "body")
        if text_at(content, "msgtype") == "m.file":
            text = f"📎 {text}"
        return Heard(text_at(event, "event_id"), kind, msgid, oid, about, taken_at, subject, readable, text)


@asynccontextmanager
async def resident(homeserver: Homeserver, account: Account, folder: Path, *, sealed: bool) -> AsyncIterator[Resident]:
    """Sit down at an account; ``sealed``: at an encrypted device of ours, else at bare HTTP."""
    async with AsyncExitStack() as stack:
        if sealed:
            person = await stack.enter_async_context(Person(homeserver, account, folder))
            yield Resident(account, person.transport, person)
        else:
            session = await stack.enter_async_context(new_session())
            yield Resident(account, Transport(homeserver.url, session, token=account.access_token), None)
