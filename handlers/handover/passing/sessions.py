"""Sessions: whoever made one answers for it, and may change it; that goes to who takes over, of all that ever were."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from handlers.decision import Decision
from handlers.handover.passing.between import Between
from handlers.look import Look
from handlers.model import PersonId
from handlers.sessions.nouns import AHEAD, SeatState, Session, SessionState
from handlers.sessions.seat_steps import AgreeToSeat
from handlers.sessions.seats import seat_id
from handlers.sessions.steps import AskMaterials, NewLink

_TO_COME: Final = AHEAD | {SessionState.RUNNING}
_OF_WHO_MADE_IT: Final = (AskMaterials, NewLink)


@dataclass(frozen=True, slots=True)
class TheirSessions:
    """What they made, and the seats there on which the team has not decided."""

    made: tuple[Session, ...] = ()
    pending: tuple[str, ...] = ()

    @property
    def to_come(self) -> tuple[int, ...]:
        """List the numbers of those that are not over."""
        return tuple(one.number for one in self.made if one.state in _TO_COME)


async def look_at_sessions(look: Look, place: str, giver: PersonId) -> TheirSessions:
    """Read them."""
    there = await look.sessions_in(place, frozenset(SessionState))
    seats = await look.seats_in([one.number for one in there if one.state in AHEAD])
    pending = tuple(seat_id(seat) for seat in seats if seat.state is SeatState.PENDING)
    return TheirSessions(tuple(one for one in there if one.made_by == giver), pending)


def pass_sessions(theirs: TheirSessions, between: Between) -> Decision:
    """Let somebody else have made them."""
    asked = [between.hand_on(_OF_WHO_MADE_IT, str(one.number)) for one in theirs.made]
    seats = [between.hand_on((AgreeToSeat,), seat) for seat in theirs.pending]
    made = tuple(replace(one, made_by=between.taker.id) for one in theirs.made)
    return Decision(save=made, say=(*asked, *seats))
