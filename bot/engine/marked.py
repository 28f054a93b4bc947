"""The places to look at for something to send: the most urgent lanes first, in a lane the longest marked."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from typing import TypeAlias

Where: TypeAlias = tuple[str, str]
"""Channel and address of a place."""


class Marked:
    """Each place once, in its most urgent lane.

    Reminders of a morning wait in as many places as there are people: to find who is next costs the same however many
    wait.
    """

    def __init__(self) -> None:
        """Nothing is marked yet."""
        self._lane_of: dict[Where, int] = {}
        # Ordered: what was marked first leaves first, and a plain dict walks past every gap that this leaves.
        self._lanes: dict[int, OrderedDict[Where, None]] = {}

    def __iter__(self) -> Iterator[Where]:
        """Go through the places in the order in which they are looked at."""
        for lane in sorted(self._lanes):
            yield from self._lanes[lane]

    def __len__(self) -> int:
        """Count the places."""
        return len(self._lane_of)

    def has_others_than(self, place: Where) -> bool:
        """Say whether anything else is marked."""
        return len(self) > (place in self._lane_of)

    def mark(self, place: Where, lane: int) -> None:
        """Mark a place, or let it go before when it becomes more urgent."""
        if lane < self._lane_of.get(place, lane + 1):
            self.take(place)
            self._lane_of[place] = lane
            self._lanes.setdefault(lane, OrderedDict())[place] = None

    def take(self, place: Where) -> None:
        """Take the mark off a place."""
        lane = self._lane_of.pop(place, None)
        if lane is not None:
            del self._lanes[lane][place]

    def clear(self) -> None:
        """Take all marks off."""
        self._lane_of.clear()
        self._lanes.clear()
