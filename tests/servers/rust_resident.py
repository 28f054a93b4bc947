"""A resident's Matrix client with Rust crypto (matrix-js-sdk under Node.js), steered from a test.

The client tells of everything it sees; this side keeps the newest state of each event in the order
of the timeline, so that a test can wait for what it expects.
"""

import asyncio
from base64 import b64decode
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

from tests.servers.seen import Content, Room, Seen, Trust, Verification
from tests.servers.wire import Wire

CLIENT = Path(__file__).resolve().parents[1] / "homeserver" / "rust_resident"
WAIT_SECONDS = 30.0
TEXT = "m.text"

T = TypeVar("T")


def rust_client() -> Path | None:
    """Return the client's program when it and all that it needs is installed."""
    installed = (CLIENT / "node_modules" / "matrix-js-sdk").exists()
    return CLIENT / "resident.js" if installed else None


class RustResident:
    """One client with one new device; use as ``async with RustResident(node, log) as resident``.

    What matrix-js-sdk complains about goes to the file ``log``.
    """

    def __init__(self, node: Path, log: Path) -> None:
        self.user_id = ""
        self.device_id = ""
        self._node = node
        self._log = log
        self._events: dict[str, Seen] = {}
        self._rooms: dict[str, Room] = {}
        self._changed = asyncio.Event()
        self._wire = Wire(self._notice)

    async def __aenter__(self) -> Self:
        await self._wire.open(self._node, "resident.js", cwd=CLIENT, log=self._log)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._wire.close()

    async def login(
        self,
        homeserver: str,
        user_id: str,
        password: str,
        *,
        cross_sign: bool = True,
        exclude_insecure: bool = True,
        recovery_key: str | None = None,
    ) -> None:
        """Sign in on a new device, and return when the first sync is done.

        ``cross_sign`` makes the account's identity and signs the device; without it the device is one
        that others must distrust. ``exclude_insecure`` neither reads from nor writes to devices that
        their owner has not signed (MSC4153). With a ``recovery_key`` the account's identity is taken from its
        secret storage.
        """
        answer = await self._wire.ask(
            "login",
            homeserver=homeserver,
            user=user_id,
            password=password,
            cross_sign=cross_sign,
            exclude_insecure=exclude_insecure,
            recovery_key=recovery_key,
        )
        self.user_id, self.device_id = answer["user_id"], answer["device_id"]

    async def create_room(self, *invited: str, encrypted: bool = True, name: str | None = None) -> str:
        """Create a private room and return its id."""
        return await self._new_room(invite=invited, encrypted=encrypted, direct=False, name=name)

    async def create_direct(self, user_id: str, *, encrypted: bool = True) -> str:
        """Create a direct room with one other, as Element does, and return its id."""
        return await self._new_room(invite=[user_id], encrypted=encrypted, direct=True, name=None)

    async def invite(self, room_id: str, user_id: str) -> None:
        """Invite somebody."""
        await self._wire.ask("invite", room_id=room_id, user_id=user_id)

    async def join(self, room_id: str) -> Room:
        """Join, and return when the own sync has the room."""
        return Room(**await self._wire.ask("join", room_id=room_id))

    async def leave(self, room_id: str) -> None:
        """Leave a room or refuse an invite."""
        await self._wire.ask("leave", room_id=room_id)

    async def say(self, room_id: str, text: str, **more: object) -> str:
        """Send a text and return its event id; ``more`` goes into the content."""
        return await self.send(room_id, {"msgtype": TEXT, "body": text, **more})

    async def reply(self, room_id: str, event_id: str, text: str) -> str:
        """Answer a message and return the answer's event id."""
        return await self.say(room_id, text, **{"m.relates_to": {"m.in_reply_to": {"event_id": event_id}}})

    async def edit(self, room_id: str, event_id: str, text: str) -> str:
        """Change a message of one's own and return the edit's event id."""
        return await self.say(
            room_id,
            f"* {text}",
            **{
                "m.new_content": {"msgtype": TEXT, "body": text},
                "m.relates_to": {"rel_type": "m.replace", "event_id": event_id},
            },
        )

    async def react(self, room_id: str, event_id: str, emoji: str) -> str:
        """React to a message and return the reaction's event id."""
        relation = {"rel_type": "m.annotation", "event_id": event_id, "key": emoji}
        return await self.send(room_id, {"m.relates_to": relation}, kind="m.reaction")

    async def redact(self, room_id: str, event_id: str) -> str:
        """Remove a message or a reaction and return the redaction's event id."""
        redaction: str = await self._wire.ask("redact", room_id=room_id, event_id=event_id)
        return redaction

    async def send(self, room_id: str, content: Content, kind: str = "m.room.message") -> str:
        """Send any event, encrypted when the room is, and return its id; waits until the room is joined."""
        event_id: str = await self._wire.ask("send", room_id=room_id, kind=kind, content=content)
        return event_id

    async def file(self, event: Seen) -> bytes:
        """Fetch the file of a message and open it."""
        return b64decode(await self._wire.ask("file", content=event.content))

    async def new_session(self, room_id: str) -> None:
        """Forget the room's outgoing Megolm session, so that the next message comes with new keys."""
        await self._wire.ask("new_session", room_id=room_id)

    async def verify(self, user_id: str, *, room_id: str | None = None, device_id: str | None = None) -> Verification:
        """Ask for emoji verification, in a direct room or of one device, and return the answer when it comes."""
        return Verification(**await self._wire.ask("verify", user_id=user_id, room_id=room_id, device_id=device_id))

    async def refuse_verification(self, user_id: str, room_id: str) -> None:
        """Wait until somebody asks for verification in a direct room, and refuse it."""
        await self._wire.ask("refuse_verification", user_id=user_id, room_id=room_id)

    async def trust(self, user_id: str) -> Trust:
        """Fetch somebody's keys anew and tell what they are worth."""
        return Trust(**await self._wire.ask("trust", user_id=user_id))

    def timeline(self, room_id: str) -> list[Seen]:
        """Return what was seen in a room, oldest first, each event in its newest state."""
        return [event for event in self._events.values() if event.room_id == room_id]

    async def sees(self, room_id: str, wanted: Callable[[Seen], bool], seconds: float = WAIT_SECONDS) -> Seen:
        """Wait for an event that is as wanted, or has become so; raises TimeoutError with what was seen instead."""
        return await self._wait(lambda: next(filter(wanted, self.timeline(room_id)), None), seconds, room_id)

    async def hears(self, room_id: str, sender: str, words: str, seconds: float = WAIT_SECONDS) -> Seen:
        """Wait for a text of this sender that contains these words."""
        return await self.sees(room_id, lambda event: event.sender == sender and words in event.text, seconds)

    async def is_invited(self, by: str | None = None, seconds: float = WAIT_SECONDS) -> Room:
        """Wait for an invite, of a certain user if one is given."""

        def invite() -> Room | None:
            open_invites = (room for room in self._rooms.values() if room.membership == "invite")
            return next((room for room in open_invites if by in (None, room.inviter)), None)

        return await self._wait(invite, seconds)

    async def membership(self, room_id: str, wanted: str, seconds: float = WAIT_SECONDS) -> Room:
        """Wait until the resident's own membership of a room is ``invite``, ``join``, ``leave`` or ``ban``."""

        def room() -> Room | None:
            known = self._rooms.get(room_id)
            return known if known and known.membership == wanted else None

        return await self._wait(room, seconds)

    async def _new_room(self, *, invite: Sequence[str], **options: object) -> str:
        """Make a room and wait until the own sync has who was invited: whoever it lacks gets no keys."""
        room_id: str = await self._wire.ask("create_room", invite=invite, **options)
        for user_id in invite:
            await self._wait(partial(self._member, room_id, user_id), WAIT_SECONDS, room_id)
        return room_id

    def _member(self, room_id: str, user_id: str) -> Seen | None:
        return next((event for event in self.timeline(room_id) if event.state_key == user_id), None)

    async def _wait(self, look: Callable[[], T | None], seconds: float, room_id: str = "") -> T:
        try:
            async with asyncio.timeout(seconds):
                while (found := look()) is None:
                    self._changed.clear()
                    await self._changed.wait()
                return found
        except TimeoutError:
            seen = "\n".join(map(str, self.timeline(room_id) or self._rooms.values()))
            raise TimeoutError(f"{self.user_id} waited in vain; seen until then:\n{seen}") from None

    def _notice(self, news: dict[str, Any]) -> None:
        match news:
            case {"event": event}:
                self._events[event["event_id"]] = Seen(**event)
            case {"room": room}:
                self._rooms[room["room_id"]] = Room(**room)
        self._changed.set()
