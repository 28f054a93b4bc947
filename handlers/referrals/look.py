"""What handlers may read about referrals."""

from __future__ import annotations

from typing import Protocol

from handlers.model import PersonId
from handlers.referrals.nouns import Referral


class ReferralLook(Protocol):
    """Who wants to reach a service with somebody's help."""

    async def referral(self, id_: str) -> Referral | None:
        """Read a referral."""
        ...

    async def referrals_in(self, neighbourhood: str) -> tuple[Referral, ...]:
        """Read what was asked in a neighbourhood and is not over, oldest first."""
        ...

    async def referrals_of(self, person: PersonId) -> tuple[Referral, ...]:
        """Read what a person asked for and is not over, oldest first."""
        ...
