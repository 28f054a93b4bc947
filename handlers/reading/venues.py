"""Whether a place is one where everybody may come, or may be somebody's home; in doubt it is a home."""

from __future__ import annotations

from typing import Final

from handlers.reading.phrases import words_in
from handlers.reading.plain import words
from handlers.reading.streets import find_streets
from handlers.reading.venues_words import HOMES, VENUES

_VENUES: Final = words_in(VENUES)
_HOMES: Final = words_in(HOMES)
_SQUARES: Final = ("markt", "plein", "platz", "square")
"""Without a house number a square is nobody's home."""
_ENDS: Final = ("zaal", "saal", "centrum", "zentrum", "bibliotheek")


def is_public_place(text: str) -> bool:
    """Tell whether a place is named where everybody may come: "Buurthuis, Kerkstraat 1", never "Kerkstraat 1"."""
    said = words(text)
    if any(word.text in _HOMES for word in said):
        return False
    streets = tuple(find_streets(text, said))
    if any(said[street.end - 1].text.endswith(_SQUARES) and not street.has_number for street in streets if street.end):
        return True
    in_streets = {place for street in streets for place in range(street.first, street.end)}
    beside = (word.text for place, word in enumerate(said) if place not in in_streets)
    return any(word in _VENUES or word.endswith(_ENDS) for word in beside)
