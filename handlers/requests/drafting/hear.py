"""What the words of a request mean: help, moment, street, contact, and what neighbours may read."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from handlers.reading.hearing_when import WhenHeard, hear_when
from handlers.reading.others_names import names_somebody, without_names
from handlers.reading.phrases import words_in
from handlers.reading.place_words import BESIDE_A_NAME, NO_PLACE, PEOPLE
from handlers.reading.plain import clean, one_line, words
from handlers.reading.privacy import Private, find_private, needs_review, spoken_need, street_of, without_private
from handlers.requests.drafting.hear_contact import NOTE_GRAPHEMES, hear_contact
from handlers.requests.drafting.titles import is_only_a_moment, public_line, street_said, title_of, without_street
from handlers.requests.nouns import Category

__all__ = [
    "NOTE_GRAPHEMES",
    "Understood",
    "hear",
    "hear_contact",
    "public_line",
    "street_of_words",
    "title_of",
]

STREET_GRAPHEMES = 40
_PEOPLE = words_in(PEOPLE)
MOST_HELPERS = 20
_NO_PLACE = words_in(NO_PLACE)
BESIDE = words_in(BESIDE_A_NAME)


@dataclass(frozen=True, slots=True)
class Understood(WhenHeard):
    """What was understood of free words, the moment among it.

    ``line`` is everything that neighbours may read, for when there is no ``title`` and no kind of help.
    """

    category: Category | None = None
    title: str = ""
    line: str = ""
    street: str = ""
    where: str = ""
    phone: str = ""
    helpers: int = 0
    review: str = ""
    is_private: bool = False
    is_only_a_moment: bool = False


def hear(text: str, now_local: datetime, language: str) -> Understood:
    """Read everything there is in a person's words; what is not there stays empty."""
    said = clean(text)
    if not said:
        return Understood()
    date = hear_when(said, now_local, language)
    need = spoken_need(said)
    review = needs_review(said)
    contact = hear_contact(said, "")
    has_house = any(finding.kind is Private.HOUSE_NUMBER for finding in find_private(said))
    place = street_said(said)
    return Understood(
        category=Category(need) if need else None,
        title=title_of(said, now_local, language),
        line=_line(said, now_local, language),
        when=date.when,
        options=date.options,
        doubts=date.doubts,
        question=date.question,
        street=street_of_words(said[slice(*place)] if place else said) if has_house or place else "",
        where=contact.where if has_house else "",
        phone=contact.phone,
        helpers=hear_helpers(said),
        review=review.value if review else "",
        is_private=bool(find_private(said)) or names_somebody(said),
        is_only_a_moment=bool(date.when or date.options) and is_only_a_moment(said, now_local, language),
    )


def _line(said: str, now_local: datetime, language: str) -> str:
    """Return what neighbours may read; nothing when only a moment and a street are left of it."""
    line = public_line(said)
    return "" if is_only_a_moment(without_street(line), now_local, language) else line


# --- who and where ----------------------------------------------------------------------------------------------


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


def hear_helpers(text: str) -> int:
    """Return how many neighbours are asked for ("with 3 people"); 0 when that is not said."""
    said = words(text)
    for number, people in pairwise(said):
        if number.text.isdecimal() and people.text in _PEOPLE and 0 < int(number.text[:3]) <= MOST_HELPERS:
            return int(number.text[:3])
    return 0


def has_letters(text: str) -> bool:
    """Tell whether there is a word in it, and not numbers and signs alone."""
    return sum(character.isalpha() for character in text) > 1
