"""Whether a place is one where everybody may come, or may be somebody's home; in doubt it is a home."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from handlers.reading.phrases import words_in
from handlers.reading.plain import Word, words
from handlers.reading.streets import Street, find_streets
from handlers.reading.venues_words import BESIDE, HOMES, VENUES

_VENUES: Final = words_in(VENUES)
_HOMES: Final = words_in(HOMES)
_BESIDE: Final = words_in(BESIDE)
_SQUARES: Final = ("markt", "plein", "platz", "square")
"""Without a house number a square is nobody's home."""
_ENDS: Final = ("zaal", "saal", "centrum", "zentrum", "bibliotheek")
_ROOMS: Final = ("zaal", "zaaltje", "saal", "salle", "lokaal", "hall")
"""A number behind one of these is that of a room."""
_PART: Final = re.compile(r"(?:[^,;:()|/\u2013\u2014\u00b7-]|(?<=\w)[-/](?=\w))+")
_BOX: Final = ("bus", "bte", "boite", "box")
_NUMBER: Final = re.compile(r"\d{1,3}([a-z]|bis|ter)?")
_NO_HOUSE: Final = ("u", "h", "e", "x")


def is_public_place(text: str) -> bool:
    """Tell whether a place is named where everybody may come: "Buurthuis, Kerkstraat 1", never "Kerkstraat 1".

    What stands behind an address or behind a word as "naast" is only near it: "Kerkstraat 1, naast de school".
    """
    said = words(text)
    if any(word.text in _HOMES for word in said):
        return False
    streets = tuple(find_streets(text, said))
    addresses = tuple(_addresses(text, said, streets))
    if not addresses and any(street.end and said[street.end - 1].text.endswith(_SQUARES) for street in streets):
        return not any(word.text in _BESIDE for word in said)
    address = min(addresses, default=len(said))
    beside = min((place for place, word in enumerate(said) if word.text in _BESIDE), default=len(said))
    if beside < address < len(said):
        return False
    in_streets = {place for street in streets for place in range(street.first, street.end)}
    before = (word.text for place, word in enumerate(said[: min(address, beside)]) if place not in in_streets)
    return any(word in _VENUES or word.endswith(_ENDS) for word in before)


def may_be_home(where: str) -> bool:
    """Tell whether what says where something is may be somebody's home: by such a word, or by a house number."""
    said = words(where)
    has_address = any(True for _address in _addresses(where, said, tuple(find_streets(where, said))))
    return any(word.text in _HOMES for word in said) or (has_address and not is_public_place(where))


def without_address(title: str) -> str:
    """Leave out the parts of a title, between commas and the like, that an address stands in."""
    said = words(title)
    spans = [(said[first].start, said[last].end) for first, last in _named_in_title(title, said)]
    parts = [part.span() for part in _PART.finditer(title)]
    kept = [part for part in parts if not any(start < part[1] and part[0] < end for start, end in spans)]
    if len(kept) == len(parts):
        return title
    return ", ".join(left for start, end in kept if (left := title[start:end].strip()))


def _named_in_title(text: str, said: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Find the first and the last word of each address; other numbers of a title say something else: "Bingo 50"."""
    for street in find_streets(text, said):
        if street.has_number:
            yield min(street.first, street.number), max(street.end, street.number_end) - 1
    for place, word in enumerate(said[:-1]):
        number = place + 1 + (said[place + 1].text in _BOX)
        is_square = word.text in _SQUARES or (number > place + 1 and word.text.endswith(_SQUARES))
        if is_square and number < len(said) and _may_be_house(said, number):
            yield place, number


def _addresses(text: str, said: tuple[Word, ...], streets: tuple[Street, ...]) -> Iterator[int]:
    """Find where each address begins; of a number with no street that we know, all of its part up to a comma."""
    for street in streets:
        if street.has_number:
            yield min(street.first, street.number)
    known = {place for street in streets for place in range(street.number, street.number_end)}
    for place, word in enumerate(said):
        if place not in known and _may_be_house(said, place):
            part = text.rfind(",", 0, word.start)
            yield next(first for first, one in enumerate(said) if one.start > part)


def _may_be_house(said: tuple[Word, ...], place: int) -> bool:
    number = said[place].text
    is_room = place > 0 and said[place - 1].text.endswith(_ROOMS)
    return bool(_NUMBER.fullmatch(number)) and not number.endswith(_NO_HOUSE) and not is_room
