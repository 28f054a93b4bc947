"""A gateway that recognises no message: after a death nothing is sent twice, and what may be lost is owned up to."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from bot.clock import SystemClock
from bot.demo.homeserver import UNDER_PARENT
from handlers.model import Address, Neighbourhood, Person, Role, RoomKind, Standing
from handlers.people.undelivered import UNDELIVERED
from tests.crash.street import Verdict
from tests.faults.gateway import CHANNEL, IN, OUT, open_store
from tests.faults.ground import Ground
from tests.faults.report import Report

POINTS = ("k7", "k8", "k9", "k10", "k3", "k4", "k6")
WORDS = "commands"
ORGANISER = "organiser"
HOME = "straat"
DEATH_SECONDS = 60.0
LOOK_SECONDS = 0.2


@dataclass(slots=True)
class Behind:
    """The product behind its gateway, as a process that dies where it is told to."""

    folder: Path
    source: Path | None
    _child: subprocess.Popen[bytes] | None = None
    said: list[str] = field(default_factory=list)

    def start(self, crash: str = "") -> None:
        """Start it."""
        environ = os.environ | ({"BUURTBOT_CRASH": crash} if crash else {})
        if self.source:
            environ["PYTHONPATH"] = os.pathsep.join([str(self.source), environ.get("PYTHONPATH", "")])
        command: list[str | Path] = [sys.executable, UNDER_PARENT, "tests.faults.gateway", self.folder]
        with (self.folder / "log").open("ab") as log:
            self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log, env=environ)

    async def died(self) -> None:
        """Wait until it has killed itself."""
        assert self._child is not None
        code = await asyncio.to_thread(self._child.wait, DEATH_SECONDS)
        assert code == -signal.SIGKILL, (self.folder / "log").read_text()[-2000:]

    def kill(self) -> None:
        """End it as ``kill -9`` would."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()

    def say(self, who: str) -> None:
        """Let somebody send a message."""
        self.said.append(who)
        with (self.folder / IN).open("a") as file:
            file.write(json.dumps({"id": f"m{len(self.said)}", "from": who, "text": WORDS}) + "\n")

    def accepted(self) -> list[tuple[str, str, str]]:
        """Read what the gateway took: to whom, the name of the message, its key."""
        file = self.folder / OUT
        lines = file.read_text().splitlines() if file.exists() else []
        return [(one["to"], one["msgid"], one["key"]) for one in map(json.loads, lines)]


async def a_gateway_forgets(ground: Ground, deaths: int) -> Report:
    """Let a neighbour ask something before each death, and read the gateway's own log at the end."""
    report, folder = Report(), ground.new_folder()
    folder.mkdir()
    behind = Behind(folder, ground.source)
    people = [f"neighbour{number}" for number in range(deaths)]
    await _move_in(folder, people)
    try:
        for number, who in enumerate(people):
            point = POINTS[number % len(POINTS)]
            behind.say(who)
            behind.start(point)
            await behind.died()
            report.hits[point] += 1
            behind.say(_after(who))
            behind.start()
            await _answered(behind, _after(who), ground.patience)
            await asyncio.to_thread(behind.kill)
    finally:
        behind.kill()
    _judge(behind, people, report)
    return report


def _after(who: str) -> str:
    """Name who speaks when it runs again, so that we see when everything before was settled."""
    return f"{who}'s friend"


async def _move_in(folder: Path, people: list[str]) -> None:
    store, now = open_store(folder), SystemClock().now()
    (folder / IN).touch()
    await store.create_tables()
    async with store.begin() as tx:
        await tx.save_saved(Neighbourhood(HOME, "De Straat", "en", "Etc/GMT"), now)
        for who in (*people, *map(_after, people), ORGANISER):
            await tx.save_person(Person(who, who, Address(CHANNEL, who), "en", created_at=now, greeted_at=now))
            granted = frozenset({Role.ORGANISER}) if who == ORGANISER else frozenset[Role]()
            await tx.save_saved(Standing(who, HOME, frozenset({RoomKind.RESIDENTS}), granted), now)
    await store.close()


async def _answered(behind: Behind, who: str, seconds: float) -> None:
    """Wait until this one has an answer, and a little for what an organiser may hear."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not any(to == who for to, _msgid, _key in behind.accepted()):  # noqa: ASYNC110
        await asyncio.sleep(LOOK_SECONDS)
    await asyncio.sleep(LOOK_SECONDS * 10)


def _judge(behind: Behind, people: list[str], report: Report) -> None:
    """What is lost must be owned up to: an organiser hears that nobody knows whether it arrived."""
    accepted, everybody = behind.accepted(), [*people, *map(_after, people)]
    keys = Counter(key for _to, _msgid, key in accepted)
    answered = {to for to, _msgid, _key in accepted}
    confessed = sum(msgid == UNDELIVERED for _to, msgid, _key in accepted)
    missing = sum(who not in answered for who in everybody)
    report.hits["unsure"] = missing
    lost = max(missing - confessed, 0)
    twice = sum(count - 1 for count in keys.values())
    said = len(everybody) - lost + twice
    report.add(Verdict(len(everybody), said, lost, twice, confessed=confessed))
