"""Empties the outbox: one row at a time per place, places side by side, never inside a transaction.

The channel names what went wrong; here is decided what it means. A row that fails while others succeed is poison and is parked after some
tries; a place that cannot be written to parks its row; a channel that must wait, waits as a whole. On a channel that knows the key of
a message again (Matrix: the transaction id), sending twice has one effect; on others a row is marked first, and a crash leaves it *unsure*.
"""

from __future__ import annotations

import asyncio
import logging
import random
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.channels.contract import (
    Amend,
    Channel,
    Gone,
    Later,
    Message,
    Outgoing,
    Place,
    Receipt,
    Sign,
    TakeBack,
    Task,
    Uncertain,
    Unsendable,
)
from bot.codec import Edit, Erase, unpack
from handlers.model import Incoming, IncomingKind
from storage.outbox import EXPIRED, PARKED, SENDING, UNSURE, Ready

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.clock import Clock
    from bot.crash import CrashPlan
    from storage.store import Store

log = logging.getLogger(__name__)

_AT_ONCE = 8
_FIRST_WAIT_SECONDS, _LONGEST_WAIT_SECONDS = 0.2, 30.0
_POISON_TRIES = 5
_REMEMBERED = timedelta(hours=20)
"""How long a homeserver surely knows a transaction id again (Synapse: 24 hours); older rows are looked up before they are sent again."""


class Sender:
    """Sends what waits, to every channel."""

    def __init__(
        self, store: Store, channels: Mapping[str, Channel], clock: Clock, crash: CrashPlan, heard: Callable[[], None]
    ) -> None:
        self._store = store
        self._channels = channels
        self._clock = clock
        self._crash = crash
        self._heard = heard
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._hold_until: dict[str, datetime] = {}
        self._woken = asyncio.Event()
        self._woken.set()

    def wake(self) -> None:
        """Look again: something was decided."""
        self._woken.set()

    async def run(self) -> None:
        """Send until cancelled; what is under way then is finished first."""
        try:
            while True:
                self._woken.clear()
                wait = await self._start_what_is_ready()
                try:
                    await asyncio.wait_for(self._woken.wait(), wait)
                except TimeoutError:
                    continue
        finally:
            if self._busy:
                await asyncio.wait(self._busy.values(), timeout=8)

    async def drain(self) -> None:
        """Send everything that is ready now, and return when nothing is under way (for written conversations)."""
        while True:
            await self._start_what_is_ready()
            if not self._busy:
                return
            await asyncio.wait(self._busy.values(), return_when=asyncio.FIRST_COMPLETED)

    async def _start_what_is_ready(self) -> float | None:
        """Start a task per place whose first row is ready; return how long to wait at most for the next (seconds)."""
        async with self._store.begin() as tx:
            heads = await tx.heads()
        now, soonest = self._clock.now(), None
        for head in heads:
            place = _place(head)
            ready_at = max(head.next_at, self._hold_until.get(place.channel, head.next_at))
            if place.key in self._busy or place.channel not in self._channels:
                continue
            if ready_at > now:
                soonest = min(soonest or ready_at, ready_at)
            elif len(self._busy) < _AT_ONCE:
                self._start(place, head)
        return None if soonest is None else max((soonest - now).total_seconds(), 0.01)

    def _start(self, place: Place, head: Ready) -> None:
        task = asyncio.create_task(self._send(place, head), name=f"send:{head.seq}")
        self._busy[place.key] = task
        task.add_done_callback(lambda done: self._finished(place, done))

    def _finished(self, place: Place, done: asyncio.Task[None]) -> None:
        self._busy.pop(place.key, None)
        self._woken.set()
        if not done.cancelled() and (error := done.exception()):
            log.error("sending failed", extra={"error": type(error).__name__})

    # --- one row ---

    async def _send(self, place: Place, head: Ready) -> None:
        channel = self._channels[place.channel]
        self._crash.passes("k7")
        try:
            receipt = await self._earlier(channel, place, head) or await self._now(channel, place, head)
        except Later as error:
            await self._later(place, head, error)
        except (Gone, Unsendable) as error:
            await self._over(place, head, PARKED, error)
        except Uncertain as error:
            await self._over(place, head, UNSURE, error)
        except TimeoutError as error:
            await self._over(place, head, EXPIRED, error)
        else:
            await self._sent(place, head, receipt)

    async def _now(self, channel: Channel, place: Place, head: Ready) -> Receipt:
        if not channel.abilities.idempotent:
            if head.state == SENDING:
                raise Uncertain("we stopped while this was being sent")
            async with self._store.begin() as tx:
                await tx.mark_sending(head.seq)
        what = _outgoing(head)
        if what is None:
            raise Unsendable("what it changes was never sent")
        return await channel.send(place, what, head.what.key)

    async def _earlier(self, channel: Channel, place: Place, head: Ready) -> Receipt | None:
        """Look an old row up before sending it again; one that is not worth it any more is dropped.

        Raises:
            TimeoutError: its time has passed.

        """
        now = self._clock.now()
        if head.attempts and now - head.what.made_at > _REMEMBERED:
            found = await channel.find(place, head.what.key, head.what.made_at - timedelta(minutes=5))
            if found:
                return Receipt(found)
        if head.what.not_after and now > head.what.not_after:
            raise TimeoutError("its time has passed")
        return None

    async def _sent(self, place: Place, head: Ready, receipt: Receipt) -> None:
        async with self._store.begin() as tx:
            await tx.mark_sent(head.seq, receipt.external_id, self._clock.now())
            for incoming in receipt.heard:
                await tx.hear(incoming)
        self._crash.passes("k10")
        if receipt.heard:
            self._heard()

    async def _later(self, place: Place, head: Ready, error: Later) -> None:
        seconds = error.after_seconds if error.after_seconds is not None else _backoff(head.attempts)
        next_at = self._clock.now() + timedelta(seconds=seconds)
        if error.everywhere:
            self._hold_until[place.channel] = next_at
        async with self._store.begin() as tx:
            poison = head.attempts >= _POISON_TRIES and not error.everywhere and await tx.sent_since(head.seq) > 0
            if not poison:
                await tx.mark_later(head.seq, next_at, type(error).__name__)
        if poison:
            await self._over(place, head, PARKED, error)

    async def _over(self, place: Place, head: Ready, state: str, error: Exception) -> None:
        """Give up on a row, and let the product know, so that an organiser hears of it."""
        log.warning("not sent", extra={"state": state, "error": type(error).__name__, "msgid": head.what.msgid})
        incoming = Incoming(
            channel=place.channel,
            id=f"failed:{head.what.key}",
            sender=place.address if place.private else "",
            kind=IncomingKind.FAILED,
            received_at=self._clock.now(),
            room=None if place.private else place.address,
            text=type(error).__name__.lower(),
            about=head.what.msgid,
        )
        async with self._store.begin() as tx:
            await tx.mark_over(head.seq, state, type(error).__name__)
            await tx.hear(incoming)
        self._heard()


def _place(head: Ready) -> Place:
    return Place(head.what.channel, head.what.address, head.what.private)


def _outgoing(head: Ready) -> Outgoing | None:
    """Make what the channel sends; None when it changes a message that was never sent."""
    match unpack(head.what.payload):
        case Edit(message):
            return Amend(head.target, message) if head.target else message
        case Erase():
            return TakeBack(head.target) if head.target else None
        case Message() | Sign() | Task() as what:
            return what


def _backoff(attempts: int) -> float:
    """Wait longer each time, never all at the same moment (full jitter), in seconds."""
    ceiling = min(_LONGEST_WAIT_SECONDS, _FIRST_WAIT_SECONDS * 2 ** min(attempts, 10))
    return random.uniform(_FIRST_WAIT_SECONDS, max(ceiling, 2 * _FIRST_WAIT_SECONDS))  # noqa: S311 - spreads load
