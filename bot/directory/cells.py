"""The cells of one line, read one by one; what is wrong with them is gathered, each with its fix."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from bot.directory.sheet import Fault, Row

E = TypeVar("E", bound=StrEnum)

LONGEST: Final = 200
_PARTS: Final = re.compile(r"[,|;]")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
"""How Excel writes a day in Belgium."""


class Cells:
    """One line while it is read."""

    def __init__(self, row: Row) -> None:
        self._row = row
        self.faults: list[Fault] = []

    def wrong(self, column: str, text: str) -> None:
        """Note what is wrong in a column."""
        self.faults.append(Fault(self._row.line, column, text))

    def text(self, column: str, *, needed: bool = False) -> str:
        """Read a text."""
        found = " ".join(self._row.cells.get(column, "").split())
        if needed and not found:
            self.wrong(column, "is empty; fill it in")
        if len(found) > LONGEST:
            self.wrong(column, f"is longer than {LONGEST} letters; make it shorter")
        return found

    def fits(self, column: str, pattern: re.Pattern[str], fix: str, *, needed: bool = False) -> str:
        """Read a text that must have a shape."""
        found = self.text(column, needed=needed)
        if found and not pattern.fullmatch(found):
            self.wrong(column, f"“{found}” cannot be right; {fix}")
        return found

    def many(self, column: str) -> tuple[str, ...]:
        """Read several words, parted by commas or bars."""
        return tuple(dict.fromkeys(part.strip() for part in _PARTS.split(self.text(column)) if part.strip()))

    def some_of(self, column: str, known: Collection[str]) -> tuple[str, ...]:
        """Read several words of a list."""
        found = self.many(column)
        for word in found:
            if word not in known:
                self.wrong(column, f"“{word}” is not known; use {', '.join(known)}")
        return found

    def kinds(self, column: str, kind: type[E]) -> tuple[E, ...]:
        """Read several values of a closed list."""
        known = [one.value for one in kind]
        return tuple(kind(word) for word in self.some_of(column, known) if word in known)

    def day(self, column: str, *, needed: bool = False) -> date | None:
        """Read a day, written as 2026-12-31 or 31/12/2026."""
        found = self.text(column, needed=needed)
        if not found:
            return None
        day_first = _DAY_FIRST.fullmatch(found)
        try:
            return (
                date(*(int(part) for part in reversed(day_first.groups()))) if day_first else date.fromisoformat(found)
            )
        except ValueError:
            self.wrong(column, f"“{found}” is no day; write it as 2026-12-31 or 31/12/2026")
            return None
