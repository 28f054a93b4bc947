"""The life of a message to the people of a neighbourhood: every move there is, and what happened then."""

from typing import Final

from handlers.contact.nouns import OPEN, InquiryState
from handlers.flow import Flow, Move

S = InquiryState

INQUIRY_FLOW: Final = Flow(
    "message",
    (
        Move(frozenset(), S.WAITING, "written, and passed on to who is on duty"),
        Move({S.WAITING}, S.HELD, "somebody answers it"),
        Move({S.HELD}, S.WAITING, "passed on to somebody else"),
        Move(OPEN, S.CLOSED, "answered"),
        Move(OPEN, S.LAPSED, "nothing was heard for a month of work"),
    ),
)
