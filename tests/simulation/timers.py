"""What is due, in the order of its moments: one row by name, as in the table of the product."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush
from typing import TypeAlias

from handlers.decision import Cancel
from handlers.model import Due
from handlers.reading.walltime import shift_quiet, to_instant

Name: TypeAlias = tuple[str, str, str, datetime, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A due row and its instant (UTC); ``number`` makes it unlike all others."""

    due: Due
    at: datetime
    number: int


@dataclass(slots=True)
class Timers:
    """The due rows. ``done`` are the names of those that came up: they do not come up again."""

    _heap: list[tuple[datetime, int, Name]] = field(default_factory=list)
    _due: dict[Name, tuple[Due, datetime]] = field(default_factory=dict)
    _by_subject: dict[tuple[str, str], dict[Name, None]] = field(default_factory=lambda: defaultdict(dict))
    _done: set[Name] = field(default_factory=set)
    _count: int = 0

    def plan(self, due: Due) -> None:
        """Put a row in; the same one again changes nothing, a cancelled one comes back."""
        name = _name(due)
        if name in self._due or name in self._done:
            return
        at = to_instant(due.local.date(), due.local.time(), due.zone)
        at = shift_quiet(at, due.zone) if due.may_wait else at
        self._put(name, due, at)

    def _put(self, name: Name, due: Due, at: datetime) -> None:
        self._due[name] = (due, at)
        self._by_subject[due.kind, due.subject][name] = None
        self._count += 1
        heappush(self._heap, (at, self._count, name))

    def put_off(self, occurrence: Occurrence, until: datetime) -> None:
        """Let a row that was taken come up later."""
        self._done.discard(_name(occurrence.due))
        self._put(_name(occurrence.due), occurrence.due, until)

    def cancel(self, what: Cancel) -> None:
        """Take out the rows of a kind and subject."""
        for name in tuple(self._by_subject[what.kind, what.subject]):
            if what.person is None or self._due[name][0].person == what.person:
                self._take_out(name)

    def _take_out(self, name: Name) -> Due:
        due, _at = self._due.pop(name)
        del self._by_subject[due.kind, due.subject][name]
        return due

    def next_at(self) -> datetime | None:
        """Say when the next row is due."""
        while self._heap and self._due.get(self._heap[0][2], (None, None))[1] != self._heap[0][0]:
            heappop(self._heap)
        return self._heap[0][0] if self._heap else None

    def take(self) -> Occurrence:
        """Take the row that is due first; there must be one."""
        at, number, name = heappop(self._heap)
        self._done.add(name)
        return Occurrence(self._take_out(name), at, number)

    def is_due(self, kind: str, subject: str) -> bool:
        """Tell whether anything of a kind is due about a subject."""
        return bool(self._by_subject.get((kind, subject)))


def _name(due: Due) -> Name:
    return due.kind, due.subject, due.person or "", due.local, due.fields
