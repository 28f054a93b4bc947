"""Calls: neighbours who wait until somebody of the team contacts them, and whatever else the team was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.basics.calls import UNANSWERED
from handlers.decision import Decision
from handlers.handover.passing.between import Between
from handlers.keeping.seeing import Seen, saw
from handlers.look import Look
from handlers.model import Due, Role
from handlers.neighbourhoods.asked_of_role import CallWanted
from handlers.neighbourhoods.rooms import FollowRoom
from handlers.sessions.making.draft_steps import Proposal

_WHATEVER: Final = (FollowRoom, Proposal)
"""What the team was asked under names that only the question knows; passed on where it can be about no other place.

A room is nobody; a proposal names who made it, and is not passed to whom a report keeps apart from them.
"""


@dataclass(frozen=True, slots=True)
class WaitingCalls:
    """Who waits for a call there, and whom the organisers were asked to contact."""

    waiting: tuple[Due, ...] = ()


async def look_at_calls(look: Look, place: str) -> WaitingCalls:
    """Read them; what is for the confidential person alone is none."""
    calls = await look.due_in(UNANSWERED, place)
    return WaitingCalls(tuple(due for due in calls if dict(due.fields).get("role") == Role.ORGANISER.value))


def pass_calls(calls: WaitingCalls, between: Between) -> Decision:
    """Let who takes over be asked too whether they contact them."""
    not_theirs = {*between.apart, between.taker.id}
    wanted = [due for due in calls.waiting if due.person and due.person not in not_theirs]
    seen = [
        note
        for due in wanted
        for note in saw(between.taker.id, Seen.CALL, (due.person or "",), between.place.id, due.subject)
    ]
    asked = [between.hand_on((CallWanted,), due.subject) for due in wanted]
    whatever = [between.hand_on(_WHATEVER, None)] if between.leaves_all else []
    return Decision(save=tuple(seen), say=(*asked, *whatever))
