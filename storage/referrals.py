"""Referrals: who wants to reach a service with somebody's help, and how far it got."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from handlers.referrals.flow import REFERRAL_FLOW
from handlers.referrals.nouns import OPEN, Referral
from storage.base import Rows
from storage.tables_guide import referral
from storage.values import Layout

if TYPE_CHECKING:
    from handlers.model import PersonId

REFERRAL = Layout(Referral, referral, ("id",), sealed=("door", "role"), flow=REFERRAL_FLOW)


class ReferralRows(Rows):
    """Referrals."""

    async def referral(self, id_: str) -> Referral | None:
        """Read a referral."""
        return await self.one(REFERRAL, select(referral).where(referral.c.id == id_))

    async def referrals_in(self, where: str) -> tuple[Referral, ...]:
        """Read what was asked in a neighbourhood and is not over, oldest first."""
        there = (referral.c.neighbourhood == where) & referral.c.state.in_([state.value for state in OPEN])
        return await self.many(REFERRAL, select(referral).where(there).order_by(referral.c.sent_at, referral.c.id))

    async def referrals_of(self, person: PersonId) -> tuple[Referral, ...]:
        """Read what a person asked for and is not over, oldest first."""
        mine = (referral.c.person == person) & referral.c.state.in_([state.value for state in OPEN])
        return await self.many(REFERRAL, select(referral).where(mine).order_by(referral.c.sent_at, referral.c.id))
