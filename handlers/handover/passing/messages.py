"""Messages of neighbours: the topics for which somebody is on duty, and the messages that they answer or were asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from handlers.contact.answering import pass_to
from handlers.contact.case import InquiryCase, read_inquiry
from handlers.contact.nouns import Desk, Duty, Inquiry
from handlers.contact.steps import MessageWaits
from handlers.decision import NOTHING, Decision
from handlers.handover.passing.between import Between
from handlers.look import Look
from handlers.model import PersonId

_ASKED: Final = (MessageWaits,)


@dataclass(frozen=True, slots=True)
class TheirMessages:
    """``duties`` with them in it; ``held``: messages that they answer; ``asked``: that they were asked to answer."""

    duties: tuple[Duty, ...] = ()
    held: tuple[InquiryCase, ...] = ()
    asked: tuple[Inquiry, ...] = ()


async def look_at_messages(look: Look, place: str, giver: PersonId) -> TheirMessages:
    """Read them."""
    duties = [duty for desk in Desk if (duty := await look.duty(place, desk)) and giver in {duty.person, duty.deputy}]
    waiting = await look.inquiries_in(place)
    held = [await read_inquiry(look, one.id) for one in waiting if one.held_by == giver]
    asked = tuple(one for one in waiting if one.held_by is None and giver in one.asked)
    return TheirMessages(tuple(duties), tuple(case for case in held if case), asked)


def pass_messages(theirs: TheirMessages, between: Between) -> Decision:
    """Let somebody else be on duty, and answer what waits; not what is kept apart from them."""
    duties = Decision(save=tuple(_on_duty(duty, between) for duty in theirs.duties))
    for case in theirs.held:
        duties += _pass_held(case, between)
    for inquiry in theirs.asked:
        duties += _pass_asked(inquiry, between)
    return duties


def _on_duty(duty: Duty, between: Between) -> Duty:
    person, deputy = between.with_other_person(duty.person), between.with_other_person(duty.deputy)
    return replace(duty, person=person, deputy=None if deputy == person else deputy)


def _pass_held(case: InquiryCase, between: Between) -> Decision:
    """Pass it on; a message of somebody whom a report keeps apart goes to whoever else leads."""
    if case.person.id not in between.apart:
        return pass_to(between.at, case, between.giver, between.taker)
    others = [one for one in case.people if one.id not in {between.giver.id, between.taker.id}]
    return pass_to(between.at, case, between.giver, others[0]) if others else NOTHING


def _pass_asked(inquiry: Inquiry, between: Between) -> Decision:
    if inquiry.person in {*between.apart, between.taker.id}:
        return NOTHING
    asked = tuple(dict.fromkeys(between.taker.id if one == between.giver.id else one for one in inquiry.asked))
    return Decision(save=(replace(inquiry, asked=asked),), say=(between.hand_on(_ASKED, inquiry.id),))
