"""Requests: those that an organiser asked for somebody else, where they call who asked, and what the team was asked.

Who helps with a request cannot ask it as well: such a one stays with who gives, and is said to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from handlers.decision import NOTHING, Cancel, Close, Decision, Redact, Say, ToPerson
from handlers.handover.passing.between import Between
from handlers.look import Look
from handlers.model import Due, Note, PersonId
from handlers.requests import moments
from handlers.requests.card import contact_entity, contact_for
from handlers.requests.case import CALLS, Case, read_cases
from handlers.requests.draft_steps import OnHoliday
from handlers.requests.nouns import CALLED, FINAL, WITH_A_PART, Request, RequestState
from handlers.requests.steps import (
    AskedToHelp,
    AskerFeedback,
    CalledOutcome,
    ConfirmChange,
    ConfirmHelper,
    MovedWordsRight,
    NewMoment,
    NotReached,
    OtherMoment,
    ReferTo,
    Review,
    StillNeeded,
    Unfilled,
    WhatWasWrong,
)
from handlers.requests.telling import tell
from handlers.text import _

_OF_WHO_ASKS: Final = (
    ConfirmHelper,
    ConfirmChange,
    AskerFeedback,
    WhatWasWrong,
    StillNeeded,
    OtherMoment,
    NewMoment,
    MovedWordsRight,
    OnHoliday,
)
_OF_THE_TEAM: Final = (Review, Unfilled, ReferTo, CalledOutcome, NotReached)
_LATELY: Final = timedelta(days=7)
"""So long after a request expired we wait to hear how a call about it ended."""


@dataclass(frozen=True, slots=True)
class TheirRequests:
    """``asked`` for others; ``called``: there they call who asked; ``open``: the numbers of all that are open there.

    ``shown``: who saw the contact of which one they asked, and why; ``timers`` name them as who calls.
    """

    asked: tuple[Case, ...] = ()
    called: tuple[Case, ...] = ()
    open: tuple[int, ...] = ()
    shown: tuple[tuple[int, PersonId, str], ...] = ()
    timers: tuple[Due, ...] = ()

    def staying(self, taker: PersonId) -> tuple[int, ...]:
        """List what cannot go to that person, because they help with it or asked it themselves."""
        asked = [case.number for case in self.asked if _helps(case, taker)]
        called = [case.number for case in self.called if not _may_call(case, taker)]
        return tuple(sorted({*asked, *called}))

    def going(self, taker: PersonId) -> tuple[int, ...]:
        """List what goes to that person."""
        return tuple(sorted({case.number for case in (*self.asked, *self.called)} - {*self.staying(taker)}))


async def look_at_requests(look: Look, place: str, giver: PersonId, now: datetime) -> TheirRequests:
    """Read them; also the last time of a series that comes back."""
    mine = [one.number for one in await look.requests_by(giver) if _is_for_another(one, place)]
    coming = sorted({int(due.subject) for due in await look.due_in(moments.NEXT, place)})
    back = [one for one in await look.requests_numbered(coming) if one.requester == giver]
    asked = await read_cases(look, sorted({*mine, *(one.number for one in back if _is_for_another(one, place))}))
    there = await look.requests_in(place, frozenset(RequestState) - FINAL)
    return TheirRequests(
        asked,
        await _called(look, place, giver, now),
        tuple(one.number for one in there),
        tuple([(case.number, who, why) for case in asked for who, why in await look.shown_contact(case.number)]),
        await _timers(look, place, giver),
    )


def _is_for_another(request: Request, place: str) -> bool:
    is_sent = request.state is not RequestState.DRAFT
    return request.behalf is not None and request.neighbourhood == place and is_sent


async def _called(look: Look, place: str, giver: PersonId, now: datetime) -> tuple[Case, ...]:
    lately = [
        one.number
        for one in await look.requests_in(place, CALLED)
        if one.closed_at is None or now - one.closed_at < _LATELY
    ]
    return tuple(case for case in await read_cases(look, lately) if giver in case.callers)


async def _timers(look: Look, place: str, giver: PersonId) -> tuple[Due, ...]:
    found = [due for kind in (moments.CALLED, moments.EXPIRE) for due in await look.due_in(kind, place)]
    return tuple(due for due in found if dict(due.fields).get("who") == giver)


def _helps(case: Case, person: PersonId) -> bool:
    part = case.part_of(person)
    return part is not None and part.state in WITH_A_PART


def _may_call(case: Case, person: PersonId) -> bool:
    return not case.is_asker(person) and case.part_of(person) is None


def pass_requests(theirs: TheirRequests, between: Between) -> Decision:
    """Let somebody else be who asked for others and who calls; they are asked what was not answered yet."""
    staying, passed = theirs.staying(between.taker.id), NOTHING
    for case in theirs.asked:
        passed += NOTHING if case.number in staying else _pass_asked(case, theirs, between)
    for case in theirs.called:
        passed += NOTHING if case.number in staying else _pass_call(case, theirs, between)
    asked = tuple(between.hand_on(_OF_THE_TEAM, str(number)) for number in theirs.open)
    return passed + Decision(say=asked)


def _pass_asked(case: Case, theirs: TheirRequests, between: Between) -> Decision:
    number, taker = str(case.number), between.taker.id
    seen = tuple(
        Note(who, "contact.shown", f"request:{number}", taker, case.neighbourhood.id, why)
        for about, who, why in theirs.shown
        if about == case.number
    )
    return Decision(
        save=(replace(case.request, requester=taker), *seen),
        say=(between.hand_on(_OF_WHO_ASKS, number),),
        close=(Close(AskedToHelp.name, number, taker),),
    )


def _pass_call(case: Case, theirs: TheirRequests, between: Between) -> Decision:
    taker, asker = between.taker, _asker(case, theirs, between)
    about, place = f"request:{case.number}", case.neighbourhood.id
    timers = [due for due in theirs.timers if due.subject == str(case.number)]
    opening = _("{name} was to call about #{number}. You do that now.", name=between.giver.name, number=case.number)
    return Decision(
        save=(
            Note(taker.id, "contact.shown", about, asker, place, CALLS),
            Note(between.giver.id, "contact.withdrawn", about, asker, place, "handover"),
        ),
        say=(contact_for(case, taker.id, "request.please_call", opening), *_told(case, between)),
        cancel=tuple(Cancel(due.kind, due.subject) for due in timers),
        due=tuple(replace(due, fields=tuple(_renamed(due, between))) for due in timers),
    )


def _asker(case: Case, theirs: TheirRequests, between: Between) -> PersonId:
    """Return who the asker is from now on: what was asked for others passes along."""
    passes = case.number in {one.number for one in theirs.asked}
    return between.taker.id if passes else case.request.requester


def _told(case: Case, between: Between) -> Iterator[Say | Redact]:
    if not _helps(case, between.giver.id):
        yield Redact(contact_entity(case.request), ToPerson(between.giver.id))
    if not case.is_asker(between.giver.id):
        news = _("{name} calls you about #{number} now.", name=between.taker.name, number=case.number)
        yield tell(case.request.requester, case, "request.will_call", news)


def _renamed(due: Due, between: Between) -> Iterator[tuple[str, str]]:
    for name, value in due.fields:
        yield name, between.taker.id if name == "who" else value
