"""Takes one trigger at a time, decides, and commits everything that follows from it in one transaction.

A trigger whose decision fails is rolled back as a whole, counted, answered with one apology, and after three tries set
aside for a human: one bad message never stops the service for others. Trouble of the database is not the message's
fault: it flies to whoever runs the dispatcher, and the message is decided again later.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

from bot.channels.contract import Place
from bot.engine.budget import within_budget
from bot.engine.courtesy import Courtesy
from bot.engine.kinds import NONE
from bot.engine.trigger import Trigger
from handlers.basics.failure import ONCE_IN, SORRY, TOLD, apologise, tell_of_due, tell_organisers
from handlers.decision import NOTHING, Tick
from handlers.model import Address, Incoming, IncomingKind, Person
from handlers.reading.walltime import shift_quiet
from storage.base import TROUBLE, Stale

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.crash import CrashPlan
    from bot.engine.absence import Absence
    from bot.engine.conversation import Conclusion, Conversation
    from bot.engine.deliver import Delivery
    from bot.engine.kinds import Kinds
    from bot.engine.readers import Defaults
    from bot.engine.table import HandlerTable
    from bot.i18n import Speech
    from handlers.hearing import Hearing
    from storage.dues import Occurrence
    from storage.inbox import Waiting
    from storage.store import Store, Transaction

log = logging.getLogger(__name__)

Account: TypeAlias = "Callable[[Transaction], Awaitable[None]]"
"""One part of what is to be noted about a failure."""
_MOST_CHANGES = 20
_RETRY_AFTER = (timedelta(seconds=2), timedelta(minutes=1))


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision gives others to do, told once it is committed.

    ``queued`` are the places (channel, address) that something goes out to, with the most urgent lane; ``planned``:
    something is due at a moment that was not; ``more``: something else may wait to be decided; ``forgot``: somebody was
    forgotten, or came back.
    """

    queued: Mapping[tuple[str, str], int] = field(default_factory=dict)
    planned: bool = False
    more: bool = True
    forgot: bool = False


class Dispatcher:
    """Decides about what came in and about what is due."""

    def __init__(
        self,
        store: Store,
        table: HandlerTable,
        conversation: Conversation,
        delivery: Delivery,
        speech: Speech,
        defaults: Defaults,
        clock: Clock,
        crash: CrashPlan,
        absence: Absence,
        hearing: Callable[[], Mapping[str, Hearing]],
        kinds: Kinds = NONE,
    ) -> None:
        self._store = store
        self._table = table
        self._conversation = conversation
        self._delivery = delivery
        self._speech = speech
        self._defaults = defaults
        self._clock = clock
        self._crash = crash
        self._absence = absence
        self._hearing = hearing
        self._kinds = kinds
        self._courtesy = Courtesy()

    # --- what came in ---

    async def dispatch_next(self) -> Decided | None:
        """Decide about the oldest thing that came in; None when nothing waits."""
        waiting: Waiting | None = None
        for _change in range(_MOST_CHANGES):
            waiting = None
            try:
                async with self._store.begin() as tx:
                    now = self._clock.now()
                    waiting = await tx.next_waiting(now, self._courtesy.who_waits(now))
                    if waiting is None:
                        return None
                    await self._settle(tx, waiting)
                    self._crash.passes("k3")
                decided = _decided(tx, more=waiting.more)
                self._courtesy.note(waiting.incoming, now)
            except Stale:
                continue
            except TROUBLE:
                raise
            except Exception as error:  # a mistake of ours in a handler: set it aside, others go on
                if waiting is None:
                    raise
                decided = await self._set_aside(waiting, error)
            self._crash.passes("k4")
            return decided
        return await self._set_aside(waiting, Stale("overtaken again and again")) if waiting else Decided()

    async def _settle(self, tx: Transaction, waiting: Waiting) -> None:
        trigger = await self._trigger(tx, waiting.incoming)
        turn = await self._conversation.turn(tx, trigger)
        if trigger.is_forgotten and waiting.incoming.kind not in _OWN_WORDS:
            await tx.settle(waiting.seq)  # a room or a bridge tells of somebody who wants to be nobody here
            return
        outcome = await self._conversation.decide(tx, turn)
        outcome = await within_budget(tx, waiting, turn, outcome)
        if trigger.is_forgotten and outcome.decision != NOTHING:
            await self._welcome_back(tx, trigger)
        await self._carry_out(tx, outcome, trigger)
        for found in outcome.also:
            another = replace(trigger, cause=f"{trigger.cause}:{found.name}")
            decided = await self._conversation.decide_also(tx, replace(turn, cause=another.cause), found)
            await self._carry_out(tx, decided, another)
        await tx.settle(waiting.seq)

    async def _trigger(self, tx: Transaction, incoming: Incoming) -> Trigger:
        address = Address(incoming.channel, incoming.sender)
        known, standings = await tx.who_is_at(address)
        is_forgotten = known is None and await tx.is_forgotten(address)
        if is_forgotten and incoming.room is None and incoming.kind in _OWN_WORDS:
            await tx.come_back(address, self._clock.now())
            is_forgotten = False
        person = await self._person(tx, incoming, address, known, keep=not is_forgotten)
        given = standings
        if incoming.channel in self._kinds.forgeable:
            standings = tuple(standing.as_neighbour() for standing in standings)
        here = Place(incoming.channel, incoming.room or incoming.sender, private=incoming.room is None)
        at_room = Address(incoming.channel, incoming.room) if incoming.room else None
        room, home = await tx.room_and_home(at_room) if at_room else (None, None)
        if home and not person.language:
            language, zone = home.language, home.zone
        else:
            language, zone = await self._delivery.readers.speech_of(tx, person, standings)
        cause = f"{incoming.channel}:{incoming.id}"
        now, since = self._clock.now(), self._absence.said_since
        found = Trigger(cause, now, language, zone, here, incoming, person, standings, room, home, since)
        return replace(found, is_forgotten=is_forgotten, is_unproven=given != standings)

    async def _welcome_back(self, tx: Transaction, trigger: Trigger) -> None:
        """Keep somebody again who asked to be forgotten and now does something here, of their own will."""
        if trigger.person is not None:
            await tx.come_back(trigger.person.address, trigger.now)
            await tx.save_person(trigger.person)

    async def _person(
        self, tx: Transaction, incoming: Incoming, address: Address, known: Person | None, *, keep: bool
    ) -> Person:
        """Say who this is; somebody new is kept, under an id that the same message always makes."""
        if known is None:
            id_ = hashlib.sha256(f"person|{incoming.channel}:{incoming.id}|{incoming.sender}".encode()).hexdigest()[:16]
            known = Person(id_, incoming.sender_name, address, created_at=self._clock.now())
            if incoming.kind not in _REPORTS and keep:
                await tx.save_person(known)
                if incoming.channel in self._kinds.masked:
                    await tx.own_way(address, known.id)
        elif incoming.sender_name and incoming.sender_name != known.name and incoming.kind in _NAMING:
            known = replace(known, name=incoming.sender_name)
            await tx.save_person(known)
        return known

    async def _carry_out(self, tx: Transaction, outcome: Conclusion, trigger: Trigger) -> None:
        if outcome.answered:
            await tx.close_question(outcome.answered.key, trigger.now)
        await self._delivery.carry_out(tx, outcome.decision, trigger)
        if await self._delivery.asking.ask_in_new_language(tx, outcome.decision, trigger):
            return
        if outcome.again and outcome.before:
            before = self._speech.render(outcome.before, trigger.language, trigger.zone)
            await self._delivery.asking.ask_again(
                tx, replace(outcome.again, misread=outcome.again.misread + 1), trigger, before
            )
        elif outcome.answered:
            await self._delivery.asking.go_on(tx, outcome.decision, trigger, outcome.answered.step)
        elif outcome.is_command:
            await self._delivery.asking.put_aside(tx, outcome.decision, trigger)

    async def _set_aside(self, waiting: Waiting, error: Exception) -> Decided:
        """Count a failure and say sorry; the schedule must know of the next try."""
        retry_at = self._retry_at(waiting.attempts)
        log.error("decision failed", exc_info=error, extra={"attempt": waiting.attempts + 1})

        async def count(tx: Transaction) -> None:
            await tx.count_failure(waiting.seq, type(error).__name__, retry_at)

        async def tell(tx: Transaction) -> None:
            await self._say_sorry(tx, waiting, last=retry_at is None)

        return replace(await self._count(count, tell), planned=True)

    async def _count(self, count: Account, tell: Account) -> Decided:
        """Count a failure and tell of it; when telling fails too it is at least counted, and parked in the end."""
        try:
            async with self._store.begin() as tx:
                await tx.alone()
                await count(tx)
                await tell(tx)
        except TROUBLE:
            raise
        except Exception as another:  # a mistake of ours in telling
            log.error("telling of a failure failed", exc_info=another)
            async with self._store.begin() as tx:
                await tx.alone()
                await count(tx)
        return _decided(tx)

    def _retry_at(self, attempts: int) -> datetime | None:
        """Say when a trigger that failed is tried again; None: it is left to a human."""
        return self._clock.now() + _RETRY_AFTER[attempts] if attempts < len(_RETRY_AFTER) else None

    async def _say_sorry(self, tx: Transaction, waiting: Waiting, *, last: bool) -> None:
        """Say sorry when a second try failed too, and tell the organisers when there is no further one."""
        trigger = await self._trigger(tx, waiting.incoming)
        trigger = replace(trigger, cause=f"{trigger.cause}:failed")
        if trigger.person is None:
            return
        spoken, since = waiting.incoming.kind is IncomingKind.MESSAGE, trigger.now - ONCE_IN
        if waiting.attempts == 1 and spoken and not await tx.was_told_about(SORRY, trigger.person.id, since):
            await self._delivery.carry_out(tx, apologise(trigger.person.id), trigger)
        if last and not await tx.was_told_about(TOLD, trigger.person.id, since):
            turn = await self._conversation.turn(tx, trigger)
            told = replace(trigger, cause=f"{trigger.cause}:told")
            await self._delivery.carry_out(tx, tell_organisers(turn), told)

    # --- what is due ---

    async def dispatch_due(self) -> Decided | None:
        """Decide about the earliest thing that is due; None when nothing is due yet."""
        occurrence: Occurrence | None = None
        now = self._clock.now()
        for _change in range(_MOST_CHANGES):
            occurrence = None
            try:
                async with self._store.begin(patient=True) as tx:
                    occurrence = await tx.take_due(now)
                    if occurrence is None:
                        return None
                    if occurrence.due.may_wait and (until := shift_quiet(now, occurrence.due.zone)) > now:
                        await tx.put_off(occurrence.id, until)
                        return Decided()
                    await self._come_due(tx, occurrence, now)
                    self._crash.passes("k11")
                decided = _decided(tx)
            except Stale:
                continue
            except TROUBLE:
                raise
            except Exception as error:  # a mistake of ours in a timer: try later, then leave it to a human
                if occurrence is None:
                    raise
                decided = await self._postpone(occurrence, now, error)
            self._crash.passes("k12")
            return decided
        return await self._postpone(occurrence, now, Stale("overtaken again and again")) if occurrence else Decided()

    async def _come_due(self, tx: Transaction, occurrence: Occurrence, now: datetime) -> None:
        timer = self._table.timer(occurrence.due.kind)
        await tx.finish_due(occurrence.id)
        if timer is None:
            log.warning("no timer of this kind", extra={"kind": occurrence.due.kind})
            return
        cause = f"due:{occurrence.id}"
        tick = self._tick(cause, occurrence, now)
        decision = timer.decide(tick, await timer.look(tick, tx))
        since = self._absence.said_since
        trigger = Trigger(cause, now, self._defaults.language, occurrence.due.zone, said_since=since)
        await self._delivery.carry_out(tx, decision, trigger)

    def _tick(self, cause: str, occurrence: Occurrence, now: datetime) -> Tick:
        absence, defaults, due_at = self._absence, self._defaults, occurrence.due_at
        away, heard = absence.across(due_at), self._hearing()
        return Tick(cause, now, occurrence.due, due_at, away, absence.retells, defaults.admins, defaults.service, heard)

    async def _postpone(self, occurrence: Occurrence, now: datetime, error: Exception) -> Decided:
        retry_at = self._retry_at(occurrence.attempts)
        log.error("due row failed", exc_info=error, extra={"kind": occurrence.due.kind})

        async def count(tx: Transaction) -> None:
            await tx.count_due_failure(occurrence.id, retry_at)

        async def tell(tx: Transaction) -> None:
            if retry_at is None:
                cause, zone = f"due:{occurrence.id}:told", occurrence.due.zone
                since = self._absence.said_since
                trigger = Trigger(cause, now, self._defaults.language, zone, said_since=since)
                await self._delivery.carry_out(tx, tell_of_due(occurrence.due), trigger)

        return await self._count(count, tell)


def _decided(tx: Transaction, *, more: bool = True) -> Decided:
    return Decided(tx.queued, tx.has_scheduled, more, tx.has_forgotten)


_OWN_WORDS = frozenset({IncomingKind.MESSAGE, IncomingKind.REACTION, IncomingKind.FILE})
_NAMING = frozenset({IncomingKind.MESSAGE, IncomingKind.JOIN})
# A report of a channel comes from nobody.
_REPORTS = frozenset({IncomingKind.DONE, IncomingKind.FAILED})
