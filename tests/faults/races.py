"""Many claim one request at the same moment through several processes' engines; many messages race with a STOP."""

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from bot.channels.abilities import Abilities
from bot.channels.contract import Batch, Finding, Hear, Message, Outgoing, Place, Receipt
from bot.clock import SetClock, SystemClock
from bot.crash import CrashPlan
from bot.engine.readers import Defaults
from bot.i18n import Speech
from bot.patience import patiently
from bot.product import Engine
from handlers.basics.greeting import GOODBYE
from handlers.hearing import Hearing
from handlers.model import Address, Incoming, IncomingKind, Neighbourhood, Person, RoomKind, Standing
from handlers.requests import moments
from handlers.requests.nouns import Category, Claim, ClaimState, Request, RequestState
from handlers.text import When
from handlers.volunteers.nouns import Volunteer, VolunteerState
from storage.engine import open_engine
from storage.store import Store, Transaction
from storage.vault import Vault
from tests.crash.street import Verdict
from tests.faults.ground import Ground, Kind
from tests.faults.report import Report

CHANNEL = "sms"
HOME = "straat"
ASKER = "asker"
YOURS = "request.yours"
ENGINES = 4
BETWEEN_RACES = timedelta(minutes=1)
TASKS_AT_A_STOP = 3
IN_A_STREET = 100
ABILITIES = Abilities(sealed=True)
KEYS = {"00000001": bytes(range(32))}


@dataclass(slots=True)
class Gateway:
    """A channel that keeps a log of what it accepted, like an SMS gateway; each send takes a few turns of the loop."""

    turns: int
    accepted: list[tuple[str, str, str]] = field(default_factory=list)
    """To whom, the name of the message, and what it is about."""
    name: str = CHANNEL
    abilities: Abilities = ABILITIES

    def said_goodbye(self, to: str) -> bool:
        """Tell whether it accepted our goodbye."""
        return any(msgid == GOODBYE and who == to for who, msgid, _about in self.accepted)

    async def listen(self, hear: Hear) -> None:
        """Hear nothing by itself."""

    async def send(self, to: Place, what: Outgoing, key: str) -> Receipt:
        """Accept it after a while."""
        for _ in range(self.turns):
            await asyncio.sleep(0)
        label = what.label if isinstance(what, Message) else {}
        self.accepted.append((to.address, str(label.get("msgid", "")), str(label.get("id", ""))))
        return Receipt(key)

    async def find(self, to: Place, key: str, since: datetime) -> str | None:
        """Know nothing of what was sent, as gateways do."""
        return None

    async def check(self) -> tuple[Finding, ...]:
        """Find nothing to say."""
        return ()

    def health(self) -> tuple[Finding, ...]:
        """Find nothing to say."""
        return ()

    def hearing(self) -> Hearing | None:
        """Know of no time without a break."""
        return None


@dataclass(slots=True)
class Crowd:
    """Engines as of several processes on one database, people at telephones, and a clock that stands still."""

    engines: list[Engine]
    gateway: Gateway
    clock: SetClock
    heard: int = 0

    @classmethod
    @asynccontextmanager
    async def open(cls, ground: Ground, kind: Kind, engines: int) -> AsyncIterator["Crowd"]:
        """Open a new database with a neighbourhood in it."""
        url = f"sqlite+aiosqlite:///{ground.folder / f'races-{ground.chance.getrandbits(64):x}.db'}"
        url = await ground.database(kind) if kind.on_postgres else url
        gateway, clock, speech = Gateway(ground.chance.randint(0, 5)), SetClock(SystemClock().now()), Speech.load()
        async with AsyncExitStack() as stack:
            stores = [Store(open_engine(url), Vault(KEYS, "00000001")) for _ in range(engines)]
            for store in stores:
                stack.push_async_callback(store.close)
            await stores[0].create_tables()
            defaults = Defaults("en", "Etc/GMT")
            made = [Engine(store, {CHANNEL: gateway}, defaults, clock, CrashPlan(), speech) for store in stores]
            crowd = cls(made, gateway, clock)
            async with stores[0].begin() as tx:
                await tx.save_saved(
                    Neighbourhood(HOME, "De Straat", "en", "Etc/GMT", requester_confirms=False), clock.now()
                )
                await crowd.move_in(tx, ASKER)
            yield crowd

    async def move_in(self, tx: Transaction, *names: str) -> None:
        """Let people live here who know us already."""
        for name in names:
            person = Person(
                name, name, Address(CHANNEL, name), "en", created_at=self.clock.now(), greeted_at=self.clock.now()
            )
            await tx.save_person(person)
            await tx.save_saved(Standing(name, HOME, frozenset({RoomKind.RESIDENTS})), self.clock.now())

    async def ask(self, tx: Transaction, helper: str = "", when: When | None = None) -> int:
        """Let the asker have an open request, or one that somebody has taken."""
        number, now = await tx.next_number("request"), self.clock.now()
        opened = RequestState.OPEN
        request = Request(number, HOME, ASKER, opened, Category.SHOPPING, now, when=when, confirms=False, opened_at=now)
        await tx.save_saved(request, now)
        if helper:
            await tx.save_saved(replace(request, state=RequestState.MATCHED, version=1), now)
            await tx.save_saved(Claim(number, helper, ClaimState.HELPING, now), now)
        return number

    async def hear(self, *said: tuple[str, str]) -> None:
        """Hear (who, what) at one moment."""
        items = []
        for who, words in said:
            self.heard += 1
            items.append(Incoming(CHANNEL, f"m{self.heard}", who, IncomingKind.MESSAGE, self.clock.now(), text=words))
        await self.engines[0].hear(CHANNEL, Batch(tuple(items)))

    async def decide(self) -> None:
        """Let all engines decide side by side until nothing waits, as patient with the database as the service is."""
        await asyncio.gather(*(patiently("dispatch", partial(_drain, engine)) for engine in self.engines))


async def _drain(engine: Engine) -> None:
    while await engine.dispatcher.dispatch_next():
        pass


async def claims(ground: Ground, kind: Kind, races: int, claimants: int) -> Report:
    """Let many people take the same request at once: exactly one gets it."""
    report = Report()
    async with Crowd.open(ground, kind, ENGINES) as crowd:
        names = [f"neighbour{number}" for number in range(claimants)]
        async with crowd.engines[0].store.begin() as tx:
            await crowd.move_in(tx, *names)
        for _ in range(races):
            crowd.clock.set(crowd.clock.now() + BETWEEN_RACES)
            async with crowd.engines[0].store.begin() as tx:
                number = await crowd.ask(tx)
            await crowd.hear(*((name, f"take {number}") for name in names))
            await crowd.decide()
            await crowd.engines[0].sender.drain()
            report.hits["races"] += 1
        winners = Counter(about for _to, msgid, about in crowd.gateway.accepted if msgid == YOURS)
        answered = len({(to, about) for to, _msgid, about in crowd.gateway.accepted if to in names})
        report.figures.append(f"{claimants} claimants each, {answered} answered")
        twice = sum(count - 1 for count in winners.values())
        report.add(Verdict(races, winners.total(), races - len(winners), twice))
    return report


async def stops(ground: Ground, races: int) -> Report:
    """Let reminders and questions come due while their reader says stop: nothing is accepted after our goodbye.

    After ``IN_A_STREET`` races another street begins, with a database of its own: among thousands of open requests
    every race would pay for those before it.
    """
    report = Report()
    for first in range(0, races, IN_A_STREET):
        async with Crowd.open(ground, Kind.SQLITE, 1) as crowd:
            for race in range(first, min(first + IN_A_STREET, races)):
                await _race(crowd, f"neighbour{race}", ground, report)
        if (first // IN_A_STREET) % 10 == 9:
            sys.stderr.write(f"stops: {first + IN_A_STREET} races so far\n")
    return report


async def _race(crowd: Crowd, name: str, ground: Ground, report: Report) -> None:
    await _one_stop(crowd, name, ground)
    names = [msgid for to, msgid, _about in crowd.gateway.accepted if to == name]
    report.demand(GOODBYE in names, f"no goodbye to {name}: {names}")
    before = names.index(GOODBYE) if GOODBYE in names else 0
    after = len(names) - 1 - before if GOODBYE in names else 0
    report.hits["races"] += 1
    report.hits["messages before the goodbye"] += before
    crowd.gateway.accepted.clear()
    report.add(Verdict(1, 1 + after, 0, after))


async def _one_stop(crowd: Crowd, name: str, ground: Ground) -> None:
    (engine,) = crowd.engines
    crowd.clock.set(crowd.clock.now() + BETWEEN_RACES)
    crowd.gateway.turns = ground.chance.randint(0, 5)
    now = crowd.clock.now()
    when = When((now + timedelta(days=1)).date(), now.time())
    async with engine.store.begin() as tx:
        await crowd.move_in(tx, name)
        for _ in range(TASKS_AT_A_STOP):
            number = await crowd.ask(tx, name, when)
            request = await tx.request(number)
            assert request is not None
            await tx.schedule(moments.due(moments.REMIND_DAY, request, now.replace(tzinfo=None), "Etc/GMT"))
        await _be_asked(crowd, tx, name)
    await asyncio.gather(
        _say_stop(crowd, name, ground.chance.randint(0, 40)),
        _remind(engine, ground.chance.randint(0, 40)),
        _send(engine),
    )
    await engine.settle()
    if not crowd.gateway.said_goodbye(name):  # the second one ended a question that came in between
        await crowd.hear((name, "stop"))
        await engine.settle()


async def _be_asked(crowd: Crowd, tx: Transaction, name: str) -> None:
    """Let the person be a volunteer who is about to be asked: such a question may wait longer than a goodbye."""
    now = crowd.clock.now()
    await tx.save_saved(Volunteer(name, HOME, VolunteerState.ACTIVE, (Category.SHOPPING,), now), now)
    number = await crowd.ask(tx)
    request = await tx.request(number)
    assert request is not None
    await tx.schedule(moments.due(moments.WAVE, request, now.replace(tzinfo=None), "Etc/GMT", wave="1"))


async def _say_stop(crowd: Crowd, name: str, turns: int) -> None:
    await _wait(turns)
    await crowd.hear((name, "stop"), (name, "stop"))
    await crowd.decide()


async def _remind(engine: Engine, turns: int) -> None:
    await _wait(turns)
    while await engine.dispatcher.dispatch_due():
        pass


async def _send(engine: Engine) -> None:
    for _ in range(10):
        await _wait(10)
        await engine.sender.drain()


async def _wait(turns: int) -> None:
    for _ in range(turns):
        await asyncio.sleep(0)
