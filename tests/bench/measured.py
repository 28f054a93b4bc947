"""A bot's process, and what it takes: memory and processor time as the kernel counts them."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.demo.homeserver import UNDER_PARENT

MIB = 1 << 20
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(slots=True)
class Bot:
    """One bot under test: its name in the table, what people say to it, and how it is started."""

    name: str
    words: str
    module: str
    argument: Path
    _child: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; it ends with us."""
        with (self.argument.parent / "run.log").open("wb") as log:
            command = [sys.executable, str(UNDER_PARENT), self.module, *self._arguments]
            self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log)

    @property
    def _arguments(self) -> list[str]:
        service = ["run", "-c"] if self.module == "bot" else []
        return [*service, str(self.argument)]

    def stop(self) -> None:
        """End it."""
        if self._child and self._child.stdin:
            self._child.kill()
            self._child.wait()
            self._child.stdin.close()

    @property
    def is_running(self) -> bool:
        """Whether it lives."""
        return self._child is not None and self._child.poll() is None

    @property
    def resident_mib(self) -> float:
        """The memory it holds now (RSS), in MiB."""
        return int(Path(f"/proc/{self._pid}/statm").read_text().split()[1]) * PAGE / MIB

    @property
    def highest_mib(self) -> float:
        """The most memory it ever held, in MiB."""
        status = dict(line.split(":", 1) for line in Path(f"/proc/{self._pid}/status").read_text().splitlines())
        return int(status["VmHWM"].split()[0]) / 1024

    @property
    def cpu_seconds(self) -> float:
        """The processor time it has taken until now."""
        fields = Path(f"/proc/{self._pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def _pid(self) -> int:
        assert self._child is not None
        return self._child.pid
