"""The life of a presence check, of a contact, and of one asking: every move there is, and what happened then."""

from typing import Final

from handlers.checkins.nouns import OPEN, SILENT, CheckinState, ContactState, RoundState
from handlers.flow import Flow, Move

C, K, R = CheckinState, ContactState, RoundState

CHECKIN_FLOW: Final = Flow(
    "checkin",
    (
        Move(frozenset(), C.ON, "yes to what was told"),
        Move({C.OFF}, C.ON, "begins again"),
        Move({C.ON}, C.MUTED, "two people agree: in hospital, moved, died"),
        Move({C.MUTED}, C.ON, "a person lifts it · they say so themselves"),
        Move({C.ON, C.MUTED}, C.OFF, "stops · wants no messages any more"),
    ),
)

CONTACT_FLOW: Final = Flow(
    "checkin contact",
    (
        Move(frozenset(), K.ASKED, "chosen"),
        Move({K.REFUSED, K.LEFT, K.ENDED}, K.ASKED, "chosen again"),
        Move({K.ASKED}, K.ACCEPTED, "yes"),
        Move({K.ASKED}, K.REFUSED, "no · three days without an answer"),
        Move({K.ASKED, K.ACCEPTED}, K.LEFT, "leaves · wants no messages any more · cannot be reached"),
        Move({K.ASKED, K.ACCEPTED}, K.ENDED, "another contact · the check stops"),
    ),
)

ROUND_FLOW: Final = Flow(
    "round",
    (
        Move(frozenset(), R.ASKED, "its hour came"),
        Move(frozenset(), R.UNKNOWN, "we were away until it was too late"),
        Move(frozenset(), R.MISSED, "the code word"),
        Move(SILENT, R.HEARD, "a sign of life that says not how it is"),
        Move({R.ASKED}, R.UNKNOWN, "it did not arrive · we could not hear"),
        Move({R.ASKED}, R.MISSED, "an hour without an answer"),
        Move({R.HEARD}, R.MISSED, "said that help is needed, and nothing more"),
        Move({R.ASKED, R.MISSED}, R.HELD, "many are silent at once"),
        Move({R.HELD}, R.MISSED, "an organiser says go on · nobody decides"),
        Move({R.MISSED}, R.LOOKING, "somebody goes"),
        Move({R.LOOKING}, R.MISSED, "nothing was heard of who went · help is needed"),
        Move({*OPEN, R.UNKNOWN}, R.ANSWERED, "answers"),
        Move({R.MISSED, R.LOOKING}, R.SEEN, "who went says how it is"),
        Move(OPEN, R.OVER, "the check stops, or is muted"),
    ),
)
