"""Takes one outbox row to its channel and records what came of it.

The channel names what went wrong; here is decided what it means. On a channel that knows the key of a message again
(Matrix: the transaction id) sending twice has one effect; on others a row is marked first, and a crash leaves it
*unsure*, never sent twice in silence.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.channels.abilities import Abilities
from bot.channels.contract import (
    Amend,
    Channel,
    Gone,
    InSight,
    Later,
    Message,
    Outgoing,
    Permanent,
    Place,
    Receipt,
    Sign,
    Stopped,
    TakeBack,
    Task,
    Uncertain,
    Unsendable,
)
from bot.clock import Clock
from bot.codec import Edit, Erase, Parcel, Pinning, unpack
from bot.crash import CrashPlan
from bot.engine.holds import MOST_SECONDS, REMEMBERED, Holds, Suspects, backoff
from bot.engine.marked import Where
from bot.papers.enclosed import WordedFile
from bot.papers.making import made
from handlers.decision import Lane
from handlers.model import Address, Incoming, IncomingKind
from storage.outbox import EXPIRED, PARKED, SENDING, UNSURE, Earlier, Head
from storage.store import Store
from storage.values import Misshapen
from storage.vault import VaultError

log = logging.getLogger(__name__)

_MARGIN: Final = timedelta(minutes=5)
_LONGEST_SEND_SECONDS: Final = 300.0


class TooLate(Exception):
    """It was worth saying only until its ``not_after``."""


class NothingToDo(Exception):
    """It changes something that never arrived, or something that this channel cannot do."""


class Postman:
    """Sends rows, one call each."""

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        clock: Clock,
        crash: CrashPlan,
        heard: Callable[[], None],
        look_at: Callable[[Mapping[Where, int]], None],
    ) -> None:
        self._store = store
        self._channels = channels
        self._clock = clock
        self._crash = crash
        self._heard = heard
        self._look_at = look_at
        self._suspects = Suspects()
        self.holds = Holds()

    def serves(self, channel: str) -> bool:
        """Whether there is such a channel."""
        return channel in self._channels

    async def bring(self, row: Head) -> Head | None:
        """Send a row and settle it in a transaction of its own; return the row whose turn it is in its place then."""
        self._crash.passes("k7")
        try:
            parcel = unpack(row.payload(self._store.vault))
        except (Misshapen, VaultError) as error:
            return await self._give_up(row, PARKED, type(error).__name__, row.msgid)
        try:
            receipt = await self._send(row, parcel)
        except Later as error:
            return await self._later(row, parcel, error)
        except NothingToDo:
            return await self._give_up(row, EXPIRED, "nothing to do", None)
        except (TooLate, Gone, Unsendable, Uncertain) as error:
            return await self._over(row, parcel, error)
        except Exception as error:  # a mistake of ours in a channel: others go on, this one is tried again or given up
            log.exception("a channel failed", extra={"channel": row.channel, "msgid": row.msgid})
            return await self._stumbled(row, parcel, error)
        return await self._sent(row, parcel, receipt)

    # --- sending ---

    async def _send(self, row: Head, parcel: Parcel) -> Receipt:
        channel, place = self._channels[row.channel], _place(row)
        if earlier := await self._earlier(channel, place, row):
            return earlier
        if row.not_after and self._clock.now() > row.not_after:
            raise TooLate
        what = await self._outgoing(channel, place, row.target, parcel)
        if not channel.abilities.idempotent:
            async with self._store.begin() as tx:
                await tx.mark_sending(row.seq)
        async with asyncio.timeout(_LONGEST_SEND_SECONDS):
            return await channel.send(place, what, row.key)

    async def _earlier(self, channel: Channel, place: Place, row: Head) -> Receipt | None:
        """Look up whether a row that is old, or that we stopped in the middle of, has arrived.

        Raises:
            Uncertain: nobody can tell.

        """
        is_old = row.said_since is not None or self._clock.now() - row.made_at > REMEMBERED
        if row.state != SENDING and not (row.msgid and is_old):
            return None
        if found := await channel.find(place, row.key, (row.said_since or row.made_at) - _MARGIN):
            return Receipt(found)
        if row.state == SENDING and not channel.abilities.idempotent:
            raise Uncertain("we stopped while this was being sent")
        return None

    async def _outgoing(self, channel: Channel, place: Place, target: Earlier | None, parcel: Parcel) -> Outgoing:
        """Make what the channel sends; an edit of something that never arrived is said as a new message."""
        can: Abilities = channel.abilities
        match parcel:
            case Edit(message):
                original = target.external_id if target and can.edit else None
                return Amend(original, message) if original else message
            case Erase():
                return TakeBack(await _arrived(channel, place, target, can=can.redact))
            case Pinning(off):
                return InSight(await _arrived(channel, place, target, can=can.pin), off)
            case WordedFile():
                return await _file(parcel, channel)
            case Sign() if not can.react:
                raise NothingToDo
            case Message():
                return _as_of(parcel, self._clock.now())
            case Sign() | Task() as what:
                return what

    # --- settling ---

    async def _sent(self, row: Head, parcel: Parcel, receipt: Receipt) -> Head | None:
        async with self._store.begin(patient=row.lane >= Lane.PLANNED) as tx:
            await tx.mark_sent(row.seq, receipt.external_id, self._clock.now())
            if isinstance(parcel, Edit) and row.target and row.target.external_id is None:
                await tx.replace_card(row.target.key, row.key)
            await tx.hear_all(receipt.heard)
            first = await tx.head(row.channel, row.address)
        self._crash.passes("k10")
        self._suspects.worked(row.channel, row.seq)
        self.holds.worked(row.channel, self._clock.now())
        if receipt.heard:
            self._heard()
        return first

    async def _later(self, row: Head, parcel: Parcel, error: Later) -> Head | None:
        now = self._clock.now()
        if error.everywhere:
            next_at = self.holds.hold(row.channel, now, error.after_seconds)
        elif self._suspects.is_poison(row.channel, row.seq, now):
            return await self._give_up(row, PARKED, "poison", _subject(row, parcel))
        else:
            asked = error.after_seconds
            next_at = now + (backoff(row.attempts) if asked is None else timedelta(seconds=min(asked, MOST_SECONDS)))
        async with self._store.begin() as tx:
            await tx.mark_later(row.seq, next_at, type(error).__name__, count=not error.everywhere)
            return await tx.head(row.channel, row.address)

    async def _stumbled(self, row: Head, parcel: Parcel, error: Exception) -> Head | None:
        if self._channels[row.channel].abilities.idempotent:
            return await self._later(row, parcel, Later(type(error).__name__))
        return await self._give_up(row, UNSURE, Uncertain.__name__, _subject(row, parcel))

    async def _over(self, row: Head, parcel: Parcel, error: Exception) -> Head | None:
        if isinstance(error, Gone) and row.private:
            first = await self._another_way(row, error)
            if first is None or first.seq != row.seq:
                return first
        state = {TooLate: EXPIRED, Uncertain: UNSURE}.get(type(error), PARKED)
        whole_place = isinstance(error, Gone) and bool(row.msgid)
        return await self._give_up(row, state, type(error).__name__, _subject(row, parcel), whole_place=whole_place)

    async def _another_way(self, row: Head, error: Gone) -> Head | None:
        """Let what waits for somebody go by their next way; return the row whose turn it is in the old place then."""
        at = Address(row.channel, row.address)
        async with self._store.begin() as tx:
            await tx.go_another_way(at, self._channels.keys(), self._clock.now())
            if isinstance(error, Permanent):
                await tx.lose_way(at)
            elif isinstance(error, Stopped):
                await tx.stop_way(at)
            first = await tx.head(row.channel, row.address)
        self._look_at(tx.queued)
        return first

    async def _give_up(
        self, row: Head, state: str, why: str, subject: str | None, *, whole_place: bool = False
    ) -> Head | None:
        """Give up on a row, or on every message for its place; with a subject the product hears of it, for a human."""
        log.warning("not sent", extra={"state": state, "kind": why, "msgid": row.msgid, "channel": row.channel})
        self._suspects.forget(row.seq)
        async with self._store.begin() as tx:
            await tx.mark_over(row.seq, state, why)
            if whole_place:
                await tx.park_messages(row.channel, row.address, why)
            if subject is not None:
                await tx.hear(self._failed(row, why, subject))
            first = await tx.head(row.channel, row.address)
        if subject is not None:
            self._heard()
        return first

    def _failed(self, row: Head, why: str, about: str) -> Incoming:
        return Incoming(
            channel=row.channel,
            id=f"failed:{row.key}",
            sender=row.address if row.private else "",
            kind=IncomingKind.FAILED,
            received_at=self._clock.now(),
            room=None if row.private else row.address,
            text=why.lower(),
            about=about,
        )


def _subject(row: Head, parcel: Parcel) -> str | None:
    """Name what a human should hear about: an order's subject or a message's name; who pins asks how that went."""
    match parcel:
        case Sign() | Erase() | Pinning():
            return None
        case Task():
            return parcel.subject
        case Message() | Edit() | WordedFile():
            return row.msgid


async def _file(parcel: WordedFile, channel: Channel) -> Outgoing:
    """Write a file.

    Raises:
        Unsendable: it cannot be written, and never will be; its message has arrived, and others wait behind it.

    """
    try:
        return await made(parcel, channel.name, takes_files=channel.abilities.files)
    except Exception as error:  # a mistake of ours, the same each time: it must hold up nobody
        log.exception("a file could not be written", extra={"channel": channel.name})
        raise Unsendable(type(error).__name__) from error


def _place(row: Head) -> Place:
    return Place(row.channel, row.address, row.private)


def _as_of(message: Message, now: datetime) -> Message:
    """Say what is true of it now: a reminder that was held up says no longer that something is tomorrow."""
    is_late = message.if_late is not None and now > message.if_late[0]
    return replace(message, text=message.if_late[1], if_late=None) if is_late and message.if_late else message


async def _arrived(channel: Channel, place: Place, target: Earlier | None, *, can: bool) -> str:
    """Find the message that something is done with; its sending may have been cut off before we knew its id.

    Raises:
        NothingToDo: it never arrived, or this channel cannot do that.

    """
    if target is None or not can:
        raise NothingToDo
    found = target.external_id or await channel.find(place, target.key, target.made_at - _MARGIN)
    if found is None:
        raise NothingToDo
    return found
