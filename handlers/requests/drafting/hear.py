"""What the words of a request mean: help, moment, street, contact, and what neighbours may read."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from handlers.reading.dates.hearing import WhenHeard, hear_when
from handlers.reading.others_names import names_somebody
from handlers.reading.phrases import words_in
from handlers.reading.place_words import PEOPLE
from handlers.reading.plain import clean, words
from handlers.reading.privacy import Private, find_private, needs_review, spoken_need
from handlers.reading.street_said import street_of_words
from handlers.requests.drafting.hear_contact import NOTE_GRAPHEMES, hear_contact
from handlers.requests.drafting.titles import is_only_a_moment, public_line, street_said, title_of, without_street
from handlers.requests.nouns import Category

__all__ = [
    "NOTE_GRAPHEMES",
    "Understood",
    "hear",
    "hear_contact",
    "public_line",
    "title_of",
]

_PEOPLE = words_in(PEOPLE)
MOST_HELPERS = 20


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
