"""When we are away and when the channel is cut off, for a whole year, and what that does to what is said."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Final

from handlers.hearing import BREAK, Hearing

_AWAY_FROM: Final = timedelta(minutes=5)
_MINUTES: Final = (1, 1, 3, 8, 20, 45, 90, 240, 900, 2000)


class Fault(StrEnum):
    """What is broken: we are away, the line to the homeserver, the homeserver, or what we cannot see: people's own."""

    AWAY = "away"
    LINE = "line"
    SERVER = "server"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One fault, from an instant to another (UTC)."""

    fault: Fault
    begins_at: datetime
    ends_at: datetime

    @property
    def breaks(self) -> bool:
        """Whether it ends what we were hearing; a start always does."""
        return self.fault is Fault.AWAY or (self.is_cut and self.ends_at - self.begins_at > BREAK)

    @property
    def is_cut(self) -> bool:
        """Whether the channel takes and brings nothing."""
        return self.fault in {Fault.LINE, Fault.SERVER}


@dataclass(slots=True)
class Weather:
    """Every fault of the year, one after another."""

    troubles: list[Trouble] = field(default_factory=list)
    _begins: list[datetime] = field(default_factory=list)

    @classmethod
    def of(cls, chance: Random, begins_at: datetime, ends_at: datetime) -> Weather:
        """Make up a fault every three days or so."""
        weather, at = cls(), begins_at
        while (at := at + timedelta(minutes=chance.randrange(60, 8 * 24 * 60))) < ends_at:
            length = timedelta(minutes=chance.choice(_MINUTES), seconds=chance.randrange(60))
            weather.add(Trouble(chance.choice(list(Fault)), at, at + length))
            at += length
        return weather

    def add(self, trouble: Trouble) -> None:
        """Let one more fault come, after all others."""
        self.troubles.append(trouble)
        self._begins.append(trouble.begins_at)

    def at(self, now: datetime) -> Trouble | None:
        """Return what is broken now."""
        last = self._last(now)
        return last if last and now < last.ends_at else None

    def _last(self, now: datetime) -> Trouble | None:
        index = bisect_right(self._begins, now) - 1
        return self.troubles[index] if index >= 0 else None

    def away(self, due_at: datetime, now: datetime) -> timedelta:
        """Say how long we were away when that instant passed."""
        trouble = self._last(due_at)
        if trouble is None or trouble.fault is not Fault.AWAY or not due_at <= trouble.ends_at <= now:
            return timedelta()
        length = trouble.ends_at - trouble.begins_at
        return length if length >= _AWAY_FROM else timedelta()

    def hearing(self, now: datetime, begins_at: datetime) -> Hearing:
        """Say how long the channel has been bringing what is said."""
        since = begins_at
        for trouble in reversed(self.troubles[: bisect_right(self._begins, now)]):
            if trouble.breaks and trouble.ends_at <= now:
                since = trouble.ends_at
                break
        cut = self.at(now)
        return Hearing(since, max(cut.begins_at, since) if cut and cut.is_cut else now)

    def between(self, begins_at: datetime, ends_at: datetime) -> list[Trouble]:
        """List every fault that touches this time and ends what we hear."""
        first = max(bisect_right(self._begins, begins_at) - 1, 0)
        return [
            one
            for one in self.troubles[first : bisect_right(self._begins, ends_at)]
            if one.breaks and one.ends_at > begins_at
        ]
