"""The words of the commands about reports, and how a receipt is written and read."""

from __future__ import annotations

import re
from typing import Final

from handlers.text import _w

MY_REPORTS: Final = _w("my reports|my report")
OBJECT: Final = _w("objection|i object")
_RECEIPT: Final = re.compile(r"\W*m\s?(\d{1,6})\b\W*", re.IGNORECASE)


def receipt_of(number: int) -> str:
    """Write the number by which people know a report."""
    return f"M{number}"


def read_receipt(text: str) -> int | None:
    """Read a receipt in front of a text: "M3", "m 3, how is it?"; None: there is none."""
    found = _RECEIPT.match(text)
    return int(found[1]) if found else None
