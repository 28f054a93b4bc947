"""The life of a referral: every move there is, and what happened then."""

from typing import Final

from handlers.flow import Flow, Move
from handlers.referrals.nouns import OPEN, ReferralState

S = ReferralState

REFERRAL_FLOW: Final = Flow(
    "referral",
    (
        Move(frozenset(), S.SENT, "yes to exactly what is passed on"),
        Move({S.SENT}, S.ACCEPTED, "somebody takes it"),
        Move({S.ACCEPTED}, S.SENT, "handed back"),
        Move({S.ACCEPTED}, S.CONTACTED, "the service was contacted"),
        Move({S.CONTACTED}, S.HELPED, "the service helps"),
        Move({S.CONTACTED}, S.INELIGIBLE, "the service is not for this person"),
        Move({S.CONTACTED}, S.WAITING, "there is a waiting list"),
        Move(OPEN, S.UNREACHED, "no contact · nothing was heard for a month of work"),
        Move(OPEN, S.WITHDRAWN, "taken back by who asked"),
    ),
)
