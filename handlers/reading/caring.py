"""What who cares for somebody says: that they do, how old they are, and for how long they can go on."""

from __future__ import annotations

from typing import Final

from handlers.reading.caring_words import AM, CARING, CLOSE, LONGER, MONTHS, OLD, SINCE, WEEK, WEEKS
from handlers.reading.phrases import PhraseBook, book_of, words_in
from handlers.reading.plain import Word, words

_CARING: Final = book_of(CARING)
_AM: Final = frozenset(tuple(phrase.split()) for row in AM.values() for phrase in row.split("/"))
_OLD: Final = words_in(OLD)
_CLOSE: Final = book_of(CLOSE)
_HOW_LONG: Final = PhraseBook(
    {
        kind: "\n".join(rows.values())
        for kind, rows in {"week": WEEK, "weeks": WEEKS, "months": MONTHS, "longer": LONGER}.items()
    }
)
_SINCE: Final = words_in(SINCE)
_MOST_DIGITS: Final = 2


def speaks_of_caring(text: str) -> bool:
    """Tell whether a text says that somebody at home is ill, or that who writes looks after them."""
    return bool(_CARING.kinds(text))


def speaks_of_somebody_close(text: str) -> bool:
    """Tell whether a text begins to tell of somebody: a husband, a mother, a neighbour."""
    return bool(_CLOSE.kinds(text))


def how_long_said(text: str) -> str | None:
    """Return which answer people give in words, when it is one and no story of how long it has been."""
    found = _HOW_LONG.kinds(text)
    if len(found) != 1 or _SINCE & {word.text for word in words(text)}:
        return None
    return next(iter(found))


def age_said(text: str) -> int | None:
    """Return how many years old somebody says to be: "ik ben 14 en zorg voor mama"; None where they do not."""
    said = words(text)
    found = (int(word.text) for place, word in enumerate(said) if _is_an_age(said, place))
    return next(found, None)


def _is_an_age(said: tuple[Word, ...], place: int) -> bool:
    word = said[place]
    before = tuple(one.text for one in said[max(place - 2, 0) : place])
    if not word.text.isdecimal() or len(word.text) > _MOST_DIGITS or before not in _AM:
        return False
    behind = said[place + 1] if place + 1 < len(said) else None
    return behind is None or behind.text in _OLD or behind.sentence != word.sentence
