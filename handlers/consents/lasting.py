"""What goes on because somebody once said yes: the words as they are now, and how it ends by itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from handlers.caregivers.facts import PURPOSE as EVERY_MONTH
from handlers.caregivers.monthly import ended as no_month
from handlers.caregivers.nouns import Monthly
from handlers.caregivers.questions import every_month_words
from handlers.checkins.case import read_case
from handlers.checkins.contacts import step_down, what_it_is
from handlers.checkins.ending import end_case
from handlers.checkins.enrolling import plan_of
from handlers.checkins.heat import consent_text, no_heat
from handlers.checkins.nouns import BEING_ASKED, BEING_CONTACT, CONTACT_READS, HEAT, ContactState
from handlers.checkins.summary import summary
from handlers.decision import Decision
from handlers.look import Look
from handlers.model import Consent, Person, PersonId, Withdrawn
from handlers.reading.walltime import to_local
from handlers.surveys.answering.asking import agreement
from handlers.surveys.nouns import SURVEY
from handlers.text import Said


@dataclass(frozen=True, slots=True)
class Lasting:
    """What one yes lets go on. One yes may be for several purposes: ``renews`` are these, each with its subject.

    ``ends`` tells what follows when it ends at an instant (UTC); ``worried`` then hear of it, if it ended without a
    word of the person. ``is_busy``: something is being seen to, which is not cut off. ``discreet``: who reads
    along must not see what it is.
    """

    person: Person
    place: str
    zone: str
    words: Said
    renews: tuple[tuple[str, str], ...]
    ends: Callable[[datetime], Decision]
    worried: tuple[PersonId, ...] = ()
    is_busy: bool = False
    discreet: bool = False


async def read_lasting(look: Look, yes: Consent, now: datetime) -> Lasting | None:
    """Read what goes on because of a yes; None when nothing does, or it rests, or the person cannot be asked."""
    person = await look.person(yes.person)
    if person is None or person.stopped:
        return None
    return await READ[yes.purpose](look, yes, person, now)


async def _checkin(look: Look, _yes: Consent, person: Person, now: datetime) -> Lasting | None:
    case = await read_case(look, person.id, now)
    if case is None or not case.checkin.daily or not case.checkin.is_awake_on(case.day(now)):
        return None
    plan, names = plan_of(case), tuple(case.name(one.contact) for one in case.contacts)
    renews = ((BEING_ASKED, plan.neighbourhood), *((CONTACT_READS, one) for one in plan.contacts))
    return Lasting(
        person,
        case.place.id,
        case.checkin.zone,
        summary(plan, names),
        renews,
        partial(end_case, case),
        worried=case.organisers,
        is_busy=bool(case.rounds),
        discreet=plan.discreet or bool(plan.code),
    )


async def _heat(look: Look, yes: Consent, person: Person, now: datetime) -> Lasting | None:
    checkin, place = await look.checkin(person.id), await look.neighbourhood(yes.subject)
    if checkin is None or place is None or not checkin.is_asked_in_heat(to_local(now, checkin.zone).date()):
        return None
    ends = partial(no_heat, checkin)
    return Lasting(person, place.id, checkin.zone, consent_text(place.name), ((HEAT, place.id),), ends)


async def _contact(look: Look, yes: Consent, person: Person, now: datetime) -> Lasting | None:
    case = await read_case(look, yes.subject, now)
    chosen = case.contacts if case else ()
    if case is None or (person.id, ContactState.ACCEPTED) not in {(one.contact, one.state) for one in chosen}:
        return None
    words, ends = what_it_is(case.person.name, case.place.name), partial(step_down, person, case)
    return Lasting(person, case.place.id, case.checkin.zone, words, ((BEING_CONTACT, yes.subject),), ends)


async def _month(look: Look, yes: Consent, person: Person, _now: datetime) -> Lasting | None:
    monthly, place = await look.monthly(person.id), await look.neighbourhood(yes.subject)
    if monthly is None or place is None:
        return None
    ends = partial(_end_month, monthly)
    return Lasting(person, place.id, person.zone or place.zone, every_month_words(), ((EVERY_MONTH, place.id),), ends)


def _end_month(monthly: Monthly, now: datetime) -> Decision:
    return Decision(save=(Withdrawn(monthly.person, (EVERY_MONTH,)),)) + no_month(monthly, (), now)


async def _survey(look: Look, yes: Consent, person: Person, _now: datetime) -> Lasting | None:
    place = await look.neighbourhood(yes.subject)
    if place is None:
        return None
    ends = partial(_end_surveys, yes)
    return Lasting(person, place.id, person.zone or place.zone, agreement(place.name), ((SURVEY, place.id),), ends)


def _end_surveys(yes: Consent, _now: datetime) -> Decision:
    return Decision(save=(Withdrawn(yes.person, (SURVEY,), yes.subject),))


READ: Final[dict[str, Callable[[Look, Consent, Person, datetime], Awaitable[Lasting | None]]]] = {
    BEING_ASKED: _checkin,
    HEAT: _heat,
    BEING_CONTACT: _contact,
    EVERY_MONTH: _month,
    SURVEY: _survey,
}
"""What is asked again. That a contact may read something is asked with the rest of it; what a volunteer offers ends by
its own silence (`handlers.volunteers.dormant`), and the information note is read again with every edition."""
