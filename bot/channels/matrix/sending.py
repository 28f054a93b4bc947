"""Posting: content, encryption, one PUT with the key as transaction id, and the name of what went wrong.

The same key is the same transaction, so repeating a send that may have arrived has one effect.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

from bot.channels.contract import (
    Amend,
    File,
    Gone,
    InSight,
    Later,
    Message,
    Pointer,
    Receipt,
    Sign,
    TakeBack,
    Unsendable,
)
from bot.channels.matrix import content, files
from bot.channels.matrix.guard import Body, text_at
from bot.channels.matrix.looking_back import mark_of
from bot.channels.matrix.pins import PINNED, keep_in_sight
from bot.channels.matrix.rights import may_speak, may_state
from bot.channels.matrix.transport import (
    MatrixError,
    NotFound,
    Refused,
    TokenRejected,
    TooFast,
    Transport,
    Unacceptable,
    client,
)
from bot.config import ConfigError

if TYPE_CHECKING:
    from typing import NoReturn, TypeAlias

    from bot.channels.matrix.device import Device
    from bot.channels.matrix.making import Maker
    from bot.channels.matrix.roombook import Book
    from bot.channels.matrix.rooms import RoomFacts
    from bot.channels.matrix.session import Session
    from bot.crash import CrashPlan

    Posted: TypeAlias = Message | File | Pointer | Amend | TakeBack | InSight | Sign

log = logging.getLogger(__name__)

IN_FLIGHT_SECONDS: Final = 0.002
"""How long a request gets to leave before the crash point that lies in its flight."""
MOST_NOT_POSTED: Final = 100
"""Files whose place on the homeserver is remembered until they are posted."""
ALREADY_THERE: Final = "M_DUPLICATE_ANNOTATION"


class Posting:
    """Posts in rooms we are in; calls for different rooms run side by side."""

    def __init__(
        self,
        transport: Transport,
        session: Session,
        device: Device,
        book: Book,
        maker: Maker,
        *,
        crash: CrashPlan,
        secret: str,
    ) -> None:
        """Post with this device; *maker* re-reads rooms, *secret* makes the marks of what is encrypted."""
        self._transport = transport
        self._session = session
        self._device = device
        self._book = book
        self._maker = maker
        self._crash = crash
        self._secret = secret
        self._lies_at: OrderedDict[str, str] = OrderedDict()

    async def post(self, facts: RoomFacts, what: Posted, key: str) -> Receipt:
        """Post one thing in this room.

        Raises ``Later``, ``Gone`` or ``Unsendable``.
        """
        token = self._transport.token
        try:
            return Receipt(await self._post(facts, what, key))
        except MatrixError as trouble:
            return await self._explain(trouble, facts, what, token)
        except ValueError:
            raise Unsendable("the text cannot be written as JSON") from None

    async def post_event(self, facts: RoomFacts, kind: str, body: Body, key: str) -> str | None:
        """Post one event, encrypted where the room is; raises ``MatrixError``."""
        if facts.encrypted:
            sealed = await self._device.encrypt(facts.room_id, kind, body, facts.readers)
            body = sealed | {content.MARK: mark_of(key, self._secret)}
            kind = "m.room.encrypted"
        return await self._put(client("rooms", facts.room_id, "send", kind, key), body)

    async def _post(self, facts: RoomFacts, what: Posted, key: str) -> str | None:
        room = facts.room_id
        match what:
            case Message():
                return await self.post_event(facts, "m.room.message", content.message(what, key), key)
            case File():
                return await self._post_file(facts, what, key)
            case Pointer(ref, says, label):
                body = files.pointer_content(ref, says, label=label, key=key)
                return await self.post_event(facts, "m.room.message", body, key)
            case Amend(original, message):
                return await self.post_event(facts, "m.room.message", content.edit(original, message, key), key)
            case TakeBack(original):
                return await self._put(client("rooms", room, "redact", original, key), {})
            case InSight():
                await keep_in_sight(self._transport, room, what)
                return None
            case Sign(target, emoji):
                # In clear in every room: what people answer with a reaction is grouped by the homeserver.
                return await self._put(
                    client("rooms", room, "send", "m.reaction", key), content.reaction(target, emoji)
                )

    async def _post_file(self, facts: RoomFacts, what: File, key: str) -> str | None:
        """Put a file on the homeserver, then post where it lies.

        When we die in between it is put there once more; the event of this key is posted once, as that of a message.
        """
        if facts.encrypted:
            locked, opens = files.lock(what.content, key, self._secret)
            place: Body = {"file": opens | {"url": await self._put_up(locked, files.LOCKED_TYPE, key)}}
        else:
            place = {"url": await self._put_up(what.content, what.media_type, key)}
        body = files.file_content(what.name, what.media_type, len(what.content), place, label=what.label, key=key)
        posted = await self.post_event(facts, "m.room.message", body, key)
        self._lies_at.pop(key, None)
        return posted

    async def _put_up(self, content: bytes, media_type: str, key: str) -> str:
        """Put a file on the homeserver once, however often it must then be tried to post it; return where it lies."""
        if key not in self._lies_at:
            self._lies_at[key] = await self._transport.upload(content, media_type)
            while len(self._lies_at) > MOST_NOT_POSTED:
                self._lies_at.popitem(last=False)
        return self._lies_at[key]

    async def _put(self, path: str, body: Body) -> str | None:
        """Make the request; k8 lies in its flight and k9 behind its answer."""
        request = asyncio.create_task(self._transport.call("PUT", path, body=body))
        try:
            await asyncio.wait({request}, timeout=IN_FLIGHT_SECONDS)
            self._crash.passes("k8")
            answer = await request
        finally:
            request.cancel()
        self._crash.passes("k9")
        return text_at(answer, "event_id") or None

    async def _explain(self, trouble: MatrixError, facts: RoomFacts, what: Posted, token: str | None) -> Receipt:
        """Say in the contract's words what a failure means; some are no failure."""
        match trouble:
            case TooFast():
                raise Later("the homeserver asks us to wait", after_seconds=trouble.retry_after, everywhere=True)
            case TokenRejected():
                return await self._sign_in_again(token)
            case Refused():
                return await self._look_again(facts, what)
            case NotFound():
                raise Gone("the homeserver does not know this room or message")
            case Unacceptable(errcode=errcode) if errcode == ALREADY_THERE:
                return Receipt(None)
            case Unacceptable(errcode=errcode):
                raise Unsendable(f"the homeserver does not take it: {errcode}")
            case _:
                raise Later(type(trouble).__name__)

    async def _sign_in_again(self, rejected: str | None) -> NoReturn:
        try:
            await self._session.renew(rejected)
        except (MatrixError, ConfigError) as trouble:
            # What the operator has to do about it, the pump says.
            raise Later(type(trouble).__name__, everywhere=True) from None
        raise Later("signed in again", after_seconds=0.0, everywhere=True)

    async def _look_again(self, facts: RoomFacts, what: Posted) -> NoReturn:
        """Find out what a refusal means: whether we are still there, and may still do that."""
        try:
            now = await self._maker.learn(facts.room_id)
        except (Refused, NotFound):
            raise Gone("we are not in this room any more") from None
        except MatrixError as trouble:
            raise Later(type(trouble).__name__) from None
        if now.membership_of(self._book.me) != "join":
            raise Gone("we are not in this room any more")
        if isinstance(what, InSight) and not may_state(now, self._book.me, PINNED):
            raise Unsendable("we may not pin in this room")
        if not may_speak(now, self._book.me):
            raise Gone("we may not speak in this room")
        raise Later("refused, though it seems allowed")
