"""Words of somebody's own that others will read: not too long, without names, and hiding nothing private."""

from __future__ import annotations

from typing import Final

from handlers.reading.hidden import hides_something
from handlers.reading.others_names import keeps_a_name, without_names
from handlers.reading.plain import clean
from handlers.reading.privacy import without_private
from handlers.text import Text, _

COULD_TELL: Final = _(
    "Something in it could tell who it is about, and I cannot take it out. Write it again, without that."
)


def tidied(words: str, most: int, *, cut: bool = False) -> str | Text:
    """Return the words without what is private in them, or why they cannot be taken; *cut*: they came in shortened."""
    said = clean(words).strip()
    if len(said) > most or cut:
        return _("That is too long. Send at most {n} letters.", n=most)
    tidy = without_names(without_private(said)).strip()
    return COULD_TELL if hides_something(said, tidy) or keeps_a_name(said, tidy) else tidy


def as_written(words: str, most: int, *, cut: bool = False) -> str | Text:
    """Return the words as they are, or why they cannot be taken: also when something private stands in them."""
    tidy = tidied(words, most, cut=cut)
    return COULD_TELL if isinstance(tidy, str) and tidy != clean(words).strip() else tidy
