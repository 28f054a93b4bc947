"""A street whose service dies again and again, at named points and by a seeded chance, and starts again each time."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import datetime
from random import Random
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from bot.engine.readers import Defaults
from bot.play.script import Script
from bot.play.street import Street
from bot.product import Engine
from handlers.model import Address, IncomingKind, Service
from tests.stateful.world import POINTS, Dies, lives, until_dead

Life: TypeAlias = Callable[[Engine], Coroutine[Any, Any, None]]


class Mortal:
    """Plays a written conversation; ``deaths`` counts how often the service died on the way.

    What was being said at that moment is heard once more, as from a homeserver that got no confirmation.
    """

    def __init__(self, street: Street, seed: int | None) -> None:
        self.deaths = 0
        self._street = street
        self._chance = None if seed is None else Random(seed)  # noqa: S311 - a choice, no secret

    async def play(self, text: str) -> None:
        """Play lines: people who live here, what they say in private or in a room, and ``clock``."""
        for line in filter(None, map(str.strip, text.splitlines())):
            match line.split():
                case ["clock", day, time] if self._street.lines:
                    await self._until(datetime.fromisoformat(f"{day} {time}"))
                case ["clock" | "person", *_]:
                    await Script(self._street).play(line)
                case _:
                    await self._say(*line.split("> ", 1))

    async def _say(self, who: str, text: str) -> None:
        name, _, room = who.partition(" ")
        incoming = self._street._incoming(name, IncomingKind.MESSAGE, text=text, room=room or None)
        await self._live(lambda engine: lives(engine, incoming))
        await self._street.does(incoming)

    async def _until(self, local: datetime) -> None:
        """Move time on; at each moment at which something is due it may die."""
        at = local.replace(tzinfo=ZoneInfo(self._street.zone))
        while (moment := await self._next_due()) and moment <= at:
            self._street._clock.set(max(moment, self._street.now))
            await self._live(_come_due)
            await self._street._come_due()
        await self._street.clock(at)

    async def _next_due(self) -> datetime | None:
        async with self._street.store.begin() as tx:
            return await tx.next_due_at()

    async def _live(self, life: Life) -> None:
        """Run a life that may end somewhere, four times in five; a service that runs notes that it is alive."""
        async with self._street.store.begin() as tx:
            await tx.beat(self._street.now)
        if self._chance is None or self._chance.random() < 0.2:
            return
        plan = Dies(self._chance.choice(POINTS), self._chance.choice((1, 1, 1, 2)))
        await until_dead(life(self._engine(plan)), self._street.store)
        self.deaths += plan.is_dead
        await self._street.crash()

    def _engine(self, plan: Dies) -> Engine:
        street = self._street
        service, admins = Service("vzw De Linde", "privacy@example.org"), (Address("console", "admin"),)
        defaults = Defaults(street._language, street.zone, admins, service)
        return Engine(street.store, street._channels, defaults, street._clock, plan, street._speech, street._handlers)


async def _come_due(engine: Engine) -> None:
    while await engine.dispatcher.dispatch_due():
        await engine.settle()
