"""Answers that name their question by its letter: ``A1``, ``a 1``, ``A1, B2``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_CODE: Final = re.compile(r"([a-z]{1,2})\s*[-.:=)]?\s*(\d{1,2})(?!\d)", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"(?:[\s,;.+&/!]|\b(?:en|et|and|und)\b)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Code:
    """One choice of one question."""

    letter: str
    number: int

    @property
    def name(self) -> str:
        """How it is said."""
        return f"{self.letter}{self.number}"


def read_codes(text: str) -> tuple[Code, ...]:
    """Read which choices are named, each once; none where the text holds anything else."""
    codes, at = [], 0
    while (at := _after(_BETWEEN, text, at)) < len(text):
        found = _CODE.match(text, at)
        if found is None:
            return ()
        codes.append(Code(found[1].upper(), int(found[2])))
        at = found.end()
    return tuple(dict.fromkeys(codes))


def _after(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
