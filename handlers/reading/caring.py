"""Whether somebody tells that they care for somebody at home."""

from __future__ import annotations

from typing import Final

from handlers.reading.caring_words import CARING
from handlers.reading.phrases import book_of

_CARING: Final = book_of(CARING)


def speaks_of_caring(text: str) -> bool:
    """Tell whether a text says that somebody at home is ill, or that who writes looks after them."""
    return bool(_CARING.kinds(text))
