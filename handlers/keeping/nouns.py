"""The nouns of keeping: what a decision says about what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handlers.model import Address, PersonId

ANYWHERE: Final = ""
"""Where somebody is suppressed who was forgotten: in every neighbourhood."""


@dataclass(frozen=True, slots=True)
class Sweep:
    """What is kept of one kind and is older than ``before`` (UTC) goes; ``kind`` is a name in `PERIODS`."""

    kind: str
    before: datetime


@dataclass(frozen=True, slots=True)
class PlaceGone:
    """A place stopped: what is kept of it goes, behind all that is said with this decision."""

    neighbourhood: str


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Somebody, reached at that address, is forgotten; ``receipt`` is the number of what they get to show for it."""

    person: PersonId
    address: Address
    receipt: int
