"""Every question about a closing, as it is kept until it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class CloseWhere:
    """Ask which place; ``said`` is what was typed."""

    name: ClassVar[str] = "closing.where"
    said: str


@dataclass(frozen=True, slots=True)
class CloseWhen:
    """Ask on which day."""

    name: ClassVar[str] = "closing.when"
    neighbourhood: str


@dataclass(frozen=True, slots=True)
class CloseSure:
    """Ask whether it is right, with all that ends."""

    name: ClassVar[str] = "closing.sure"
    neighbourhood: str
    on: date


@dataclass(frozen=True, slots=True)
class CloseSecond:
    """Ask a second person whether it stops."""

    name: ClassVar[str] = "closing.second"
    closing: str


@dataclass(frozen=True, slots=True)
class CloseStands:
    """Ask whether a closing goes on, or is called off."""

    name: ClassVar[str] = "closing.stands"
    closing: str
