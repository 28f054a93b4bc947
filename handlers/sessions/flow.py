"""The life of a session: every move there is, and what happened then."""

from typing import Final

from handlers.flow import Flow, Move
from handlers.sessions.nouns import AHEAD, SessionState

S = SessionState

SESSION_FLOW: Final = Flow(
    "session",
    (
        Move(frozenset(), S.OPEN, "agreed to word for word · the next of a series"),
        Move({S.OPEN}, S.CLOSED, "nobody more can join"),
        Move({S.CLOSED}, S.OPEN, "people can join again"),
        Move(AHEAD, S.RUNNING, "it begins"),
        Move(AHEAD | {S.RUNNING}, S.ENDED, "it is over · at once where we were away all the while"),
        Move(AHEAD, S.CANCELLED, "cancelled, with a reason"),
        Move({S.ENDED, S.CANCELLED}, S.ARCHIVED, "a month later its link and its code are forgotten"),
    ),
)
