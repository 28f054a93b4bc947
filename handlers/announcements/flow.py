"""The life of an announcement: every move there is, and what happened then."""

from typing import Final

from handlers.announcements.nouns import AHEAD, OUT, AnnouncementState
from handlers.flow import Flow, Move

S = AnnouncementState

ANNOUNCEMENT_FLOW: Final = Flow(
    "announcement",
    (
        Move(frozenset(), S.ASKED, "more than one room, or urgent"),
        Move(frozenset(), S.SCHEDULED, "one room"),
        Move({S.ASKED}, S.SCHEDULED, "a second person says yes"),
        Move({S.ASKED}, S.REFUSED, "a second person says no"),
        Move(AHEAD, S.LAPSED, "three days without a yes"),
        Move(AHEAD, S.CANCELLED, "taken back · long late, and not wanted any more"),
        Move({S.SCHEDULED}, S.ASKED, "meanwhile it is more than one room"),
        Move({S.SCHEDULED}, S.BLOCKED, "who wrote it or said yes may not announce there any more"),
        Move({S.SCHEDULED}, S.SENDING, "its moment came"),
        Move({S.SENDING}, S.SENT, "every room has it"),
        Move({S.SENDING}, S.PARTIAL, "some rooms do not have it"),
        Move({S.PARTIAL, S.CORRECTED}, S.SENDING, "once more to the rooms that do not have it"),
        Move(OUT - {S.CORRECTED}, S.CORRECTED, "put right"),
        Move(OUT, S.WITHDRAWN, "taken away, with a line in its place"),
    ),
)
