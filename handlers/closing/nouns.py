"""The noun of a closing: which place stops, when, and which two people said so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from handlers.model import PersonId


class ClosingState(StrEnum):
    """Where a closing is; AGREED: two people said yes, and the day is still to come."""

    ASKED = "asked"
    AGREED = "agreed"
    CLOSED = "closed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


OPEN: Final = frozenset({ClosingState.ASKED, ClosingState.AGREED})


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a place. ``on`` is the local day; ``second`` is who said yes beside ``proposer``. Instants are UTC."""

    id: str
    neighbourhood: str
    proposer: PersonId
    state: ClosingState
    asked_at: datetime
    changed_at: datetime
    on: date
    second: PersonId | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are of something: ``what`` is counted, and by what (``by``); nobody is named."""

    what: str
    by: str
    n: int
