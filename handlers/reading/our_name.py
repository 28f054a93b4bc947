"""Hears whether somebody calls us by our name, which then stands before what they tell us."""

from __future__ import annotations

from collections.abc import Iterable

_BEHIND = ":,?!"


def without_our_name(text: str, names: Iterable[str]) -> tuple[str, bool]:
    """Drop our name at the beginning, and tell whether it calls us: "Buurtbot, …" does, "Buurtbot is late" does not."""
    start, end = _our_name(text, names)
    rest = text[end:].lstrip()
    calls = end > 0 and (start > 0 or not rest or rest[0] in _BEHIND)
    return (text[end:].lstrip(" \t:,") if end else text), calls


def _our_name(text: str, names: Iterable[str]) -> tuple[int, int]:
    """Return where our name begins, behind an @ if there is one, and where it ends; 0 and 0 when it is not there."""
    start = int(text.startswith("@"))
    for name in (name.removeprefix("@") for name in names):
        end = start + len(name)
        if name and text[start:end].casefold() == name.casefold() and not text[end : end + 1].isalnum():
            return start, end
    return 0, 0
