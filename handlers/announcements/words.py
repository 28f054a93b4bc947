"""The words of the commands about announcements; they stand apart so that texts can point to them."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from handlers.reading.announce_words import APPROVE, CORRECT, MISTAKE, WITHDRAW
from handlers.reading.phrases import words_in
from handlers.reading.plain import bare
from handlers.text import _w

ANNOUNCE_WORDS: Final = _w("announce|announcement")
ANNOUNCEMENTS_WORDS: Final = _w("announcements")


class Doing(StrEnum):
    """What can be done with an announcement by its number: ``announce 3 withdraw``."""

    CORRECT = "correct"
    WITHDRAW = "withdraw"
    APPROVE = "approve"


_DOINGS: Final = {
    **dict.fromkeys(words_in(CORRECT), Doing.CORRECT),
    **dict.fromkeys(words_in(WITHDRAW), Doing.WITHDRAW),
    **dict.fromkeys(words_in(APPROVE), Doing.APPROVE),
}
_MISTAKES: Final = words_in(MISTAKE)


def doing_called(words: str) -> Doing | None:
    """Read what is to be done, in any language."""
    return _DOINGS.get(bare(words).strip(" .!?,").split(" ")[0])


def after_mistake(words: str) -> str | None:
    """Return what stands behind "mistake!", in any language; None when it does not begin so."""
    first, _space, rest = words.strip().partition(" ")
    is_known = bare(first).strip("!:,.") in _MISTAKES
    is_marked = first[-1:] in {"!", ":", ",", "."}
    return rest.strip() if is_known and (is_marked or not rest) else None
