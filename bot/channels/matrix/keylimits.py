"""How many room keys are kept: everybody on every homeserver can send us any number of them.

A key for a room we are not in may be early, for an invitation that is on its way, or a stranger's; of these only few
are kept. A member of a room of ours has more room, but not without end. What is over goes, oldest first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

KEYS_PER_DEVICE: Final = 2_000
"""Kept from one device, all rooms together: some 38 years of one room, where a session lasts a week."""
EARLY_PER_DEVICE: Final = 50
EARLY_IN_ALL: Final = 500
"""Kept for rooms that we are not in."""


class KeyName(NamedTuple):
    """A room key: whose device made it (Curve25519), for which room, which session."""

    curve25519: str
    room_id: str
    session_id: str


class KeyLimits:
    """Counts what is kept, and names what must go."""

    def __init__(self, kept: Iterable[KeyName]) -> None:
        """Begin with what is *kept*, oldest first; which rooms are ours is heard with the first sync."""
        self._by_device: dict[str, dict[KeyName, None]] = {}
        self._early: dict[KeyName, None] = {}
        self._ours: set[str] = set()
        for name in kept:
            self._note(name)

    def enter(self, rooms: Iterable[str]) -> None:
        """Take it that we are in these rooms: their keys are not early any more."""
        new = set(rooms) - self._ours
        if new:
            self._ours |= new
            self._early = {name: None for name in self._early if name.room_id not in new}

    def leave(self, rooms: Iterable[str]) -> None:
        """Take it that we are in these rooms no longer."""
        self._ours.difference_update(rooms)

    def add(self, name: KeyName) -> tuple[KeyName, ...]:
        """Note a key that is kept from now on, and return those that must go for it."""
        self._note(name)
        over = tuple(dict.fromkeys(self._over(name)))
        for gone in over:
            self._early.pop(gone, None)
            self._by_device[gone.curve25519].pop(gone, None)
        return over

    def _note(self, name: KeyName) -> None:
        self._by_device.setdefault(name.curve25519, {})[name] = None
        if name.room_id not in self._ours:
            self._early[name] = None

    def _over(self, name: KeyName) -> Iterator[KeyName]:
        yield from _oldest_over(self._by_device[name.curve25519], KEYS_PER_DEVICE)
        if name in self._early:
            theirs = [one for one in self._early if one.curve25519 == name.curve25519]
            yield from _oldest_over(theirs, EARLY_PER_DEVICE)
            yield from _oldest_over(self._early, EARLY_IN_ALL)


def _oldest_over(names: Iterable[KeyName], most: int) -> list[KeyName]:
    found = list(names)
    return found[: max(len(found) - most, 0)]
