"""Every question about a hand-over, as it is kept until it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from handlers.model import PersonId


@dataclass(frozen=True, slots=True)
class HandoverWhere:
    """Ask which of the places that the person organises; ``said`` is what they typed."""

    name: ClassVar[str] = "handover.where"
    said: str


@dataclass(frozen=True, slots=True)
class HandoverWhom:
    """Ask to whom; ``said`` is what they typed besides, a day for example."""

    name: ClassVar[str] = "handover.whom"
    neighbourhood: str
    said: str


@dataclass(frozen=True, slots=True)
class HandoverWhen:
    """Ask from which day on."""

    name: ClassVar[str] = "handover.when"
    neighbourhood: str
    taker: PersonId


@dataclass(frozen=True, slots=True)
class HandoverSure:
    """Ask whether it is right, with all that goes along; ``on`` None: as soon as there is a yes."""

    name: ClassVar[str] = "handover.sure"
    neighbourhood: str
    taker: PersonId
    on: date | None = None


@dataclass(frozen=True, slots=True)
class HandoverAsked:
    """Ask somebody whether they take it over."""

    name: ClassVar[str] = "handover.asked"
    handover: str


@dataclass(frozen=True, slots=True)
class HandoverStands:
    """Ask either of the two whether a hand-over stays as it is."""

    name: ClassVar[str] = "handover.stands"
    handover: str
