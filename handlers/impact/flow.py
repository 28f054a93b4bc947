"""The life of a report that is kept: every move there is, and what happened then."""

from typing import Final

from handlers.flow import Flow, Move
from handlers.impact.nouns import FrozenState

S = FrozenState

FROZEN_FLOW: Final = Flow(
    "kept report",
    (
        Move(frozenset(), S.KEPT, "an organiser keeps it · six weeks after its end"),
        Move({S.KEPT}, S.CHECKED, "an organiser looked it over"),
        Move({S.KEPT, S.CHECKED}, S.SUPERSEDED, "a correction, with its reason"),
    ),
)
