"""Every question about a report, as it is kept until it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.model import PersonId
from handlers.reports.nouns import Outcome


@dataclass(frozen=True, slots=True)
class ReportWhere:
    """Ask in which neighbourhood something happened; ``words`` here and below: what was told already."""

    name: ClassVar[str] = "report.where"
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReportNamed:
    """Ask whether this reader may see who tells it; ``not_they`` are those who may not read it."""

    name: ClassVar[str] = "report.named"
    neighbourhood: str
    reader: PersonId
    not_they: tuple[PersonId, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReportTold:
    """Ask what somebody wants to tell; ``readers`` were named as who reads it, ``number`` is one that waits for it."""

    name: ClassVar[str] = "report.told"
    neighbourhood: str
    readers: tuple[PersonId, ...]
    unnamed: bool = False
    number: int | None = None


@dataclass(frozen=True, slots=True)
class MayRead:
    """Ask who told it whether somebody may read it who was not named to them."""

    name: ClassVar[str] = "report.may_read"
    report: int
    reader: PersonId


@dataclass(frozen=True, slots=True)
class ObjectWords:
    """Ask somebody why they do not agree with a decision; ``reader`` was named to them as who looks at it once more."""

    name: ClassVar[str] = "report.object"
    report: int
    reader: PersonId


@dataclass(frozen=True, slots=True)
class HowOn:
    """Ask who reads it what becomes of a report that holds no request, or of an objection."""

    name: ClassVar[str] = "report.how_on"
    report: int


@dataclass(frozen=True, slots=True)
class WhyDecided:
    """Ask who decides for the reason; ``request`` is the one on hold that all these reports are about.

    ``moving``: somebody who promised has still to say whether the new moment suits.
    """

    name: ClassVar[str] = "report.why"
    reports: tuple[int, ...]
    outcome: Outcome
    request: int | None = None
    moving: bool = False


@dataclass(frozen=True, slots=True)
class SendDecision:
    """Show what will be read, and ask whether it may go."""

    name: ClassVar[str] = "report.send"
    reports: tuple[int, ...]
    outcome: Outcome
    reason: str
    request: int | None = None
    moving: bool = False
