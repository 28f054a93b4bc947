"""What was asked is forgotten a month after it is over; what remains can be counted and names nothing that was said."""

from dataclasses import replace

from handlers.decision import NOTHING, Decision, Tick, TimerKind
from handlers.requests import moments
from handlers.requests.case import Case, look_at_due
from handlers.requests.opening import scrubbed


def forget(tick: Tick, case: Case | None) -> Decision:
    """Forget the words and the contact of what is over; what began anew meanwhile keeps them."""
    if case is None or not case.request.state.is_final:
        return NOTHING
    forgotten = replace(scrubbed(case.request), cause="", answered=())
    return Decision(save=(forgotten,)) if forgotten != case.request else NOTHING


TIMERS = (TimerKind(moments.FORGET, "It is forgotten late; nobody is told.", look_at_due, forget),)
