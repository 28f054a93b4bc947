"""The letters of text messages: which fit into seven bits, how others can be written, and how many segments it takes.

The tables are those of 3GPP TS 23.038, 6.2.1 (letters) and 6.2.1.1 (letters of two septets each); how much a segment
holds is from 3GPP TS 23.040, 9.2.3.24.1: a message of several segments loses seven septets of each to its header.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from typing import Final

_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED: Final = frozenset("\f^{}\\[~]|€")
_LETTERS: Final = _BASIC | _EXTENDED
_ONE_SEPTETS, _MANY_SEPTETS = 160, 153
_ONE_UNITS, _MANY_UNITS = 70, 67

_WRITTEN: Final = {
    **dict.fromkeys("‘’‚‛′´`", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−·•", "-"),
    "…": "...",
    "→": "->",
    "×": "x",
    "⁄": "/",
    "œ": "oe",
    "Œ": "OE",
    "ł": "l",
    "Ł": "L",
    "ı": "i",
    "đ": "d",
    "Đ": "D",
    **dict.fromkeys("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\t", " "),
}
_UNSEEN: Final = frozenset({"Cf", "Mn", "Me"})
"""Categories that show nothing by themselves: marks, joiners, directions."""


def fits(text: str) -> bool:
    """Say whether all of it can be written with seven bits a letter."""
    return _LETTERS.issuperset(text)


def plainly(text: str) -> tuple[str, frozenset[str]]:
    """Write it with the letters of seven bits as far as it can still be read; return also the letters that changed.

    Signs (emoji) that say nothing by themselves are left out. What is in another script stays as it is.
    """
    changed = frozenset(letter for letter in text if letter not in _LETTERS and _shows(letter))
    written = "".join(map(_plain, text))
    return "\n".join(line.strip() for line in written.split("\n")) if changed else written, changed


def _plain(letter: str) -> str:
    if letter in _LETTERS:
        return letter
    if letter in _WRITTEN:
        return _WRITTEN[letter]
    if not _shows(letter) or unicodedata.category(letter) in {"So", "Sk"}:
        return ""
    base = "".join(part for part in unicodedata.normalize("NFKD", letter) if _shows(part))
    base = "".join(_WRITTEN.get(part, part) for part in base)
    return base if fits(base) else letter


def _shows(letter: str) -> bool:
    return unicodedata.category(letter) not in _UNSEEN


def gsm_segments(text: str) -> int:
    """Count the segments of a text that fits into seven bits."""
    return _segments((2 if letter in _EXTENDED else 1 for letter in text), _ONE_SEPTETS, _MANY_SEPTETS)


def wide_segments(text: str) -> int:
    """Count the segments of any text, with 16 bits a letter and 32 for what lies beyond them."""
    return _segments((2 if ord(letter) > 0xFFFF else 1 for letter in text), _ONE_UNITS, _MANY_UNITS)


def _segments(sizes: Iterable[int], one: int, many: int) -> int:
    """Fill segments; what takes two places is never cut in half."""
    total, segments, filled = 0, 1, 0
    for size in sizes:
        total += size
        if filled + size > many:
            segments, filled = segments + 1, 0
        filled += size
    return 1 if total <= one else segments


def longest(text: str, may_be: Callable[[str], bool]) -> int:
    """Find how many letters from the start may be one part: up to the end of a line or a word, where there is one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if may_be(text[:middle]) else (low, middle - 1)
    if low == len(text):
        return low
    border = max(text.rfind("\n", 1, low + 1), text.rfind(" ", low // 2 + 1, low + 1))
    return border if border > low // 2 else low
