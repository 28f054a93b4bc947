"""The words of a text that say nothing about when: what is left of "coffee on friday at ten" is "coffee"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import accumulate

from handlers.reading.dates.moments import DateQuestion, Moment, QuestionKind
from handlers.reading.dates.reader import read_moment
from handlers.reading.dates.tokens import READ, tokens
from handlers.reading.dates.words import Kind
from handlers.reading.phrases import words_in
from handlers.reading.title_words import BESIDE_A_MOMENT

_FILLING = words_in(BESIDE_A_MOMENT)
_DAYS = frozenset({Kind.WEEKDAY, Kind.MONTH, Kind.DAY})
_SHORT = 3
_MOST_WORDS = 80
"""More words than this in what is read of a date are no sentence; each of them is one more reading of it all."""
_NO_DATE = "xqx"
"""Stands where a word was: nothing that a date is made of, so that the words around it do not come together."""


def apart_from_moment(spoken: Sequence[str], now_local: datetime, language: str) -> list[str]:
    """Leave out each word that names a day or that the date depends on, and the words of time beside it."""
    head = _as_far_as_is_read(spoken)
    whole = _read(head, now_local, language)
    if len(head) > _MOST_WORDS or (isinstance(whole, DateQuestion) and whole.kind is QuestionKind.UNREADABLE):
        return list(spoken)
    decides = [_read([*head[:i], _NO_DATE, *head[i + 1 :]], now_local, language) != whole for i in range(len(head))]
    of_date = [(i < len(head) and decides[i]) or _names_a_day(word, language) for i, word in enumerate(spoken)]
    for _round in range(4):
        of_date = [
            found or (_is_about_time(spoken[i], language) and any(of_date[max(i - 1, 0) : i + 2]))
            for i, found in enumerate(of_date)
        ]
    return [word for word, found in zip(spoken, of_date, strict=True) if not found]


def _as_far_as_is_read(spoken: Sequence[str]) -> Sequence[str]:
    """Return the first words, those in which a date is looked for: what stands behind them decides nothing."""
    ends = accumulate(len(word) + 1 for word in spoken)
    return spoken[: sum(end <= READ + 1 for end in ends)]


def _names_a_day(word: str, language: str) -> bool:
    """Tell whether a word names a day by itself: "monday" in "monday 30 november" changes nothing and goes too."""
    return len(word) > _SHORT and any(_DAYS & token.senses.keys() for token in tokens(word, language))


def _is_about_time(word: str, language: str) -> bool:
    pieces = [token for token in tokens(word, language) if token.text.isalnum()]
    return bool(pieces) and all(token.senses or token.text.isdecimal() or token.text in _FILLING for token in pieces)


def _read(spoken: Sequence[str], now_local: datetime, language: str) -> Moment | DateQuestion:
    return read_moment(" ".join(spoken), now_local=now_local, language=language)
