"""The nouns of a referral: what was asked, who took it, and what came of it (domain 2.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from handlers.model import PersonId, Role


class ReferralState(StrEnum):
    """Where a referral is; the last five end it."""

    SENT = "sent"
    ACCEPTED = "accepted"
    CONTACTED = "contacted"
    HELPED = "helped"
    INELIGIBLE = "ineligible"
    WAITING = "waiting"
    UNREACHED = "unreached"
    WITHDRAWN = "withdrawn"


OPEN: Final = frozenset({ReferralState.SENT, ReferralState.ACCEPTED, ReferralState.CONTACTED})
OVER: Final = frozenset(ReferralState) - OPEN


@dataclass(frozen=True, slots=True)
class Door:
    """The service that somebody wants to reach, as they saw it: its name, and how it is reached in one line."""

    name: str
    ways: str = ""


@dataclass(frozen=True, slots=True)
class Referral:
    """What a neighbour asked. ``door`` and who may read it (``role``) are sealed: they can tell what it is about.

    A month after it is over ``person`` and ``door`` are empty, and what remains is counted. Instants are UTC.
    """

    id: str
    person: PersonId
    neighbourhood: str
    state: ReferralState
    door: Door
    role: Role
    sent_at: datetime
    changed_at: datetime
    taken_by: PersonId | None = None
    version: int = 0

    @property
    def is_guarded(self) -> bool:
        """Whether only the confidential person may know what it is about."""
        return self.role is Role.CONFIDENTIAL
