"""Waiting before trying again: full jitter, 0.2 s to 30 s, so that a homeserver in trouble is never hammered."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Final

from bot.channels.matrix.transport import MatrixError, TooFast

if TYPE_CHECKING:
    from collections.abc import Callable

SHORTEST_SECONDS: Final = 0.2
LONGEST_SECONDS: Final = 30.0
_STEPS: Final = 8


def system_jitter() -> float:
    """Return a number from 0 to 1."""
    return random.random()  # noqa: S311 - spreads load, guards nothing


class Backoff:
    """Counts failures in a row; ``jitter`` returns numbers from 0 to 1."""

    def __init__(self, jitter: Callable[[], float] = system_jitter) -> None:
        """Begin without a failure."""
        self._jitter = jitter
        self.failures = 0

    def seconds(self, trouble: MatrixError | None = None) -> float:
        """Count one more failure and return how long to wait; what the homeserver asks for is the least."""
        ceiling = min(LONGEST_SECONDS, SHORTEST_SECONDS * (2 << min(self.failures, _STEPS)))
        self.failures += 1
        waited = SHORTEST_SECONDS + self._jitter() * (ceiling - SHORTEST_SECONDS)
        return max(waited, trouble.retry_after) if isinstance(trouble, TooFast) else waited

    async def wait(self, trouble: MatrixError | None = None) -> None:
        """Count one more failure and wait."""
        await asyncio.sleep(self.seconds(trouble))

    def reset(self) -> None:
        """Forget the failures: it worked."""
        self.failures = 0
