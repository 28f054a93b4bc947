"""Who asked takes it back, as easily as they gave it: all of theirs at once, and who was asked hears it."""

from __future__ import annotations

from dataclasses import replace

from handlers.decision import Command, Decision, Say, Turn, say
from handlers.look import Look
from handlers.model import Consent, Note
from handlers.referrals.case import ReferralCase, closed, no_timers, read_referral, tell, timers
from handlers.referrals.nouns import ReferralState
from handlers.referrals.offering import PURPOSE
from handlers.referrals.steps import HowDidItGo, HowItGoes, ReferralWanted
from handlers.referrals.words import WITHDRAW_REFERRAL
from handlers.text import Verbatim, _


async def look_at_mine(turn: Turn, look: Look) -> tuple[tuple[ReferralCase, ...], tuple[Consent, ...]]:
    """Read what the person asked for and is not over, and their yes to it."""
    found = [await read_referral(look, one.id) for one in await look.referrals_of(turn.person.id)]
    given = tuple(one for one in await look.consents(turn.person.id) if one.purpose == PURPOSE)
    return tuple(case for case in found if case), given


def withdraw(turn: Turn, mine: tuple[tuple[ReferralCase, ...], tuple[Consent, ...]]) -> Decision:
    """Take all of it back."""
    cases, given = mine
    if not cases:
        return say(Say(turn.me, "referral.none", _("Nothing of yours was passed on that is still open.")))
    told = say(Say(turn.me, "referral.withdrawn", _("I took it back, and told who was asked.")))
    ids = {case.referral.id for case in cases}
    proofs = tuple(replace(one, withdrawn_at=turn.now) for one in given if one.subject in ids)
    return sum((_one(turn, case) for case in cases), Decision(save=proofs)) + told


def _one(turn: Turn, case: ReferralCase) -> Decision:
    after = case.moved(ReferralState.WITHDRAWN, turn, case.taker)
    noted = Note(turn.person.id, "referral.withdrawn", case.referral.id, turn.person.id, case.referral.neighbourhood)
    text = _(
        "{who} took back the wish to be put in touch. You do not have to do anything.", who=Verbatim(turn.person.name)
    )
    asked = (case.taker,) if case.taker else case.place.people
    return Decision(
        save=(after.referral, noted),
        say=tuple(tell(after, one.id, "referral.not_needed", text) for one in asked),
        due=timers(after, turn),
        cancel=no_timers(case),
        close=closed(case, ReferralWanted, HowItGoes, HowDidItGo),
    )


COMMANDS = (
    Command(
        "referral.withdraw",
        WITHDRAW_REFERRAL,
        _("take back that somebody contacts a service for you"),
        look_at_mine,
        withdraw,
    ),
)
