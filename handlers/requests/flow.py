"""The life of a request, and of somebody's part in it: every move there is, and what happened then."""

from typing import Final

from handlers.flow import Flow, Move
from handlers.requests.nouns import (
    CALLED,
    CAME,
    CHANGEABLE,
    CHANGING,
    CLAIMABLE,
    DONE,
    FILLED,
    LIVE,
    STANDING_BY,
    TO_BEGIN,
    UNDER_WAY,
    WANTING,
    WITH_A_PART,
    ClaimState,
    RequestState,
)

S, C = RequestState, ClaimState

REQUEST_FLOW: Final = Flow(
    "request",
    (
        Move(frozenset(), S.DRAFT, "asked · still needed · a holiday in a series"),
        Move(frozenset(), S.OPEN, "the next time of a series"),
        Move({S.DRAFT}, S.DISCARDED, "stop · two days still"),
        Move({S.DRAFT}, S.EXPIRED, "stood in public before, two days still"),
        Move({S.DRAFT}, S.TRIAGE, "yes to the words, which may need care"),
        Move({S.DRAFT}, S.OPEN, "yes to exactly these words"),
        Move({S.TRIAGE}, S.OPEN, "the team approves"),
        Move({S.TRIAGE}, S.BLOCKED, "the team refuses, with its reason"),
        Move(CHANGEABLE - {S.DRAFT}, S.DRAFT, "the message was edited · nobody was found, another moment"),
        Move(CLAIMABLE, S.MATCHED, "taken, nobody else is needed"),
        Move({S.OFFERED}, S.MATCHED, "a reserve takes over"),
        Move(CLAIMABLE - {S.OPEN}, S.OPEN, "taken, more are needed · another moment"),
        Move({S.OPEN}, S.UNFILLED, "rounds without an answer"),
        Move({S.UNFILLED}, S.ESCALATED, "an organiser calls"),
        Move(CLAIMABLE, S.REFERRED, "an organiser names a service"),
        Move(CLAIMABLE, S.UNMET, "not managed"),
        Move(CALLED, S.CLOSED_OK, "who called says that it is solved"),
        Move({S.EXPIRED}, S.UNMET, "who called says that it is not solved"),
        Move(WANTING | {S.TRIAGE}, S.EXPIRED, "its moment passed · two weeks without a moment"),
        Move(TO_BEGIN, S.IN_PROGRESS, "its moment comes and somebody helps"),
        Move(FILLED, S.OPEN, "who helps lets go or is refused, nobody stands by"),
        Move({S.OFFERED}, S.OPEN, "nobody stands by any more"),
        Move(LIVE - {S.OFFERED}, S.OFFERED, "who helps lets go or is refused, the reserves are asked in order"),
        Move(UNDER_WAY, S.DONE_UNCONFIRMED, "done · three hours after its end"),
        Move(UNDER_WAY, S.CLOSED_NOT_OK, "nobody came"),
        Move({S.DONE_UNCONFIRMED}, S.CLOSED_OK, "went well · three days without an answer"),
        Move(DONE, S.CLOSED_NOT_OK, "not quite · nobody came"),
        Move(LIVE, S.HELD, "a report"),
        Move({S.HELD}, S.OPEN, "lifted, somebody is still needed"),
        Move({S.HELD}, S.OFFERED, "lifted, the reserves are asked in order"),
        Move({S.HELD}, S.MATCHED, "lifted"),
        Move({S.HELD}, S.IN_PROGRESS, "lifted after it began"),
        Move({S.HELD}, S.EXPIRED, "lifted when its moment has passed"),
        Move({S.HELD}, S.BLOCKED, "ended · two weeks undecided"),
        Move(LIVE | CHANGING, S.BLOCKED, "an organiser takes it away"),
        Move(LIVE | CHANGING, S.WITHDRAWN, "who asked takes it back, deletes the message or leaves"),
    ),
)

CLAIM_FLOW: Final = Flow(
    "part",
    (
        Move(frozenset(), C.HELPING, "takes it"),
        Move(frozenset(), C.RESERVE, "was a little later, and stands by"),
        Move({C.RESERVE}, C.OFFERED, "is asked to take over"),
        Move({C.OFFERED}, C.RESERVE, "a report, to be asked anew when it goes on"),
        Move(STANDING_BY, C.HELPING, "takes it"),
        Move({C.RELEASED, C.RELEASED_LATE, C.DONE}, C.HELPING, "takes it again"),
        Move({C.RELEASED, C.RELEASED_LATE, C.DONE}, C.RESERVE, "stands by again"),
        Move({C.HELPING}, C.DONE, "done · three hours after its end"),
        Move({C.HELPING}, C.REFUSED, "who asked would rather have somebody else"),
        Move(WITH_A_PART, C.RELEASED, "lets go · the request is over"),
        Move(WITH_A_PART, C.RELEASED_LATE, "lets go less than a day before · says that it did not happen"),
        Move(CAME, C.NO_SHOW, "nobody came, says who asked"),
    ),
)
