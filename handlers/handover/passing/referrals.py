"""Referrals: the services that an organiser contacts for somebody, and what the team was asked to take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.decision import NOTHING, Decision
from handlers.handover.passing.between import Between
from handlers.look import Look
from handlers.model import PersonId
from handlers.referrals.case import ReferralCase, read_referral
from handlers.referrals.nouns import Referral
from handlers.referrals.steps import ReferralWanted
from handlers.referrals.taking import take_over

_ASKED: Final = (ReferralWanted,)


@dataclass(frozen=True, slots=True)
class TheirReferrals:
    """``taken`` by them; ``sent``: nobody took it yet, and it is for the organisers."""

    taken: tuple[ReferralCase, ...] = ()
    sent: tuple[Referral, ...] = ()


async def look_at_referrals(look: Look, place: str, giver: PersonId) -> TheirReferrals:
    """Read them; what is for the confidential person alone is none."""
    there = [one for one in await look.referrals_in(place) if not one.is_guarded]
    taken = [await read_referral(look, one.id) for one in there if one.taken_by == giver]
    sent = tuple(one for one in there if one.taken_by is None)
    return TheirReferrals(tuple(case for case in taken if case), sent)


def pass_referrals(theirs: TheirReferrals, between: Between) -> Decision:
    """Let somebody else go on with them; not with what is kept apart from them, or is their own."""
    not_theirs, passed = {*between.apart, between.taker.id}, NOTHING
    for case in theirs.taken:
        if case.person.id not in not_theirs:
            passed += take_over(between.at, case, between.giver, between.taker)
    sent = tuple(between.hand_on(_ASKED, one.id) for one in theirs.sent if one.person not in not_theirs)
    return passed + Decision(say=sent)
