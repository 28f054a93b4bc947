"""How people write which session they mean: "S7", "s 7", "7", "nr. 7", "session S7"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from handlers.reading.listed import behind_listed
from handlers.reading.phrases import either
from handlers.reading.plain import clean, fold
from handlers.reading.session_words import CALLED, NUMBERED

_LONGEST: Final = 9
_NUMBER: Final = re.compile(
    rf"\s*(?:(?:{either(CALLED, NUMBERED)})\b[ .:]*+)*+#?(?:s[ .-]?)?(\d{{1,{_LONGEST}}})(?![\w/]|[.:-]\d)"
)
_ANYWHERE: Final = re.compile(rf"(?<!\w)(?<!\w['\u2019])s[ .-]?(\d{{1,{_LONGEST}}})\b")
_SAYS_SO: Final = re.compile(rf"\b(?:{either(CALLED)}|s)\b|\bs$")
_WITH_ITS_LETTER: Final = re.compile(rf"\W*s[ .-]?(\d{{1,{_LONGEST}}})\b")


@dataclass(frozen=True, slots=True)
class Named:
    """The number of a session, None when none was written, and the words behind it as typed."""

    number: int | None
    behind: str


def read_named(text: str) -> Named:
    """Read the number in front; only words that lead to it may stand before it ("session number 7")."""
    typed = clean(text)
    folded = fold(typed)
    found = _NUMBER.match(folded.text)
    if found is None:
        return Named(None, typed)
    return Named(int(found.group(1)), typed[folded.span(*found.span(1))[1] :].strip(" .,:;!-"))


def behind_all(text: str) -> str:
    """Return what stands behind all sessions that a text begins with: "S7 and S8 for Jeanne"."""
    named = read_named(text)
    return named.behind if named.number is None else behind_listed(clean(text)).strip(" .,:;!-")


def session_said(text: str) -> int | None:
    """Return the number of a session where an S says that it is one: "S7", never "7"."""
    found = _WITH_ITS_LETTER.match(fold(clean(text)).text)
    return int(found.group(1)) if found else None


def surely_named(text: str) -> Named | None:
    """Read the number in front where an S or the word says that it is a session: "S7", "session 7", never "the 7"."""
    named = read_named(text)
    before = fold(clean(text)).text.partition(str(named.number))[0]
    return named if named.number is not None and _SAYS_SO.search(before) else None


def sessions_in(text: str) -> tuple[int, ...]:
    """Read every number with its S, wherever it stands; the S of "it's 7 pm" is none."""
    return tuple(dict.fromkeys(int(digits) for digits in _ANYWHERE.findall(fold(clean(text)).text)))


def name_of(number: int) -> str:
    """Write a session as people know it: ``S7``."""
    return f"S{number}"
