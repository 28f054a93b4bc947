"""Which days of the week somebody means: "ma, wo en vr", "Monday to Friday", "every day except Sunday"."""

from __future__ import annotations

from typing import Final

from handlers.reading.dates.tokens import Token, Tokens, tokens
from handlers.reading.dates.words import Kind
from handlers.reading.phrases import word_set

WORKING_DAYS: Final = (0, 1, 2, 3, 4)
_WEEKEND: Final = (5, 6)
_ALL: Final = frozenset(range(7))
_BETWEEN: Final = frozenset({Kind.THROUGH, Kind.UNTIL})
_WORKING: Final = word_set("""
    weekdag weekdagen werkdag werkdagen weekday weekdays workday workdays wochentag wochentags werktag werktags werktage
    ouvrable ouvrables semaine
    """)
_EXCEPT: Final = word_set("""
    behalve uitgezonderd zonder niet nie ni geen sauf excepte hormis sans pas except excluding but without not no
    ausser ohne nicht kein keinen
    """)


def weekdays_in(text: str, language: str) -> frozenset[int]:
    """Return the weekdays that are meant, from 0 (Monday); none when no day is named."""
    said = tokens(text, language)
    named, left_out, is_except = set[int](), set[int](), False
    for place, token in enumerate(said):
        is_except = is_except or token.text in _EXCEPT
        (left_out if is_except else named).update(_days(said, place, token))
    return frozenset((named or _ALL) - left_out) if named or left_out else frozenset()


def _days(said: Tokens, place: int, token: Token) -> tuple[int, ...]:
    day = token.of(Kind.WEEKDAY)
    if day is None:
        return WORKING_DAYS if token.text in _WORKING else _WEEKEND if Kind.WEEKEND in token else ()
    before = place - 2 if _BETWEEN & said.at(place - 1).senses.keys() else place
    first = said.at(before).of(Kind.WEEKDAY)
    return (
        (day,)
        if first is None or before == place
        else tuple((first + more) % 7 for more in range((day - first) % 7 + 1))
    )
