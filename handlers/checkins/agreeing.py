"""The yes to a presence check: from now on it is asked, and whoever was chosen is asked first whether they want to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.checkins import times
from handlers.checkins.choosing import PARTS, Enrolling, ask_code, ask_part, look_at_plan
from handlers.checkins.contacts import ask_to_be, let_go
from handlers.checkins.nouns import (
    BEING_ASKED,
    CHOSEN,
    CONTACT_READS,
    Checkin,
    CheckinContact,
    CheckinState,
    ContactState,
)
from handlers.checkins.steps import CheckinPart, CheckinRight, Plan
from handlers.checkins.summary import summary
from handlers.checkins.words import CHECKIN_WORDS, STOP_WORDS
from handlers.decision import NOTHING, Cancel, Decision, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Consent, Note, PersonId
from handlers.text import FirstWord, Said, When, _, sentences


@dataclass(frozen=True, slots=True)
class Agreeing:
    """What counts when somebody says yes: the rest of the enrolment, what was kept before, and whom they ever chose."""

    enrolling: Enrolling
    before: Checkin | None = None
    ever: tuple[CheckinContact, ...] = ()


async def look_at_agreeing(turn: Turn, look: Look, step: CheckinRight) -> Agreeing:
    """Read it."""
    enrolling = await look_at_plan(turn, look, step)
    person = turn.person.id
    return Agreeing(enrolling, await look.checkin(person), await look.checkin_contacts(person))


def answer_right(turn: Turn, step: CheckinRight, facts: Agreeing) -> Decision:
    """Keep it with the yes to its exact words, or change it, or let it be."""
    match turn.answer.choice if turn.answer else None:
        case "yes" if facts.enrolling.places:
            return _agree(turn, step.plan, facts)
        case "change":
            text = _("What should change?")
            return say(Say(turn.me, "checkin.change", text, choices=PARTS, step=CheckinPart(step.plan)))
        case _:
            return say(Say(turn.me, "checkin.unchanged", _("All right. I kept nothing new.")))


def _agree(turn: Turn, plan: Plan, facts: Agreeing) -> Decision:
    before = facts.before
    kept = Checkin(
        turn.person.id,
        plan.neighbourhood,
        CheckinState.ON,
        before.since if before and before.is_on else turn.now,
        plan.at,
        turn.zone,
        turn.now,
        plan.days,
        before.paused_until if before and before.is_on else None,
        plan.discreet,
        plan.code,
        heat=bool(before and before.heat and before.state is not CheckinState.OFF),
        version=before.version if before else 0,
    )
    first = times.next_ask(kept, turn.now)
    done = _(
        "Good. The next time I ask is {when}. To change it: {change}. To stop: {stop}.",
        when=When(times.next_day(kept, first.local.date()), kept.at),
        change=FirstWord(CHECKIN_WORDS),
        stop=FirstWord(STOP_WORDS),
    )
    note = Note(turn.person.id, "checkin.agreed", plan.neighbourhood, turn.person.id, plan.neighbourhood)
    saved = Decision(
        save=(kept, note, *_consents(turn, plan, facts)),
        say=(Say(turn.me, "checkin.agreed", _with_contacts(done, facts, plan)),),
        due=(first,),
        cancel=(Cancel(times.ASK, turn.person.id),),
    )
    return saved + _choose(turn, plan, facts)


def _with_contacts(done: Said, facts: Agreeing, plan: Plan) -> Said:
    asked = [one for one in plan.contacts if _before(facts, one) is None]
    names = ", ".join(facts.enrolling.name(one) for one in asked)
    return sentences(done, _("I ask {names} now, and let you know what they say.", names=names)) if names else done


def _before(facts: Agreeing, contact: PersonId) -> CheckinContact | None:
    return next((one for one in facts.ever if one.contact == contact and one.state in CHOSEN), None)


def _consents(turn: Turn, plan: Plan, facts: Agreeing) -> tuple[Consent, ...]:
    """Keep the yes for each purpose by itself: being asked, and each contact who may read that there is no answer."""
    text = summary(plan, tuple(facts.enrolling.name(one) for one in plan.contacts))
    person, channel = turn.person.id, turn.incoming.channel
    being_asked = Consent(person, BEING_ASKED, plan.neighbourhood, text, turn.language, channel, turn.now)
    contacts = (Consent(person, CONTACT_READS, one, text, turn.language, channel, turn.now) for one in plan.contacts)
    return (being_asked, *contacts)


def _choose(turn: Turn, plan: Plan, facts: Agreeing) -> Decision:
    """Ask who is chosen anew, keep who was chosen before, and let the others go."""
    chosen = NOTHING
    for place, contact in enumerate(plan.contacts, start=1):
        known = _before(facts, contact)
        chosen += (
            Decision(save=(replace(known, place=place),))
            if known
            else ask_to_be(turn, _anew(turn, facts, contact, place), facts.enrolling.places[0])
        )
    gone = [one for one in facts.ever if one.state in CHOSEN and one.contact not in plan.contacts]
    return sum((let_go(one, turn.person.name) for one in gone), chosen)


def _anew(turn: Turn, facts: Agreeing, contact: PersonId, place: int) -> CheckinContact:
    version = next((one.version for one in facts.ever if one.contact == contact), 0)
    return CheckinContact(turn.person.id, contact, ContactState.ASKED, turn.now, place, version)


def _back(turn: Turn, step: CheckinRight, facts: Agreeing) -> Decision:
    return say(ask_code(turn, step.plan, facts.enrolling))


def choose_part(turn: Turn, step: CheckinPart, facts: Enrolling) -> Decision:
    """Ask anew what should change."""
    chosen = (turn.answer.choice if turn.answer else None) or "hour"
    return say(ask_part(chosen, turn, step.plan, facts))


STEPS = (
    StepKind(CheckinRight, look_at_agreeing, answer_right, back=_back),
    StepKind(CheckinPart, look_at_plan, choose_part),
)
