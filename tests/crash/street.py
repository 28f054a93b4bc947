"""Two neighbours, their private talks and a room they share with the bot: what they say, and what must follow."""

import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bot.channels.matrix.guard import text_at
from bot.channels.matrix.shape import sent_at
from tests.crash.resident import Heard, Resident, resident

if TYPE_CHECKING:
    from bot.demo.homeserver import Homeserver
    from tests.servers.fixtures import People

WAIT_SECONDS = 120.0
PRIVATE = {
    "privacy": ("privacy", "privacy.controller"),
    "who sees this": ("who_sees.private",),
    "commands": ("help.commands",),
    "language nl": ("language.chosen",),
}
"""What is said in private, and the names of the answers to it."""
FIRST_WORDS = "language nl"
GREETING = "greeting"
CONFESSIONS = frozenset(
    {
        "undelivered",
        "sorry.failed",
        "sorry.organisers",
        "sorry.due",
        "request.reminder_missed",
        "room.gap",
        "unreadable",
        "slow_down",
    }
)
"""Names of what owns up that something was not done, not read or not delivered."""
IN_THE_ROOM = "commands"
"""What is said in the room: a sign is put on it there, and the list comes in private."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Counts of what the bot should have said and has said; ``in_order`` holds for every place alone.

    ``confessed`` counts those messages among them that own up to something not done; where none was to be expected they
    are said too much.
    """

    expected: int = 0
    said: int = 0
    lost: int = 0
    doubled: int = 0
    unreadable: int = 0
    confessed: int = 0
    in_order: bool = True

    def __add__(self, other: "Verdict") -> "Verdict":
        return Verdict(
            self.expected + other.expected,
            self.said + other.said,
            self.lost + other.lost,
            self.doubled + other.doubled,
            self.unreadable + other.unreadable,
            self.confessed + other.confessed,
            self.in_order and other.in_order,
        )

    def __str__(self) -> str:
        """Say it as in the report."""
        order = "in order" if self.in_order else "OUT OF ORDER"
        return (
            f"{self.expected} expected, {self.said} said, {self.lost} lost, {self.doubled} doubled, "
            f"{self.unreadable} unreadable, {self.confessed} confessed, {order}"
        )

    @property
    def is_exact(self) -> bool:
        """Whether everything expected is there, readable, once and in order, and nothing else."""
        return self.in_order and (self.said, self.lost, self.doubled, self.unreadable) == (self.expected, 0, 0, 0)


@dataclass(slots=True)
class Ledger:
    """What must be found in one place, in this order; ``besides`` may stand anywhere between, each so many times."""

    expected: list[str] = field(default_factory=list)
    chapters: list[str] = field(default_factory=list)
    besides: Counter[str] = field(default_factory=Counter)

    def expect(self, chapter: str, *names: str) -> None:
        """Note what must come next; the chapter is for who reads a difference."""
        self.expected += names
        self.chapters += [chapter] * len(names)

    def judge(self, heard: list[Heard]) -> Verdict:
        """Compare with what was heard; an outbox row that stands there twice is doubled whatever it is named."""
        wanted, there = Counter(self.expected) + self.besides, Counter(one.name for one in heard)
        keys = Counter(one.oid for one in heard if one.oid)
        twice = max((there - wanted).total(), keys.total() - len(keys))
        lost, locked = (wanted - there).total(), sum(not one.readable for one in heard)
        confessed = sum(one.name in CONFESSIONS for one in heard)
        in_order = lost > 0 or self._main(heard) == self.expected
        return Verdict(wanted.total(), there.total(), lost, twice, locked, confessed, in_order)

    def first_difference(self, heard: list[Heard]) -> str:
        """Say where what was heard first differs from what was expected, for the message of a failed test."""
        pairs = itertools.zip_longest(self.expected, self._main(heard), self.chapters, fillvalue="nothing")
        return next((f"in {when}: {heard} for {wanted}" for wanted, heard, when in pairs if wanted != heard), "none")

    def _main(self, heard: list[Heard]) -> list[str]:
        return [one.name for one in heard if one.name not in self.besides]


@dataclass(slots=True)
class Street:
    """Anna talks in private; Karim talks in the shared ``room`` and is answered there and in private."""

    bot: str
    anna: Resident
    karim: Resident
    room: str
    sealed: bool
    chapter: str = "settling in"
    annas: Ledger = field(default_factory=Ledger)
    karims: Ledger = field(default_factory=Ledger)
    rooms: Ledger = field(default_factory=Ledger)

    async def anna_says(self, number: int) -> None:
        """Let Anna say one of four things in private."""
        words = list(PRIVATE)[number % len(PRIVATE)]
        await self.anna.say(self.anna.home, words)
        self.annas.expect(self.chapter, *PRIVATE[words])

    async def karim_says(self) -> None:
        """Let Karim ask in the room what the bot can do."""
        event_id = await self.karim.say(self.room, IN_THE_ROOM)
        self.rooms.expect(self.chapter, event_id)
        self.karims.expect(self.chapter, *PRIVATE[IN_THE_ROOM])

    async def both_say(self, number: int) -> None:
        """Let each say one thing."""
        await self.anna_says(number)
        await self.karim_says()

    async def verdict(self) -> Verdict:
        """Judge from what the homeserver holds, and from nothing else."""
        verdict = Verdict()
        for ledger, heard in await self._places():
            verdict += ledger.judge(heard)
        return verdict

    async def first_difference(self) -> str:
        """Say for each place where it first differs from what was expected."""
        return "; ".join(ledger.first_difference(heard) for ledger, heard in await self._places())

    async def said_in_private(self) -> list[list[Heard]]:
        """Return what Anna and Karim heard in private."""
        return [await who.hears(who.home, self.bot) for who in (self.anna, self.karim)]

    async def answer_times(self) -> list[datetime]:
        """Return when the homeserver took what the bot said, in order."""
        return sorted(one.at for _ledger, heard in await self._places() for one in heard)

    async def waits_in_the_room(self) -> list[float]:
        """Return how long each of Karim's words in the room waited for its sign (seconds by the homeserver's clock)."""
        asked = {text_at(event, "event_id"): sent_at(event) for event in await self.karim.history(self.room)}
        signs = [one for one in await self.karim.hears(self.room, self.bot) if one.about in asked]
        return [(one.at - at).total_seconds() for one in signs if (at := asked[one.about])]

    async def one_more_room(self) -> None:
        """Let the bot be in one more room, where nobody says anything."""
        room = await self.karim.open_room(self.bot)
        async with asyncio.timeout(WAIT_SECONDS):
            while not await self.karim.is_joined(room, self.bot):
                await self.karim.listen()

    async def _places(self) -> list[tuple[Ledger, list[Heard]]]:
        return [
            (self.annas, await self.anna.hears(self.anna.home, self.bot)),
            (self.karims, await self.karim.hears(self.karim.home, self.bot)),
            (self.rooms, await self.karim.hears(self.room, self.bot)),
        ]

    async def answered(self, seconds: float = WAIT_SECONDS) -> Verdict:
        """Wait until nothing is missing, or until nothing came for so long, and judge."""
        said = -1
        while (verdict := await self.verdict()).lost and verdict.said > said:
            said = verdict.said
            try:
                async with asyncio.timeout(seconds):
                    while (await self.verdict()).lost:
                        await _first_of(self.anna.listen(), self.karim.listen())
            except TimeoutError:
                continue
        return await self.verdict()

    async def anna_answered(self, seconds: float = WAIT_SECONDS) -> None:
        """Wait until Anna has every answer; raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while self.annas.judge(await self.anna.hears(self.anna.home, self.bot)).lost:
                await self.anna.listen()

    async def settle_in(self) -> None:
        """Wait until the bot is there, has greeted both, and answers."""
        async with asyncio.timeout(WAIT_SECONDS):
            for who, room in ((self.anna, self.anna.home), (self.karim, self.karim.home), (self.karim, self.room)):
                while not await who.is_joined(room, self.bot):
                    await who.listen()
        for who, ledger in ((self.anna, self.annas), (self.karim, self.karims)):
            await who.say(who.home, FIRST_WORDS)
            ledger.expect(self.chapter, GREETING, *PRIVATE[FIRST_WORDS])
        verdict = await self.answered()
        assert not verdict.lost, f"{verdict}\n{await self.first_difference()}"


async def _first_of(*listening: Coroutine[None, None, None]) -> None:
    """Wait for the first of them, and let the others be."""
    tasks = [asyncio.create_task(one) for one in listening]
    try:
        done, _pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()


@asynccontextmanager
async def street(
    homeserver: "Homeserver", people: "People", bot: str, folder: Path, *, sealed: bool = False
) -> AsyncIterator[Street]:
    """Let two new neighbours move in and open their talks; the bot may still be away."""
    accounts = await people("anna", "karim")
    async with AsyncExitStack() as stack:
        anna, karim = [
            await stack.enter_async_context(resident(homeserver, account, folder / account.device_id, sealed=sealed))
            for account in accounts
        ]
        await anna.open_talk(bot)
        await karim.open_talk(bot)
        room = await karim.open_room(bot, anna.user_id)
        await anna.join(room)
        yield Street(bot, anna, karim, room, sealed)
