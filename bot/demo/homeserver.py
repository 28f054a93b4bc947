"""A real Matrix homeserver (Synapse) as a child process, on loopback, with its state in one directory.

Synapse has an environment of its own, because its pins are its own. It ends when the process that
started it ends, however that ends (see ``under_parent``), so nothing is ever left behind.
"""

import asyncio
import fcntl
import hashlib
import hmac
import os
import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Self

import aiohttp

from bot.demo.homeserver_files import UNLIMITED, HomeserverFiles, Rate
from bot.demo.orphan import end_orphan
from bot.demo.ports import HOST, choose_port

ROOT = Path(__file__).resolve().parents[2]
PYTHON_VARIABLE = "BUURTBOT_HOMESERVER_PYTHON"
UNDER_PARENT = Path(__file__).with_name("under_parent.py")
OPERATOR = "homeserver-operator"

START_SECONDS = 60
STOP_SECONDS = 10
POLL_SECONDS = 0.05
REQUEST_SECONDS = 30
TAIL_CHARACTERS = 400


class HomeserverFailed(Exception):
    """The homeserver cannot be started: one sentence with what to do or which file to read."""


class HomeserverRefused(Exception):
    """The homeserver answered a request with an error; ``status`` is HTTP's, ``errcode`` is Matrix's."""

    def __init__(self, status: int, errcode: str, request: str) -> None:
        super().__init__(f"{request} was refused: {status} {errcode}")
        self.status = status
        self.errcode = errcode


@dataclass(frozen=True, slots=True)
class Account:
    """A signed-in user of the homeserver; the device is new at each sign-in unless one was asked for."""

    user_id: str
    device_id: str
    access_token: str = field(repr=False)


def homeserver_python() -> Path | None:
    """Return the Python that has Synapse: the one the environment names, else that of ``.venv-homeserver``."""
    named = os.environ.get(PYTHON_VARIABLE)
    python = Path(named) if named else ROOT / ".venv-homeserver" / "bin" / "python"
    return python if python.exists() else None


class Homeserver:
    """One Synapse; use as ``async with Homeserver(directory, python) as homeserver``.

    ``port`` 0 takes the port of the last run when it is free, else any free one. All rate limits are
    lifted but ``rc_message``, which is as given. ``highlights``: it counts for whom a message would ring.
    """

    def __init__(
        self,
        directory: Path,
        python: Path,
        *,
        server_name: str = "buurt.localhost",
        port: int = 0,
        rc_message: Rate = UNLIMITED,
        highlights: bool = False,
    ) -> None:
        self.server_name = server_name
        self.port = port
        self._wanted_port = port
        self._rc_message = rc_message
        self._highlights = highlights
        self._python = python
        self._files = HomeserverFiles(directory)
        self._child: asyncio.subprocess.Process | None = None
        self._lock: IO[str] | None = None
        self._operator: Account | None = None
        self._secret = ""

    @property
    def url(self) -> str:
        """Where clients reach it, without a slash at the end."""
        return f"http://{HOST}:{self.port}"

    @property
    def pid(self) -> int | None:
        """The process while it runs, else None."""
        alive = self._child is not None and self._child.returncode is None
        return self._child.pid if alive and self._child else None

    def user_id(self, localpart: str) -> str:
        """Return the full id of a user of this homeserver."""
        return f"@{localpart}:{self.server_name}"

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Start and wait until it answers; raises HomeserverFailed when it does not."""
        await asyncio.to_thread(self._prepare)
        try:
            await self._launch()
            await self._await_ready()
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        """Stop in order, by force after STOP_SECONDS; without effect when it does not run."""
        await self._end(signal.SIGTERM)
        self._release()

    async def kill(self) -> None:
        """End it as ``kill -9`` or a power cut would; `restart` brings it back."""
        await self._end(signal.SIGKILL)

    async def restart(self) -> None:
        """Stop it if it runs and start it again with the same state, keys and port."""
        await self._end(signal.SIGTERM)
        self._release()
        self._wanted_port = self.port
        await self.start()

    async def request(self, method: str, path: str, body: object = None, token: str = "") -> dict[str, Any]:
        """Send one JSON request and return the JSON answer; raises HomeserverRefused on an error status."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        timeout = aiohttp.ClientTimeout(total=REQUEST_SECONDS)
        async with (
            aiohttp.ClientSession(timeout=timeout, headers=headers) as session,
            session.request(method, self.url + path, json=body) as response,
        ):
            answer: dict[str, Any] = await response.json()
            if response.status >= 400:
                raise HomeserverRefused(response.status, answer.get("errcode", ""), f"{method} {path}")
            return answer

    async def register(
        self,
        localpart: str,
        password: str,
        *,
        admin: bool = False,
        displayname: str | None = None,
        device_id: str | None = None,
    ) -> Account:
        """Make the account unless it exists, and sign in; raises HomeserverRefused when the password is another."""
        path = "/_synapse/admin/v1/register"
        nonce = (await self.request("GET", path))["nonce"]
        body = {
            "nonce": nonce,
            "username": localpart,
            "password": password,
            "admin": admin,
            "displayname": displayname or localpart,
            "mac": self._registration_mac(nonce, localpart, password, admin=admin),
            "inhibit_login": True,
        }
        try:
            await self.request("POST", path, body)
        except HomeserverRefused as refused:
            if refused.errcode != "M_USER_IN_USE":
                raise
        return await self.login(localpart, password, device_id=device_id)

    async def login(self, localpart: str, password: str, *, device_id: str | None = None) -> Account:
        """Sign in with a password, on a new device unless its id is given."""
        body = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": localpart},
            "password": password,
            "device_id": device_id,
        }
        answer = await self.request(
            "POST", "/_matrix/client/v3/login", {key: value for key, value in body.items() if value is not None}
        )
        return Account(answer["user_id"], answer["device_id"], answer["access_token"])

    async def override_ratelimit(self, user_id: str) -> None:
        """Lift the message rate limit for one user (Synapse admin API, ``override_ratelimit``)."""
        path = f"/_synapse/admin/v1/users/{user_id}/override_ratelimit"
        await self.request("POST", path, {"messages_per_second": 0, "burst_count": 0}, await self._operator_token())

    async def _operator_token(self) -> str:
        if self._operator is None:
            self._operator = await self.register(OPERATOR, self._secret, admin=True, device_id="OPERATOR")
        return self._operator.access_token

    def _registration_mac(self, nonce: str, localpart: str, password: str, *, admin: bool) -> str:
        text = "\0".join([nonce, localpart, password, "admin" if admin else "notadmin"])
        return hmac.new(self._secret.encode(), text.encode(), hashlib.sha1).hexdigest()

    def _prepare(self) -> None:
        self._files.directory.mkdir(parents=True, exist_ok=True)
        self._acquire()
        try:
            end_orphan(self._files)
            port = choose_port(self._wanted_port, self._files.last_port())
            if port is None:
                raise HomeserverFailed(
                    f"Port {self._wanted_port} is in use; choose another or stop what listens there."
                )
            self.port = port
            self._files.write(self.server_name, self.port, self._rc_message, highlights=self._highlights)
            self._secret = self._files.secrets()["registration_shared_secret"]
        except BaseException:
            self._release()
            raise

    def _acquire(self) -> None:
        lock = self._files.lock.open("w")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise HomeserverFailed(
                f"A homeserver already runs in {self._files.directory}; stop it or choose another directory."
            ) from None
        self._lock = lock

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    async def _launch(self) -> None:
        command: list[str | Path] = [
            self._python,
            "-I",
            UNDER_PARENT,
            "synapse.app.homeserver",
            "-c",
            self._files.settings,
        ]
        output = await asyncio.to_thread(self._files.output.open, "wb")
        with output:
            # A session of its own: Ctrl-C in a terminal must reach us first, so that we stop in order.
            self._child = await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.PIPE,
                stdout=output,
                stderr=output,
                cwd=self._files.directory,
                start_new_session=True,
            )
        await asyncio.to_thread(self._files.pid.write_text, str(self._child.pid))

    async def _await_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while self.pid is not None and time.monotonic() < deadline:
            with suppress(aiohttp.ClientError, TimeoutError):
                await self.request("GET", "/_matrix/client/versions")
                return
            await asyncio.sleep(POLL_SECONDS)
        raise HomeserverFailed(await asyncio.to_thread(self._why_not_started))

    def _why_not_started(self) -> str:
        paths = [path for path in (self._files.output, self._files.log) if path.exists() and path.stat().st_size]
        if not paths:
            return f"The homeserver did not answer within {START_SECONDS} seconds and wrote nothing."
        lines = paths[0].read_text(errors="replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return f"The homeserver did not start; read {paths[0]}, which ends with: {last[:TAIL_CHARACTERS]}"

    async def _end(self, first: signal.Signals) -> None:
        child, self._child = self._child, None
        self._operator = None
        if child is None:
            return
        with suppress(ProcessLookupError):
            child.send_signal(first)
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await child.wait()
        except TimeoutError:
            child.kill()
            await child.wait()
        await asyncio.to_thread(self._files.pid.unlink, missing_ok=True)
