"""The life of a report that is kept, and of a theory of change: every move there is, and what happened then."""

from typing import Final

from handlers.flow import Flow, Move
from handlers.impact.nouns import FrozenState, TheoryState

S, T = FrozenState, TheoryState

FROZEN_FLOW: Final = Flow(
    "kept report",
    (
        Move(frozenset(), S.KEPT, "an organiser keeps it · six weeks after its end"),
        Move({S.KEPT}, S.CHECKED, "an organiser looked it over"),
        Move({S.KEPT, S.CHECKED}, S.SUPERSEDED, "a correction, with its reason"),
    ),
)

THEORY_FLOW: Final = Flow(
    "theory of change",
    (
        Move(frozenset(), T.DRAFT, "written"),
        Move({T.DRAFT}, T.AGREED, "the neighbourhood agrees"),
        Move({T.AGREED}, T.ACTIVE, "we work by it"),
        Move({T.AGREED, T.ACTIVE}, T.REVISED, "a later edition is begun"),
        Move({T.ACTIVE}, T.CLOSED, "we work by it no more"),
    ),
)
