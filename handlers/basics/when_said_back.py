"""What is said back about a moment that was heard: why none, which of several, and what is odd about it."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from handlers.decision import Choice
from handlers.reading.dates.hearing import WhenHeard
from handlers.reading.dates.hour_words import BEFORE_AN_HOUR, BEHIND_AN_HOUR
from handlers.reading.dates.moments import Doubt, QuestionKind
from handlers.reading.phrases import either
from handlers.reading.plain import bare
from handlers.text import Said, When, _

OTHER_DAY: Final = Choice("no", _("another day"))
NO_DAY: Final = _("I could not find a day in that.")
NOON: Final = time(12)
_EVENING: Final = time(17)
_HOUR = re.compile(rf"\b(?:{either(BEFORE_AN_HOUR)}) (\d{{2,3}}) ?(?:{either(BEHIND_AN_HOUR)})\b")


def no_hours(text: str, heard: WhenHeard) -> Said | None:
    """Say what is wrong with hours that cannot be: "at 25 o'clock", "between 14 and 12"."""
    hour = next((found for found in _HOUR.findall(bare(text)) if int(found) > 24), "")
    if hour:
        return _("{hour} is no hour of the day.", hour=hour)
    when = heard.when
    is_backwards = when and when.start and when.end and when.end < when.start < _EVENING
    return _("The end comes before the beginning.") if is_backwards else None


def why_again(heard: WhenHeard) -> Said:
    """Say why the moment is asked again: it is past, or there is none."""
    if heard.when and Doubt.PAST in heard.doubts:
        return _("{when}: that is already past.", when=heard.when)
    return NO_DAY


def label_of(heard: WhenHeard, option: When) -> Said:
    """Name one of several moments; in which half of the day it is, where that is the question."""
    if heard.question is not QuestionKind.MORNING_OR_EVENING or option.start is None:
        return _("{when}", when=option)
    half = _("{when}, in the morning", when=option)
    return half if option.start < NOON else _("{when}, in the evening", when=option)


def which_of(heard: WhenHeard) -> Said:
    """Ask which one of several moments is meant."""
    return _WHICH.get(heard.question or QuestionKind.SEVERAL, _WHICH[QuestionKind.SEVERAL])


def doubts_of(heard: WhenHeard) -> tuple[Said, ...]:
    """Say what somebody should notice about a moment: the weekend, the night, a year from now."""
    return tuple(_DOUBTS[doubt] for doubt in heard.doubts if doubt in _DOUBTS)


_DOUBTS: dict[Doubt, Said] = {
    Doubt.WEEKEND: _("Please note: that is in the weekend."),
    Doubt.FAR: _("Please note: that is more than a year from now."),
    Doubt.NIGHT: _("Please note: that is at night."),
    Doubt.NO_YEAR_ROLLED: _("Please note: that day is past this year, so I took next year."),
    Doubt.AMBIGUOUS_ORDER: _("Please note: I read the month first, then the day."),
}
_WHICH: dict[QuestionKind, Said] = {
    QuestionKind.WEEKDAY_MISMATCH: _("That date is another day of the week. Which one do you mean?"),
    QuestionKind.TODAY_SAME_WEEKDAY: _("That is today's weekday. Do you mean today or next week?"),
    QuestionKind.NONEXISTENT: _("That date does not exist. Which one do you mean?"),
    QuestionKind.SEVERAL: _("Which moment do you mean?"),
    QuestionKind.MORNING_OR_EVENING: _("In the morning or in the evening?"),
    QuestionKind.WHICH_DAY: _("Which day do you mean?"),
}
