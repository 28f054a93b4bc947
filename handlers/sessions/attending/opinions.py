"""What people said of a session, as those who lead it read it: never who said what."""

from __future__ import annotations

from typing import Final

from handlers.sessions.nouns import Seat
from handlers.text import Said, Verbatim, _, _n

LINE: Final = "\n"
"""Parts the mark, which may be empty, from the words."""
FEWEST: Final = 3
"""With fewer answers one could guess from whom they are."""


def opinions(seats: tuple[Seat, ...]) -> tuple[Said, ...]:
    """Say how useful people found it and what they wrote, in no order that tells from whom; nothing of too few."""
    given = [seat.feedback.partition(LINE) for seat in seats if seat.feedback]
    if len(given) < FEWEST:
        return ()
    written = sorted(words for _mark, _line, words in given if words)
    return (
        *_average([int(mark) for mark, _line, _words in given if mark]),
        *(_("- “{words}”", words=Verbatim(words)) for words in written),
    )


def _average(marks: list[int]) -> tuple[Said, ...]:
    if len(marks) < FEWEST:
        return ()
    useful = _n(
        "How useful, from 1 to 5: {average} ({count} answer)",
        "How useful, from 1 to 5: {average} ({count} answers)",
        len(marks),
        average=f"{sum(marks) / len(marks):.1f}",
    )
    return (useful,)
