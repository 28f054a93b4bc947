"""How people write which session they mean: "S7", "s 7", "#S7", "session 7", "nr. 7", "S7 and S8"; one reader for all.

A bare number may be that of a request, a year or an hour as well. An S or the word says for sure that it is a session.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from handlers.reading.listed import behind_listed, read_listed
from handlers.reading.phrases import either
from handlers.reading.plain import clean, fold
from handlers.reading.session_words import CALLED, NUMBERED

_DIGITS: Final = r"(\d{1,9})"
_NO_MOMENT: Final = r"(?![\w/]|[.:-]\d)"
_LETTER: Final = r"s[ .-]?"
_WORD: Final = rf"(?:{either(CALLED)})\b[ .:]*+"
_SMALL: Final = rf"(?:(?:{either(NUMBERED)})\b[ .:]*+)*+"
_IN_FRONT: Final = re.compile(rf"\s*{_SMALL}(?:({_WORD}){_SMALL})*+#?({_LETTER})?{_DIGITS}{_NO_MOMENT}")
_ANYWHERE: Final = re.compile(
    rf"(?<!\w)(?<!\w['\u2019])(?:{_LETTER}{_DIGITS}\b|{_WORD}{_SMALL}#?(?:{_LETTER})?{_DIGITS}{_NO_MOMENT})"
)
_EDGES: Final = " .,:;!-"
_MOST_MENTIONS: Final = 20
"""More in one text are not looked at, so that a long one does not take long."""


@dataclass(frozen=True, slots=True)
class Named:
    """The numbers of the sessions that a text begins with, and the words behind them as typed.

    ``is_sure``: an S or the word says that they are sessions. ``is_either``: one of them is meant, but not which.
    """

    numbers: tuple[int, ...]
    behind: str
    is_sure: bool = False
    is_either: bool = False

    @property
    def number(self) -> int | None:
        """The first of them; None where no session is named."""
        return next(iter(self.numbers), None)


def read_named(text: str) -> Named:
    """Read the numbers in front; only words that lead to them may stand before ("session number 7 and 8")."""
    typed = clean(text)
    found = _IN_FRONT.match(fold(typed).text)
    if found is None:
        return Named((), typed)
    listed = read_listed(typed)
    is_sure = found.group(1) is not None or found.group(2) is not None
    return Named(listed.numbers, behind_listed(typed).strip(_EDGES), is_sure, listed.is_either)


def sessions_in(text: str) -> tuple[int, ...]:
    """Read every number that is surely one of a session, wherever it stands; the S of "it's 7 pm" is none."""
    typed = clean(text)
    folded = fold(typed)
    found, at = list[int](), 0
    for _mention in range(_MOST_MENTIONS):
        if (match := _ANYWHERE.search(folded.text, at)) is None:
            break
        listed = read_listed(typed[folded.span(*match.span())[0] :])
        found, at = [*found, *listed.numbers], match.end()
    return tuple(dict.fromkeys(found))


def name_of(number: int) -> str:
    """Write a session as people know it: ``S7``."""
    return f"S{number}"
