"""The clock of the demo: the machine's, moved forward by hand, so that a reminder of tomorrow can be seen today.

It only ever moves forward. Every move is kept, so that an event of the homeserver, which knows nothing of it, can be
shown at the time it was in the neighbourhood.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock import SystemClock


class MovedClock:
    """A ``bot.clock.Clock`` whose moves are kept in a file.

    ``on_move`` is called after each move, so that what is due by then comes up at once.
    """

    def __init__(self, file: Path) -> None:
        self.on_move: list[Callable[[], None]] = []
        self._file = file
        self._system = SystemClock()
        self._moves = _read(file)

    def now(self) -> datetime:
        """Tell the current instant in the neighbourhood: aware, UTC."""
        return self._system.now() + self.ahead

    @property
    def ahead(self) -> timedelta:
        """How far it was moved in all."""
        return sum((by for _, by in self._moves), timedelta())

    def at(self, instant: datetime) -> datetime:
        """Tell what time it was in the neighbourhood at an instant of the machine's clock."""
        return instant + sum((by for moved_at, by in self._moves if moved_at <= instant), timedelta())

    def move(self, by: timedelta) -> None:
        """Move it forward.

        Raises:
            ValueError: that would be backward.
        """
        if by < timedelta():
            raise ValueError("time only goes forward")
        self._moves = (*self._moves, (self._system.now(), by))
        written = [[moved_at.isoformat(), by.total_seconds()] for moved_at, by in self._moves]
        self._file.write_text(json.dumps(written))
        for told in self.on_move:
            told()


def _read(file: Path) -> tuple[tuple[datetime, timedelta], ...]:
    try:
        kept = json.loads(file.read_text())
        return tuple((datetime.fromisoformat(at).astimezone(UTC), timedelta(seconds=by)) for at, by in kept)
    except (FileNotFoundError, ValueError, TypeError):
        return ()
