"""Find phrases of a table by language, parted by commas, in what somebody typed; people mix languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handlers.reading.plain import bare, fold

_AROUND = " .,;:!?()\"'"


@dataclass(frozen=True, slots=True)
class Written:
    """Where a phrase stands in the text as typed, with what its pattern caught, in its bare form."""

    start: int
    end: int
    caught: tuple[str, ...] = ()


def pattern_of(table: Mapping[str, str], template: str = r"\b(?:{})\b") -> re.Pattern[str]:
    """Make a pattern of all phrases of a table, the longest first; ``template`` holds ``{}`` where they stand."""
    phrases = sorted({phrase.strip() for row in table.values() for phrase in row.split(",")}, key=len, reverse=True)
    return re.compile(template.format("|".join(map(re.escape, phrases))))


def find_in(text: str, pattern: re.Pattern[str]) -> Written | None:
    """Find the first phrase in the text; the pattern is tried on its bare form."""
    folded = fold(text)
    match = pattern.search(folded.text)
    return Written(*folded.span(*match.span()), match.groups()) if match else None


def is_one_of(text: str, table: Mapping[str, str]) -> bool:
    """Tell whether a phrase of the table is all that was said."""
    said = bare(text).strip(_AROUND)
    return any(said == phrase.strip() for row in table.values() for phrase in row.split(","))


def between(text: str, table: Mapping[str, str]) -> str | None:
    """Return what stands between the two words of a phrase that the text begins and ends with; None for no phrase."""
    for phrase in (phrase.split() for row in table.values() for phrase in row.split(",")):
        found = find_in(text, re.compile(rf"^\W*{re.escape(phrase[0])}\b.*\b{re.escape(phrase[-1])}\W*$"))
        if found:
            return " ".join(text.split()[1:-1])
    return None


def behind(text: str, table: Mapping[str, str]) -> str | None:
    """Return what stands behind the phrase that the text begins with, as typed; None when it begins with none."""
    found = find_in(text, pattern_of(table, r"^\W*(?:{})(?!\w)"))
    return text[found.end :].strip(" .,:;-") if found else None
