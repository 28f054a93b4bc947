"""One neighbour of the demo at a real Matrix client: encrypted, cross-signed, with a sync loop of its own."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from bot.channels.matrix.content import reaction
from bot.channels.matrix.device import Device, quiet_nio
from bot.channels.matrix.files import unlock
from bot.channels.matrix.guard import Body, list_at, object_at, text_at
from bot.channels.matrix.outcomes import Undecryptable
from bot.channels.matrix.private import private_room
from bot.channels.matrix.rooms import RoomFacts, is_state, partner
from bot.channels.matrix.transport import MatrixError, TooFast, Transport, Unreachable, client, new_session
from bot.demo.homeserver import Account
from bot.demo.timeline import ENCRYPTED, MESSAGE, REACTION, Event, Seen, Timeline

log = logging.getLogger(__name__)

T = TypeVar("T")

WAIT_SECONDS: Final = 60.0
LONG_POLL_SECONDS: Final = 25
PAUSE_SECONDS: Final = 1.0
JOIN_TRIES: Final = 5
_FILTER: Final = json.dumps(
    {"presence": {"types": []}, "room": {"timeline": {"limit": 200}, "ephemeral": {"types": []}}}, separators=(",", ":")
)


class NotHeard(Exception):
    """What somebody waited for was not said in time."""


@dataclass(slots=True)
class DemoRoom:
    """A room as one neighbour knows it."""

    facts: RoomFacts
    timeline: Timeline = field(default_factory=Timeline)

    @property
    def id(self) -> str:
        """The room's id."""
        return self.facts.room_id

    def name_of(self, user: str) -> str:
        """Return what a member calls themselves."""
        member = self.facts.members.get(user)
        return member.name if member and member.name else user.removeprefix("@").partition(":")[0].capitalize()


Change = Callable[["DemoPerson", DemoRoom, Seen | None], None]


class DemoPerson:
    """Somebody in the neighbourhood; use ``async with DemoPerson.open(…) as maria`` and keep ``maria.run()`` running.

    ``on_change`` is told of every message that is new or different, and of rooms that changed (then without a message).
    Invitations are accepted.
    """

    def __init__(self, account: Account, transport: Transport, device: Device) -> None:
        self.user_id = account.user_id
        self.rooms: dict[str, DemoRoom] = {}
        self.on_change: Change | None = None
        self.ready = asyncio.Event()
        self._transport = transport
        self._device = device
        self._since = ""
        self._changed = asyncio.Event()
        self._unread: dict[str, tuple[DemoRoom, Body]] = {}
        self._sending = asyncio.Lock()

    @classmethod
    @asynccontextmanager
    async def open(cls, homeserver: str, account: Account, directory: Path, secret: str) -> AsyncIterator[DemoPerson]:
        """Open the person's client; *directory* keeps its keys, sealed with *secret*."""
        quiet_nio()
        async with new_session() as session:
            transport = Transport(homeserver, session, token=account.access_token)
            device = await Device.open(
                transport,
                user_id=account.user_id,
                device_id=account.device_id,
                directory=directory,
                pickle_key=secret,
            )
            try:
                if (await device.announce()).recovery_key:
                    device.kept_recovery_key()
                yield cls(account, transport, device)
            finally:
                device.close()

    # --- hearing ---

    async def run(self) -> None:
        """Sync until cancelled, through every trouble of the homeserver."""
        while True:
            try:
                await self._sync()
            except MatrixError as trouble:
                log.info("a neighbour's client waits", extra={"error": type(trouble).__name__})
                await asyncio.sleep(PAUSE_SECONDS)

    async def _sync(self) -> None:
        wait = LONG_POLL_SECONDS if self._since else 0
        query = {"timeout": str(wait * 1000), "filter": _FILTER} | ({"since": self._since} if self._since else {})
        answer = await self._transport.call("GET", client("sync"), query=query, timeout_seconds=wait + 20)
        news = await self._device.after_sync(answer)
        for room_id, said in object_at(answer, "rooms", "join").items():
            await self._enter(room_id, said)
        for room_id in object_at(answer, "rooms", "leave"):
            self._leave(room_id)
        if news.room_keys:
            await self._read_again()
        for room_id in object_at(answer, "rooms", "invite"):
            await self._join(room_id)
        self._since = text_at(answer, "next_batch")
        self.ready.set()
        self._wake()

    async def _enter(self, room_id: str, said: object) -> None:
        timeline = _events(said, "timeline")
        states = [*_events(said, "state"), *(event for event in timeline if is_state(event))]
        room = self.rooms.setdefault(room_id, DemoRoom(RoomFacts(room_id)))
        before = room.facts
        room.facts = before.after(states)
        for event in timeline:
            if not is_state(event):
                await self._take(room, {**event, "room_id": room_id})
        if room.facts != before:
            self._tell(room, None)

    def _leave(self, room_id: str) -> None:
        room = self.rooms.pop(room_id, None)
        if room:
            self._device.forget_room(room_id)
            self._tell(room, None)

    async def _join(self, room_id: str) -> None:
        """Accept an invitation; it is shown only once, so an answer that is lost on the way is tried again."""
        for _again in range(JOIN_TRIES):
            try:
                await self._transport.call("POST", client("join", room_id), body={})
            except (Unreachable, TooFast):
                await asyncio.sleep(PAUSE_SECONDS)
            except MatrixError:
                return  # taken back meanwhile
            else:
                return

    async def _take(self, room: DemoRoom, raw: Body) -> None:
        seen = room.timeline.take(await self._read(room, raw))
        if seen:
            self._tell(room, seen)

    async def _read(self, room: DemoRoom, raw: Body) -> Event:
        """Decrypt where needed; what has no key yet is kept for when it comes."""
        content = object_at(raw, "content")
        if text_at(raw, "type") != ENCRYPTED or "ciphertext" not in content:
            return Event(raw, text_at(raw, "type"), content)
        read = await self._device.read(raw, room.id)
        if isinstance(read, Undecryptable):
            if read.may_heal:
                self._unread[text_at(raw, "event_id")] = (room, raw)
            return Event(raw, ENCRYPTED, {}, hidden=read.reason.value)
        if not (read.acceptable and read.sender_proved):
            return Event(raw, ENCRYPTED, {}, hidden="not proved")
        return Event(raw, read.type, read.content)

    async def _read_again(self) -> None:
        waiting, self._unread = self._unread, {}
        for room, raw in waiting.values():
            await self._take(room, raw)

    def _tell(self, room: DemoRoom, seen: Seen | None) -> None:
        if self.on_change:
            self.on_change(self, room, seen)
        self._wake()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    # --- waiting ---

    async def until(self, found: Callable[[], T | None], *, seconds: float = WAIT_SECONDS) -> T:
        """Wait until something is found.

        Raises:
            NotHeard: it was not, in time.
        """
        try:
            async with asyncio.timeout(seconds):
                while (value := found()) is None:
                    await self._changed.wait()
                return value
        except TimeoutError:
            raise NotHeard from None

    def find(self, room_id: str, wanted: Callable[[Seen], bool], *, after: str = "") -> Seen | None:
        """Return the first message of a room that is wanted and came after another one."""
        room = self.rooms.get(room_id)
        messages = list(room.timeline) if room else []
        if after:
            messages = messages[next((at + 1 for at, seen in enumerate(messages) if seen.id == after), len(messages)) :]
        return next((seen for seen in messages if wanted(seen)), None)

    async def hears(
        self, room_id: str, wanted: Callable[[Seen], bool], *, after: str = "", seconds: float = WAIT_SECONDS
    ) -> Seen:
        """Wait for a message of a room; raises ``NotHeard``."""
        return await self.until(lambda: self.find(room_id, wanted, after=after), seconds=seconds)

    def room_called(self, name: str) -> DemoRoom | None:
        """Return the joined room with this name."""
        return next((room for room in self.rooms.values() if room.facts.name == name), None)

    def talk_with(self, user: str) -> DemoRoom | None:
        """Return the private room with another user, when both are in it."""
        for room in self.rooms.values():
            if partner(room.facts, self.user_id) == user and room.facts.membership_of(user) == "join":
                return room
        return None

    # --- speaking ---

    async def open_talk(self, user: str) -> DemoRoom:
        """Open an encrypted private room with another user, unless there is one, and wait until they are in it."""
        if not self.talk_with(user):
            await self._transport.call("POST", client("createRoom"), body=private_room(user))
        return await self.until(lambda: self.talk_with(user))

    async def invite(self, room_id: str, user: str) -> None:
        """Invite somebody to a room, unless they are there or invited."""
        if self.rooms[room_id].facts.membership_of(user) not in {"join", "invite"}:
            await self._transport.call("POST", client("rooms", room_id, "invite"), body={"user_id": user})

    async def say(self, room_id: str, words: str, *, reply_to: str = "") -> str:
        """Say something and return its event id."""
        answers: Body = {"m.relates_to": {"m.in_reply_to": {"event_id": reply_to}}} if reply_to else {}
        return await self._send(room_id, MESSAGE, _words(words) | answers)

    async def edit(self, room_id: str, event_id: str, words: str) -> str:
        """Change what was said."""
        replaces = {"rel_type": "m.replace", "event_id": event_id}
        content = _words(f"* {words}") | {"m.new_content": _words(words), "m.relates_to": replaces}
        return await self._send(room_id, MESSAGE, content)

    async def react(self, room_id: str, event_id: str, emoji: str) -> str:
        """React with an emoji; reactions go in clear, everywhere."""
        return await self._put(room_id, REACTION, reaction(event_id, emoji))

    async def redact(self, room_id: str, event_id: str) -> None:
        """Take back what was said."""
        path = client("rooms", room_id, "redact", event_id, secrets.token_hex(16))
        await self._transport.call("PUT", path, body={})

    async def file(self, seen: Seen) -> bytes:
        """Fetch the file of a message and open it; raises ``MatrixError``, and ``ValueError`` when it does not open."""
        content = seen.event.content
        address = text_at(content, "file", "url") or text_at(content, "url")
        found = await self._transport.download(address)
        return unlock(found, object_at(content, "file")) if "file" in content else found

    async def source(self, room_id: str, event_id: str) -> Body:
        """Ask the homeserver what it has of an event now; raises ``MatrixError``."""
        return await self._transport.call("GET", client("rooms", room_id, "event", event_id))

    async def _send(self, room_id: str, kind: str, content: Body) -> str:
        facts = self.rooms[room_id].facts
        async with self._sending:
            if facts.encrypted:
                content, kind = await self._device.encrypt(room_id, kind, content, facts.readers), ENCRYPTED
            return await self._put(room_id, kind, content)

    async def _put(self, room_id: str, kind: str, content: Body) -> str:
        path = client("rooms", room_id, "send", kind, secrets.token_hex(16))
        answer = await self._transport.call("PUT", path, body=content)
        event_id = text_at(answer, "event_id")
        if not event_id:
            raise Unreachable("no event id in the answer")
        return event_id


def _words(words: str) -> Body:
    return {"msgtype": "m.text", "body": words, "m.mentions": {}}


def _events(said: object, part: str) -> list[Body]:
    return [event for event in list_at(said, part, "events") if isinstance(event, dict)]
