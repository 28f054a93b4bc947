"""A week of a neighbourhood in four languages, with sessions and an announcement, and a service that is killed.

The week is that of ``tests/street/test_week.py``, and so is the table of what each must hear, when, and in which
language. It is rehearsed in one process, and then lived through by a real one with a moved clock on a real homeserver;
the table is compared with what the homeserver holds.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.clock import SystemClock
from bot.config import load
from bot.keys import open_vault
from bot.play.scene import HOME, ROOM_NAMES
from bot.play.script import Script
from bot.play.street import Street
from handlers.model import Address, Neighbourhood, Person, Room, RoomKind, Standing
from storage.engine import open_engine
from storage.migrate import migrate
from storage.store import Store
from tests.crash.resident import Heard, Resident, resident
from tests.crash.service import Service
from tests.crash.street import Ledger
from tests.faults.ground import Ground
from tests.faults.moves import Moves
from tests.faults.report import Report
from tests.faults.timed import CAN_BE_MOVED
from tests.street.test_week import HEARD, WEEK

YEAR, LIKE = "2037", "2026"
"""A year with the same days of the week as the one in which it was written, and far enough ahead."""
CREATOR = "rita"
ROOMS = {f"#{name}": kind for name, kind in ROOM_NAMES.items() if f"#{name}" in HEARD}
LATEST = timedelta(minutes=15)
"""How much later than in the table something may be said: the clock goes on while a step is waited for."""
LATEST_DEATH_SECONDS, LOOK_SECONDS = 1.5, 0.05
ANY_MOMENT = "any"


@dataclass(frozen=True, slots=True)
class Step:
    """A moment comes, or somebody says something at it; ``told`` is how much each place holds when all is settled."""

    at: datetime
    who: str = ""
    words: str = ""
    told: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How the week goes when nobody dies, and who lives there."""

    home: Neighbourhood
    people: dict[str, tuple[Person, tuple[Standing, ...]]]
    steps: tuple[Step, ...]

    @property
    def zone(self) -> ZoneInfo:
        """What the clocks of the neighbourhood show."""
        return ZoneInfo(self.home.zone)


async def rehearse() -> Rehearsal:
    """Play the week in one process."""
    async with Street.open() as street:
        begin, *people, rest = _parts()
        await Script(street).play("\n".join((begin, *people)))
        async with street.store.begin() as tx:
            home = await tx.neighbourhood(HOME)
            assert home is not None
            found = [person for name in street.people if (person := await tx.person_at(Address("console", name)))]
            living = {one.address.value: (one, tuple(await tx.standings(one.id))) for one in found}
        steps = [Step(street.local_now)]
        for line in rest.splitlines():
            steps += [step async for step in _played(street, line)]
        return Rehearsal(home, living, tuple(steps))


def _parts() -> tuple[str, ...]:
    """Part the script: when it begins, who lives there, and the rest."""
    lines = [line for line in map(str.strip, WEEK.replace(LIKE, YEAR).splitlines()) if line]
    people = [line for line in lines if line.startswith("person ")]
    return lines[0], *people, "\n".join(line for line in lines[1:] if line not in people)


async def _played(street: Street, line: str) -> AsyncIterator[Step]:
    """Play a line; on the way to a moment each at which something is due is a step of its own."""
    if not line.startswith("clock "):
        who, words = line.split("> ", 1)
        await Script(street).play(line)
        yield Step(street.local_now, who, words, _told(street))
        return
    until = datetime.fromisoformat(line.removeprefix("clock ")).replace(tzinfo=ZoneInfo(street.zone))
    while (moment := await _next_due(street)) and moment < until:
        await street.clock(max(moment, street.now))
        yield Step(street.local_now, told=_told(street))
    await street.clock(until)
    yield Step(until, told=_told(street))


async def _next_due(street: Street) -> datetime | None:
    async with street.store.begin() as tx:
        return await tx.next_due_at()


def _told(street: Street) -> Counter[str]:
    return Counter(line.to for line in street.lines if line.kind in {"said", "file"} and line.to in HEARD)


@dataclass(slots=True)
class Town:
    """The same people with accounts of their own, and the service; ``moved``: when the clock was set how far ahead."""

    ground: Ground
    plan: Rehearsal
    service: Service
    moves: Moves
    people: dict[str, Resident]
    rooms: dict[str, str]
    moved: list[tuple[datetime, timedelta]]

    @property
    def now(self) -> datetime:
        """What time it is there."""
        return SystemClock().now() + self.moves.ahead

    def moves_to(self, at: datetime) -> None:
        """Let a moment come, unless it has passed."""
        if (by := at - self.now) > timedelta():
            self.moved.append((SystemClock().now(), self.moves.ahead + by))
            self.moves.jump(by, self.service)

    def local(self, at: datetime) -> datetime:
        """Say what the clocks of the neighbourhood showed at an instant of the homeserver."""
        ahead = [by for since, by in self.moved if since <= at]
        return (at + ahead[-1]).astimezone(self.plan.zone)

    def listener(self, place: str) -> Resident:
        """Return who can read what is said in a place."""
        return self.people[CREATOR if place.startswith("#") else place]

    async def heard(self, place: str) -> list[Heard]:
        """Read what was said anew in a place: no edits, no signs."""
        who = self.listener(place)
        said = await who.hears(self.rooms.get(place, who.home), self.service.user_id)
        return [one for one in said if one.kind == "m.room.message" and not one.about]

    async def says(self, step: Step) -> None:
        """Let somebody say what stands in the script."""
        name, _, room = step.who.partition(" ")
        who = self.people[name]
        await who.say(self.rooms.get(room, who.home), step.words)

    async def settles(self, step: Step) -> bool:
        """Wait until everybody was told what follows from a step; say whether they were."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self.ground.patience):
                for place, count in step.told.items():
                    while len(await self.heard(place)) < count:
                        await self.listener(place).listen()
                return True
        return False

    async def dies(self) -> None:
        """Be killed at some moment from now, and start again; until then it was alive, however far time was moved."""
        await asyncio.sleep(self.ground.chance.uniform(0, LATEST_DEATH_SECONDS))
        await asyncio.to_thread(self.service.kill)
        async with _memory(self.service) as store, store.begin() as tx:
            await tx.beat(self.now)
        self.service.start()
        async with asyncio.timeout(self.ground.patience):
            while CAN_BE_MOVED not in self.service.log():  # noqa: ASYNC110 - a log cannot be awaited
                await asyncio.sleep(LOOK_SECONDS)


async def a_week(ground: Ground, deaths: int) -> Report:
    """Live through the week, dying so often on the way, and judge by what the homeserver holds."""
    report, plan = Report(), await rehearse()
    moves = Moves(ground.folder / "moves.json", ahead=plan.steps[0].at - SystemClock().now())
    async with _town(ground, plan, moves) as town:
        fatal = {*ground.chance.sample(range(1, len(plan.steps)), deaths)}
        for number, step in enumerate(plan.steps):
            town.moves_to(step.at)
            if step.words:
                await town.says(step)
            if number in fatal:
                await town.dies()
                report.hits[ANY_MOMENT] += 1
            if not await town.settles(step):
                report.demand(held=False, otherwise=f"not settled: {step}\n{town.service.log()[-2000:]}")
                break
        else:
            await town.service.stop()
        for place, table in HEARD.items():
            await _judge(town, place, table, report)
    report.demand_hits(ANY_MOMENT)
    return report


async def _judge(town: Town, place: str, table: str, report: Report) -> None:
    """Compare what a place holds with its part of the table."""
    expected = [line.strip().replace(LIKE, YEAR) for line in table.strip().splitlines()]
    heard = [replace(one, msgid=_as_written(town.local(one.at), one.text, expected)) for one in await town.heard(place)]
    ledger = Ledger()
    ledger.expect(place, *expected)
    verdict = ledger.judge(heard)
    report.add(verdict, f"{place} {ledger.first_difference(heard)}")


def _as_written(at: datetime, text: str, expected: Sequence[str]) -> str:
    """Name what was said as the table does when it begins so and came at its hour."""
    said = text.replace("\n", "⏎")
    return next((line for line in expected if _is(line, at, said)), f"{at:%a %H:%M} {said}")


def _is(line: str, at: datetime, said: str) -> bool:
    day, clock, begins = line.split(" ", 2)
    hour, minute = map(int, clock.split(":"))
    late = at - at.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return said.startswith(begins) and f"{at:%a}" == day and timedelta() <= late <= LATEST


# --- settling in ---


@asynccontextmanager
async def _town(ground: Ground, plan: Rehearsal, moves: Moves) -> AsyncIterator[Town]:
    """Let everybody move in before the service knows the neighbourhood, and start it when all is written down."""
    async with AsyncExitStack() as stack:
        service = await stack.enter_async_context(ground.service(moves=moves.file))
        people = {
            name: await stack.enter_async_context(
                resident(ground.homeserver, account, ground.new_folder(), sealed=False)
            )
            for name, account in zip(plan.people, await ground.people()(*plan.people), strict=True)
        }
        for who in people.values():
            await who.open_talk(service.user_id)
        rooms = {name: await _room(plan, people, service.user_id, kind) for name, kind in ROOMS.items()}
        town = Town(ground, plan, service, moves, people, rooms, [(SystemClock().now(), moves.ahead)])
        await _write_down(town)
        service.start()
        await _is_everywhere(town)
        yield town


async def _room(plan: Rehearsal, people: dict[str, Resident], bot: str, kind: RoomKind) -> str:
    """Make a room for those who are in it."""
    present = [name for name, (_who, standings) in plan.people.items() if any(kind in one.present for one in standings)]
    guests = [people[name] for name in present if name != CREATOR]
    room = await people[CREATOR].open_room(bot, *(guest.user_id for guest in guests))
    for guest in guests:
        await guest.join(room)
    return room


async def _write_down(town: Town) -> None:
    """Note who lives where, as the street of the rehearsal has it."""
    async with _memory(town.service) as store:
        await migrate(store.engine)
        await store.recognise_keys()
        async with store.begin() as tx:
            await tx.save_saved(town.plan.home, town.now)
            for name, kind in ROOMS.items():
                await tx.save_saved(Room(Address("matrix", town.rooms[name]), HOME, kind), town.now)
            for name, (person, standings) in town.plan.people.items():
                await tx.save_person(replace(person, address=Address("matrix", town.people[name].user_id)))
                for standing in standings:
                    await tx.save_saved(standing, town.now)


async def _is_everywhere(town: Town) -> None:
    """Wait until the bot is in every talk and room."""
    talks = [(who, who.home) for who in town.people.values()]
    rooms = [(town.people[CREATOR], room) for room in town.rooms.values()]
    async with asyncio.timeout(town.ground.patience):
        for who, room in (*talks, *rooms):
            while not await who.is_joined(room, town.service.user_id):
                await who.listen()


@asynccontextmanager
async def _memory(service: Service) -> AsyncIterator[Store]:
    """Open the database of a service that does not run."""
    config = load(service.config, {})
    engine = open_engine(config.database.url.reveal())
    try:
        yield Store(engine, open_vault(config.bot.data_dir))
    finally:
        await engine.dispose()
