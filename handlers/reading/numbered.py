"""The number of a request in front of a moment: "1 14 december", "nr 2: the 5th", "24/11 14u30".

The reader of dates comes first: what it takes for a date or an hour is no number of a request.
"""

from dataclasses import dataclass

from handlers.reading.dates.clock import read_clock
from handlers.reading.dates.days import read_day
from handlers.reading.dates.tokens import Tokens, tokens
from handlers.reading.dates.words import Kind
from handlers.reading.listed import NAMING, is_number, joined_behind
from handlers.reading.numbered_words import FOR
from handlers.reading.phrases import words_in
from handlers.reading.plain import words

_LEADING = NAMING | words_in(FOR)
_MOST_LEADING = 5
_OF_A_DATE = frozenset({Kind.MONTH, Kind.HOUR, Kind.UNIT, Kind.ORDINAL, Kind.AM, Kind.PM})


@dataclass(frozen=True, slots=True)
class Numbered:
    """A request's number and the words behind it, as typed; ``number`` None: all are words.

    ``is_doubtful``: all of it may be a moment as well ("10 - 12 uur"). ``is_several``: more requests were named.
    """

    number: int | None
    behind: str
    is_doubtful: bool = False
    is_several: bool = False


def read_numbered(text: str, language: str) -> Numbered:
    """Read the number in front; only words that lead to a number may stand before it."""
    said = words(text)
    for place, word in enumerate(said[:_MOST_LEADING]):
        here = tokens(text[word.start :], language)
        is_moment = _begins_a_moment(here) and not (here.at(1).text == ":" and not here.at(2).glued)
        if is_moment and not (is_number(word) and _stands_apart(here)):
            break
        if is_number(word):
            after = joined_behind(text, said, place)
            is_several = after is not None and not _begins_a_moment(tokens(text[said[after].start :], language))
            return Numbered(int(word.text), text[word.end :], is_moment, is_several)
        if word.text not in _LEADING:
            break
    return Numbered(None, text)


def _begins_a_moment(said: Tokens) -> bool:
    return (read_day(said, 0) or read_clock(said, 0)) is not None


def _stands_apart(said: Tokens) -> bool:
    """Tell whether the number is not tied to what follows, as it is in "14u30", "24/11" and "5 december"."""
    sign, next_one = said.at(1), said.at(2)
    behind = {*sign.senses, *(() if sign.is_word else next_one.senses)}
    return not behind & _OF_A_DATE and not (sign.glued and next_one.glued)
