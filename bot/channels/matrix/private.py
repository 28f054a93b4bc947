"""The private room of a person: found among those we know, or made, once.

The room's alias is the idempotency key: the same person always gets the same one, and only who holds our secret can
tell whose it is. So neither a crash between making and noting nor a lost database makes a second room.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import TYPE_CHECKING, Final

from bot.channels.contract import Gone
from bot.channels.matrix.rights import may_invite
from bot.channels.matrix.transport import NotFound, Refused, Transport, Unacceptable, client

if TYPE_CHECKING:
    from bot.channels.contract import Notebook
    from bot.channels.matrix.guard import Body
    from bot.channels.matrix.making import Maker
    from bot.channels.matrix.roombook import Book
    from bot.channels.matrix.rooms import RoomFacts

ALIAS_LENGTH: Final = 24


def secret_name(secret: str, *words: str) -> str:
    """Return a name that is the same for the same words, and tells them to nobody."""
    return hmac.new(secret.encode(), "|".join(words).encode(), hashlib.sha256).hexdigest()[:ALIAS_LENGTH]


class PrivateRooms:
    """Finds or makes the room of a private talk."""

    def __init__(self, transport: Transport, maker: Maker, book: Book, notebook: Notebook, secret: str) -> None:
        """Look in *book* first; *secret* keys the aliases."""
        self._transport = transport
        self._maker = maker
        self._book = book
        self._notebook = notebook
        self._secret = secret

    async def of(self, user: str) -> RoomFacts:
        """Return the room of the private talk with *user*; raises ``Gone`` and ``MatrixError``."""
        known = await self.known(user)
        if known:
            return known
        if user in self._book.closed:
            raise Gone("the person ended the private talk")
        return await self._again(user) or await self._new(user)

    async def known(self, user: str) -> RoomFacts | None:
        """Return the room where this person talks with us now, the noted one first; raises ``MatrixError``."""
        try:
            noted = await self._maker.known(self._book.private.get(user, ""))
        except (Refused, NotFound):
            noted = None
        rooms = ([noted] if noted else []) + list(self._book.joined())
        return next((facts for facts in rooms if self._book.partner(facts) == user and self._usable(facts)), None)

    def _usable(self, facts: RoomFacts) -> bool:
        return facts.membership_of(self._book.me) == "join" and not facts.replacement

    async def _again(self, user: str) -> RoomFacts | None:
        """Ask a person back who left our room: once; who leaves again wants no more of it."""
        facts = self._book.facts(self._book.private.get(user, ""))
        if facts is None or not self._usable(facts) or facts.users("join", "invite") != (self._book.me,):
            return None
        if facts.membership_of(user) == "ban" or not may_invite(facts, self._book.me):
            return None
        asked = f"asked-back:{user}"
        if await self._notebook.read(asked) == facts.room_id:
            raise Gone("the person left the private talk again")
        await self._invite(facts.room_id, user)
        await self._notebook.write(asked, facts.room_id)
        return await self._maker.learn(facts.room_id)

    async def _invite(self, room: str, user: str) -> None:
        try:
            await self._transport.call("POST", client("rooms", room, "invite"), body={"user_id": user})
        except (Refused, Unacceptable):
            raise Gone("the person cannot be invited") from None

    async def _new(self, user: str) -> RoomFacts:
        facts = await self._maker.make(f"buurtbot-{secret_name(self._secret, 'private', user)}", private_room(user))
        if facts.membership_of(user) in {"leave", "ban"}:
            await self._note(user, facts.room_id)
            found = await self._again(user)
            if found is None:
                raise Gone("the person left the private talk")
            return found
        await self._note(user, facts.room_id)
        return facts

    async def _note(self, user: str, room: str) -> None:
        await self._notebook.write(f"private:{user}", room)
        self._book.take({}, {f"private:{user}": room})


def private_room(user: str) -> Body:
    """Return what to ask for: encrypted from the first event on, for two only."""
    return {
        "preset": "private_chat",
        "is_direct": True,
        "invite": [user],
        "initial_state": [
            encrypted(),
            {"type": "m.room.guest_access", "state_key": "", "content": {"guest_access": "forbidden"}},
        ],
    }


def encrypted() -> Body:
    """Return the state event that switches encryption on."""
    return {"type": "m.room.encryption", "state_key": "", "content": {"algorithm": "m.megolm.v1.aes-sha2"}}
