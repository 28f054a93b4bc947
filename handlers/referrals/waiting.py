"""When nothing is heard: a reminder after two working days, the organisers after four, an honest end after twenty."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.decision import NOTHING, Decision, Lane, Say, Tick, TimerKind, ToPerson, say
from handlers.look import Look
from handlers.model import LEADING, Person
from handlers.referrals.case import (
    ESCALATE,
    FORGET,
    LAPSE,
    REMIND,
    ReferralCase,
    closed,
    look_at_due,
    no_timers,
    tell,
    timers,
)
from handlers.referrals.nouns import OVER, Door, Referral, ReferralState
from handlers.referrals.steps import HowDidItGo, HowItGoes, ReferralWanted
from handlers.referrals.taking import ask_how_it_goes, ask_outcome, ask_to_take, outcome_text
from handlers.text import Said, Text, Verbatim, _, lines

S = ReferralState


def remind(tick: Tick, case: ReferralCase | None) -> Decision:
    """Ask again who was asked: all who may, or who took it."""
    if case is None:
        return NOTHING
    again = _("A reminder, because I have heard nothing yet.")
    match case.referral.state:
        case S.SENT:
            return say(*ask_to_take(case, again, lane=Lane.PLANNED))
        case S.ACCEPTED:
            return say(ask_how_it_goes(case, again, lane=Lane.PLANNED))
        case S.CONTACTED:
            return say(ask_outcome(case, again, lane=Lane.PLANNED))
        case _:
            return NOTHING


# --- after four working days ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Stuck:
    """A referral that goes no further, and everybody who leads the neighbourhood."""

    case: ReferralCase
    leading: tuple[Person, ...]


async def look_who_leads(tick: Tick, look: Look) -> Stuck | None:
    """Read it, and who leads there; who asked and who may not meet them are left out."""
    case = await look_at_due(tick, look)
    if case is None:
        return None
    found = await look.people_with_any(case.referral.neighbourhood, LEADING)
    apart = {case.person.id, *await look.kept_apart(case.person.id, None)}
    return Stuck(case, tuple(one for one, _roles in found if one.id not in apart and not one.stopped))


def escalate(tick: Tick, stuck: Stuck | None) -> Decision:
    """Tell the organisers that it is stuck, and who asked how it stands; what is guarded they hear no more of."""
    if stuck is None:
        return NOTHING
    case = stuck.case
    if case.referral.is_guarded:
        still = _("I have heard nothing for four working days, sorry. I asked again. Nobody else reads what about.")
        return remind(tick, case) + say(*(_guarded(one, case) for one in stuck.leading), _news(case, still))
    told = _news(case, _("I have heard nothing for four working days, sorry. I told the organisers."))
    if case.referral.state is S.CONTACTED:
        return say(*(_open(one, case) for one in stuck.leading if one.id != case.referral.taken_by), told)
    waited = _("Nothing happened for four working days.")
    return say(*ask_to_take(case, waited, *_who_has_it(case), lane=Lane.PLANNED), told)


def _news(case: ReferralCase, text: Text) -> Say:
    return tell(case, case.person.id, "referral.stuck", text, lane=Lane.PLANNED)


def _who_has_it(case: ReferralCase) -> tuple[Said, ...]:
    return (_("{name} took it.", name=case.taker.name),) if case.taker else ()


def _guarded(one: Person, case: ReferralCase) -> Say:
    text = _(
        "Somebody waits for the confidential person for four working days (receipt {receipt}). "
        "What it is about is only for them. Please ask them to look.",
        receipt=case.referral.id,
    )
    return Say(ToPerson(one.id), "referral.guarded", text, case.about, lane=Lane.PLANNED)


def _open(one: Person, case: ReferralCase) -> Say:
    taker = Verbatim(case.taker.name if case.taker else "")
    text = _(
        "{name} contacted {door} for {who} four working days ago, and I do not know what came of it.",
        name=taker,
        door=Verbatim(case.referral.door.name),
        who=Verbatim(case.person.name),
    )
    return Say(ToPerson(one.id), "referral.open", text, case.about, lane=Lane.PLANNED)


# --- the end --------------------------------------------------------------------------------------------------------


def lapse(tick: Tick, case: ReferralCase | None) -> Decision:
    """End what nobody told anything about, and say so."""
    if case is None or case.referral.state in OVER:
        return NOTHING
    after = case.moved(S.UNREACHED, tick, case.taker)
    text = lines(_("Nobody told me anything about it for a month, sorry."), outcome_text(after))
    ended = Decision(
        save=(after.referral,),
        due=timers(after, tick),
        cancel=no_timers(case),
        close=closed(case, ReferralWanted, HowItGoes, HowDidItGo),
    )
    return ended + say(tell(after, case.person.id, "referral.over", text, lane=Lane.PLANNED))


async def look_what_is_kept(tick: Tick, look: Look) -> Referral | None:
    """Read it, whoever is still there."""
    return await look.referral(tick.due.subject)


def forget(tick: Tick, referral: Referral | None) -> Decision:
    """Forget who asked, for which service, and who took it: what remains can be counted."""
    if referral is None or referral.state not in OVER:
        return NOTHING
    return Decision(save=(replace(referral, person="", door=Door(""), taken_by=None),))


_LATE = "It is said late: the working days were counted all the same."
TIMERS = (
    TimerKind(REMIND, _LATE, look_at_due, remind),
    TimerKind(ESCALATE, _LATE, look_who_leads, escalate),
    TimerKind(LAPSE, _LATE, look_at_due, lapse),
    TimerKind(FORGET, "It is forgotten late; nobody is told.", look_what_is_kept, forget),
)
