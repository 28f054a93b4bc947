"""A child process that obeys over standard input and tells over standard output, one JSON object a line."""

import asyncio
import itertools
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

COMMAND_SECONDS = 60.0
LINE_BYTES = 4_000_000


class Refused(Exception):
    """The child could not do what it was asked; the message is what it said."""


class Wire:
    """The child's end of ``{"id", "do", …}`` → ``{"id", "result" | "error"}``; every other line is news."""

    def __init__(self, news: Callable[[dict[str, Any]], None]) -> None:
        self._news = news
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None

    async def open(self, *command: str | Path, cwd: Path, log: Path) -> None:
        """Start the child; what it writes to standard error goes to the file ``log``."""
        pipe = asyncio.subprocess.PIPE
        with log.open("wb") as errors:
            self._process = await asyncio.create_subprocess_exec(
                *command, cwd=cwd, stdin=pipe, stdout=pipe, stderr=errors, limit=LINE_BYTES
            )
        self._reader = asyncio.create_task(self._read(self._process.stdout))

    async def close(self) -> None:
        """End the child, by force; without effect when it was never opened."""
        if self._process is None or self._reader is None:
            return
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
        await self._reader

    async def ask(self, command: str, **options: object) -> Any:  # noqa: ANN401 -- JSON has no type
        """Have a command done and return its result; raises Refused, or TimeoutError after COMMAND_SECONDS."""
        if self._process is None or self._process.stdin is None or self._process.returncode is not None:
            raise Refused(f"{command}: the client does not run")
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        self._process.stdin.write(json.dumps({"id": number, "do": command, **options}).encode() + b"\n")
        try:
            return await asyncio.wait_for(answer, COMMAND_SECONDS)
        finally:
            del self._answers[number]

    async def _read(self, output: asyncio.StreamReader | None) -> None:
        while output and (line := await output.readline()):
            self._take(json.loads(line))
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(Refused("the client ended; its log says why"))

    def _take(self, line: dict[str, Any]) -> None:
        if "id" not in line:
            self._news(line)
            return
        answer = self._answers.get(line["id"])
        if answer is None or answer.done():
            return
        if "error" in line:
            answer.set_exception(Refused(line["error"]))
        else:
            answer.set_result(line["result"])
