"""The handlers of the whole product, and the service built around them, whatever the channels are."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial

from bot.channels.contract import Batch, Channel
from bot.clock import Clock
from bot.crash import CrashPlan
from bot.engine.absence import Absence
from bot.engine.conversation import Conversation
from bot.engine.deliver import Delivery
from bot.engine.dispatch import Decided, Dispatcher
from bot.engine.kinds import Kinds
from bot.engine.masking import masked
from bot.engine.readers import Defaults
from bot.engine.schedule import Schedule
from bot.engine.sender import Sender
from bot.engine.table import HandlerTable
from bot.i18n import Speech
from bot.patience import patiently
from bot.words import CommandWords
from handlers import table
from handlers.consents.again import next_look
from handlers.hearing import Hearing
from handlers.impact.freezing import next_freeze
from handlers.keeping.sweeping import tonight
from handlers.model import Incoming
from handlers.reading.walltime import to_local
from storage.base import TROUBLE
from storage.store import Store, Transaction

PRODUCT = HandlerTable(
    commands=table.COMMANDS,
    steps=table.STEPS,
    timers=table.TIMERS,
    watches=table.WATCHES,
    first=table.FIRST,
    beside=table.BESIDE,
    insistent=table.INSISTENT,
    last=table.LAST,
    stopping=table.STOPPING,
    stopped=table.STOPPED,
)


class Engine:
    """Inbox, dispatch, due rows and outbox around one store; channels are plugged in."""

    def __init__(
        self,
        store: Store,
        channels: Mapping[str, Channel],
        defaults: Defaults,
        clock: Clock,
        crash: CrashPlan,
        speech: Speech,
        handlers: HandlerTable = PRODUCT,
    ) -> None:
        self.store = store
        self.crash = crash
        self._clock = clock
        self._zone = defaults.zone
        self.speech = speech
        self._kinds = kinds = Kinds.of(channels)
        delivery = Delivery(speech, defaults, kinds.lettered)
        self.readers = delivery.readers
        conversation = Conversation(handlers, CommandWords(handlers.commands, speech), defaults, kinds.lettered)
        self.absence = Absence(store, clock)
        self.dispatcher = Dispatcher(
            store,
            handlers,
            conversation,
            delivery,
            speech,
            defaults,
            clock,
            crash,
            self.absence,
            partial(_hearing, channels),
            kinds,
        )
        self.schedule = Schedule(store, self.dispatcher, clock)
        self.sender = Sender(store, channels, clock, crash, self.heard)
        self._not_heard = {name for name, channel in channels.items() if channel.abilities.idempotent}
        self._due_looked_at = False
        self._inbox_changed = asyncio.Event()
        self._inbox_changed.set()
        self.forgot = asyncio.Event()

    def heard(self) -> None:
        """Look at the inbox: something came in."""
        self._inbox_changed.set()
        self.forgot = asyncio.Event()

    async def dispatch(self) -> None:
        """Decide about what came in until cancelled."""
        while True:
            await self._inbox_changed.wait()
            self._inbox_changed.clear()
            has_all = self._due_looked_at and not self._not_heard
            await patiently("dispatch", self._dispatch_all)
            if has_all:
                await patiently("dispatch", self.absence.trust_again)

    async def _dispatch_all(self) -> None:
        try:
            while decided := await self.dispatcher.dispatch_next():
                self._pass_on(decided)
                if not decided.more:
                    return
        except TROUBLE:
            # The commit may have been kept and only its confirmation lost.
            self.sender.wake()
            self.schedule.look()
            raise

    async def plan_nights(self) -> None:
        """See to it that what is past its time goes, old yeses are asked again, and quarters are kept.

        Whatever was left undone before: what is planned already stays planned once.
        """
        now, zone = self._clock.now(), self._zone
        planned = (*tonight(now, zone), next_look(now, zone), next_freeze(to_local(now, zone).date(), zone))
        async with self.store.begin() as tx:
            for due in planned:
                await tx.schedule(due)

    async def come_due(self) -> None:
        """Decide about what is due until cancelled."""
        await patiently("schedule", partial(self.schedule.run, self._pass_on, self._looked))

    def _pass_on(self, decided: Decided) -> None:
        """Let what was decided be sent, and come up at its time."""
        self.sender.look_at(decided.queued)
        if decided.forgot:
            self.forgot.set()
        if decided.planned:
            self.schedule.look()

    def _looked(self) -> None:
        """Try again what failed, and look whether anything was overlooked."""
        self._due_looked_at = True
        self.sender.wake()
        self.heard()

    async def send(self) -> None:
        """Send what was decided until cancelled."""
        await patiently("sender", self.sender.run)

    async def hear(self, channel: str, batch: Batch) -> None:
        """Keep a batch and the channel's position in one transaction."""
        async with self.store.begin() as tx:
            await tx.hear_all(await self._known(tx, channel, batch))
            for _heard in batch.items:
                self.crash.passes("k2")
            if batch.position is not None:
                await tx.take_position(channel, batch.position)
            await tx.take_notes(channel, batch.notes)
            self.crash.passes("k5")
        self.crash.passes("k6")
        self._not_heard.discard(channel)
        if batch.items:
            self.heard()

    async def _known(self, tx: Transaction, channel: str, batch: Batch) -> tuple[Incoming, ...]:
        """Let nothing but its channel know an address that is nobody's business."""
        return await masked(tx, batch.items) if channel in self._kinds.masked else batch.items

    async def settle(self) -> None:
        """Decide and send until nothing is left to do now (for written conversations and tests)."""
        while True:
            while await self.dispatcher.dispatch_next():
                pass
            await self.sender.drain()
            async with self.store.begin() as tx:
                if await tx.next_waiting(self._clock.now()) is None:
                    return


def _hearing(channels: Mapping[str, Channel]) -> dict[str, Hearing]:
    """Say of each channel that has brought anything how long it has been bringing all that is said."""
    return {name: heard for name, channel in channels.items() if (heard := channel.hearing())}
