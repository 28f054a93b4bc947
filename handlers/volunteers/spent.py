"""What stands behind ``expenses``: whose costs, on which day or for which task, and an amount or kilometres.

``4,50`` · ``12 4,50`` · ``3/12 4,50`` · ``12 km gisteren`` · ``4,50 parking``
``3/12 12,5 km voor @karim:example.org`` · ``verwijder 3``
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from handlers.reading.amount_words import EUROS, KILOMETRES, ON_BEHALF, TAKEN_OFF
from handlers.reading.dates.tokens import tokens
from handlers.reading.numbered_words import FOR
from handlers.reading.phrases import words_in
from handlers.reading.plain import bare
from handlers.volunteers.money import read_cents

_FOR: Final = words_in(FOR)
_KM: Final = words_in(KILOMETRES)
_EUROS: Final = words_in(EUROS) | {"€"}
_ON_BEHALF: Final = words_in(ON_BEHALF)
_TAKEN_OFF: Final = words_in(TAKEN_OFF)
_NUMBER: Final = re.compile(r"\W*(\d{1,4})\W*")
_DISTANCE: Final = re.compile(r"(\d{1,4})(?:[.,](\d))?")
_JOINED: Final = re.compile(r"(\d[\d.,]*)([a-zé]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spent:
    """What was typed, as far as it could be read.

    ``address`` is of whom it is, empty for oneself; ``before`` is the day or the task. Of ``cents`` and
    ``hectometres`` one is given; both None: it was neither. ``behind`` is a day too, or what it was for. ``removes`` is
    the number of what should count no more, 0 where none was said; None: it is not about that.
    """

    address: str = ""
    before: str = ""
    cents: int | None = None
    hectometres: int | None = None
    behind: str = ""
    removes: int | None = None

    @property
    def task(self) -> int | None:
        """The number of a task, where one stands before the amount."""
        return int(self.before) if self.before.isdecimal() else None


def read_spent(text: str) -> Spent | None:
    """Read it; None when nothing stands there."""
    address, said = _whose([part for word in text.replace("€", " € ").split() for part in _parted(word)])
    if not said:
        return Spent(address) if address else None
    if any(bare(word) in _TAKEN_OFF for word in said):
        return Spent(address, removes=_number_in(said))
    first, end = _place_of_amount(said)
    before, behind = (" ".join(_without_euros(part)) for part in (said[:first], said[end:]))
    amount = said[first] if first < end else ""
    if bare(said[end - 1]) in _KM:
        return Spent(address, before, hectometres=read_hectometres(amount), behind=behind)
    return Spent(address, before, cents=read_cents(amount), behind=behind)


def _number_in(said: list[str]) -> int:
    numbers = (match[1] for word in said if (match := _NUMBER.fullmatch(word)))
    return int(next(numbers, 0))


def _whose(said: list[str]) -> tuple[str, list[str]]:
    """Part the address of somebody else from the rest: it stands behind a "for"; "for the parking" is none."""
    for place, word in enumerate(said):
        if word.startswith("@"):
            return word, said[: place - 1 if place and bare(said[place - 1]) in _FOR else place] + said[place + 1 :]
        behind = said[place + 1 :]
        if bare(word) in _ON_BEHALF and behind and not behind[0][0].isdecimal() and _is_day(behind[1:]):
            return behind[0], said[:place] + behind[1:]
    return "", said


def _is_day(said: list[str]) -> bool:
    """Tell whether these words say a day, or there are none."""
    found = tokens(" ".join(said), "")
    return all(token.senses or not token.is_word for token in found)


def _place_of_amount(said: list[str]) -> tuple[int, int]:
    """Find the number of kilometres with its word, else what is marked as euro, else the amount that is the surest."""
    for place, word in enumerate(said):
        if place and bare(word) in _KM:
            return place - 1, place + 1
    amounts = [place for place, word in enumerate(said) if read_cents(word) is not None]
    marks = [place for place, word in enumerate(said) if bare(word) in _EUROS]
    marked = [near for mark in marks for near in (mark - 1, mark + 1) if near in amounts]
    with_cents = [place for place in amounts if not said[place].isdecimal()]
    place = next(iter((*marked[:1], *with_cents[-1:], *amounts[-1:])), len(said) - 1)
    return place, place + 1


def _without_euros(said: list[str]) -> list[str]:
    return [word for word in said if bare(word) not in _EUROS]


def _parted(word: str) -> list[str]:
    """Part a number from the word that was typed onto it: ``12km``."""
    joined = _JOINED.fullmatch(word)
    return [joined[1], joined[2]] if joined and bare(joined[2]) in _KM else [word]


def read_hectometres(text: str) -> int | None:
    """Read kilometres, with one figure behind the comma, in tenths of them."""
    match = _DISTANCE.fullmatch(text)
    return int(match[1]) * 10 + int(match[2] or 0) if match else None
