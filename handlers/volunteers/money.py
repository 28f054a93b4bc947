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


def kilometres(hectometres: int) -> Text:
    """Write a distance in kilometres."""
    whole, tenth = divmod(hectometres, 10)
    return _("{whole}.{tenth} km", whole=whole, tenth=tenth) if tenth else _("{whole} km", whole=whole)


def spent_words(cents: int, hectometres: int) -> Text:
    """Write what was spent: an amount, or a distance with what it costs where that is known."""
    if not hectometres:
        return amount(cents)
    if not cents:
        return kilometres(hectometres)
    return _("{distance} ({sum})", distance=kilometres(hectometres), sum=amount(cents))


def amount(cents: int) -> Text:
    """Write an amount in euro."""
    euros, rest = divmod(cents, 100)
    return _("€ {euros}.{cents}", euros=euros, cents=f"{rest:02}")
