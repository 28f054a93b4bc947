"""The service as a child process that can be made to die at a named point, and be started again."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO

from bot.clock import SystemClock
from bot.demo.homeserver import UNDER_PARENT

NOON = 12
SQLITE = "sqlite+aiosqlite:///bot.db"
STOP_SECONDS = 10.0
"""What the service promises: it stops in order within this time."""


@dataclass(slots=True)
class Service:
    """One configured bot; ``folder`` holds its configuration, keys, database (SQLite) and log.

    ``source`` is the tree that is run, ours when None; with ``moves`` it goes by a clock that is moved in that file
    (see ``tests.faults.timed``). The child ends when the tests end, however they end.
    """

    folder: Path
    homeserver: str
    user_id: str
    password: str
    database: str = SQLITE
    data_dir: str = "data"
    source: Path | None = None
    moves: Path | None = None
    admins: tuple[str, ...] = ()
    _child: subprocess.Popen[bytes] | None = None
    _logs: list[Path] = field(default_factory=list)
    started_at: list[datetime] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.config.write_text(
            f'[bot]\ntime_zone = "{where_it_is_noon()}"\ndata_dir = "{self.data_dir}"\n'
            f"admins = {json.dumps(self.admins)}\n"
            f'[database]\nurl = "{self.database}"\n'
            f'[matrix]\nhomeserver = "{self.homeserver}"\nuser_id = "{self.user_id}"\npassword = "{self.password}"\n'
            'invites = "anyone"\n'
            '[web]\nlisten = "127.0.0.1:0"\n'
            '[privacy]\ncontroller = "vzw De Linde"\ncontact = "privacy@example.org"\n'
        )

    @property
    def config(self) -> Path:
        """The configuration file."""
        return self.folder / "config.toml"

    @property
    def is_running(self) -> bool:
        """Whether the process lives."""
        return self._child is not None and self._child.poll() is None

    @property
    def pid(self) -> int:
        """The process; raises AssertionError when it was never started."""
        assert self._child is not None
        return self._child.pid

    def start(self, crash: str = "") -> None:
        """Start it; ``crash`` is the point and the passing at which it kills itself, as ``k3:2``."""
        assert not self.is_running
        log = self.folder / f"run{len(self._logs)}.log"
        self._logs.append(log)
        with log.open("wb") as output:
            self._child = self._launch(crash, output)
        self.started_at.append(SystemClock().now())

    async def command(self, name: str, *options: str | Path) -> str:
        """Run one command of the command line on its configuration, and return what it says; it must go well."""
        ours: list[str | Path] = [sys.executable, "-m", "bot", name, "-c", self.config, *options]
        child = await asyncio.create_subprocess_exec(
            *ours, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=self.folder, env=self._environ()
        )
        said, _nothing = await child.communicate()
        assert child.returncode == 0, said.decode()
        return said.decode()

    def _environ(self) -> dict[str, str]:
        environ = {name: value for name, value in os.environ.items() if not name.startswith("BUURTBOT_")}
        if self.source:
            environ["PYTHONPATH"] = os.pathsep.join([str(self.source), environ.get("PYTHONPATH", "")])
        return environ

    def _launch(self, crash: str, output: IO[bytes]) -> subprocess.Popen[bytes]:
        environ = self._environ() | ({"BUURTBOT_CRASH": crash} if crash else {})
        moved: list[str | Path] = ["tests.faults.timed", self.moves, self.config] if self.moves else []
        return subprocess.Popen(
            [sys.executable, UNDER_PARENT, *(moved or ["bot", "run", "-c", self.config])],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            cwd=self.folder,
            env=environ,
            start_new_session=True,
        )

    async def ended(self, within_seconds: float) -> int:
        """Wait until it has ended and return its exit code, negative for a signal; raises TimeoutError."""
        assert self._child is not None
        try:
            code = await asyncio.to_thread(self._child.wait, within_seconds)
        except subprocess.TimeoutExpired:
            raise TimeoutError(f"the service still runs after {within_seconds} s; its log:\n{self.log()}") from None
        self.kill()
        return code

    async def stop(self) -> float:
        """Ask it to stop in order and return how many seconds it took; it must end with 0."""
        assert self._child is not None
        began = time.monotonic()
        self._child.send_signal(signal.SIGTERM)
        assert await self.ended(STOP_SECONDS) == 0, self.log()
        return time.monotonic() - began

    def kill(self) -> None:
        """End it as ``kill -9`` would; when it has ended already, only let go of it."""
        if self._child is not None and self._child.stdin is not None:
            self._child.kill()
            self._child.wait()
            self._child.stdin.close()

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal; nothing happens when it does not run."""
        if self.is_running:
            os.kill(self.pid, number)

    def log(self) -> str:
        """Read what the last run wrote."""
        return self._logs[-1].read_text(errors="replace") if self._logs else ""


def where_it_is_noon() -> str:
    """Return a zone where it is noon, so that no reminder of a test waits for the end of the night."""
    # The sign is POSIX's: Etc/GMT-3 is three hours east of Greenwich.
    east = NOON - SystemClock().now().hour
    return f"Etc/GMT{-east:+d}" if east else "Etc/GMT"
