"""What stands behind ``expenses``: whose costs, on which day or for which task, and an amount or kilometres.

``4,50`` · ``12 4,50`` · ``3/12 4,50`` · ``12 km`` · ``3/12 12,5 km voor @karim:example.org``
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from handlers.reading.amount_words import EUROS, KILOMETRES
from handlers.reading.numbered_words import FOR
from handlers.reading.phrases import words_in
from handlers.reading.plain import bare
from handlers.volunteers.money import read_cents

_FOR: Final = words_in(FOR)
_KM: Final = words_in(KILOMETRES)
_EUROS: Final = words_in(EUROS)
_DISTANCE: Final = re.compile(r"(\d{1,4})(?:[.,](\d))?")
_JOINED: Final = re.compile(r"(\d[\d.,]*)([a-zé]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spent:
    """What was typed, as far as it could be read.

    ``address`` is of whom it is, empty for oneself; ``before`` is the day or the task. Of ``cents`` and
    ``hectometres`` one is given; both None: it was neither.
    """

    address: str = ""
    before: str = ""
    cents: int | None = None
    hectometres: int | None = None

    @property
    def task(self) -> int | None:
        """The number of a task, where one stands before the amount."""
        return int(self.before) if self.before.isdecimal() else None


def read_spent(text: str) -> Spent | None:
    """Read it; None when nothing stands there."""
    said = [word for word in text.replace("€", " ").split() if bare(word) not in _EUROS]
    address, said = _whose(said)
    if not said:
        return Spent(address) if address else None
    said = _parted(said)
    if bare(said[-1]) in _KM and len(said) > 1:
        return Spent(address, " ".join(said[:-2]), hectometres=read_hectometres(said[-2]))
    return Spent(address, " ".join(said[:-1]), cents=read_cents(said[-1]))


def _whose(said: list[str]) -> tuple[str, list[str]]:
    """Part the address of somebody else from the rest: it stands at the end, behind a "for"."""
    if len(said) > 1 and bare(said[-2]) in _FOR and not said[-1][0].isdecimal():
        return said[-1], said[:-2]
    if said and said[-1].startswith("@"):
        return said[-1], said[:-1]
    return "", said


def _parted(said: list[str]) -> list[str]:
    """Part a number from the word that was typed onto it: ``12km``."""
    joined = _JOINED.fullmatch(said[-1])
    return [*said[:-1], joined[1], joined[2]] if joined and bare(joined[2]) in _KM else said


def read_hectometres(text: str) -> int | None:
    """Read kilometres, with one figure behind the comma, in tenths of them."""
    match = _DISTANCE.fullmatch(text)
    return int(match[1]) * 10 + int(match[2] or 0) if match else None
