"""The words of the command of surveys; they stand apart so that texts can point to them."""

from __future__ import annotations

from typing import Final

from handlers.text import FirstWord, Joined, Said, Verbatim, _w

SURVEY_WORDS: Final = _w("survey|surveys|questionnaire")
PROPOSAL_WORDS: Final = _w("proposal|proposals|vote")
STOP_SURVEYS_WORDS: Final = _w("no surveys|no more surveys|survey no")


def called(number: int) -> Said:
    """Say how somebody comes back to a survey: "survey 3"."""
    return Joined((FirstWord(SURVEY_WORDS), Verbatim(str(number))))
