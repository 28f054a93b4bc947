"""The noun of a hand-over: who asked whom to follow, where, and how far it is (domain F33)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from handlers.model import PersonId


class HandoverState(StrEnum):
    """Where a hand-over is; AGREED: there was a yes, and the day is still to come."""

    ASKED = "asked"
    AGREED = "agreed"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


OPEN: Final = frozenset({HandoverState.ASKED, HandoverState.AGREED})


@dataclass(frozen=True, slots=True)
class Handover:
    """What one organiser gives to somebody else. ``on`` is the local day from which that holds; None: at the yes.

    Instants are UTC.
    """

    id: str
    neighbourhood: str
    giver: PersonId
    taker: PersonId
    state: HandoverState
    asked_at: datetime
    changed_at: datetime
    on: date | None = None
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Whether something still follows from it."""
        return self.state in OPEN
