"""Who said very much in private just now lets others go first, so that one flood keeps nobody else waiting (B20).

What is said in rooms keeps its order: there it matters who was first.
"""

from __future__ import annotations

from collections import Counter, deque
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from handlers.model import Incoming

MUCH: Final = 30
JUST_NOW: Final = timedelta(seconds=10)


class Courtesy:
    """Remembers who was answered in private lately; in memory, because after a restart all may begin anew."""

    def __init__(self) -> None:
        """Nobody said anything yet."""
        self._lately: deque[tuple[datetime, str]] = deque()
        self._times: Counter[str] = Counter()

    def note(self, incoming: Incoming, now: datetime) -> None:
        """Note that something was decided."""
        if incoming.room is None:
            self._lately.append((now, incoming.sender))
            self._times[incoming.sender] += 1

    def who_waits(self, now: datetime) -> tuple[str, ...]:
        """Return the senders whose words are decided when nothing of others waits."""
        while self._lately and now - self._lately[0][0] > JUST_NOW:
            _, sender = self._lately.popleft()
            self._times[sender] -= 1
            if not self._times[sender]:
                del self._times[sender]
        return tuple(sorted(sender for sender, times in self._times.items() if times >= MUCH))
