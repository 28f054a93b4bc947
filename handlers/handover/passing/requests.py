"""Requests: those that an organiser asked for somebody else, where they call who asked, and what the team was asked.

Who helps with a request cannot ask it as well, nor who is kept apart from somebody in it by a report: such a one stays
with who gives, and is said to. A call never stays: it goes to whoever else leads, or is called off.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from handlers.basics.words import HUMAN_WORDS
from handlers.decision import NOTHING, Cancel, Close, Decision, Redact, ToPerson
from handlers.handover.passing.between import Between
from handlers.look import Look
from handlers.model import Due, Note, Person, PersonId
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
from handlers.text import FirstWord, _

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
    """``asked`` for others; ``called``: there they call who asked; ``open``: all that are open there.

    ``shown``: who saw the contact of which one they asked, and why; ``timers`` name them as who calls. ``away``, by
    number: whom a report keeps apart from somebody in it, of those asked or called.
    """

    asked: tuple[Case, ...] = ()
    called: tuple[Case, ...] = ()
    open: tuple[Case, ...] = ()
    shown: tuple[tuple[int, PersonId, str], ...] = ()
    timers: tuple[Due, ...] = ()
    away: Mapping[int, frozenset[PersonId]] = field(default_factory=dict)

    def staying(self, taker: PersonId) -> tuple[int, ...]:
        """List what was asked for others and cannot go to that person: they help with it, or are kept away from it."""
        return tuple(sorted(case.number for case in self.asked if _helps(case, taker) or self._is_away(case, taker)))

    def going(self, taker: PersonId) -> tuple[int, ...]:
        """List what goes to that person."""
        mine = {case.number for case in self.asked}
        calls = {case.number for case in self.called if case.number in mine or self.may_call(case, taker)}
        return tuple(sorted((mine | calls) - {*self.staying(taker)}))

    def may_call(self, case: Case, person: PersonId) -> bool:
        """Tell whether that person can call who asked: they have no part in it, and nothing keeps them away."""
        return not (case.is_asker(person) or case.part_of(person) or self._is_away(case, person))

    def _is_away(self, case: Case, person: PersonId) -> bool:
        return person in self.away.get(case.number, ())


async def look_at_requests(look: Look, place: str, giver: PersonId, now: datetime) -> TheirRequests:
    """Read them; also the last time of a series that comes back."""
    mine = [one.number for one in await look.requests_by(giver) if _is_for_another(one, place)]
    coming = sorted({int(due.subject) for due in await look.due_in(moments.NEXT, place)})
    back = [one for one in await look.requests_numbered(coming) if one.requester == giver]
    asked = await read_cases(look, sorted({*mine, *(one.number for one in back if _is_for_another(one, place))}))
    there = await look.requests_in(place, frozenset(RequestState) - FINAL)
    called = await _called(look, place, giver, now)
    return TheirRequests(
        asked,
        called,
        await read_cases(look, [one.number for one in there]),
        tuple([(case.number, who, why) for case in asked for who, why in await look.shown_contact(case.number)]),
        await _timers(look, place, giver),
        {case.number: await _kept_away(look, case) for case in (*asked, *called)},
    )


async def _kept_away(look: Look, case: Case) -> frozenset[PersonId]:
    """Read whom a report keeps apart from the asker of a request or from anybody who has, or had, a part in it."""
    apart = [await look.kept_apart(person, None) for person in _people(case)]
    return frozenset().union(*apart)


def _people(case: Case) -> frozenset[PersonId]:
    return frozenset({case.request.requester, *(claim.person for claim in case.claims)})


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


def pass_requests(theirs: TheirRequests, between: Between) -> Decision:
    """Let somebody else be who asked for others and who calls; they are asked what was not answered yet."""
    staying, passed = theirs.staying(between.taker.id), NOTHING
    for case in theirs.asked:
        passed += NOTHING if case.number in staying else _pass_asked(case, theirs, between)
    for case in theirs.called:
        passed += NOTHING if case.number in staying else _pass_call(case, theirs, between)
    return passed + _pass_of_the_team(theirs.open, between)


def _pass_of_the_team(cases: Collection[Case], between: Between) -> Decision:
    """Let who takes over be asked what the team was; nobody is, of whom a report keeps them apart."""
    kept = [case for case in cases if _people(case) & between.apart]
    return Decision(
        say=tuple(between.hand_on(_OF_THE_TEAM, str(case.number)) for case in cases if case not in kept),
        close=tuple(Close(step.name, str(case.number), between.giver.id) for case in kept for step in _OF_THE_TEAM),
    )


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
    """Let who takes over call, else whoever else leads and can; where nobody can, who waits hears so."""
    passes = case.number in {one.number for one in theirs.asked}
    if passes or theirs.may_call(case, between.taker.id):
        return _called_by(between.taker, case, theirs, between)
    other = next((one for one in between.others if theirs.may_call(case, one.id)), None)
    return _called_by(other, case, theirs, between) if other else _called_off(case, theirs, between)


def _called_by(caller: Person, case: Case, theirs: TheirRequests, between: Between) -> Decision:
    asker, number = _asker(case, theirs, between), str(case.number)
    timers = [due for due in theirs.timers if due.subject == number]
    seen = Note(caller.id, "contact.shown", f"request:{number}", asker, case.neighbourhood.id, CALLS)
    opening = _("{name} was to call about #{number}. You do that now.", name=between.giver.name, number=case.number)
    news = _("{name} calls you about #{number} now.", name=caller.name, number=case.number)
    told = () if case.is_asker(between.giver.id) else (tell(asker, case, "request.will_call", news),)
    return Decision(
        save=(seen,),
        say=(
            contact_for(case, caller.id, "request.please_call", opening),
            *told,
            between.hand_on((CalledOutcome,), number, caller),
        ),
        due=tuple(replace(due, fields=tuple(_renamed(due, between, caller))) for due in timers),
    ) + _no_more(case, asker, timers, between)


def _called_off(case: Case, theirs: TheirRequests, between: Between) -> Decision:
    """Let nobody call; the end of its time comes as for any other."""
    asker, number = _asker(case, theirs, between), str(case.number)
    timers = [due for due in theirs.timers if due.subject == number]
    news = _(
        "{name} cannot call you about #{number} any more. To talk to a person, type: {human}",
        name=between.giver.name,
        number=case.number,
        human=FirstWord(HUMAN_WORDS),
    )
    return Decision(
        say=(tell(asker, case, "request.no_call", news),),
        close=(Close(CalledOutcome.name, number, between.giver.id),),
        due=tuple(replace(due, fields=()) for due in timers if due.kind == moments.EXPIRE),
    ) + _no_more(case, asker, timers, between)


def _no_more(case: Case, asker: PersonId, timers: Collection[Due], between: Between) -> Decision:
    """Take the contact back from who gives, unless they help, and ask them nothing later."""
    about, giver = f"request:{case.number}", between.giver.id
    return Decision(
        save=(Note(giver, "contact.withdrawn", about, asker, case.neighbourhood.id, "handover"),),
        say=() if _helps(case, giver) else (Redact(contact_entity(case.request), ToPerson(giver)),),
        cancel=tuple(Cancel(due.kind, due.subject) for due in timers),
    )


def _asker(case: Case, theirs: TheirRequests, between: Between) -> PersonId:
    """Return who the asker is from now on: what was asked for others passes along."""
    passes = case.number in {one.number for one in theirs.asked}
    return between.taker.id if passes else case.request.requester


def _renamed(due: Due, between: Between, caller: Person) -> Iterator[tuple[str, str]]:
    for name, value in due.fields:
        yield name, caller.id if value == between.giver.id and name == "who" else value
