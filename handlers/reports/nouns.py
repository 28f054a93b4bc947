"""The noun of reporting: what was told in confidence, what was decided about it and why (domain 2.1, 5.2, 5.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from handlers.model import PersonId


class ReportState(StrEnum):
    """Where a report is: it waits for a decision, was decided, somebody objects, or it is over."""

    WAITING = "waiting"
    DECIDED = "decided"
    OBJECTED = "objected"
    FINAL = "final"
    LAPSED = "lapsed"


UNDECIDED: Final = frozenset({ReportState.WAITING, ReportState.OBJECTED})
"""Somebody has to decide."""
OVER: Final = frozenset({ReportState.FINAL, ReportState.LAPSED})


class Outcome(StrEnum):
    """What was decided about a report; HANDLED only where it is about no request, GOES_ON and ENDS only where it is."""

    GOES_ON = "goes_on"
    ENDS = "ends"
    HANDLED = "handled"
    OUTSIDE = "outside"
    UNFOUNDED = "unfounded"

    @property
    def stops(self) -> bool:
        """Whether the people of the request are not brought together again."""
        return self in {Outcome.ENDS, Outcome.OUTSIDE}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What somebody decided, and why, in the words that those read who told it or objected. ``at`` is UTC."""

    outcome: Outcome
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Report:
    """What one person told in confidence; people know it by ``M`` and its number.

    ``request`` is the number of the request it is about, None: something else. ``readers`` were named to its person as
    who reads it, the first one first; nobody else ever does. None of them: nobody here could read it, and ``words`` is
    empty. ``offered`` are who came later: its person was asked once whether they may. ``holds``: contact in the request
    stopped because of it, and what is decided is decided about that too. ``decided_by`` read it and decided, and does
    not decide about an objection. ``objectors`` are who objected, once each. The words, the reasons and whether its
    person stays ``unnamed`` are sealed for the confidential role.
    Instants are UTC.
    """

    number: int
    neighbourhood: str
    person: PersonId
    state: ReportState
    told_at: datetime
    changed_at: datetime
    request: int | None = None
    readers: tuple[PersonId, ...] = ()
    offered: tuple[PersonId, ...] = ()
    decided_by: PersonId | None = None
    objectors: tuple[PersonId, ...] = ()
    words: str = ""
    unnamed: bool = False
    holds: bool = False
    rulings: tuple[Ruling, ...] = ()
    objections: tuple[str, ...] = ()
    version: int = 0

    @property
    def ruling(self) -> Ruling | None:
        """What holds now."""
        return self.rulings[-1] if self.rulings else None
