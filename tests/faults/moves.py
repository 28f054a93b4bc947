"""What time it is for a service: moved and hurried from outside, through a file it reads when it is told to."""

import json
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from signal import SIGUSR1
from typing import TYPE_CHECKING

from bot.clock import SystemClock

if TYPE_CHECKING:
    from tests.crash.service import Service


@dataclass(slots=True)
class Moves:
    """The end that moves: writes the file and tells the service."""

    file: Path
    ahead: timedelta = timedelta()
    pace: float = 1.0

    def __post_init__(self) -> None:
        self._write()

    def jump(self, by: timedelta, service: "Service") -> None:
        """Set its wall clock forward or back; waiting goes on as before."""
        self.ahead += by
        self._write()
        service.tell(SIGUSR1)

    def hurry(self, pace: float, service: "Service") -> None:
        """Let time go so much faster for it from now on: wall clock, pauses and time limits."""
        self.pace = pace
        self._write()
        service.tell(SIGUSR1)

    def _write(self) -> None:
        new = self.file.with_suffix(".new")
        new.write_text(json.dumps({"ahead": self.ahead.total_seconds(), "pace": self.pace}))
        new.replace(self.file)


class MovedTime:
    """The end that is moved: a wall clock and a count of seconds that never goes back.

    Hurried time belongs to one life: a new one begins at the machine's own time and the jumps so far.
    """

    def __init__(self, file: Path) -> None:
        self.pace = 1.0
        self._file = file
        self._ahead = timedelta()
        self._gained = 0.0
        self._since = time.monotonic()
        self.look()

    def look(self) -> None:
        """Read what was written last."""
        said = json.loads(self._file.read_text())
        here = time.monotonic()
        self._gained, self._since = self._won(here), here
        self._ahead, self.pace = timedelta(seconds=said["ahead"]), said["pace"]

    def monotonic(self) -> float:
        """Tell the seconds that pauses are measured by."""
        here = time.monotonic()
        return here + self._won(here)

    def now(self) -> datetime:
        """Tell the current instant: aware, UTC."""
        return SystemClock().now() + self._ahead + timedelta(seconds=self._won(time.monotonic()))

    def _won(self, here: float) -> float:
        return self._gained + (self.pace - 1.0) * (here - self._since)
