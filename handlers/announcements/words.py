"""The words of the commands about announcements; they stand apart so that texts can point to them."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from handlers.reading.announce_words import APPROVE, CORRECT, MISTAKE, PIN, UNPIN, WITHDRAW
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
    PIN = "pin"
    UNPIN = "unpin"


_DOINGS: Final = {
    **dict.fromkeys(words_in(CORRECT), Doing.CORRECT),
    **dict.fromkeys(words_in(WITHDRAW), Doing.WITHDRAW),
    **dict.fromkeys(words_in(APPROVE), Doing.APPROVE),
    **dict.fromkeys(words_in(PIN), Doing.PIN),
    **dict.fromkeys(words_in(UNPIN), Doing.UNPIN),
}
_MISTAKES: Final = words_in(MISTAKE)
_NAMED: Final = 3
_LONGEST: Final = 10
"""Digits of a number that is none of ours."""


def doing_called(words: str) -> Doing | None:
    """Read what is to be done, in any language."""
    return _DOINGS.get(bare(words).strip(" .!?,").split(" ")[0])


def after_mistake(words: str) -> str | None:
    """Return what stands behind "mistake!", in any language; None when it does not begin so."""
    first, _space, rest = words.strip().partition(" ")
    is_marked = first[-1:] in {"!", ":", ",", "."}
    return behind_mistake(words) if is_marked or not rest else None


def behind_mistake(words: str) -> str | None:
    """Return it also where no sign stands behind the word: "wrong it is 15h", but "wrong way" as well."""
    first, _space, rest = words.strip().partition(" ")
    return rest.strip() if bare(first).strip("!:,.") in _MISTAKES else None


def read_numbered(words: str) -> tuple[int, Doing, str] | None:
    """Read "announce 3 correct …", whatever its first word; None when it is not said so."""
    said = words.split(maxsplit=3)
    number = said[1].strip("#:.,") if len(said) >= _NAMED else ""
    doing = doing_called(said[2]) if number.isascii() and number.isdecimal() and len(number) < _LONGEST else None
    return (int(number), doing, " ".join(said[3:])) if doing else None


def read_command(words: str, number: int) -> tuple[Doing, str] | None:
    """Read "announce 3 correct …" about this number; None when it is not said so, or about another."""
    found = read_numbered(words)
    return found[1:] if found and found[0] == number else None
