"""A decision is changed because somebody objected: people are kept apart after all, or may meet again."""

from dataclasses import replace
from datetime import datetime

from handlers.decision import NOTHING, Decision
from handlers.requests.case import Case
from handlers.requests.nouns import LIVE, NOT_YET, RequestState
from handlers.requests.reporting.lifting import end_for_good


def change(case: Case, now: datetime, *, stops: bool) -> Decision:
    """Do what was decided the second time, where it is not so already; what ended does not begin again by itself."""
    request = case.request
    if request.state is RequestState.HELD or stops == (request.held_from is not None):
        return NOTHING
    if not stops:
        return Decision(save=(replace(request, held_from=None),))
    if request.state in NOT_YET:
        return NOTHING
    apart = case.with_request(replace(request, held_from=request.state))
    return end_for_good(apart, now, decided=False) if request.state in LIVE else Decision(save=(apart.request,))
