"""A referral with who asked, who took it, and who may; and how each of them is spoken to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from handlers.basics.calls import Reach, reach
from handlers.decision import Cancel, Choice, Close, Entity, Lane, Say, Step, Tick, ToPerson, Turn
from handlers.look import Look
from handlers.model import Due, Person, PersonId
from handlers.reading.walltime import to_local
from handlers.reading.working_days import working_days_later
from handlers.referrals.nouns import OVER, Referral, ReferralState
from handlers.referrals.steps import HowDidItGo, HowItGoes, ReferralWanted
from handlers.text import Said

REMIND: Final = "referral.remind"
ESCALATE: Final = "referral.escalate"
LAPSE: Final = "referral.lapse"
FORGET: Final = "referral.forget"
_AFTER: Final = {REMIND: 2, ESCALATE: 4, LAPSE: 20}
"""Working days after each move (domain 2.6)."""
KEPT_WORKING_DAYS: Final = 21
"""About a month: so long a referral that is over is kept with name and service (domain 5.2)."""


@dataclass(frozen=True, slots=True)
class ReferralCase:
    """A referral as it is now. ``place`` holds who may take it; ``taker`` is None when nobody has it."""

    referral: Referral
    person: Person
    place: Reach
    taker: Person | None = None

    @property
    def about(self) -> Entity:
        """Name it for machines; what it is about is not told."""
        return Entity("referral", self.referral.id, self.referral.state.value)

    def moved(self, state: ReferralState, turn: Turn | Tick, taker: Person | None = None) -> ReferralCase:
        """Return it in another state; ``taker`` has it from now on."""
        taken_by = taker.id if taker else None
        return replace(
            self, referral=replace(self.referral, state=state, changed_at=turn.now, taken_by=taken_by), taker=taker
        )


async def read_referral(look: Look, id_: str) -> ReferralCase | None:
    """Read a referral and its people; None when it is not there, or nobody asked for it any more."""
    referral = await look.referral(id_)
    person = await look.person(referral.person) if referral else None
    if referral is None or person is None:
        return None
    place = await reach(look, referral.neighbourhood, referral.role, referral.person)
    taker = await look.person(referral.taken_by) if referral.taken_by else None
    return ReferralCase(referral, person, place, taker) if place else None


async def look_at_step(turn: Turn, look: Look, step: ReferralWanted | HowItGoes | HowDidItGo) -> ReferralCase | None:
    """Read the referral of a question."""
    return await read_referral(look, step.referral)


async def look_at_due(tick: Tick, look: Look) -> ReferralCase | None:
    """Read the referral of a timer; None when it moved on since that was planned."""
    case = await read_referral(look, tick.due.subject)
    planned = dict(tick.due.fields).get("state")
    return case if case and case.referral.state.value == planned else None


def tell(
    case: ReferralCase,
    who: PersonId,
    msgid: str,
    text: Said,
    step: Step | None = None,
    choices: tuple[Choice, ...] = (),
    *,
    lane: Lane = Lane.REPLY,
) -> Say:
    """Say something about a referral to one person in private."""
    return Say(ToPerson(who), msgid, text, case.about, choices, step, lane=lane)


def timers(case: ReferralCase, turn: Turn | Tick) -> tuple[Due, ...]:
    """Plan what follows when nothing is heard, counted from this move."""
    if case.referral.state in OVER:
        return (_due(FORGET, case, KEPT_WORKING_DAYS, turn),)
    return tuple(_due(kind, case, days, turn) for kind, days in _AFTER.items())


def _due(kind: str, case: ReferralCase, days: int, turn: Turn | Tick) -> Due:
    referral, zone = case.referral, case.place.where.zone
    local = working_days_later(to_local(turn.now, zone), days)
    fields = (("state", referral.state.value),)
    return Due(kind, referral.id, local, zone, None, referral.neighbourhood, may_wait=True, fields=fields)


def no_timers(case: ReferralCase) -> tuple[Cancel, ...]:
    """Expect nothing of the state that it leaves."""
    return tuple(Cancel(kind, case.referral.id) for kind in _AFTER)


def closed(case: ReferralCase, *steps: type[Step]) -> tuple[Close, ...]:
    """Ask nobody any more."""
    return tuple(Close(step.name, case.referral.id) for step in steps)
