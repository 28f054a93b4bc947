"""Being there: with the code of the day it is about a session, without one about a task."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.decision import Command, Decision, Takes, Turn, Watch
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.requests.helping.inside import Visit, look_at_visit
from handlers.requests.helping.visit import arrive
from handlers.requests.words import HERE
from handlers.sessions.attending.presence import Arrival, be_present, is_code, look_at_arrival
from handlers.text import _


@dataclass(frozen=True, slots=True)
class Somewhere:
    """Where somebody may be: at a session, or at a task."""

    arrival: Arrival
    visit: Visit | None


async def look_at_here(turn: Turn, look: Look) -> Somewhere:
    """Read what goes on around the person now, and the task they may mean."""
    return Somewhere(await look_at_arrival(turn, look), await look_at_visit(turn, look))


async def look_at_code(turn: Turn, look: Look) -> Somewhere | None:
    """Read what goes on when somebody types nothing but four digits in private; None when that is no code here."""
    if not turn.in_private or not is_code(turn.text):
        return None
    facts = await look_at_here(turn, look)
    may_be_code = facts.arrival.case is not None or (facts.arrival.going_on and facts.visit is None)
    return facts if may_be_code else None


def here(turn: Turn, facts: Somewhere) -> Decision:
    """Note that somebody is at the session of that code; without one, that they have arrived for a task."""
    arrival = facts.arrival
    if not arrival.going_on or (facts.visit is not None and arrival.case is None):
        return arrive(turn, facts.visit)
    return be_present(turn, arrival)


COMMANDS = (
    Command(
        "visit.here",
        HERE,
        _("say that you are there: for a task, or with the code of a session"),
        look_at_here,
        here,
        Takes.NUMBER_OR_NOTHING,
    ),
)
WATCHES = (Watch(IncomingKind.MESSAGE, look_at_code, here),)
