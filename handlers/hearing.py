"""Whether an answer could have reached us: the time in which a channel brought, without a break, whatever was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

BREAK: Final = timedelta(minutes=2)
"""A channel that brought nothing for longer than this, not even that there was nothing, was cut off meanwhile."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """When something that we said was accepted (UTC), and by which channel: an answer comes back over the same."""

    at: datetime
    channel: str


@dataclass(frozen=True, slots=True)
class Hearing:
    """The unbroken time, ``since`` to ``until`` (UTC), in which a channel brought whatever was said through it."""

    since: datetime
    until: datetime

    def at(self, now: datetime) -> Hearing:
        """Go on: all that was said before *now* is here. After a break, or a clock set back, it begins anew."""
        is_unbroken = self.until <= now <= self.until + BREAK
        return Hearing(self.since if is_unbroken else now, now)

    def goes_on(self, now: datetime) -> bool:
        """Whether it has not come to an end by *now*."""
        return now - self.until <= BREAK

    def since_then(self, then: datetime, now: datetime) -> timedelta:
        """Say how much of the time from *then* to *now* it lasts: up to now, or where it broke off."""
        until = now if self.goes_on(now) else self.until
        return max(until - max(then, self.since), timedelta())
