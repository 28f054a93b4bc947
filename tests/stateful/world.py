"""A street that can be looked at from all sides after each step, and can die in the middle of one."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Coroutine, Iterable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.channels.contract import Batch
from bot.crash import CrashPlan
from bot.engine.readers import Defaults
from bot.play.street import Line, Street
from bot.product import Engine
from handlers.announcements.nouns import Announcement
from handlers.model import Address, Incoming, IncomingKind, Role, Service, Standing
from handlers.requests.nouns import Claim, ClaimState, Request
from handlers.sessions.nouns import Seat, Session
from storage.announcements import ANNOUNCED
from storage.people import STANDING
from storage.requests import CLAIM, REQUEST
from storage.sessions import SEAT, SESSION
from storage.store import Store
from storage.tables import claim, due, request, standing
from storage.tables_announcements import announcement
from storage.tables_sessions import seat, session
from tests.stateful.words import CAST, HONEST, Script, Secret

POINTS = ("k2", "k3", "k4", "k5", "k6", "k7", "k10", "k11", "k12")
LONGEST = 4000
RUN_OUT = timedelta(days=100)
"""After so long every request must have come to its end."""


class Died(BaseException):
    """The process is dead here; nothing of ours may catch it."""


class Dies(CrashPlan):
    """Dies by an exception, so that the next life can go on in the same test; who is dead does nothing any more."""

    @property
    def is_dead(self) -> bool:
        """Whether the place and the time have come."""
        return self._seen >= self.passing

    def passes(self, point: str) -> None:
        """Die here when this is the place and the time."""
        self._seen += point == self.point
        if self.is_dead:
            raise Died(point)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the database holds: what there is by number, the parts in it, granted roles by person, rows set aside."""

    requests: dict[int, Request]
    claims: tuple[Claim, ...]
    granted: dict[str, frozenset[Role]]
    set_aside: tuple[str, ...]
    sessions: dict[int, Session]
    seats: tuple[Seat, ...]
    announcements: dict[int, Announcement]


class World:
    """The street, its secrets, and what held before the last step."""

    def __init__(self, opened: AbstractAsyncContextManager[Street], street: Street) -> None:
        self.street = street
        self.secrets: list[Secret] = []
        self.ids = {name: f"p-{name}"[:16] for name in CAST}
        self.actor = ""
        self._opened = opened
        self._lines = 0
        self._count = 0

    @classmethod
    async def open(cls) -> World:
        """Open a street where everybody lives and has been greeted."""
        opened = Street.open()
        street = await opened.__aenter__()
        for name, (role, language, _script) in CAST.items():
            await street.person(name, role, language)
        async with street.store.begin() as tx:
            for name in CAST:
                if someone := await tx.person(f"p-{name}"[:16]):
                    await tx.save_person(replace(someone, greeted_at=street.now))
        return cls(opened, street)

    async def close(self) -> None:
        """Close the street."""
        await self._opened.__aexit__(None, None, None)

    # --- what people do ---

    def script(self, name: str) -> Script:
        """Return how somebody writes."""
        return CAST[name][2]

    def secret(self, name: str) -> str:
        """Make up a new secret of somebody, as it is typed."""
        self.secrets.append(Secret(len(self.secrets) + 1, name))
        return self.secrets[-1].typed(self.script(name))

    async def asked(self, name: str) -> str:
        """Return the step of the question that is open for somebody, empty when there is none."""
        async with self.street.store.begin() as tx:
            question = await tx.open_question(self.ids[name])
        return question.step if question else ""

    async def answers_honestly(self, name: str) -> None:
        """Answer what was asked as a helpful person would."""
        step = await self.asked(name)
        if step in {"request.contact", "call.number"}:
            await self.street.says(name, self.secret(name))
        elif step == "session.part":
            await self.street.says(name, "online https://meet.example.org/soep")
        elif step == "request.words":
            await self.street.says(name, self.script(name).tasks[0])
        elif step:
            await self.street.says(name, HONEST.get(step, "1"))

    async def heal(self) -> None:
        """Let the channel work, and so much time pass that what could not be sent is tried again."""
        if self.street._channels["console"].is_out:
            await self.street.outage("console", on=False)
            await self.street.clock(self.street.now + timedelta(hours=2))

    def incoming(self, name: str, kind: IncomingKind, **more: Any) -> Incoming:  # noqa: ANN401 -- any field
        """Make something that comes in."""
        self._count += 1
        return Incoming("console", f"$w{self._count}", name, kind, self.street.now, power=0, **more)

    async def dies(self, point: str, passing: int, incoming: Incoming) -> bool:
        """Hear something, die on the way, start again, and hear it once more; tell whether we died."""
        street = self.street
        service, admins = Service("vzw De Linde", "privacy@example.org"), (Address("console", "admin"),)
        defaults = Defaults(street._language, street.zone, admins, service)
        plan = Dies(point, passing)
        parts = street.store, street._channels, defaults, street._clock, plan, street._speech, street._handlers
        await until_dead(lives(Engine(*parts), incoming), street.store)
        await street.crash()
        await street.does(incoming)
        return plan.is_dead

    # --- what is seen ---

    async def facts(self) -> Facts:
        """Read the database."""
        async with self.street.store.begin() as tx:
            requests = await tx.many(REQUEST, select(request))
            claims = await tx.many(CLAIM, select(claim))
            standings = await tx.many(STANDING, select(standing))
            sessions = await tx.many(SESSION, select(session))
            seats = await tx.many(SEAT, select(seat))
            announced = await tx.many(ANNOUNCED, select(announcement))
            states = set(await tx.inbox_counts()) - {"done"}
            parked = await tx.connection.execute(select(due.c.kind).where(due.c.attempts > 0))
            late = [f"due {row.kind}" for row in parked]
        return Facts(
            {one.number: one for one in requests},
            claims,
            _granted(standings),
            (*states, *late),
            {one.number: one for one in sessions},
            seats,
            {one.number: one for one in announced},
        )

    def news(self) -> list[Line]:
        """Return what was said since this was last asked."""
        new = self.street.lines[self._lines :]
        self._lines = len(self.street.lines)
        return new

    def told(self, line: Line) -> list[Secret]:
        """Return the secrets that a line gives to somebody who did not tell them."""
        return [
            secret
            for secret in self.secrets
            if line.to != secret.owner and secret.is_in(line.text, self.script(secret.owner))
        ]

    def may_know(self, line: Line, secret: Secret, facts: Facts) -> bool:
        """Tell whether a secret is released to this reader: who helps with that request, or leads and must call."""
        if facts.granted.get(self.ids.get(line.to, ""), frozenset()):
            return True
        phone = secret.digits
        own = [one.number for one in facts.requests.values() if secret.is_in(_contact(one), self.script(secret.owner))]
        helps = {(one.request, one.person) for one in facts.claims if one.state not in _NOT_HELPING}
        return bool(phone) and any((number, self.ids.get(line.to, "")) in helps for number in own)


def _granted(standings: Iterable[Standing]) -> dict[str, frozenset[Role]]:
    found: defaultdict[str, frozenset[Role]] = defaultdict(frozenset)
    for one in standings:
        found[one.person] |= one.granted
    return found


_NOT_HELPING = frozenset({ClaimState.OFFERED, ClaimState.RESERVE})


def helpers(facts: Facts) -> dict[int, int]:
    """Count who helps now, by request."""
    found: defaultdict[int, int] = defaultdict(int)
    for one in facts.claims:
        found[one.request] += one.state is ClaimState.HELPING
    return found


def _contact(of: Request) -> str:
    contact = of.contact
    return " ".join((contact.name, contact.where, contact.phone, contact.note))


async def lives(engine: Engine, incoming: Incoming) -> None:
    await engine.hear(incoming.channel, Batch((incoming,)))
    await engine.settle()
    while await engine.dispatcher.dispatch_due():
        await engine.settle()


async def until_dead(life: Coroutine[Any, Any, None], store: Store) -> None:
    """Run a life until it ends or dies; nothing of it goes on afterwards."""
    before = asyncio.all_tasks()
    try:
        await life
    except BaseException as death:
        if not is_death(death):
            raise
    finally:
        left = asyncio.all_tasks() - before
        async with store.begin():  # nobody is in the middle of a statement: a database in memory would be gone with it
            for task in left:
                task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


def is_death(error: BaseException | None) -> bool:
    """Tell whether something ended because we let the process die."""
    if isinstance(error, BaseExceptionGroup):
        return all(is_death(one) for one in error.exceptions)
    return isinstance(error, Died)
