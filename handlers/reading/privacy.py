"""Find what a person should not put in a room, and leave it out of what others may read.

Telephone and account numbers, addresses, "alone at home", keys and diagnoses (domain: help requests are health data
almost always, and an address with "alone" invites burglars). A street may stay, its number may not.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from handlers.reading.needs import WhyReview, needs_review, spoken_need
from handlers.reading.phrases import Hit, PhraseBook
from handlers.reading.plain import Word, fold, words
from handlers.reading.private_numbers import find_numbers
from handlers.reading.private_words import (
    ALONE_AT_HOME,
    CONJUNCTIONS,
    HEALTH,
    JOINING,
    LEADING_TO_ILLNESS,
    LEADING_TO_NUMBERS,
    NOT_HEALTH,
    NUMBER_NAMES,
)
from handlers.reading.streets import find_streets, street_of

__all__ = [
    "Finding",
    "Private",
    "WhyReview",
    "find_private",
    "is_public_number",
    "needs_review",
    "spoken_need",
    "street_of",
    "tells_too_much",
    "without_private",
]

_ROUNDS = 5
_TAIL = 40
"""More characters than the longest word that joins."""

# Free and shared-cost numbers of Belgium are of services, never of a person (BIPT numbering plan).
_PUBLIC_NUMBERS = ("0800", "070", "078", "0900", "0902", "0903", "112", "1712")
_LOOSE = " \t,;:-(\u2013\u00b7"


class Private(Enum):
    """What kind of private thing it is."""

    PHONE = "phone"
    HOUSE_NUMBER = "house_number"
    IBAN = "iban"
    EMAIL = "email"
    NATIONAL_NUMBER = "national_number"
    ALONE_AT_HOME = "alone_at_home"
    HEALTH = "health"
    CARD_PIN = "card_pin"


@dataclass(frozen=True, slots=True)
class Finding:
    """A private thing at `text[start:end]`; to leave it out tidily, `text[cut_start:cut_end]` must go.

    The house number is found with its street, and cut without it; an illness with the words that lead to it.
    """

    kind: Private
    start: int
    end: int
    cut_start: int
    cut_end: int


@dataclass(frozen=True, slots=True)
class _Clause:
    """Words that belong together: `first` up to `end`; a leading "and" is part of it."""

    first: int
    end: int


_PHRASES = PhraseBook({Private.ALONE_AT_HOME: ALONE_AT_HOME, Private.HEALTH: HEALTH, None: NOT_HEALTH}, typo_letters=7)


def find_private(text: str) -> tuple[Finding, ...]:
    """Return what should stay private, in the order of the text."""
    said = words(text)
    clauses = _clauses(text, said)
    found = [*_numbers(text, said, clauses), *_houses(text, said, clauses), *_phrases(text, said, clauses)]
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: (finding.start, finding.end)))


def tells_too_much(text: str) -> bool:
    """Tell whether the words in a room deserve a tip: private details, but no public number nor an illness alone."""
    found = [finding for finding in find_private(text) if finding.kind is not Private.HEALTH]
    return any(finding.kind is not Private.PHONE or not is_public_number(text, finding) for finding in found)


def is_public_number(text: str, finding: Finding) -> bool:
    """Tell whether a number is that of a service, never of a person."""
    digits = "".join(filter(str.isdecimal, fold(text[finding.start : finding.end]).text))
    return digits.startswith(_PUBLIC_NUMBERS)


def without_private(text: str) -> str:
    """Return the text without what should stay private; never half a number, nor a comma that nothing follows."""
    for _ in range(_ROUNDS):
        found = find_private(text)
        if not found:
            return text
        text = _tidy(_kept(text, found))
    return ""


def _kept(text: str, found: Sequence[Finding]) -> list[str]:
    pieces, at = [], 0
    for start, end in sorted((finding.cut_start, _with_marks(text, finding.cut_end)) for finding in found):
        if start > at:
            pieces.append(text[at:start])
        elif not pieces:
            pieces.append("")
        at = max(at, end)
    return [*pieces, text[at:]]


def _with_marks(text: str, end: int) -> int:
    """Return where the marks end that stand on the last character: a digit can be the picture of a key."""
    while end < len(text) and unicodedata.category(text[end]) in ("Mn", "Me"):
        end += 1
    return end


def _tidy(pieces: Sequence[str]) -> str:
    """Join what is kept: the commas and the "and" at the edges of a gap go, unless they part two things that stay."""
    tidy = pieces[0].strip()
    for piece in pieces[1:]:
        before, after = tidy.rstrip(_LOOSE), piece.lstrip(_LOOSE + ")")
        first = words(after[:20])
        gap = tidy[len(before) :] + piece[: len(piece) - len(after)]
        if first and first[0].start == 0 and first[0].text in JOINING and ("," in gap or not before[-1:].isalnum()):
            after = after[first[0].end :].lstrip(_LOOSE)
        has_comma = not {",", ";"}.isdisjoint(gap)
        after = after if before else after.lstrip(".!?) ")
        tidy = before + _joint(before, after, has_comma) + after
    return _without_loose_end(tidy.strip(_LOOSE + "\n"))


def _without_loose_end(text: str) -> str:
    """Drop an "and" or "or" that nothing follows any more."""
    tail = text[-_TAIL:]
    last = words(tail)[-1:]
    is_loose = last and last[0].text in JOINING and last[0].end == len(tail)
    return text[: len(text) - len(tail) + last[0].start].rstrip(_LOOSE) if is_loose else text


def _joint(before: str, after: str, has_comma: bool) -> str:
    if not before or not after or after[0] in ".!?)\n":
        return ""
    if before[-1] in ".!?\n":
        return " " if before[-1] != "\n" else ""
    return ", " if has_comma else " "


def _clauses(text: str, said: Sequence[Word]) -> list[_Clause]:
    """Return for each word the clause it stands in: parted by punctuation and by words such as "and", "because"."""
    bounds = [0]
    for place in range(1, len(said)):
        between = text[said[place - 1].end : said[place].start]
        if set(between) & set(",.;:!?\n()") or said[place].text in CONJUNCTIONS:
            bounds.append(place)
    bounds.append(len(said))
    return [_Clause(first, end) for first, end in pairwise(bounds) for _ in range(first, end)]


def _numbers(text: str, said: tuple[Word, ...], clauses: Sequence[_Clause]) -> Iterator[Finding]:
    for kind, (start, end) in find_numbers(fold(text), said):
        yield Finding(Private[kind.name], start, end, _with_lead(said, clauses, start), end)


def _with_lead(said: Sequence[Word], clauses: Sequence[_Clause], start: int) -> int:
    """Return where the words begin that lead to the number and say nothing else: "mijn nummer is 0470…"."""
    place = bisect_right(said, start, key=lambda word: word.end)
    first = place
    while first and said[first - 1].text in LEADING_TO_NUMBERS | JOINING and clauses[first - 1] == clauses[place - 1]:
        first -= 1
    if first < place and first == clauses[place - 1].first:
        return said[first].start
    named = place and said[place - 1].text in NUMBER_NAMES and clauses[place - 1].first < place - 1
    return said[place - 1].start if named else start


def _houses(text: str, said: tuple[Word, ...], clauses: Sequence[_Clause]) -> Iterator[Finding]:
    for street in find_streets(text, said):
        if not street.has_number:
            continue
        cut_start, cut_end = said[street.number].start, said[street.number_end - 1].end
        if street.first == street.end:
            lead = _with_lead(said, clauses, cut_start)
            yield Finding(Private.HOUSE_NUMBER, cut_start, cut_end, lead, cut_end)
        else:
            start, end = min(cut_start, said[street.first].start), max(cut_end, said[street.end - 1].end)
            yield Finding(Private.HOUSE_NUMBER, start, end, cut_start, cut_end)


def _phrases(text: str, said: tuple[Word, ...], clauses: Sequence[_Clause]) -> Iterator[Finding]:
    hits = list(_PHRASES.find(said))
    covered = {kind: _places(hit for hit in hits if hit.kind is kind) for kind in (None, Private.HEALTH)}
    says_more: dict[_Clause, bool] = {}
    for hit in hits:
        if hit.kind is None or not covered[None].isdisjoint(range(hit.first, hit.end)):
            continue
        clause = _Clause(clauses[hit.first].first, clauses[hit.end - 1].end)
        if hit.kind is Private.HEALTH and clause not in says_more:
            others = (said[place].text for place in range(clause.first, clause.end) if place not in covered[hit.kind])
            says_more[clause] = _is_worth_keeping(" ".join(others))
        first, end = clause.first, clause.end
        if says_more.get(clause) and hit.kind is Private.HEALTH:
            first, end = _with_small_words(said, first, hit.first), hit.end
        yield Finding(hit.kind, said[hit.first].start, said[hit.end - 1].end, said[first].start, said[end - 1].end)


def _places(hits: Iterable[Hit[Private | None]]) -> set[int]:
    return {place for hit in hits for place in range(hit.first, hit.end)}


def _is_worth_keeping(others: str) -> bool:
    return spoken_need(others) is not None or any(character.isdecimal() for character in others)


def _with_small_words(said: Sequence[Word], earliest: int, first: int) -> int:
    while first > earliest and said[first - 1].text in LEADING_TO_ILLNESS:
        first -= 1
    return first
