"""What is asked of somebody because of the role they have, and ends with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.model import PersonId, Role


@dataclass(frozen=True, slots=True)
class CallWanted:
    """Ask whether this organiser or confidential person takes it; ``who`` and ``address`` are of the one who waits."""

    name: ClassVar[str] = "call.wanted"
    receipt: str
    person: PersonId
    who: str
    address: str
    neighbourhood: str
    role: Role
