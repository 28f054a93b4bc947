"""The life of a volunteer in one neighbourhood: every move there is, and what happened then."""

from typing import Final

from handlers.flow import Flow, Move
from handlers.volunteers.nouns import OFFERS, VolunteerState

S = VolunteerState

VOLUNTEER_FLOW: Final = Flow(
    "volunteer",
    (
        Move(frozenset(), S.ACTIVE, "yes to what was told"),
        Move(frozenset(), S.SUSPENDED, "a neighbour who signed up for nothing, by a person"),
        Move(frozenset(), S.REMOVED, "a neighbour who signed up for nothing, by a person"),
        Move({S.ACTIVE}, S.DORMANT, "ninety days of silence, and two weeks after the question"),
        Move({S.DORMANT}, S.ACTIVE, "a word about helping · a task taken"),
        Move(OFFERS, S.LEFT, "stops · was banned"),
        Move({S.LEFT}, S.ACTIVE, "signs up again"),
        Move({*OFFERS, S.LEFT}, S.SUSPENDED, "an organiser or the confidential person decides"),
        Move({*OFFERS, S.LEFT, S.SUSPENDED}, S.REMOVED, "an organiser or the confidential person decides"),
        Move({S.SUSPENDED}, S.ACTIVE, "may help again"),
        Move({S.SUSPENDED, S.REMOVED}, S.LEFT, "may help again, and signs up anew"),
    ),
)
