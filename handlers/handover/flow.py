"""The life of a hand-over: every move there is, and what happened then."""

from typing import Final

from handlers.flow import Flow, Move
from handlers.handover.nouns import OPEN, HandoverState

S = HandoverState

HANDOVER_FLOW: Final = Flow(
    "handover",
    (
        Move(frozenset(), S.ASKED, "an organiser says who follows"),
        Move({S.ASKED}, S.AGREED, "yes, and the day is still to come"),
        Move({S.ASKED}, S.DONE, "yes, at once"),
        Move({S.AGREED}, S.DONE, "the day has come"),
        Move({S.ASKED}, S.REFUSED, "no"),
        Move(OPEN, S.WITHDRAWN, "taken back by either"),
        Move(OPEN, S.LAPSED, "no answer for a week · one of the two may not any more"),
    ),
)
