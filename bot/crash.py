"""Named points where the process can be made to die, so that tests can prove that dying there is harmless.

``BUURTBOT_CRASH=k3:2`` kills the process (as ``kill -9`` would) when it passes the point ``k3`` for the second time.
Without the variable a point costs one comparison. The points are those of docs/reliability.md:

    k1 sync answer received, nothing stored      k7  outbox row chosen, sending not begun
    k2 first inbox row inserted, not committed   k8  request to the homeserver in flight
    k3 decision saved, not committed             k9  answer received, not recorded
    k4 decision committed, next not begun        k10 recorded as sent
    k5 inbox and position written, not committed k11 due row taken and decided, not committed
    k6 inbox and position committed              k12 that commit done
                                                 k13 inside the paging of a gap
"""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

POINTS = tuple(f"k{n}" for n in range(1, 14))


@dataclass(slots=True)
class CrashPlan:
    """Where to die, and at which passing; passings are counted per point."""

    point: str | None = None
    passing: int = 1
    _seen: int = field(default=0, repr=False)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> CrashPlan:
        """Read ``BUURTBOT_CRASH`` (``k3`` or ``k3:2``).

        Raises:
            ValueError: the variable names no known point.

        """
        wanted = environ.get("BUURTBOT_CRASH", "")
        if not wanted:
            return cls()
        point, _, passing = wanted.partition(":")
        if point not in POINTS:
            raise ValueError(f"BUURTBOT_CRASH: {point!r} is no crash point; use one of {', '.join(POINTS)}")
        return cls(point, int(passing or "1"))

    def passes(self, point: str) -> None:
        """Die here when this is the place and the time."""
        if point != self.point:
            return
        self._seen += 1
        if self._seen == self.passing:
            os.kill(os.getpid(), signal.SIGKILL)
