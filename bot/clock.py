"""The only place that asks what time it is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time; everything that depends on time is given one."""

    def now(self) -> datetime:
        """Tell the current instant: aware, UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Tell the current instant: aware, UTC."""
        return datetime.now(UTC)


class SetClock:
    """A clock that is moved by hand, for written conversations and tests."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        """Tell the instant it was set to."""
        return self._now

    def set(self, now: datetime) -> None:
        """Move it."""
        self._now = now
