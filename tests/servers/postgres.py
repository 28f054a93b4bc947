"""A PostgreSQL of the tests: its own cluster in a temporary directory, from the programs Debian installs.

PostgreSQL refuses to run as root, so as root it runs as an ordinary user of the machine.
"""

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import asyncpg

from bot.demo.ports import HOST, free_port

SUPERUSER = "buurtbot"
TEMPLATE = "template1"
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
COMMAND_SECONDS = 60


class PostgresFailed(Exception):
    """One of PostgreSQL's programs failed; the message is what it said."""


def postgres_programs() -> Path | None:
    """Return the directory of ``initdb`` and ``pg_ctl``: Debian's newest, else the one on the path."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    found = debian[-1] if debian else Path(on_path).resolve() if on_path else None
    return found.parent if found and (found.parent / "pg_ctl").exists() else None


@dataclass(frozen=True, slots=True)
class Database:
    """One database of the tests' cluster."""

    name: str
    port: int

    @property
    def url(self) -> str:
        """The address as the configuration wants it."""
        return f"postgresql+asyncpg://{SUPERUSER}@{HOST}:{self.port}/{self.name}"


class Postgres:
    """A cluster on a free loopback port; use as ``with Postgres(programs) as postgres``.

    ``durable`` keeps what was committed over ``restart(immediate=True)`` as a production server does;
    without it nothing is synced to disk, which is much faster.
    """

    def __init__(self, programs: Path, *, durable: bool = False) -> None:
        self.port = free_port()
        self._programs = programs
        self._settings = () if durable else FAST
        self._user = ordinary_user()
        self.home = Path(tempfile.mkdtemp(prefix="buurtbot-postgres-"))
        self._numbers = itertools.count(1)

    def __enter__(self) -> Self:
        try:
            self._create()
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Stop the server and remove all that it kept."""
        if self.pid is not None:
            self._run("pg_ctl", "stop", "-D", self._data, "-w", "-m", "immediate")
        shutil.rmtree(self.home, ignore_errors=True)

    def restart(self, *, immediate: bool = False) -> None:
        """Stop and start again on the same port; ``immediate`` cuts every session off as a crash would."""
        self._run("pg_ctl", "stop", "-D", self._data, "-w", "-m", "immediate" if immediate else "fast")
        self._start()

    @property
    def pid(self) -> int | None:
        """The server's process while it runs, else None."""
        try:
            return int((self._data / "postmaster.pid").read_text().split()[0])
        except FileNotFoundError:
            return None

    async def create(self, template: str = TEMPLATE) -> Database:
        """Create a database that is new, or a copy of ``template``, to which nobody may be connected then."""
        database = Database(f"test_{next(self._numbers)}", self.port)
        await self._as_superuser(f'CREATE DATABASE "{database.name}" TEMPLATE "{template}"')
        return database

    async def drop(self, database: Database) -> None:
        """Drop a database, whoever is still connected."""
        await self._as_superuser(f'DROP DATABASE IF EXISTS "{database.name}" WITH (FORCE)')

    async def _as_superuser(self, statement: str) -> None:
        connection = await asyncpg.connect(host=HOST, port=self.port, user=SUPERUSER, database="postgres")
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    @property
    def _data(self) -> Path:
        return self.home / "data"

    def _create(self) -> None:
        if self._user is not None:
            shutil.chown(self.home, self._user)
        locale = ("--encoding", "UTF8", "--locale", "C.UTF-8")
        self._run("initdb", "-D", self._data, "-U", SUPERUSER, "--auth", "trust", "--no-sync", *locale)

    def _start(self) -> None:
        settings = (
            f"port={self.port}",
            f"listen_addresses={HOST}",
            f"unix_socket_directories={self.home}",
            "max_connections=60",
            *self._settings,
        )
        options = " ".join(f"-c {setting}" for setting in settings)
        self._run("pg_ctl", "start", "-D", self._data, "-w", "-l", self.home / "log", "-o", options)

    def _run(self, program: str, *arguments: str | Path) -> None:
        # pg_ctl leaves the server holding its output: a file does not keep us waiting, a pipe would.
        with tempfile.TemporaryFile("w+") as output:
            done = subprocess.run(
                [self._programs / program, *arguments],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.home,
                user=self._user,
                group=None if self._user is None else pwd.getpwnam(self._user).pw_gid,
                extra_groups=None if self._user is None else (),
                timeout=COMMAND_SECONDS,
            )
            if done.returncode:
                output.seek(0)
                raise PostgresFailed(f"{program} failed: {output.read().strip()}")


def ordinary_user() -> str | None:
    """Return whom to run PostgreSQL as when we are root, else None: ourselves."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"
