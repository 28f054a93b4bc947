"""Amounts of money: read from what was typed, kept in cents, written as every language writes them."""

from __future__ import annotations

import re
from typing import Final

from handlers.text import Text, _

_AMOUNT: Final = re.compile(r"(?:€\s*)?(\d{1,5})(?:[.,](\d{1,2}))?\s*(?:€|euros?|eur)?", re.IGNORECASE)


def read_cents(text: str) -> int | None:
    """Read an amount in euro: ``4,50``, ``€ 4.5``, ``4 euro``; None: it is none."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    euros, rest = match.groups()
    return int(euros) * 100 + int((rest or "0").ljust(2, "0"))


def amount(cents: int) -> Text:
    """Write an amount in euro."""
    euros, rest = divmod(cents, 100)
    return _("€ {euros}.{cents}", euros=euros, cents=f"{rest:02}")
