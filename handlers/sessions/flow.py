"""The life of a session, and of a seat in it: every move there is, and what happened then."""

from typing import Final

from handlers.flow import Flow, Move
from handlers.sessions.nouns import AHEAD, GIVEN_UP, SeatState, SessionState

S, P = SessionState, SeatState

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

SEAT_FLOW: Final = Flow(
    "seat",
    (
        Move(frozenset(), P.CONFIRMED, "joins, there is a place"),
        Move(frozenset(), P.PENDING, "joins, an organiser must agree"),
        Move(frozenset(), P.WAITING, "joins, it is full"),
        Move(frozenset(), P.ATTENDED, "is there without having joined"),
        Move(GIVEN_UP, P.CONFIRMED, "joins again"),
        Move(GIVEN_UP, P.PENDING, "joins again, an organiser must agree"),
        Move(GIVEN_UP, P.WAITING, "joins again, behind all who wait"),
        Move({P.PENDING}, P.CONFIRMED, "an organiser agrees"),
        Move({P.PENDING}, P.REFUSED, "an organiser does not"),
        Move({P.WAITING}, P.OFFERED, "a place came free"),
        Move({P.OFFERED}, P.CONFIRMED, "takes it"),
        Move({P.OFFERED}, P.PENDING, "takes it, an organiser must agree"),
        Move({P.WAITING}, P.CONFIRMED, "answers first, shortly before"),
        Move({P.WAITING}, P.PENDING, "answers first, an organiser must agree"),
        Move({P.OFFERED}, P.LAPSED, "no answer in time"),
        Move({P.WAITING}, P.LAPSED, "it begins, and no place came free"),
        Move({P.PENDING}, P.LAPSED, "it begins, and no organiser agreed"),
        Move({P.OFFERED}, P.WAITING, "the session moved, no time is left to answer"),
        Move({P.CONFIRMED, P.PENDING, P.WAITING, P.OFFERED}, P.CANCELLED, "leaves · says no"),
        Move({P.CONFIRMED}, P.EXCUSED, "leaves once it has begun"),
        Move({P.CONFIRMED}, P.ABSENT, "others were noted as present · who leads it says so, or they themselves"),
        Move({P.ATTENDED}, P.ABSENT, "was noted by mistake"),
        Move(frozenset(P) - {P.ATTENDED, P.REFUSED}, P.ATTENDED, "types the code · is ticked off"),
    ),
)
