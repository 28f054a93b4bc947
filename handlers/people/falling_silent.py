"""What goes on with a person, what would end with all messages, and falling silent; the goodbye undoes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from handlers.basics.greeting import GOODBYE
from handlers.basics.taking_back import OpenCall, look_at_calls, take_back
from handlers.caregivers.monthly import Agreed, look_at_open_month
from handlers.checkins.ending import NO_CHECKS, Checks, leave_all, look_at_checks, would_end
from handlers.decision import Decision, Here, Say, Turn
from handlers.look import Look
from handlers.model import Neighbourhood, Role
from handlers.requests.case import Case, read_cases
from handlers.requests.changing.leaving import (
    NOTHING_LEFT,
    LeftBehind,
    leave,
    look_at_left_behind,
    what_becomes,
    what_would_become,
)
from handlers.requests.nouns import RequestState
from handlers.sessions.case import SessionCase
from handlers.sessions.joining.leaving import give_up, look_at_parts
from handlers.text import Text, _, sentences

ONCE_MORE_WITHIN: Final = timedelta(minutes=15)
STOPPED: Final = "stop.once"


@dataclass(frozen=True, slots=True)
class Going:
    """What is going on with a person: questions open, drafts unsent, whether they just said stop, what is at stake."""

    asked: bool
    drafts: tuple[Case, ...]
    just_stopped: bool
    left: LeftBehind = NOTHING_LEFT
    month: Agreed | None = None
    sessions: tuple[SessionCase, ...] = ()
    alone: tuple[Neighbourhood, ...] = ()
    roles: tuple[Neighbourhood, ...] = ()
    checks: Checks = NO_CHECKS
    calls: tuple[OpenCall, ...] = ()
    """``alone``: where nobody else organises; ``roles``: where they were given a role.

    ``month``: what they agreed to, when the question of a month is the newest that is open.
    """


async def look_what_goes_on(turn: Turn, look: Look) -> Going:
    """Read what a stop would end."""
    mine = await look.requests_by(turn.person.id)
    since = turn.now - ONCE_MORE_WITHIN
    drafts = await read_cases(look, [request.number for request in mine if request.state is RequestState.DRAFT])
    return Going(
        asked=bool(await look.open_steps(turn.person.id)),
        drafts=drafts,
        just_stopped=await look.times_told(turn.person.id, STOPPED, since) > 0,
        left=await look_at_left_behind(look, turn.person.id),
        month=await look_at_open_month(turn, look),
        sessions=await look_at_parts(look, turn.person.id),
        alone=await _organises_alone(turn, look),
        roles=await _has_roles(turn, look),
        checks=await look_at_checks(turn, look),
        calls=await look_at_calls(turn, look),
    )


async def _organises_alone(turn: Turn, look: Look) -> tuple[Neighbourhood, ...]:
    """Read where this person is the last organiser who still gets our messages."""
    found = []
    for standing in turn.standings:
        if Role.ORGANISER not in standing.granted:
            continue
        organisers = await look.people_with(standing.neighbourhood, Role.ORGANISER)
        place = await look.neighbourhood(standing.neighbourhood)
        if place and not any(one.id != turn.person.id and not one.stopped for one in organisers):
            found.append(place)
    return tuple(found)


async def _has_roles(turn: Turn, look: Look) -> tuple[Neighbourhood, ...]:
    found = [await look.neighbourhood(standing.neighbourhood) for standing in turn.standings if standing.granted]
    return tuple(place for place in found if place)


def what_would_follow(going: Going) -> tuple[Text, ...]:
    """Say beforehand what would end with all messages."""
    return (*what_would_become(going.left), *_would_give_up(going), *would_end(going.checks), *_nobody_is_left(going))


def _nobody_is_left(going: Going) -> tuple[Text, ...]:
    return tuple(
        _("Then {place} has no organiser whom I can reach. First make somebody else organiser.", place=place.name)
        for place in going.alone
    )


def _would_give_up(going: Going) -> tuple[Text, ...]:
    numbers = ", ".join(f"S{case.number}" for case in going.sessions)
    return (_("Then you give up your place in {numbers}.", numbers=numbers),) if numbers else ()


def fall_silent(turn: Turn, going: Going) -> Decision:
    """Write no more to the person until they write to us; whoever counts on them hears of it."""
    goodbye = _("I will not write to you any more. Write anything to me and I am here again.")
    told = sentences(*what_becomes(going.left), goodbye)
    # The goodbye goes "here": from this decision on nothing is sent to the person otherwise.
    silent = Decision(save=(replace(turn.person, stopped=True),), say=(Say(Here(), GOODBYE, told),))
    return silent + end_all(turn, going)


def end_all(turn: Turn, going: Going) -> Decision:
    """End all that goes on with the person; whoever counts on them hears of it."""
    ended = leave(turn, going.left) + leave_all(turn, going.checks) + take_back(turn, going.calls)
    for case in going.sessions:
        ended += give_up(case, turn.person.id, turn.now)
    return ended
