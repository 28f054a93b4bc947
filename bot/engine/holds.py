"""How long to leave a channel or a row alone after something went wrong; in memory, for a restart may try at once."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

REMEMBERED: Final = timedelta(hours=20)
"""How long a homeserver surely knows a transaction id again (Synapse: 24 hours); older rows are looked up first."""
FIRST_WAIT_SECONDS: Final = 0.2
LONGEST_WAIT_SECONDS: Final = 30.0
MOST_SECONDS: Final = 600.0
"""The longest that a channel can ask for, for itself or for one row."""
POISON_TRIES: Final = 5
POISON_AFTER: Final = timedelta(minutes=1)
"""A row that fails while others succeed is given this long, so that a server that stumbles costs no message."""


def backoff(failures: int) -> timedelta:
    """Wait longer after each failure, never all at the same moment (full jitter)."""
    ceiling = min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** min(failures + 1, 10))
    return timedelta(seconds=random.uniform(FIRST_WAIT_SECONDS, ceiling))  # noqa: S311 - spreads load


@dataclass(slots=True)
class Wait:
    """A wait that ends when its time is over, also when the clock is put back meanwhile: no more is left than it was.

    Its end moves nearer, never away, whenever it is looked at.
    """

    until: datetime
    length: timedelta

    def ends_at(self, now: datetime) -> datetime:
        """Say when it is over."""
        self.until = min(self.until, now + self.length)
        return self.until


@dataclass(slots=True)
class _Hold:
    wait: Wait
    failures: int = 1


@dataclass(slots=True)
class Holds:
    """Which channels must wait as a whole. After a wait one try shows whether the channel is well; then all go on."""

    _holds: dict[str, _Hold] = field(default_factory=dict)

    def hold(self, channel: str, now: datetime, after_seconds: float | None = None) -> datetime:
        """Let a channel wait: as long as it asks for, else longer each time. Return until when."""
        earlier = self._holds.get(channel)
        failures = earlier.failures if earlier else 0
        wait = backoff(failures) if after_seconds is None else timedelta(seconds=min(after_seconds, MOST_SECONDS))
        until = max(now + wait, earlier.wait.ends_at(now)) if earlier else now + wait
        self._holds[channel] = _Hold(Wait(until, until - now), failures + 1)
        return until

    def worked(self, channel: str, now: datetime) -> None:
        """Note that a channel took something; one that asked us to wait is still left alone until then."""
        hold = self._holds.get(channel)
        if hold and hold.wait.ends_at(now) <= now:
            del self._holds[channel]

    def until(self, channel: str, now: datetime) -> datetime:
        """Say from when on something may be tried on a channel."""
        hold = self._holds.get(channel)
        return max(hold.wait.ends_at(now), now) if hold else now

    def is_on_trial(self, channel: str) -> bool:
        """Whether only one thing at a time may be tried, because the last try failed."""
        return channel in self._holds


@dataclass(slots=True)
class _Suspect:
    since: datetime
    others: int
    tries: int = 0


@dataclass(slots=True)
class Suspects:
    """Rows that fail while others of their channel succeed: poison, sooner or later."""

    _taken: dict[str, int] = field(default_factory=dict)
    _suspects: dict[int, _Suspect] = field(default_factory=dict)

    def worked(self, channel: str, seq: int) -> None:
        """Note that a channel took a row."""
        self._taken[channel] = self._taken.get(channel, 0) + 1
        self._suspects.pop(seq, None)

    def forget(self, seq: int) -> None:
        """Note that a row was given up."""
        self._suspects.pop(seq, None)

    def is_poison(self, channel: str, seq: int, now: datetime) -> bool:
        """Count a failed try of a row, and say whether it is hopeless: only tries between successes of others count."""
        others = self._taken.get(channel, 0)
        suspect = self._suspects.setdefault(seq, _Suspect(now, others))
        suspect.tries += others > suspect.others or suspect.tries == 0
        suspect.others = others
        return suspect.tries >= POISON_TRIES and now - suspect.since >= POISON_AFTER
