"""The street in somebody's words, for a text that others read."""

from __future__ import annotations

from typing import Final

from handlers.reading.others_names import names_somebody, without_names
from handlers.reading.phrases import words_in
from handlers.reading.place_words import BESIDE_A_NAME, NO_PLACE
from handlers.reading.plain import one_line, words
from handlers.reading.privacy import street_of, without_private

STREET_GRAPHEMES: Final = 40
BESIDE: Final = words_in(BESIDE_A_NAME)
_NO_PLACE: Final = words_in(NO_PLACE)


def street_of_words(text: str) -> str:
    """Return the street for the public text: without names or digits unless it is a street's own, never over a line.

    Empty when the words name no place at all: "at my place", "the same street", "at Jeanne's".
    """
    street = street_of(text)
    said = without_private(street if street else without_names(text))
    if street:
        return one_line(said, STREET_GRAPHEMES).strip(" ,.;")
    if any(word.text in _NO_PLACE for word in words(said)) or names_only(text):
        return ""
    kept = [word for word in said.split() if not any(letter.isdigit() for letter in word)]
    return one_line(" ".join(kept), STREET_GRAPHEMES).strip(" ,.;")


def names_only(text: str) -> bool:
    """Tell whether nothing of a place is left when the names are left out."""
    return names_somebody(text) and all(word.text in BESIDE for word in words(without_names(text)))
