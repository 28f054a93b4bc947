"""The life of a closing: every move there is, and what happened then."""

from typing import Final

from handlers.closing.nouns import OPEN, ClosingState
from handlers.flow import Flow, Move

S = ClosingState

CLOSING_FLOW: Final = Flow(
    "closing",
    (
        Move(frozenset(), S.ASKED, "somebody who leads it says when it stops"),
        Move({S.ASKED}, S.AGREED, "a second person says yes"),
        Move({S.ASKED}, S.REFUSED, "the second person says no"),
        Move({S.AGREED}, S.CLOSED, "the day has come"),
        Move(OPEN, S.WITHDRAWN, "called off"),
        Move(OPEN, S.LAPSED, "no second yes in a week · neither of the two leads it any more"),
    ),
)
