"""Everybody let go less than a day before: an hour later the organisers hear whether somebody came forward."""

from datetime import datetime, timedelta

from handlers.decision import NOTHING, Decision, Tick, TimerKind, say
from handlers.requests import moments
from handlers.requests.card import when_words
from handlers.requests.case import Case, look_at_due
from handlers.requests.nouns import LOOKED_FOR, ClaimState
from handlers.requests.telling import tell_team
from handlers.text import _, sentences

WAITS = timedelta(hours=1)


def look_again(case: Case, now: datetime) -> Decision:
    """Plan to look in an hour whether somebody took it, when it is near and nobody is left, no reserve either."""
    is_near = moments.is_late(case.request.when, case.local(now))
    if not is_near or case.in_state(ClaimState.HELPING, ClaimState.RESERVE, ClaimState.OFFERED):
        return NOTHING
    return Decision(due=(moments.due(moments.DROPPED, case.request, case.local(now) + WAITS, case.zone, wait=True),))


def tell_that_nobody_came_forward(tick: Tick, case: Case | None) -> Decision:
    """Tell the organisers; somebody who was found meanwhile ends it."""
    if case is None or case.helping or case.request.state not in LOOKED_FOR:
        return NOTHING
    news = _("#{number}: still nobody came forward. Do you know somebody?", number=case.number)
    return say(tell_team(case, "request.still_nobody", sentences(news, when_words(case.request))))


TIMERS = (
    TimerKind(moments.DROPPED, "It is said late too, until it begins.", look_at_due, tell_that_nobody_came_forward),
)
