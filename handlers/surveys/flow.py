"""The life of a survey: every move there is, and what happened then."""

from typing import Final

from handlers.flow import Flow, Move
from handlers.surveys.nouns import SurveyState

S = SurveyState

SURVEY_FLOW: Final = Flow(
    "survey",
    (
        Move(frozenset(), S.OPEN, "an organiser starts it"),
        Move({S.OPEN}, S.CLOSED, "its day came · closed by hand, five or more answered"),
        Move({S.OPEN}, S.TOO_FEW, "fewer than five answered"),
        Move({S.OPEN}, S.WITHDRAWN, "taken back, all answers erased"),
        Move({S.CLOSED, S.TOO_FEW}, S.DECIDED, "an organiser writes what is decided, and why"),
        Move({S.DECIDED}, S.FOLLOWED, "an organiser says what came of it"),
    ),
)
