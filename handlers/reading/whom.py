"""For whom something is, in somebody's words: the name alone."""

from __future__ import annotations

from typing import Final

from handlers.reading.answers import is_only_an_answer, is_unsure
from handlers.reading.phrases import book_of, words_in
from handlers.reading.plain import bare, one_line
from handlers.reading.whom_words import BEFORE_A_NAME, NO_NAME

NAME_GRAPHEMES: Final = 30
_NO_NAME: Final = book_of(NO_NAME)
_BEFORE_A_NAME: Final = words_in(BEFORE_A_NAME)


def first_name(text: str) -> str:
    """Return what stands before the first comma, bracket or digit, at most three words; "not yet" is no name."""
    if is_unsure(text) or is_only_an_answer(text) or any(_NO_NAME.find(text)):
        return ""
    name = one_line(text, 200)
    for cut, character in enumerate(name):
        if character in ",;(:.!?" or character.isdecimal():
            name = name[:cut]
            break
    said = name.split()
    while len(said) > 1 and bare(said[0]) in _BEFORE_A_NAME:
        said.pop(0)
    return one_line(" ".join(said[:3]), NAME_GRAPHEMES)
