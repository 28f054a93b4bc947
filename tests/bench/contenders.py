"""The bots that are measured, each with a crowd of its own: two bare ones, our engine as an echo, and our product."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from bot.channels.matrix.transport import Transport, client, new_session
from bot.demo.homeserver import Account, Homeserver
from tests.bench.crowd import Crowd, People, Question, answered, crowd
from tests.bench.earlier import remember
from tests.bench.measured import Bot
from tests.bench.stub import Stub
from tests.crash.service import Service
from tests.servers.fake_homeserver import ME, TOKEN
from tests.servers.fixtures import PASSWORD

START_SECONDS = 60.0
POLL_SECONDS = 0.2


@dataclass(slots=True)
class Result:
    """What one phase gave over all rounds: answer times (s), answers a second, questions not answered in it, CPU (s).

    ``lost`` and ``doubled`` are as they stand when they are asked for: an answer that is only late is not lost.
    """

    seconds: list[float] = field(default_factory=list)
    per_second: list[float] = field(default_factory=list)
    late: int = 0
    cpu: float = 0.0
    questions: list[Question] = field(default_factory=list)

    def add(self, questions: Sequence[Question], took: float, cpu: float) -> None:
        """Count one round."""
        there = [question.seconds for question in questions if question.answers]
        self.seconds += there
        self.per_second.append(len(there) / took)
        self.late += len(questions) - len(there)
        self.questions += questions
        self.cpu += cpu

    @property
    def lost(self) -> int:
        """How many questions have no answer."""
        return sum(not question.answers for question in self.questions)

    @property
    def doubled(self) -> int:
        """How many questions have more than one answer."""
        return sum(len(question.answers) > 1 for question in self.questions)


@dataclass(slots=True)
class Contender:
    """A bot, its crowd and its results by phase; ``rest_cpu`` is CPU seconds a second when nobody speaks."""

    bot: Bot
    crowd: People
    results: dict[str, Result] = field(default_factory=dict)
    rest_mib: float = 0.0
    rest_cpu: float = 0.0
    busy_mib: float = 0.0


def raw_echo(url: str, account: Account, folder: Path) -> Bot:
    """The least that a bot can be."""
    return Bot("bare aiohttp", "!ping", "tests.bench.raw_echo", _settings(url, account, folder))


def nio_echo(url: str, account: Account, folder: Path) -> Bot:
    """The bot that everybody writes first."""
    return Bot("bare nio", "!ping", "tests.bench.nio_echo", _settings(url, account, folder))


def our_echo(url: str, account: Account, folder: Path) -> Bot:
    """Our engine, storage and channel with an echo as the only handler: one answer to one question, as above."""
    return Bot("our engine, echo", "!ping", "tests.bench.our_echo", _configured(url, account, folder))


def our_product(url: str, account: Account, folder: Path) -> Bot:
    """The whole service, and a command with one answer in the room."""
    return Bot("our product", "tasks", "bot", _configured(url, account, folder))


def our_list(url: str, account: Account, folder: Path) -> Bot:
    """The whole service: a sign in the room, and for each also the list of commands in an encrypted private talk."""
    return Bot("our product, list", "commands", "bot", _configured(url, account, folder))


Make: TypeAlias = Callable[[str, Account, Path], Bot]

CONTENDERS: tuple[Make, ...] = (nio_echo, raw_echo, our_echo, our_product, our_list)
"""The first is what the others are compared with."""


def _settings(url: str, account: Account, folder: Path) -> Path:
    settings = folder / "settings.json"
    who = {"user_id": account.user_id, "device_id": account.device_id, "access_token": account.access_token}
    settings.write_text(json.dumps({"homeserver": url} | who))
    return settings


def _configured(url: str, account: Account, folder: Path) -> Path:
    return Service(folder, url, account.user_id, PASSWORD).config


@asynccontextmanager
async def contender(make: Make, homeserver: Homeserver, folder: Path) -> AsyncIterator[Contender]:
    """Start a bot in ten rooms of its own, and wait until it answers."""
    await asyncio.to_thread(folder.mkdir)
    account = await homeserver.register(folder.name, PASSWORD)
    bot = make(homeserver.url, account, folder)
    async with crowd(homeserver, account.user_id, folder.name) as people:
        await _bring_in(homeserver, account, people)
        async with _answering(bot, people) as found:
            yield found


@asynccontextmanager
async def stubbed(make: Make, folder: Path, rooms: int) -> AsyncIterator[Contender]:
    """Start a bot at a homeserver of its own that does next to nothing, and wait until it answers."""
    await asyncio.to_thread(folder.mkdir)
    async with Stub(rooms) as stub:
        bot = make(stub.url, Account(ME, "BENCH", TOKEN), folder)
        if bot.argument.suffix == ".toml":
            await remember(bot.argument, stub.rooms)
        async with _answering(bot, stub) as found:
            yield found


@asynccontextmanager
async def _answering(bot: Bot, people: People) -> AsyncIterator[Contender]:
    bot.start()
    try:
        found = Contender(bot, people)
        await _first_answer(found)
        yield found
    finally:
        bot.stop()


async def _bring_in(homeserver: Homeserver, account: Account, people: Crowd) -> None:
    """Join all rooms for the bot: the bare one knows no invitations."""
    async with new_session() as session:
        transport = Transport(homeserver.url, session, token=account.access_token)
        for room in people.rooms:
            await transport.call("POST", client("join", room), body={})


async def _first_answer(found: Contender) -> None:
    async with asyncio.timeout(START_SECONDS):
        while not any(question.answers for question in found.crowd.questions):
            assert found.bot.is_running, found.bot.name
            await answered([await found.crowd.ask(0, found.bot.words)], POLL_SECONDS)
