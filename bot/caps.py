"""The amounts that may be paid back to volunteers, as an operator writes them: year, a day, a year, and the source."""

from __future__ import annotations

import re
from typing import Final

from handlers.model import ExpenseCap

# Read on a kept copy of that page, 2024. What was fixed for later years was not found.
KNOWN: Final = ("2024 41.48 1659.29 www.vlaanderenvrijwilligt.be/wetgeving/kostenvergoedingen",)
_CAP: Final = re.compile(r"(20\d\d) (\d{1,3})\.(\d\d) (\d{1,5})\.(\d\d) (\S+)")


def read_cap(text: str) -> ExpenseCap | None:
    """Read one line of amounts; None: it is none."""
    match = _CAP.fullmatch(text.strip())
    if match is None:
        return None
    year, day, day_cents, whole, whole_cents, source = match.groups()
    return ExpenseCap(int(year), int(day) * 100 + int(day_cents), int(whole) * 100 + int(whole_cents), source)


def cap_fault(text: str) -> str | None:
    """Say what is wrong with a line of amounts, or nothing."""
    return None if read_cap(text) else f"is not a year with its amounts; write it as {KNOWN[0]}"


def caps_of(texts: tuple[str, ...]) -> tuple[ExpenseCap, ...]:
    """Read all amounts; those an operator wrote were checked when the configuration was read."""
    return tuple(cap for text in texts if (cap := read_cap(text)))
